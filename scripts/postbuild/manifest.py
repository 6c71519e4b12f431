"""The web app manifest: what a phone that keeps the site on its screen calls it (W3C, Web Application Manifest)."""

import json
from pathlib import Path

from macros.organisation import FILE as ORGANISATION
from macros.organisation import read_organisation
from scripts.shell import ROOT

FILE = "app.webmanifest"


def add_names(site: Path, root: Path = ROOT) -> list[str]:
    """Put the edition's title, description, roles and colour into the manifest that stands in docs/ without them."""
    path = site / FILE
    if not path.is_file() or not (root / ORGANISATION).is_file():
        return []
    of = read_organisation(root)
    manifest = json.loads(of.roster.fill(path.read_text(encoding="utf-8")))
    manifest |= {"name": of.title, "short_name": of.short_title, "description": of.description}
    if of.colours:
        manifest["theme_color"] = of.colours.accent
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    return []
