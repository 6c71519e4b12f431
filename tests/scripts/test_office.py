"""Finding LibreOffice: the chosen one first, installation where it is allowed, otherwise a reason."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from scripts import office


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without LibreOffice, on which nothing may be installed."""
    monkeypatch.delenv("OFFICE", raising=False)
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    monkeypatch.setattr(office, "admin_prefix", lambda: None)
    monkeypatch.setattr(office, "MAC", Path("/nowhere"))


def test_the_chosen_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    monkeypatch.setenv("OFFICE", str(program))
    assert office.find_or_install() == (None, f"OFFICE er sat til {program}, men den findes ikke.")
    program.touch()
    assert office.find_or_install() == (program, "")


def test_without_permission_nothing_is_installed() -> None:
    found, why = office.find_or_install()
    assert found is None
    assert "det må testene ikke selv gøre her" in why


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("Temporary failure resolving 'pakker.example'", "der er ingen forbindelse til pakkerne"),
        ("E: Unable to locate package", "pakken kunne ikke installeres"),
    ],
)
def test_a_failed_installation_is_a_reason(monkeypatch: pytest.MonkeyPatch, output: str, reason: str) -> None:
    ran = []

    def run(command: list[str], *_: object) -> subprocess.CompletedProcess[str]:
        ran.append(" ".join(command))
        return subprocess.CompletedProcess(command, 1, output)

    monkeypatch.setattr(office, "admin_prefix", lambda: ["sudo", "-n"])
    monkeypatch.setattr(office.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(office, "run", run)
    found, why = office.find_or_install()
    assert found is None
    assert reason in why
    assert ran[0] == "sudo -n apt-get update"
    assert "libreoffice-writer-nogui libreoffice-calc-nogui" in ran[1]
