"""The built site as the tests see it: its folder, its server, its pages."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html


@dataclass(frozen=True)
class Site:
    """A folder of built pages, served at `address`."""

    folder: Path
    address: str

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """Every page by its path, such as `haandbog/formanden/`; those for frames on other sites are not among them."""
        return {name: tree for name, tree in self.everything.items() if not name.startswith("indlejr/")}

    @cached_property
    def everything(self) -> dict[str, html.HtmlElement]:
        """Every page, those for frames on other sites (below `indlejr/`) too."""
        found = {}
        for path in sorted(self.folder.rglob("*.html")):
            name = path.relative_to(self.folder).as_posix().removesuffix("index.html")
            found[name] = html.document_fromstring(path.read_bytes())
        return found

    def links(self, page: str) -> Iterator[tuple[str, str]]:
        """Yield what a page points to as (path below the site, anchor); other origins are left out."""
        for element in self.everything[page].iter():
            for attribute in ("href", "src"):
                target = element.get(attribute)
                if target and not target.startswith(("mailto:", "data:")):
                    parts = urlsplit(urljoin(f"{self.address}/{page}", target))
                    if f"{parts.scheme}://{parts.netloc}" == self.address:
                        yield unquote(parts.path).lstrip("/"), unquote(parts.fragment)

    def gzipped(self, file: str) -> int:
        """Return the size of a file as it travels."""
        path = self.folder / file
        return len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes(), 9))
