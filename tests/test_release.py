"""The publisher's work list says what nobody qualified has checked, and the law register shows what each provision is used for."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from lxml import html as lxml_html

from macros.check import read_site
from macros.release import work_list
from macros.site import Site
from macros.usage import cited_provisions
from macros.view.render import Renderer

BASE = Path(__file__).with_name("faults") / "base"
TODAY = datetime.date(2026, 11, 22)
UNCHECKED = (
    "Ingen med juridisk baggrund har kontrolleret Dagtilbudsloven § 15, stk. 1 (dtl-15-1). "
    "Kontrollér, og skriv verified i kilderegistret."
)


def edited(folder: Path, file: str, old: str, new: str) -> Site:
    """Read a copy of the base in which one text is another."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return read_site(folder, TODAY)


def test_every_statement_of_law_is_listed_until_it_is_verified() -> None:
    assert [str(problem) for problem in work_list(read_site(BASE, TODAY))] == [
        f"docs/haandbog/side.md:9:1: {UNCHECKED}",
        f"docs/haandbog/side.md:17:1: {UNCHECKED}",
        f"docs/haandbog/side.md:19:1: {UNCHECKED}",
        f"docs/haandbog/side.md:20:1: {UNCHECKED}",
        f'docs/svar.yml:7:9: "princip-for-hjemmet": {UNCHECKED}',
        f'quizzes/proeve.yml:10:5: "hvem-ansaetter": {UNCHECKED}',
        f'quizzes/skema.yml:12:9: "principper": {UNCHECKED}',
        f'quizzes/skema.yml:32:9: "underret": {UNCHECKED}',
    ]


def test_what_is_verified_is_off_the_list(tmp_path: Path) -> None:
    verified = "seen: text\n    verified: {date: 2026-11-20, by: jurist i paraplyen}"
    assert work_list(edited(tmp_path, "docs/kilder/register.yml", "seen: text", verified)) == []


def test_an_overdue_review_is_listed(tmp_path: Path) -> None:
    site = edited(tmp_path, "quizzes/skala.yml", "reviewed: 2026-11-22", "reviewed: 2024-01-01")
    assert "quizzes/skala.yml:7:1: Sidst gennemgået 2024-01-01" in "\n".join(map(str, work_list(site)))


def test_guidance_counts_only_where_the_law_is_told(tmp_path: Path) -> None:
    site = edited(
        tmp_path,
        "docs/kilder/register.yml",
        "kind: law\n    act: Dagtilbudsloven\n    provision: § 15, stk. 1",
        "kind: guidance",
    )
    assert [problem.line for problem in work_list(site) if problem.file.endswith(".md")] == [17, 19, 20]


@pytest.mark.parametrize("verified", [False, True])
def test_the_law_register_leads_to_every_use(tmp_path: Path, verified: bool) -> None:
    new = "seen: text\n    verified: {date: 2026-11-20, by: jurist i paraplyen}" if verified else "seen: text"
    site = edited(tmp_path, "docs/kilder/register.yml", "seen: text", new)
    fragment = Renderer(site.library, lambda target: f"/{target}", lambda page: f"siden {page}").law_register(
        cited_provisions(site)
    )
    register = lxml_html.fragment_fromstring(fragment)
    (provision,) = register.cssselect(".source")
    assert provision.get("id") == "bestemmelse-dtl-15-1"
    assert [(link.get("href"), link.text_content()) for link in provision.cssselect("a")] == [
        ("/kilder/index.md#dtl-15-1", "Dagtilbudsloven § 15, stk. 1"),
        ("/haandbog/side.md", "siden haandbog/side.md"),
        ("/haandbog/side.md#q-hvem-ansaetter", "Hvem fastsætter principper? (siden haandbog/side.md)"),
    ]
    assert [item.text_content() for item in provision.cssselect("li")][1:] == [
        "Principper for arbejdet",
        "Underrette",
        "Hvem har ansvaret?",
    ]
    status = (
        "Kontrolleret 20. november 2026 af jurist i paraplyen." if verified else "Ikke kontrolleret i gældende udgave."
    )
    assert provision.cssselect("strong")[0].text_content() == status
    assert ("Ingen af dem" in register.text_content()) is not verified
