"""The pages for frames on other sites: one below ``indlejr/`` for each quiz and instrument that stands on a page."""

from pathlib import Path

from lxml import html

from macros.check import read_pages
from macros.organisation import read_organisation
from macros.view.embed import FOLDER, embeds, shown_on
from scripts.postbuild.content import content
from scripts.shell import ROOT

OFFER = "genbrug/indlejr"


def add_embeds(site: Path, root: Path = ROOT) -> list[str]:
    """Write the pages; a site without the page that offers them has none.

    They come after the search index, which leaves them out.
    """
    if not (site / OFFER / "index.html").is_file():
        return []
    library, pages = content(root), read_pages(root)
    canonical = {page.path: _canonical(site, page.path) for page in shown_on(library, pages).values()}
    for name, text in embeds(library, pages, read_organisation(root), canonical).items():
        path = site / FOLDER / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return []


def _canonical(site: Path, page: str) -> str:
    """Return the whole address of a page, as the built page itself gives it."""
    folder = page.removesuffix(".md").removesuffix("index")
    tree = html.document_fromstring((site / folder / "index.html").read_bytes())
    [address] = [str(link.get("href")) for link in tree.iterfind(".//link[@rel='canonical']")]
    return address
