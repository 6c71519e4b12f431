"""A quiz or an instrument as a page without the site's frame, to stand in a frame on another site; and its offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from lxml import html
from markupsafe import Markup

from macros.dates import danish_date
from macros.labels.export import EMBED
from macros.load import AnyModel, Library
from macros.organisation import Organisation
from macros.pages import Page
from macros.places import address
from macros.view.assets import assets_of
from macros.view.render import Renderer
from macros.view.templating import ENVIRONMENT

FOLDER = "indlejr"
"""Below it lie the pages that any site may frame; everything else may be framed by none."""
_HOME = "../../"
_SHOWN_BY = ("quiz", "instrument")


def shown_on(library: Library, pages: Iterable[Page]) -> dict[str, Page]:
    """Return the quizzes and instruments that stand on a page, by id in the order of the pages, each with the first."""
    found: dict[str, Page] = {}
    for page in pages:
        for call in page.calls:
            for name in call.arguments if call.name in _SHOWN_BY else ():
                if name in library.contents:
                    found.setdefault(name, page)
    return found


def offers(library: Library, pages: Iterable[Page], site_url: str, below: Callable[[str], str]) -> Markup:
    """Return the list of all frames with the text to copy.

    `site_url` ends in a slash; `below` turns a place below it into an address that works on the page of the list.
    """
    listed = [
        (library.contents[name], f"{FOLDER}/{name}/", address(page.path)[0], page.front.get("title", ""))
        for name, page in shown_on(library, pages).items()
    ]
    return Markup(
        ENVIRONMENT.get_template("embed_offers.html").render(offers=listed, words=EMBED, site_url=site_url, below=below)
    )


def embeds(
    library: Library, pages: list[Page], organisation: Organisation, canonical: Mapping[str, str]
) -> dict[str, str]:
    """Return the HTML of every frame by the id of its content; `canonical` gives the whole address of a page in docs/."""
    titles = {page.path: str(page.front.get("title", page.path)) for page in pages}
    renderer = Renderer(library, _link, lambda target: titles.get(target, target))
    made = {}
    for name, page in shown_on(library, pages).items():
        content = library.contents[name]
        made[name] = ENVIRONMENT.get_template("embed.html").render(
            content=content,
            assets=assets_of(content),
            fragment=_outward(_fragment(renderer, content)),
            canonical=canonical[page.path],
            page=_link(page.path),
            page_title=titles[page.path],
            reviewed=danish_date(content.reviewed),
            organisation=organisation,
            home=_HOME,
            words=EMBED,
        )
    return made


def _fragment(renderer: Renderer, content: AnyModel) -> Markup:
    return renderer.quiz(content) if content.kind == "quiz" else renderer.instrument(content)


def _outward(fragment: Markup) -> Markup:
    """Let links to other pages open beside the frame: the pages themselves refuse to be framed."""
    tree = html.fragment_fromstring(str(fragment))
    for link in tree.iter("a"):
        if not (link.get("href") or "#").startswith("#"):
            link.set("target", "_blank")
            link.set("rel", "noopener")
    return Markup(html.tostring(tree, encoding="unicode"))


def _link(target: str) -> str:
    return _HOME + "".join(address(target))
