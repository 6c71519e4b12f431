"""The only file that knows the site engine: makes the content available to pages as macros, and tells the templates.

MkDocs registers the macros once for each build and says when a page begins; Zensical registers them anew for every page.
Neither hands our objects to its templates, so what those are told stands in the page's metadata, as plain data.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)] if str(ROOT) not in sys.path else []

from macros import labels  # noqa: E402
from macros.authoring.fields import MODELS  # noqa: E402
from macros.authoring.guide import load_examples  # noqa: E402
from macros.frame import frame  # noqa: E402
from macros.gallery import load_gallery  # noqa: E402
from macros.load import FAQ_FILE, GLOSSARY_FILE, WALK_FILE  # noqa: E402
from macros.model import Quiz  # noqa: E402
from macros.pages import Page  # noqa: E402
from macros.places import address, relative  # noqa: E402
from macros.problems import did_you_mean  # noqa: E402
from macros.publication import publication  # noqa: E402
from macros.site import Site  # noqa: E402
from macros.usage import cited_provisions  # noqa: E402
from macros.view import drawings  # noqa: E402
from macros.view.assets import assets_of  # noqa: E402
from macros.view.course import CourseRenderer  # noqa: E402
from macros.view.download import offer  # noqa: E402
from macros.view.editors import EditorsRenderer  # noqa: E402
from macros.view.embed import offers  # noqa: E402
from macros.view.faq import FaqRenderer  # noqa: E402
from macros.view.glossary import GlossaryRenderer  # noqa: E402
from macros.view.guide import GuideRenderer  # noqa: E402
from macros.view.round import RoundRenderer  # noqa: E402

DAYCARE_ACT = "Dagtilbudsloven"
AS_WRITTEN = "as-written:"
"""Begins each address that macros write, until overrides/main.html takes it away: no engine shall mend what is right."""
LARGE = re.compile(r'<(?P<tag>\w+) class="[\w -]+"')


class ContentError(Exception):
    """Content that cannot be shown; the message is for the author."""


def define_env(env: Any) -> None:
    """Register the macros; called by the engine."""
    published = env.published = publication(ROOT)
    library, pages, course = published.library, published.pages, published.course
    cited_on: dict[str, set[str]] = {}
    if getattr(env, "page", None):
        on_pre_page_macros(env)

    def title(target: str) -> str:
        page = published.by_path.get(target)
        return str(page.front.get("title", target)) if page else target

    def link(target: str) -> str:
        below, anchor = address(target)
        return AS_WRITTEN + relative(below, env.page.url) + anchor

    def url(target: str) -> str:
        """Return the whole address of a page in docs/."""
        return str(env.conf["site_url"]) + "".join(address(target))

    def renderer() -> RoundRenderer:
        return RoundRenderer(library, link, title)

    def find(kind: str, content_id: str, known: dict[str, Any]) -> Any:
        if content_id not in known:
            where = f"docs/{path_of(env.page)}"
            raise ContentError(f'{where}: {kind}("{content_id}") findes ikke.{did_you_mean(content_id, known)}')
        return known[content_id]

    quizzes = {quiz.id: quiz for quiz in library.quizzes}
    instruments = {instrument.id: instrument for instrument in library.instruments}

    def needs(*modules: str, kind: str = "modules") -> None:
        env.page.meta.setdefault(kind, [])
        env.page.meta[kind] += [module for module in modules if module not in env.page.meta[kind]]

    def large(fragment: Any) -> str:
        """Leave an empty element where the template of the page puts the fragment: Markdown reads much HTML slowly.

        The engine then sees none of its ids, so this is only for what no page links into.
        """
        fragments = env.page.meta.setdefault("fragments", {})
        opening = LARGE.match(str(fragment))
        assert opening, "a fragment begins with an element that has a class"
        mark = f'{opening[0]} data-fragment="{len(fragments)}"></{opening["tag"]}>'
        fragments[mark] = str(fragment)
        return mark

    def quiz(content_id: str) -> str:
        found: Quiz = find("quiz", content_id, quizzes)
        needs(*assets_of(found).modules)
        needs(*assets_of(found).styles, kind="styles")
        return large(renderer().quiz(found))

    def galleri() -> str:
        """Show every kind of question in every state."""
        needs("quiz")
        needs("quiz", kind="styles")
        gallery = load_gallery(ROOT)
        if gallery.model is None or gallery.problems:
            raise ContentError("\n".join(map(str, gallery.problems)))
        shown = [(example, renderer().quiz(example.quiz(), example.preset())) for example in gallery.model.examples]
        return "\n\n".join(f"## {example.title}\n\n{example.shows}\n\n{fragment}" for example, fragment in shown)

    def genopfrisk() -> str:
        """Show the refresher: what is due of all quizzes."""
        needs("refresh")
        needs("quiz", kind="styles")
        shown_on = {
            name: page.path for page in pages for call in page.calls if call.name == "quiz" for name in call.arguments
        }
        listed = [(quiz, shown_on[quiz.id]) for quiz in library.quizzes if quiz.id in shown_on]
        return str(renderer().refresher(sorted(listed, key=lambda one: (one[0].module or 99, one[0].title))))

    def mine_svar() -> str:
        """Show what is kept in this browser, to save, to fetch and to delete."""
        needs("my-answers")
        needs("quiz", kind="styles")
        return str(renderer().kept([*library.quizzes, *library.instruments]))

    def offline() -> str:
        """Show what is kept of the site on this device, to keep, to renew and to remove."""
        needs("offline")
        return str(renderer().offline())

    def kursusvej() -> str:
        """Show the modules of the course as a path."""
        needs("course-path")
        needs("course", kind="styles")
        return str(CourseRenderer(library, link, title).path(course))

    def mit_forloeb() -> str:
        """Show how far the reader is in the course, with room for notes."""
        needs("course")
        needs("quiz", "course", kind="styles")
        return str(CourseRenderer(library, link, title).mine(course))

    def instrument(content_id: str) -> str:
        found = find("instrument", content_id, instruments)
        needs(*assets_of(found).modules)
        needs(*assets_of(found).styles, kind="styles")
        return str(renderer().instrument(found))

    def opgavetabel(content_id: str) -> str:
        needs("task-table")
        needs("task-table", kind="styles")
        return str(renderer().task_table(find("opgavetabel", content_id, instruments)))

    def opslag(content_id: str) -> str:
        needs("lookup")
        needs("lookup", kind="styles")
        return str(renderer().lookup(find("opslag", content_id, instruments)))

    def tegning(name: str) -> str:
        """Show a drawing of the site."""
        needs("drawing", kind="styles")
        find("tegning", name, dict.fromkeys(drawings.NAMES))
        return str(drawings.Drawings(library, link, title).drawing(name))

    def beslutningsvej(part: str = "") -> str:
        """Show the way to a decider: the questions and outcomes, or with "tegning" the drawing of them."""
        if library.walk is None or library.walk.model is None:
            raise ContentError(f"{WALK_FILE} findes ikke.")
        made = drawings.Drawings(library, link, title)
        needs("drawing", "walk", kind="styles")
        if part == "tegning":
            return str(made.flow(library.walk.model))
        needs("walk")
        return str(made.walk(library.walk.model))

    def kilde(*source_ids: str) -> str:
        sources = [find("kilde", source_id, library.sources) for source_id in source_ids]
        named = cited_on.setdefault(path_of(env.page), set())
        laws = {source.act for source in sources if source.kind == "law"}
        # The law that most of a page is about is named once; the others by their whole title each time.
        text = renderer().citation(sources, named & {DAYCARE_ACT}, full=bool(laws) and not named)
        named |= laws
        return str(text)

    def kilder() -> str:
        page = published.by_path[path_of(env.page)]
        sources = [library.sources[source] for source in page.cited()]
        return str(renderer().source_list(sources, page.reviewed))

    def nyt() -> str:
        changes = [(change, page.path, title(page.path)) for page in pages for change in page.changes]
        return str(renderer().news(sorted(changes, key=lambda change: change[0].date, reverse=True)[:30]))

    def hent(name: str, label: str = "") -> str:
        """Offer a template as Word and OpenDocument, or, with a label, a file of the templates under its whole name."""
        if label:
            return str(renderer().download([(asset(f"skabeloner/{name}"), label)]))
        find("hent", name, {Path(page).stem: page for page in library.pages if page.startswith("skabeloner/")})
        needs("fields", kind="scripts")
        needs("template", kind="styles")
        files = [(asset(f"skabeloner/{name}.{ending}"), labels.TEMPLATE[ending]) for ending in ("docx", "odt")]
        return str(renderer().download(files, labels.SHARED_FIELD))

    def asset(file: str) -> str:
        return AS_WRITTEN + relative(file, env.page.url)

    def indhold(section: str) -> str:
        here = path_of(env.page)
        groups: list[tuple[str, list[Page]]] = [("", [])]
        for entry in published.sections[section]:
            if isinstance(entry, dict):
                groups += [(heading, [published.by_path[path] for path in paths]) for heading, paths in entry.items()]
            elif entry != here:
                groups[0][1].append(published.by_path[entry])
        return str(renderer().contents([group for group in groups if group[1]]))

    def ordliste() -> str:
        """Show the glossary."""
        if library.glossary is None or library.glossary.model is None:
            raise ContentError(f"{GLOSSARY_FILE} findes ikke.")
        return str(GlossaryRenderer(library, link, title).glossary(library.glossary.model, url(path_of(env.page))))

    def korte_svar() -> str:
        """Show the short answers."""
        needs("faq", kind="styles")
        if library.faq is None or library.faq.model is None:
            raise ContentError(f"{FAQ_FILE} findes ikke.")
        return str(FaqRenderer(library, link, title).faq(library.faq.model, url(path_of(env.page))))

    def felter(*names: str) -> str:
        """Show the fields of parts of the model, by the names of their classes."""
        needs("guide", kind="styles")
        return "\n".join(guide().fields(find("felter", name, dict(MODELS)).__name__) for name in names)

    def eksempel(name: str) -> str:
        """Show an example of the guide, and what the checks say about its faulty twin."""
        needs("guide", kind="styles")
        examples = load_examples(ROOT)
        if examples.model is None or examples.problems:
            raise ContentError("\n".join(map(str, examples.problems)))
        example = find("eksempel", name, {one.id: one for one in examples.model.examples})
        try:
            return str(guide().example(example))
        except ValueError as error:
            raise ContentError(str(error)) from None

    def ordvalg() -> str:
        """Show which words we write, and which we do not."""
        if library.glossary is None or library.glossary.model is None:
            raise ContentError(f"{GLOSSARY_FILE} findes ikke.")
        return str(guide().word_choices(library.glossary.model))

    def redaktionens_liste() -> str:
        """Show what nobody qualified has checked, and when everything is to be gone through again."""
        return str(EditorsRenderer(library, link, title).work_list(Site(library, pages)))

    def guide() -> GuideRenderer:
        return GuideRenderer(library, link, title)

    def kilderegister() -> str:
        return str(renderer().register())

    def lovregister() -> str:
        return str(renderer().law_register(cited_provisions(Site(library, pages))))

    def eksport(name: str) -> str:
        """Offer a format that the content can be taken away in; the build adds the files."""
        from macros.export.formats import FORMATS  # the libraries that write them are slow to load

        needs("download", kind="styles")
        return offer(find("eksport", name, {one.name: one for one in FORMATS}))

    def indlejringer() -> str:
        """Offer every quiz and instrument as a frame for another site."""
        needs("copy", kind="scripts")
        needs("download", kind="styles")
        return str(offers(library, pages, env.conf["site_url"], asset))

    def runde() -> str:
        return on_round_page("chair", renderer().chair())

    def rundesvar() -> str:
        return on_round_page("respond", renderer().answer())

    def runderapport() -> str:
        return on_round_page("shared", renderer().report())

    def aarshjul() -> str:
        needs("round-papers", kind="styles")
        return on_round_page("year", renderer().year())

    def on_round_page(module: str, fragment: str) -> str:
        needs(f"round/{module}")
        needs("survey", "round", kind="styles")
        return str(fragment)

    for macro in (
        galleri,
        genopfrisk,
        mine_svar,
        offline,
        kursusvej,
        mit_forloeb,
        quiz,
        hent,
        instrument,
        opgavetabel,
        opslag,
        tegning,
        beslutningsvej,
        kilde,
        kilder,
        kilderegister,
        ordliste,
        korte_svar,
        felter,
        eksempel,
        ordvalg,
        redaktionens_liste,
        lovregister,
        nyt,
        indhold,
        eksport,
        indlejringer,
        runde,
        rundesvar,
        runderapport,
        aarshjul,
    ):
        named: Callable[..., str] = macro
        env.macro(named)

    env.variables["udgiver"] = published.organisation.name
    env.variables["organisation"] = published.organisation


def on_pre_page_macros(env: Any) -> None:
    """Tell the templates of a page what stands around its text; MkDocs calls this before the page's macros."""
    env.page.meta["frame"] = frame(env.published, path_of(env.page), env.conf["site_url"])


def path_of(page: Any) -> str:
    """Return the path in docs/ of a page of either engine: `haandbog/index.md`."""
    return str(page.file.src_uri if hasattr(page, "file") else page.path)
