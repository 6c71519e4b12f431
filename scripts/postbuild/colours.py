"""The colours of an edition: what organisation.yml names takes the place of the site's own."""

from pathlib import Path

from macros.organisation import FILE, read_organisation
from scripts.shell import ROOT

STYLES = "assets/css/site.css"


def add_colours(site: Path, root: Path = ROOT) -> list[str]:
    """Add the edition's colours to the styles of every page; without any, the styles stay as they are."""
    styles = site / STYLES
    if not styles.is_file() or not (root / FILE).is_file():
        return []
    if colours := read_organisation(root).colours:
        with styles.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f":root {{ --yellow: {colours.accent}; --button-edge: {colours.edge} }}\n")
    return []
