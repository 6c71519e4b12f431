"""What the theme adds and no page of ours uses does not travel."""

import shutil
from pathlib import Path

UNUSED = ("assets/javascripts", "assets/stylesheets", "assets/images", "search", "search.json", "sitemap.xml.gz")


def prune(site: Path, _root: Path | None = None) -> list[str]:
    """Delete the theme's own scripts, styles, pictures and search; pages that did use them would fail the link test."""
    for name in UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return []
