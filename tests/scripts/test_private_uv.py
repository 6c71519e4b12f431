import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import fetch_pip, private_uv

Done = subprocess.CompletedProcess[str]


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(private_uv, "PRIVATE", tmp_path / "uv")
    monkeypatch.setattr(private_uv.shutil, "which", lambda name: None)
    return tmp_path / "uv"


def put_uv(private: Path) -> None:
    (private / "bin").mkdir(parents=True, exist_ok=True)
    (private / "bin" / "uv").touch()


@pytest.mark.parametrize(
    ("output", "version"),
    [("uv 0.13.9 (linux)", (0, 13)), ("uv 1.0", (1, 0)), ("pyenv: uv: command not found", ()), ("", ())],
)
def test_the_version_is_read(output: str, version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_uv, "run", lambda command: Done([], 0, output))
    assert private_uv.version(Path("uv")) == version


def test_a_uv_on_path_that_is_too_old_is_passed_over(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_uv(private)
    monkeypatch.setattr(private_uv.shutil, "which", lambda name: "/usr/bin/uv")
    monkeypatch.setattr(private_uv, "version", lambda uv: (0, 4) if str(uv) == str(Path("/usr/bin/uv")) else (0, 13))
    assert private_uv.find_uv() == private / "bin" / "uv"


def test_the_ways_are_tried_until_one_works(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def attempts() -> Iterator[Done]:
        for name in ("pip", "venv", "download"):
            tried.append(name)
            if name == "venv":
                put_uv(private)
            yield Done([], 0, "")

    monkeypatch.setattr(private_uv, "attempts", attempts)
    monkeypatch.setattr(private_uv, "version", lambda uv: (0, 13))
    assert private_uv.find_or_get_uv() == private / "bin" / "uv"
    assert tried == ["pip", "venv"]


def test_without_network_the_first_way_is_the_last(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def attempts() -> Iterator[Done]:
        yield Done([], 1, "Failed to establish a new connection: [Errno -3]")
        pytest.fail("went on")

    monkeypatch.setattr(private_uv, "attempts", attempts)
    with pytest.raises(SystemExit, match=r"^Der er ingen forbindelse til Pythons pakkeregister: tjek internettet"):
        private_uv.find_or_get_uv()


def test_with_nothing_to_install_by_the_remedies_are_named(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_uv, "attempts", lambda: iter([Done([], 1, "No module named venv")]))
    with pytest.raises(SystemExit, match=r"hverken uv, pip eller venv.*apt install python3-venv"):
        private_uv.find_or_get_uv()


def test_a_managed_python_is_only_overruled_for_the_private_folder(
    private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = []

    def run(command: list[str], env: dict[str, str]) -> Done:
        commands.append(command)
        assert env["PIP_USER"] == "0"
        return Done([], 1, "error: externally-managed-environment")

    monkeypatch.setattr(private_uv, "run", run)
    private_uv.into_folder(["pip"])
    assert "--break-system-packages" not in commands[0]
    assert commands[1][-1] == "--break-system-packages"
    assert all(command[command.index("--target") + 1] == str(private) for command in commands)


def test_a_downloaded_pip_is_found_on_the_index_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"wheel"
    index = f'<a href="other.whl">x</a><a href="../../files/{fetch_pip.WHEEL}#sha256=1">y</a>'
    pages = {
        "https://index.test/simple/pip/": index.encode(),
        f"https://index.test/files/{fetch_pip.WHEEL}#sha256=1": content,
    }
    monkeypatch.setenv("PIP_INDEX_URL", "https://index.test/simple/")
    monkeypatch.setattr(fetch_pip, "download", lambda address: pages[address])
    with pytest.raises(OSError, match="sha256"):
        fetch_pip.fetch_pip(tmp_path)
    assert not list(tmp_path.iterdir())
    monkeypatch.setattr(fetch_pip, "SHA256", hashlib.sha256(content).hexdigest())
    assert fetch_pip.fetch_pip(tmp_path).read_bytes() == content
    pages.clear()
    assert fetch_pip.fetch_pip(tmp_path).read_bytes() == content


def test_an_index_without_the_file_is_an_error() -> None:
    with pytest.raises(OSError, match="is not on"):
        fetch_pip.find_link("<a href='pip-1.0.whl'>x</a>", "https://index.test/simple/pip/")
