"""The browser editor in a real browser, on files of the project: what is edited is written, and nothing else is."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.model.roster import Roster
from scripts.postbuild.editor import FOLDER, write_editor
from scripts.postbuild.headers import add_headers
from scripts.webserver import serving

ROOT = Path(__file__).resolve().parents[2]
CHAPTER, QUIZ, TASKS = "docs/haandbog/formanden.md", "quizzes/formanden.yml", "quizzes/arbejdsdelingstjekket.yml"
REGISTER, TERMS, MENU = "docs/kilder/register.yml", "docs/ordliste.yml", "mkdocs.yml"
FILES = (CHAPTER, QUIZ, TASKS, REGISTER, TERMS, MENU, "quizzes/netvaerkstjek.yml", "docs/om/licens.md", "docs/index.md")
ITEM = "\n  - id: "
STATUS = "https://www.githubstatus.com/"
# A higher screen, so that less has to be scrolled, with few points to paint.
SCREEN: Any = {"locale": "da-DK", "viewport": {"width": 1280, "height": 2400}, "device_scale_factor": 0.2}
WAIT = 60_000
PICK = "window.showDirectoryPicker = () => navigator.storage.getDirectory()"
# The folder that is picked is one that the browser itself keeps: it is read and written like one on the disk.
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory()
  await root.getDirectoryHandle('.git', { create: true })
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/')
    const name = parts.pop()
    let folder = root
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true })
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable()
    await file.write(text)
    await file.close()
  }
}"""
READ = """async () => {
  const found = {}
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries())
      if (handle.kind === 'directory') await walk(handle, `${path}${name}/`)
      else found[path + name] = await (await handle.getFile()).text()
  }
  await walk(await navigator.storage.getDirectory(), '')
  return found
}"""


@dataclass
class Editor:
    """The editor, signed in to a copy of the project; `files` is the project as it was."""

    page: Page
    address: str
    files: dict[str, str]

    def open(self, collection: str, entry: str) -> None:
        """Show the form of a file, or of a new one: `ny`."""
        place = "new" if entry == "ny" else f"entries/{entry}"
        self.page.goto(f"{self.address}/{FOLDER}/#/collections/{collection}/{place}")

    def field(self, path: str) -> Locator:
        """Return the input of a field by the way to it, such as `items.0.stem`."""
        return self.part(path).locator("textarea, input:not([type=file]), [role=textbox]").first

    def part(self, path: str) -> Locator:
        """Return a field with its label and buttons, scrolled to: what is below the screen has no input yet."""
        part = self.page.locator(f'[data-key-path="{path}"]')
        part.scroll_into_view_if_needed()
        return part

    def add(self, path: str, kind: str | None = None) -> None:
        """Add an element to a list; of a list of several kinds, one of the kind."""
        self.part(path).get_by_role("button", name="Tilføj").last.click()
        if kind:
            self.page.get_by_role("menuitem", name=kind, exact=True).click()

    def save(self) -> None:
        """Press the button, and wait until the file is written and the form closed."""
        self.page.get_by_role("button", name="Gem", exact=True).click()
        expect(self.page).to_have_url(re.compile(r"/collections/[\w-]+$"), timeout=WAIT)

    def changes(self) -> dict[str, list[str]]:
        """Return the lines that are new (`+ `) or gone (`- `), by file."""
        after = self.page.evaluate(READ)
        assert after.keys() >= self.files.keys()
        found = {}
        for name, text in after.items():
            before = self.files.get(name, "")
            if text != before:
                lines = ndiff(before.splitlines(), text.splitlines())
                found[name] = [line for line in lines if line[:2] in ("+ ", "- ")]
        return found

    def checked(self, folder: Path) -> str:
        """Return what the check says of the project as it is now, copied to the folder."""
        for name in ("docs", "quizzes", "mkdocs.yml", "organisation.yml"):
            source, target = ROOT / name, folder / name
            shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
        for name, text in self.page.evaluate(READ).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        command = [sys.executable, ROOT / "scripts/check.py", "--root", folder]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        return "\n".join(line for line in done.stdout.splitlines() if not line.endswith("(advarsel)"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that is the editor alone, with its headers."""
    site = tmp_path_factory.mktemp("editor") / "site"
    write_editor(site / FOLDER, "eksempel/arkiv", Roster())
    shutil.copytree(ROOT / "docs/assets/img", site / "assets/img")
    assert add_headers(site) == []
    return site


@pytest.fixture
def editor(browser: Browser, folder: Path) -> Iterator[Editor]:
    faults: list[str] = []

    def own(url: str) -> None:
        if not url.startswith((address, "data:", "blob:", STATUS)):
            faults.append(f"request to another origin: {url}")

    with serving(folder) as address, browser.new_context(**SCREEN) as context:
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: own(request.url))
        page.route(f"{STATUS}**", lambda route: route.fulfill(json={"status": {"indicator": "none"}}))
        page.add_init_script(PICK)
        page.goto(f"{address}/assets/img/ikon.svg")
        texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in FILES}
        page.evaluate(FILL, texts)
        page.goto(f"{address}/{FOLDER}/")
        page.get_by_role("button", name="Arbejd med lokalt repository").click()
        page.get_by_text("Forside").wait_for()
        yield Editor(page, address, texts)
    assert faults == []


def test_a_chapter_and_a_question_are_written_and_nothing_else(editor: Editor, tmp_path: Path) -> None:
    editor.open("sider-haandbog", "formanden")
    text = editor.field("body").input_value()
    assert text == editor.files[CHAPTER].split("---\n", 2)[2].rstrip("\n")
    editor.field("body").fill(text.replace("Telefonen ringer kl. 21.", "Telefonen ringer kl. 22."))
    editor.field("reviewed").fill("2026-11-27")
    editor.save()

    editor.open("quizzer", "formanden")
    editor.add("items", "Ét svar")
    item = f"items.{editor.files[QUIZ].partition('items:')[2].count(ITEM)}"
    editor.field(f"{item}.id").fill("en-plads-ved-laagen")
    editor.part(f"{item}.basis").get_by_text("God praksis").click()
    editor.field(f"{item}.situation").fill("En forælder stopper dig ved lågen og vil have dig til at love en plads.")
    editor.field(f"{item}.stem").fill("Hvad siger du?")
    answers = {
        "ja": ("Ja, det finder vi ud af", "Så har du lovet noget, som du ikke kan beslutte alene."),
        "leder": ("Spørg lederen, hun kender reglerne", "Ja. Lederen kan svare den samme dag."),
        "nej": ("Nej, der er ikke flere pladser", "Det ved du ikke, og det er ikke dig, der svarer på det."),
        "vent": ("Kom til det næste møde", "Så venter forælderen på et møde, der ikke kan give en plads."),
    }
    for index, (name, (answer, feedback)) in enumerate(answers.items()):
        editor.add(f"{item}.options")
        editor.field(f"{item}.options.{index}.id").fill(name)
        editor.field(f"{item}.options.{index}.text").fill(answer)
        editor.field(f"{item}.options.{index}.feedback").fill(feedback)
    editor.part(f"{item}.options.1.correct").get_by_role("switch").click()
    editor.field(f"{item}.rationale").fill(
        "Formanden lover ikke noget, som lederen skal holde: Henvis, og hold dig til det."
    )
    editor.field(f"{item}.read").fill("haandbog/formanden.md#kort-sagt")
    editor.save()

    for collection, entry in (("kilder", "ordliste"), ("skemaer", "arbejdsdelingstjekket")):
        editor.open(collection, entry)
        editor.field("reviewed").fill("2026-11-27")
        editor.save()

    changed = editor.changes()
    assert changed.keys() == {CHAPTER, QUIZ, TERMS, TASKS}
    assert changed[TERMS] == changed[TASKS] == ["- reviewed: 2026-11-22", "+ reviewed: 2026-11-27"]
    assert [line[:26] for line in changed[CHAPTER]] == [
        "- reviewed: 2026-11-22",
        "+ reviewed: 2026-11-27",
        "- Telefonen ringer kl. 21.",
        "+ Telefonen ringer kl. 22.",
    ]
    assert "\n".join(line[2:] for line in changed[QUIZ]) == QUESTION
    assert editor.checked(tmp_path).startswith("Alt er i orden")


QUESTION = """\
  - id: en-plads-ved-laagen
    type: single
    basis: practice
    situation: En forælder stopper dig ved lågen og vil have dig til at love en plads.
    stem: Hvad siger du?
    options:
      - id: ja
        text: Ja, det finder vi ud af
        feedback: Så har du lovet noget, som du ikke kan beslutte alene.
      - id: leder
        text: Spørg lederen, hun kender reglerne
        correct: true
        feedback: Ja. Lederen kan svare den samme dag.
      - id: nej
        text: Nej, der er ikke flere pladser
        feedback: Det ved du ikke, og det er ikke dig, der svarer på det.
      - id: vent
        text: Kom til det næste møde
        feedback: Så venter forælderen på et møde, der ikke kan give en plads.
    rationale: >-
      Formanden lover ikke noget, som lederen skal holde: Henvis, og hold dig til det.
    read: haandbog/formanden.md#kort-sagt"""


def test_a_new_page_and_a_new_source_pass_the_checks_and_ids_are_locked(editor: Editor, tmp_path: Path) -> None:
    editor.open("kilder", "register")
    count = editor.files[REGISTER].count(ITEM)
    editor.add("sources")
    source = f"sources.{count}"
    editor.field(f"{source}.id").fill("Forkert id")
    editor.field(f"{source}.title").fill("En vejledning til prøve")
    editor.part(f"{source}.kind").get_by_text("Vejledning eller myndighed").click()
    editor.field(f"{source}.publisher").fill("Børne- og Undervisningsministeriet")
    editor.field(f"{source}.edition").fill("2026")
    editor.field(f"{source}.url").fill("https://example.org/")
    editor.part(f"{source}.seen").get_by_text("Ordlyden er set").click()
    editor.field(f"{source}.says").fill("Den viser, at en ny kilde kan skrives i en formular.")
    editor.page.get_by_role("button", name="Gem", exact=True).click()
    said = editor.part(f"{source}.id").get_by_text("Brug små bogstaver a-z, tal og bindestreger.")
    expect(said).to_be_visible(timeout=WAIT)
    editor.field(f"{source}.id").fill("proeve-2026")
    editor.save()

    editor.open("sider-om", "ny")
    editor.field("title").fill("En prøve")
    editor.field("summary").fill("En side, der er skrevet i en formular.")
    editor.field("body").fill('# En prøve\n\nDet er sandt {{ kilde("proeve-2026") }}.\n\n{{ kilder() }}')
    editor.field("reviewed").fill("2026-11-27")
    editor.save()

    editor.open("kilder", "menu")
    menu = editor.field("body").input_value()
    editor.field("body").fill(menu.replace("      - om/licens.md", "      - om/licens.md\n      - om/en-prove.md"))
    editor.save()

    changed = editor.changes()
    assert changed.keys() == {REGISTER, "docs/om/en-prove.md", MENU}
    assert changed[MENU] == ["+       - om/en-prove.md"]
    assert [line[2:].strip().partition(":")[0] for line in changed[REGISTER]] == [
        *("- id", "title", "kind", "publisher", "edition", "url", "seen", "says"),
    ]
    assert changed["docs/om/en-prove.md"][:5] == [
        *("+ ---", "+ title: En prøve", "+ summary: En side, der er skrevet i en formular."),
        *("+ reviewed: 2026-11-27", "+ ---"),
    ]
    assert editor.checked(tmp_path).startswith("Alt er i orden")

    editor.open("skalaer", "netvaerkstjek")
    locked = editor.part("id")
    expect(locked.get_by_role("textbox", name="Id")).not_to_be_editable(timeout=WAIT)
    expect(locked.get_by_text("Læsernes gemte svar hænger på det.")).to_be_visible()
    editor.add("anchors")
    expect(editor.part("anchors.4.id").get_by_role("textbox", name="Id")).to_be_editable(timeout=WAIT)
    locked.get_by_role("button", name="Lås op").click()
    expect(locked.get_by_role("textbox", name="Id")).to_be_editable(timeout=WAIT)
