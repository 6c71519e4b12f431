"""What the project rests on: each package has a reason in CONTRIBUTING.md, each version a hash that the install checks."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

NAME = re.compile(r"^[\w.@/-]+")


def declared(root: Path) -> set[str]:
    """Every package that pyproject.toml and the files package.json ask for, without extras and versions."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    wanted = [*project["project"]["dependencies"], *(one for group in groups for one in group if isinstance(one, str))]
    names = {match[0].lower() for one in wanted if (match := NAME.match(one))}
    for file in ("package.json", "scripts/measures/lighthouse/package.json"):
        node = json.loads((root / file).read_text(encoding="utf-8"))
        names |= node.get("dependencies", {}).keys() | node.get("devDependencies", {}).keys()
    return names


def reasons(root: Path) -> dict[str, str]:
    """The table of packages: name to reason."""
    section = (root / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Dependencies\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")][2:]
    return {name: why for names, why in rows for name in names.split(", ")}


def test_each_package_has_a_reason_and_each_reason_a_package(root: Path) -> None:
    told = reasons(root)
    assert set(told) == declared(root)
    assert all(len(why.split()) > 2 for why in told.values())


def test_every_python_package_is_locked_with_its_hashes(root: Path) -> None:
    locked = tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))["package"]
    packages = [one for one in locked if "registry" in one["source"]]
    assert len(packages) > 50
    files = [file for one in packages for file in [*one.get("wheels", []), *([one["sdist"]] if "sdist" in one else [])]]
    assert [file["url"] for file in files if not file.get("hash", "").startswith("sha256:")] == []
    assert {one["name"] for one in locked} - {one["name"] for one in packages} == {"bestyrelseshaandbog"}, (
        "not from the index"
    )


def test_every_node_package_is_locked_with_its_hash(root: Path) -> None:
    packages = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, one in packages.items() if name and not one.get("integrity", "").startswith("sha512-")] == []
