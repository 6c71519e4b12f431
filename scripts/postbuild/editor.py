"""The browser editor below /redaktion/, for a publisher who has asked for it: the CMS from its npm package, and our forms."""

import json
import re
import shutil
from pathlib import Path

from macros.authoring.new_content import SCHEMA
from macros.editor.config import configuration, repository_of
from macros.labels import editor as words
from macros.model.roster import Roster
from macros.organisation import load_organisation
from macros.view.script_data import script_json
from macros.view.templating import ENVIRONMENT
from scripts.shell import ROOT

FOLDER = "redaktion"
PACKAGES = ROOT / "node_modules"
_OWN = ROOT / "macros" / "editor" / "browser"
_CMS = "@sveltia/cms"
_YAML = "yaml/browser"
_IMMUTABLE = "immutable/dist/immutable.es.js"
_MAIN = "npm/index.js"
_PARTS = ("npm/chunks/react*.js", "npm/assets/*.woff2", "npm/assets/*.LICENSE.txt", "LICENSE.txt")
"""What else is taken of the CMS: not what it needs for maps, code and photographs."""
_CDN_FONT = re.compile(r"https://cdn\.jsdelivr\.net/fontsource/fonts/([\w-]+)(?::vf)?@[\d.]+/([\w-]+)\.woff2")
_IMPORTS = {
    "cms": "./cms/npm/index.js",
    "immutable": "./immutable.js",
    "yaml": "./yaml/index.js",
    # The package imports its words as JSON, which bundlers allow and browsers do not.
    "./cms/locales/da.json": "./cms/locales/da.js",
}


def add_editor(site: Path, root: Path = ROOT) -> list[str]:
    """Write the editor into the site when organisation.yml says so; without it, nothing of it is published."""
    organisation = load_organisation(root).model
    if not organisation or not organisation.editor:
        return []
    repository = repository_of(organisation)
    if repository is None:
        return [words.PROBLEMS["repository"]]
    missing = [name for name in (_CMS, _YAML, _IMMUTABLE) if not (PACKAGES / name).exists()]
    if missing:
        return [words.PROBLEMS["packages"].format(package=name) for name in missing]
    write_editor(site / FOLDER, repository, organisation.roster)
    return []


def write_editor(folder: Path, repository: str, roster: Roster) -> None:
    """Write the page, its scripts, and the parts of the packages that it uses, for a repository on GitHub."""
    cms = PACKAGES / _CMS
    _write(folder / "cms" / _MAIN, with_own_fonts((cms / _MAIN).read_text(encoding="utf-8"), cms))
    for pattern in _PARTS:
        for path in cms.glob(pattern):
            _copy(path, folder / "cms" / path.relative_to(cms))
    strings = json.loads((cms / "locales" / "da.json").read_text(encoding="utf-8"))
    _write(folder / "cms" / "locales" / "da.js", f"export default {json.dumps(strings, ensure_ascii=False)};\n")
    for path in (PACKAGES / _YAML).rglob("*.js"):
        _copy(path, folder / "yaml" / path.relative_to(PACKAGES / _YAML))
    _copy(PACKAGES / "yaml" / "LICENSE", folder / "yaml" / "LICENSE.txt")
    _copy(PACKAGES / _IMMUTABLE, folder / "immutable.js")
    for path in _OWN.glob("*.js"):
        _copy(path, folder / path.name)
    _write(folder / "index.html", page(repository, roster))


def with_own_fonts(script: str, cms: Path) -> str:
    """Return the script of the CMS with the fonts of its package in the place of the same fonts at a CDN."""

    def own(address: re.Match[str]) -> str:
        [font] = (cms / "npm" / "assets").glob(f"{address[1]}-{address[2]}-*.woff2")
        return f"cms/npm/assets/{font.name}"

    return _CDN_FONT.sub(own, script)


def page(repository: str, roster: Roster) -> str:
    """Return the page that starts the editor; its forms stand in it as data."""
    data = {
        "config": configuration(repository, roster),
        "head": f"# yaml-language-server: $schema={SCHEMA}\n",
        "words": {"help": words.ID_HELP, "unlock": words.ID_UNLOCK, "missing": words.ID_MISSING},
    }
    template = ENVIRONMENT.get_template("editor.html")
    return template.render(words=words, imports=script_json({"imports": _IMPORTS}), data=script_json(data))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
