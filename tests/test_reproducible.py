"""The same source gives the same bytes: built again in another folder, time zone, locale and order of hashing, later."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.build import settings
from tests.site import Site

SOURCES = ("docs", "macros", "overrides", "quizzes", "scripts", "mkdocs.yml", "organisation.yml", "uv.lock")
LONG_AGO = 1_000_000_000
# Steps after the engine run in this process; they are told that it is another year.
BUILD = """
import sys, time
from pathlib import Path
now = time.time
time.time = lambda: now() + 400 * 86400
sys.path.insert(0, ".")
from scripts.build import build_unchecked
sys.exit("\\n".join(build_unchecked(Path(sys.argv[1]))) or 0)
"""


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.long
def test_two_builds_give_the_same_bytes(site: Site, root: Path, tmp_path: Path) -> None:
    again = tmp_path / "en anden mappe"
    again.mkdir()
    for name in SOURCES:
        if (root / name).is_dir():
            shutil.copytree(root / name, again / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(root / name, again / name)
    for path in again.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    elsewhere = {
        "SOURCE_DATE_EPOCH": settings()["SOURCE_DATE_EPOCH"],
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "C",
        "PYTHONHASHSEED": "4711",
    }
    environment = {**os.environ, **elsewhere}
    out = tmp_path / "ud"
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(out)], cwd=again, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr[-2000:]
    first, second = digests(site.folder), digests(out)
    assert sorted(first) == sorted(second)
    assert [name for name in sorted(first) if first[name] != second[name]] == []
