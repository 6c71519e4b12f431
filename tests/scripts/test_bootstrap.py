import ast
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import bootstrap, shell

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".venv").mkdir()
    for name in ("uv.lock", "pyproject.toml", ".venv/pyvenv.cfg"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "works", lambda python: True)
    return tmp_path


@pytest.mark.parametrize("name", ["bootstrap", "serve", "test", "build"])
def test_old_pythons_can_read_the_commands(name: str) -> None:
    ast.parse((ROOT / "scripts" / f"{name}.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("command", ["serve", "test", "build"])
def test_an_old_python_gets_one_sentence(command: str) -> None:
    pretend = f"import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path('scripts/{command}.py')"
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", pretend], cwd=ROOT, capture_output=True, check=False)
    message = done.stderr.decode()
    assert done.returncode == 1
    assert message.startswith("Der kræves Python 3.11 eller nyere, men dette er 3.9: hent en nyere")
    assert message.count("\n") == 1


def test_a_complete_environment_is_recognised_until_something_changes(project: Path) -> None:
    assert not bootstrap.is_ready("site")
    bootstrap.stamp("site").write_text(bootstrap.fingerprint())
    assert bootstrap.is_ready("site")
    assert not bootstrap.is_ready("dev")
    bootstrap.stamp("dev").write_text(bootstrap.fingerprint())
    assert bootstrap.is_ready("dev")
    for name in ("uv.lock", "pyproject.toml", ".venv/pyvenv.cfg"):
        before = (project / name).read_text()
        (project / name).write_text("changed")
        assert not bootstrap.is_ready("dev"), name
        (project / name).write_text(before)


def test_an_environment_whose_python_is_gone_is_not_complete(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap.stamp("site").write_text(bootstrap.fingerprint())
    monkeypatch.setattr(bootstrap, "works", lambda python: False)
    assert not bootstrap.is_ready("site")


def test_installing_uses_the_locked_versions_and_is_remembered(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = []
    for name in bootstrap.MIRRORS:
        monkeypatch.delenv(name, raising=False)

    def run(command: list[object], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
        commands.append([str(word) for word in command])
        assert env["UV_PROJECT_ENVIRONMENT"] == str(project / ".venv")
        return subprocess.CompletedProcess([], 0, "")

    monkeypatch.setattr(bootstrap, "run", run)
    monkeypatch.setattr(bootstrap, "find_or_get_uv", lambda: Path("uv"))
    bootstrap.install("dev")
    assert commands[0][:3] == ["uv", "sync", "--locked"]
    assert bootstrap.is_ready("dev")


def test_a_mirror_gets_the_locked_versions_with_their_hashes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = []

    def run(command: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        assert ("UV_DEFAULT_INDEX" in env) is (command[1] != "lock")
        return subprocess.CompletedProcess([], 0, "")

    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://mirror.test/simple")
    monkeypatch.setattr(bootstrap, "run", run)
    monkeypatch.setattr(bootstrap, "CACHE", project / ".cache")
    monkeypatch.setattr(bootstrap, "find_or_get_uv", lambda: Path("uv"))
    bootstrap.install("site")
    assert [command[1] for command in commands] == ["lock", "export", "venv", "pip"]
    assert "--no-dev" in commands[1]
    assert "--require-hashes" in commands[3]


def test_a_failed_installation_is_not_remembered(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap.stamp("dev").write_text(bootstrap.fingerprint())
    failed = subprocess.CompletedProcess([], 1, "cause: dns error")
    monkeypatch.setattr(bootstrap, "run", lambda command, env: failed)
    monkeypatch.setattr(bootstrap, "find_or_get_uv", lambda: Path("uv"))
    with pytest.raises(SystemExit, match="ingen forbindelse"):
        bootstrap.install("dev")
    assert not bootstrap.is_ready("dev")


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("cause: dns error", "Der er ingen forbindelse til Pythons pakkeregister"),
        ("The lockfile at `uv.lock` needs to be updated", "uv.lock passer ikke til pyproject.toml: kør uv lock"),
        ("cause: invalid peer certificate: UnknownIssuer", "Pakkeregistrets certifikat blev afvist"),
        ("failed to remove file: Permission denied (os error 13)", "tilhører en anden bruger"),
        ("error: something else", "Pakkerne kunne ikke installeres"),
    ],
)
def test_every_failure_ends_in_one_sentence_with_a_remedy(output: str, sentence: str) -> None:
    last = str(bootstrap.explain(output)).splitlines()[-1]
    assert sentence in last
    assert last.endswith(".")


def test_a_restart_that_did_not_help_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(bootstrap.RESTARTED, "1")
    with pytest.raises(SystemExit, match=r"slet mappen \.venv"):
        bootstrap.restart()


def test_a_home_that_cannot_be_written_to_is_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shell, "CACHE", tmp_path)
    monkeypatch.setenv("HOME", "/nonexistent")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    env = shell.environment()
    assert env["HOME"] == (str(tmp_path / "home") if sys.platform != "win32" else "/nonexistent")
    assert "PYTHONPATH" not in env


def test_a_program_that_is_not_there_is_a_result_and_no_exception() -> None:
    assert shell.run(["no-such-program"]).returncode == 127
