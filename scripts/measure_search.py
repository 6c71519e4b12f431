"""Measure how often the search answers: every question of tests/search/queries.yml, asked on a built site."""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.node_packages import NODE
from scripts.shell import ROOT, fail, run, say

QUERIES = ROOT / "tests" / "search" / "queries.yml"
RUNNER = Path(__file__).with_suffix(".mjs")
ORIGINS = ("reader", "author", "fresh", "role")


@dataclass(frozen=True)
class Query:
    """What a person types, the pages that answer it, what is to stand above them."""

    text: str
    origin: str
    pages: tuple[str, ...]
    tasks: tuple[str, ...] | None
    """Any of these tasks; none of all when empty; not looked at when not given."""
    faqs: tuple[str, ...] | None
    """Any of these short answers; none of all when empty; not looked at when not given."""
    term: str | None


@dataclass(frozen=True)
class Outcome:
    """A question with what the search answered, best first."""

    query: Query
    pages: tuple[str, ...]
    tasks: tuple[str, ...]
    faqs: tuple[str, ...]
    term: str | None

    @property
    def place(self) -> int:
        """The place of the first answer, from 1; 0 when there is none. A short answer stands above the first page."""
        if set(self.query.faqs or ()) & set(self.faqs):
            return 1
        return next((place for place, page in enumerate(self.pages, 1) if page in self.query.pages), 0)

    @property
    def direct(self) -> bool:
        """Whether what is to stand above the results stands there, and nothing where nothing may."""
        tasks, faqs = _as_wanted(self.query.tasks, self.tasks), _as_wanted(self.query.faqs, self.faqs)
        return tasks and faqs and self.query.term in (None, self.term)


def _as_wanted(wanted: Sequence[str] | None, found: Sequence[str]) -> bool:
    return wanted is None or (bool(set(wanted) & set(found)) if wanted else not found)


def read_queries(path: Path = QUERIES) -> list[Query]:
    """Return the questions of the file."""
    from macros.source import read

    source = read(path, path.name)
    if source.problems:
        raise fail("Spørgsmålene kunne ikke læses.", "\n".join(map(str, source.problems)))
    return [
        Query(
            text=str(one["q"]),
            origin=one["origin"],
            pages=tuple(one.get("pages", ())),
            tasks=tuple(one["tasks"]) if "tasks" in one else None,
            faqs=tuple(one["svar"]) if "svar" in one else None,
            term=one.get("term"),
        )
        for one in source.data
    ]


def measure(site: Path, queries: Sequence[Query]) -> list[Outcome]:
    """Ask every question on the built site with the modules that run in the browser; ends with a sentence on failure."""
    with tempfile.TemporaryDirectory() as folder:
        questions, out = Path(folder) / "questions.json", Path(folder) / "answers.json"
        questions.write_text(json.dumps([query.text for query in queries]), encoding="utf-8")
        done = run([sys.executable, "-c", NODE, RUNNER, site.resolve(), questions, out])
        if done.returncode != 0 or not out.is_file():
            raise fail("Søgningen kunne ikke måles: er siden bygget?", done.stdout)
        answers = json.loads(out.read_text(encoding="utf-8"))
    return [
        Outcome(query, tuple(answer["pages"]), tuple(answer["tasks"]), tuple(answer["faqs"]), answer["term"])
        for query, answer in zip(queries, answers, strict=True)
    ]


def success(outcomes: Sequence[Outcome], places: int) -> float:
    """Return the share of questions with an answer among the first places."""
    return sum(0 < outcome.place <= places for outcome in outcomes) / len(outcomes) if outcomes else 0.0


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Mål, hvor tit søgningen svarer rigtigt, på en bygget side.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="den byggede side (standard: site)")
    parser.add_argument(
        "--all", action="store_true", help="vis hvert spørgsmål, ikke kun dem uden svar blandt de tre første"
    )
    arguments = parser.parse_args()
    outcomes = measure(arguments.site, read_queries())
    for outcome in outcomes:
        if arguments.all or not 0 < outcome.place <= 3:
            say(f"{outcome.place or '-'}  {outcome.query.text}  →  {', '.join(outcome.pages[:3])}")
    for name in (*ORIGINS, "alle"):
        some = [outcome for outcome in outcomes if name in (outcome.query.origin, "alle")]
        say(f"{name}: {len(some)} spørgsmål, success@1 {success(some, 1):.1%}, success@3 {success(some, 3):.1%}")
    for wanted, said in ((True, "ventede"), (False, "steder, hvor intet må stå")):
        asked = [one for one in outcomes if one.query.tasks is not None and bool(one.query.tasks) is wanted]
        say(f"direkte svar: {sum(outcome.direct for outcome in asked)} af {len(asked)} {said}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
