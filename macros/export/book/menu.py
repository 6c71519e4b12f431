"""The reader's path through the site, as the menu on every page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from lxml import html

from macros.export.webpage import Element

_ANY_PAGE = "haandbog/"


@dataclass(frozen=True)
class Group:
    """Pages under one heading of the menu; the pages straight below a section stand in a group without a title."""

    title: str
    addresses: tuple[str, ...]


def read_menu(site: Path) -> dict[str, tuple[Group, ...]]:
    """Return the groups of every section of the built site, by the section's title and in the order of the menu."""
    source = (site / _ANY_PAGE / "index.html").read_bytes()
    document: Element = html.document_fromstring(source, parser=html.HTMLParser(encoding="utf-8"))
    sections: dict[str, tuple[Group, ...]] = {}
    for section in document.xpath("//nav[@id='menu']/ul/li/details"):
        groups = [_group(entry) for entry in section.xpath("ul/li")]
        sections[" ".join(section.findtext("summary", "").split())] = tuple(groups)
    return sections


def _group(entry: Element) -> Group:
    title = "".join(entry.xpath("span[@class='group']/text()")).strip()
    return Group(title, tuple(urljoin(f"/{_ANY_PAGE}", href)[1:] for href in entry.xpath(".//a/@href")))
