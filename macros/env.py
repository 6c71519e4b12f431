"""The only file that knows MkDocs: makes the content available to pages as macros."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)] if str(ROOT) not in sys.path else []
for name in [name for name in sys.modules if name.startswith("macros.")]:
    del sys.modules[name]  # edits to the package show at once while serving

from mkdocs.utils import get_relative_url  # noqa: E402

from macros import drawings, labels  # noqa: E402
from macros.check import read_pages  # noqa: E402
from macros.gallery import load_gallery  # noqa: E402
from macros.load import WALK_FILE, load  # noqa: E402
from macros.model import Quiz  # noqa: E402
from macros.organisation import read_organisation  # noqa: E402
from macros.pages import Page  # noqa: E402
from macros.problems import did_you_mean  # noqa: E402
from macros.round import RoundRenderer  # noqa: E402
from macros.site import Site  # noqa: E402
from macros.usage import cited_provisions  # noqa: E402

DAYCARE_ACT = "Dagtilbudsloven"
EVERYDAY = frozenset(("single", "multiple", "true_false"))


class ContentError(Exception):
    """Content that cannot be shown; the message is for the author."""


def define_env(env: Any) -> None:
    """Register the macros; called by mkdocs-macros once for each build."""
    library, pages = load(ROOT), read_pages(ROOT)
    if problems := [*library.problems, *(problem for page in pages for problem in page.problems)]:
        raise SystemExit("\n".join(map(str, problems)))
    organisation = read_organisation(ROOT)
    pages_by_file = {page.file.removeprefix("docs/"): page for page in pages}
    cited_on: dict[str, set[str]] = {}

    def title(target: str) -> str:
        page = pages_by_file.get(target)
        return str(page.front.get("title", target)) if page else target

    def link(target: str) -> str:
        page, _, anchor = target.partition("#")
        address = page.removesuffix(".md").removesuffix("index").rstrip("/")
        here = get_relative_url(f"{address}/" if address else ".", env.page.url)
        return here + (f"#{quote(anchor)}" if anchor else "")

    def renderer() -> RoundRenderer:
        return RoundRenderer(library, link, title)

    def find(kind: str, content_id: str, known: dict[str, Any]) -> Any:
        if content_id not in known:
            where = f"docs/{env.page.file.src_uri}"
            raise ContentError(f'{where}: {kind}("{content_id}") findes ikke.{did_you_mean(content_id, known)}')
        return known[content_id]

    quizzes = {quiz.id: quiz for quiz in library.quizzes}
    instruments = {instrument.id: instrument for instrument in library.instruments}

    def needs(*modules: str, kind: str = "modules") -> None:
        env.page.meta.setdefault(kind, [])
        env.page.meta[kind] += [module for module in modules if module not in env.page.meta[kind]]

    def quiz(content_id: str) -> str:
        needs("quiz")
        found: Quiz = find("quiz", content_id, quizzes)
        if found.types - EVERYDAY:
            needs("quiz", kind="styles")
        return str(renderer().quiz(found))

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

    def instrument(content_id: str) -> str:
        found = find("instrument", content_id, instruments)
        needs(found.kind)
        needs("survey", kind="styles")
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
        named = cited_on.setdefault(env.page.file.src_uri, set())
        laws = {source.act for source in sources if source.kind == "law"}
        # The law that most of a page is about is named once; the others by their whole title each time.
        text = renderer().citation(sources, named & {DAYCARE_ACT}, full=bool(laws) and not named)
        named |= laws
        return str(text)

    def kilder() -> str:
        page = pages_by_file[env.page.file.src_uri]
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
        return get_relative_url(file, env.page.url)

    def indhold(section: str) -> str:
        here = env.page.file.src_uri
        groups: list[tuple[str, list[Page]]] = [("", [])]
        for entry in next(entry[section] for entry in env.conf["nav"] if isinstance(entry, dict) and section in entry):
            if isinstance(entry, dict):
                groups += [(heading, [pages_by_file[path] for path in paths]) for heading, paths in entry.items()]
            elif entry != here:
                groups[0][1].append(pages_by_file[entry])
        return str(renderer().contents([group for group in groups if group[1]]))

    def kilderegister() -> str:
        return str(renderer().register())

    def lovregister() -> str:
        return str(renderer().law_register(cited_provisions(Site(library, pages))))

    def runde() -> str:
        return on_round_page("chair", renderer().chair())

    def rundesvar() -> str:
        return on_round_page("respond", renderer().answer())

    def runderapport() -> str:
        return on_round_page("shared", renderer().report())

    def aarshjul() -> str:
        return on_round_page("year", renderer().year())

    def on_round_page(module: str, fragment: str) -> str:
        needs(f"round/{module}")
        needs("survey", "round", kind="styles")
        return str(fragment)

    for macro in (
        galleri,
        genopfrisk,
        mine_svar,
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
        lovregister,
        nyt,
        indhold,
        runde,
        rundesvar,
        runderapport,
        aarshjul,
    ):
        named: Callable[..., str] = macro
        env.macro(named)
    env.variables["udgiver"] = organisation.name
    env.variables["organisation"] = organisation
    env.conf["extra"]["organisation"] = organisation
