from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import browser

OWN, SYSTEM, NEW = Path("own"), Path("system"), Path("new")


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """A machine with two browsers; those in the set do not start."""
    broken: set[Path] = set()
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "candidates", lambda: [OWN])
    monkeypatch.setattr(browser, "installed", lambda: [SYSTEM])
    monkeypatch.setattr(browser, "install", lambda: iter([NEW]))
    monkeypatch.setattr(browser, "why_not", lambda path: "den går i stå" if path in broken else "")
    return broken


def test_the_order(machine: set[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "chosen")
    assert browser.find_or_install() == Path("chosen")
    monkeypatch.delenv("CHROMIUM")
    assert browser.find_or_install() == OWN
    machine.add(OWN)
    assert browser.find_or_install() == SYSTEM
    machine.add(SYSTEM)
    assert browser.find_or_install() == NEW


def test_a_chosen_browser_that_does_not_start_is_no_reason_to_take_another(
    machine: set[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", "chosen")
    machine.add(Path("chosen"))
    with pytest.raises(SystemExit, match=r"den går i stå\nCHROMIUM er sat til chosen, men den starter ikke"):
        browser.find_or_install()


def test_without_any_the_run_fails_and_names_the_remedies(machine: set[Path]) -> None:
    machine.update({OWN, SYSTEM, NEW})
    with pytest.raises(SystemExit) as stop:
        browser.find_or_install()
    assert all(remedy in str(stop.value) for remedy in ("apt install chromium", "playwright install", "CHROMIUM"))


@pytest.mark.parametrize(
    ("programs", "admin", "commands"),
    [
        ({"apt-get"}, ["sudo", "-n"], ["sudo -n apt-get update", "sudo -n apt-get install"]),
        ({"dnf"}, [], ["dnf install -y chromium"]),
        ({"apk"}, [], ["apk add chromium"]),
        ({"brew"}, None, ["brew install --cask google-chrome"]),
        ({"apt-get"}, None, []),
        (set(), [], []),
    ],
)
def test_the_system_is_only_asked_where_that_is_allowed(
    programs: set[str], admin: list[str] | None, commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser.shutil, "which", lambda name: name if name in programs else None)
    found = [" ".join(command) for command in browser.system_commands(admin)]
    assert len(found) == len(commands)
    assert all(one.startswith(start) for one, start in zip(found, commands, strict=True))


def test_the_download_comes_before_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    ran: list[str] = []
    monkeypatch.setattr(browser, "run", lambda command, env, timeout: ran.append(" ".join(map(str, command))))
    monkeypatch.setattr(browser, "admin_prefix", lambda: [])
    monkeypatch.setattr(browser, "system_commands", lambda admin: [["apt-get", "install", "chromium"]])
    monkeypatch.setattr(browser, "candidates", lambda: [])
    monkeypatch.setattr(browser, "installed", lambda: [NEW])
    found: Iterator[Path] = browser.install()
    assert list(found) == [NEW]
    assert "playwright install --no-shell chromium" in ran[0]
    assert ran[1] == "apt-get install chromium"
