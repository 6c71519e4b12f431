"""The SCORM packages played in a browser by a platform of someone else's making (npm scorm-again)."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from macros.export.package import Material
from macros.export.scorm.package import packages
from macros.load import load
from scripts.webserver import serving
from tests.browser.conftest import axe
from tests.site import Site

HERE = Path(__file__).parent
AGAIN = HERE.parents[1] / "node_modules/scorm-again/dist"
ANSWER_ALL = (HERE / "scorm_answers.js").read_text(encoding="utf-8")
LENGTHS = (HERE / "scorm_lengths.js").read_text(encoding="utf-8")
COMPACT = (HERE / "scorm_compact.js").read_text(encoding="utf-8")
ROOM = {"1.2": 4096, "2004": 64000}
FIRST = "banken-spoerger-hvem-der-er-kunde"
LESSON = "{version}/modul-1/index.html"

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def platform(root: Path, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A folder with the platform and all packages, unpacked, on a server without a policy of its own."""
    folder = tmp_path_factory.mktemp("platform")
    shutil.copy(HERE / "scorm_lms.html", folder / "lms.html")
    for script in ("scorm12.min.js", "scorm2004.min.js"):
        shutil.copy(AGAIN / script, folder)
    for version in ROOM:
        for name, data in packages(Material(load(root), root, site.folder), version).files.items():
            with zipfile.ZipFile(BytesIO(data)) as archive:
                archive.extractall(folder / version / name.split("-scorm-")[0])
    with serving(folder) as address:
        yield address


@pytest.fixture
def learner(browser: Browser, platform: str) -> Iterator[BrowserContext]:
    """A learner's browser on a phone; an error, a foreign request or a missing file fails the test."""
    faults: list[str] = []
    context = browser.new_context(base_url=platform, viewport={"width": 390, "height": 844}, locale="da-DK")
    context.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on(
        "request", lambda asked: faults.append(asked.url) if not asked.url.startswith((platform, "data:")) else None
    )
    context.on("response", lambda got: faults.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    yield context
    context.close()
    assert faults == []


def play(learner: BrowserContext, version: str) -> tuple[Page, Frame]:
    """Open module 1 in the platform's frame and wait until it can be answered."""
    page = learner.new_page()
    page.goto(f"/lms.html?version={version}&lesson={LESSON.format(version=version)}")
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame
    return page, ready(frame)


def ready(frame: Any) -> Any:
    expect(frame.locator(".quiz[data-ready]")).to_have_count(2)
    expect(frame.locator("[data-lesson] .progress")).not_to_be_empty()
    return frame


def record(page: Page, version: str) -> dict[str, Any]:
    """What the platform stored, under the same names for both versions."""
    page.wait_for_function("() => localStorage.lms && !window.told")  # what was told is stored a moment later
    cmi = json.loads(page.evaluate("localStorage.lms"))
    assert len(cmi["suspend_data"]) <= ROOM[version]
    assert cmi["suspend_data"].isascii()
    if version == "2004":
        assert cmi["success_status"] == "unknown"  # there is nothing to pass
        score, scaled = cmi["score"]["raw"], cmi["score"]["scaled"]
        assert not score or float(score) == 100 * float(scaled)
        return {"status": cmi["completion_status"], "score": score, "exit": cmi["exit"], "kept": cmi["suspend_data"]}
    core = cmi["core"]
    return {
        "status": core["lesson_status"],
        "score": core["score"]["raw"],
        "exit": core["exit"],
        "kept": cmi["suspend_data"],
    }


def answer(frame: Any, item: str, option: str) -> None:
    frame.check(f"#q-{item}-{option}")
    frame.click(f"#q-{item} button[type=submit]")
    expect(frame.locator(f"#q-{item} .verdict")).to_be_visible()


def order(frame: Any) -> list[str]:
    return frame.eval_on_selector_all(f"#q-{FIRST} .option input", "all => all.map(input => input.value)")


@pytest.mark.parametrize("version", ROOM)
def test_left_in_the_middle_resumed_and_completed(learner: BrowserContext, version: str) -> None:
    page, frame = play(learner, version)
    expect(frame.locator("[data-connection]")).to_contain_text("Forbundet med jeres læringssystem")
    assert record(page, version) | {"kept": ""} == {"status": "incomplete", "score": "", "exit": "suspend", "kept": ""}
    answer(frame, FIRST, "institutionen-som-kunde")
    frame.locator("#huset-der-ejer-sig-selv").scroll_into_view_if_needed()
    frame.locator("[data-section-end='huset-der-ejer-sig-selv']").scroll_into_view_if_needed()
    expect(frame.locator("[data-lesson] .progress")).to_contain_text("svaret på 1 af 16")
    expect(frame.locator("[data-lesson] a[href='#huset-der-ejer-sig-selv']")).to_have_count(0)
    # The rest was jumped over and is not read.
    expect(frame.locator("[data-lesson] a[href='#fire-slags-huse']")).to_have_count(1)
    assert version == "2004" or axe(frame) == []
    seen = order(frame)
    first = record(page, version)
    assert first["status"] == "incomplete"
    assert 0 < float(first["score"]) < 50
    read = frame.locator("[data-lesson] .progress").inner_text()
    page.close()

    page, frame = play(learner, version)
    assert page.evaluate("localStorage.left") == "1"  # the lesson said goodbye when its window was closed
    assert set(page.evaluate("Object.keys(localStorage)")) == {"lms", "left"}  # nothing of the learner's is kept beside
    expect(frame.locator(f"#q-{FIRST} .verdict")).to_have_text("Rigtigt.")
    expect(frame.locator("[data-lesson] .progress")).to_have_text(read)
    assert order(frame) == seen
    assert record(page, version)["score"] == first["score"]
    expect(frame.locator("#quiz-modul-1 .keep-tools")).to_contain_text("gemmes i jeres læringssystem")

    frame.evaluate(ANSWER_ALL, True)
    expect(frame.locator("[data-lesson]")).not_to_contain_text("mangler du at svare på")
    assert record(page, version)["status"] == "incomplete"  # not all is read
    frame.locator("[data-lesson] button").first.click()
    assert frame.evaluate("document.activeElement.className") == "progress"
    frame.evaluate("() => { for (let b; (b = document.querySelector('[data-lesson] button')); ) b.click() }")
    expect(frame.locator("[data-lesson] .message")).to_contain_text("Modulet er gennemført")
    done = record(page, version)
    assert (done["status"], float(done["score"]), done["exit"]) == ("completed", 100, "suspend")
    if version == "2004":
        assert axe(frame) == []
        return
    # A new attempt takes neither completion nor score away, until all is answered again.
    frame.click("#quiz-modul-1 [data-name='history-new']")
    answer(frame, FIRST, "kommunen-som-kunde")
    again = record(page, version)
    assert (again["status"], float(again["score"])) == ("completed", 100)
    page.close()
    page, frame = play(learner, version)
    expect(frame.locator("#quiz-modul-1 [data-name='history']")).to_contain_text("(1)")
    frame.evaluate(ANSWER_ALL, False)
    last = record(page, version)
    assert (last["status"], float(last["score"])) == ("completed", 0)


@pytest.mark.parametrize("version", ROOM)
def test_in_a_window_of_its_own(learner: BrowserContext, version: str) -> None:
    page = learner.new_page()
    page.goto(f"/lms.html?version={version}&window=1")
    with page.expect_popup() as opened:
        page.evaluate("address => void window.open(address)", LESSON.format(version=version))
    lesson = ready(opened.value)
    expect(lesson.locator("[data-connection]")).to_contain_text("Forbundet")
    answer(lesson, FIRST, "institutionen-som-kunde")
    assert record(page, version)["kept"].count(",") > 3


def test_found_around_the_page_and_around_who_opened_it(learner: BrowserContext) -> None:
    page = learner.new_page()
    page.goto("/lms.html?version=1.2&window=1")
    found = page.evaluate("""async () => {
      const { find } = await import('/1.2/modul-1/assets/js/scorm/platform.js')
      const around = (parent, more = {}) => {
        const made = { opener: null, ...more }
        made.parent = parent ?? made
        made.top = made.parent.top ?? made
        return made
      }
      const foreign = (parent) => Object.defineProperty(around(parent), 'API', { get: () => { throw new Error('foreign') } })
      const platform = around(null, { API: 'here' })
      const endless = () => ({ opener: null, get parent() { return endless() } })
      return [
        platform, around(around(platform)), around(foreign(platform)), around(null, { opener: around(platform) }),
        around(around(null, { opener: around(platform) })), around(null), foreign(null), endless(),
      ].map((one) => find('API', one))
    }""")
    assert found == ["here"] * 5 + [None] * 3


def test_without_a_platform_it_is_a_page_and_says_so(learner: BrowserContext) -> None:
    page = learner.new_page()
    page.goto("/1.2/modul-1/index.html")
    ready(page)
    expect(page.locator("[data-connection]")).to_contain_text("ikke forbundet med et læringssystem")
    answer(page, FIRST, "institutionen-som-kunde")
    page.reload()
    ready(page)
    expect(page.locator(f"#q-{FIRST} .verdict")).to_have_text("Rigtigt.")
    expect(page.locator("#quiz-modul-1 .keep-tools")).to_contain_text("denne browser")
    # Whoever takes the course on this computer next, and in the platform, does not get these answers.
    page, frame = play(learner, "1.2")
    expect(frame.locator("[data-lesson] .progress")).to_contain_text("svaret på 0 af 16")


def test_a_platform_that_listens_only_once_is_told_of(learner: BrowserContext) -> None:
    _, frame = play(learner, "2004")
    frame.goto(frame.url)
    expect(ready(frame).locator("[data-connection]")).to_contain_text("åbn det igen fra læringssystemet")


def test_a_platform_that_stops_answering_is_told_of(learner: BrowserContext) -> None:
    page, frame = play(learner, "1.2")
    page.evaluate("() => { window.real = API.LMSCommit; API.LMSCommit = () => 'false' }")
    answer(frame, FIRST, "institutionen-som-kunde")
    expect(frame.locator("[data-connection]")).to_contain_text("Læringssystemet svarer ikke")
    expect(frame.locator("[data-lesson] [role=status]")).to_contain_text("Læringssystemet svarer ikke")
    page.evaluate("() => { API.LMSCommit = window.real }")
    frame.check("#q-hvem-siger-foraeldrene-ejer-huset-selv")
    frame.click("#q-hvem-siger-foraeldrene-ejer-huset button[type=submit]")
    expect(frame.locator("[data-connection]")).to_contain_text("Forbundet")
    # What it refuses to keep is not called kept.
    page.evaluate("() => { API.LMSSetValue = () => 'false' }")
    answer(frame, FIRST, "kommunen-som-kunde")
    expect(frame.locator("#quiz-modul-1 .keep-tools")).to_contain_text("Læringssystemet gemmer ikke svarene")


def test_every_module_fits_in_the_room_of_scorm_1_2(learner: BrowserContext) -> None:
    """The longest answers that can be given, an exam half done, and everything read."""
    page = learner.new_page()
    page.goto("/1.2/modul-1/index.html")
    lengths = page.evaluate(LENGTHS, 9)
    assert len(lengths) == 9
    assert max(lengths) < ROOM["1.2"], lengths


def test_compact_text(learner: BrowserContext) -> None:
    """Hostile words come back, what is old gives way, what is changed or foreign is never taken for an answer."""
    page = learner.new_page()
    page.goto("/1.2/modul-1/index.html")
    found = page.evaluate(COMPACT)
    assert found["text"].isascii()
    assert found["text"].isprintable()
    assert found["same"] == [True, True, True]
    assert found["attempts"][0] == found["attempts"][1]
    assert found["kept"] == [2, 3]
    assert found["tooLong"] is None
    assert found["changedKey"] == "aaaa"  # no longer the item's: set aside when it is read
    assert found["changedWording"] == ["eeee1111ffff", "0000"]  # marked as changed since
    assert found["optionGone"] == "eeee"
    assert found["foreign"] == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
