"""The feed of news: what the page of news says, as Atom (RFC 4287) for feed readers."""

import zlib
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree, html

PAGE = "om/nyt/index.html"
FEED = "feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"


def add_feed(site: Path, _root: Path | None = None) -> list[str]:
    """Write ``feed.xml`` from the built page of news; a site without that page has no feed."""
    path = site / PAGE
    if not path.is_file():
        return []
    page = html.document_fromstring(path.read_bytes())
    [address] = [str(link.get("href")) for link in page.iterfind(".//link[@rel='canonical']")]
    home = urljoin(address, "../../")
    entries = list(page.iterfind(".//li[@data-change]"))
    feed = etree.Element(etree.QName(ATOM, "feed"), {f"{{{XML}}}lang": "da"}, nsmap={None: ATOM})  # type: ignore[dict-item]
    add(feed, "title", str(page.findtext(".//title")))
    add(feed, "id", address)
    add(feed, "updated", at_midnight(entries[0]) if entries else "1970-01-01T00:00:00Z")
    add(feed, "link", rel="self", href=urljoin(home, FEED))
    add(feed, "link", rel="alternate", href=address)
    add(add(feed, "author"), "name", str(page.xpath("string(//meta[@property='og:site_name']/@content)")))
    for item in entries:
        [link] = item.iterfind(".//a")
        entry = add(feed, "entry")
        target = urljoin(address, str(link.get("href")))
        add(entry, "title", "".join(map(str, link.itertext())))
        text = str(item.xpath("string(.//*[@class='change-text'])"))
        add(entry, "id", f"{target}#{item.get('data-change')}-{zlib.crc32(text.encode()):08x}")
        add(entry, "updated", at_midnight(item))
        add(entry, "link", rel="alternate", href=target)
        add(entry, "summary", text)
    etree.indent(feed)
    (site / FEED).write_bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8") + b"\n")
    return []


def at_midnight(item: html.HtmlElement) -> str:
    """Return the day of an entry as a time in the form Atom asks for."""
    return f"{item.get('data-change')}T00:00:00Z"


def add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """Append an element of the feed."""
    child = etree.SubElement(parent, etree.QName(ATOM, name), attributes)
    child.text = text
    return child
