"""The downloads: every export below ``hent/``, and what there is to fetch on the page that offers it.

Making them takes longer than the pages do, so they are kept in ``.cache/exports`` below the fingerprint of their
sources, and a build while serving takes the newest that are kept.
"""

import dataclasses
import json
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from macros.export.archive import pack
from macros.export.formats import FORMATS
from macros.export.package import Format, Material
from macros.export.package import Loss as LostPart
from macros.gallery import load_gallery
from macros.load import AnyModel, Library
from macros.view.download import Download, Loss, fill_in
from scripts.postbuild.content import content
from scripts.shell import CACHE, ROOT
from scripts.sources import fingerprint

PAGE = "genbrug/hent"
PLACES = {"data": "data"}
"""Where a format's files lie when not below hent/: the open data has an address of its own."""
ZIP_FROM = 4
"""So many files are offered in one archive, too."""
MANIFEST = "manifest.json"
MAX_AGE = 3600


def add_exports(site: Path, root: Path = ROOT) -> list[str]:
    """Write all exports to the site and fill in the page of downloads; a site without that page has none."""
    return _add(site, root, CACHE / "exports" / fingerprint(root)) if _is_offered(site) else []


def add_kept_exports(site: Path, root: Path = ROOT) -> list[str]:
    """Do what ``add_exports`` does with the exports made last, whatever they were made from; without any, with none."""
    if not _is_offered(site):
        return []
    kept = sorted((CACHE / "exports").glob(f"*/{MANIFEST}"), key=lambda path: path.stat().st_mtime)
    if kept:
        return _add(site, root, kept[-1].parent)
    _fill(site, root, {})
    return []


def _is_offered(site: Path) -> bool:
    return (site / PAGE / "index.html").is_file()


def _add(site: Path, root: Path, kept: Path) -> list[str]:
    if not (kept / MANIFEST).is_file():
        make(site, root, kept)
    shutil.copytree(kept / "files", site, dirs_exist_ok=True)
    made = json.loads((kept / MANIFEST).read_text(encoding="utf-8"))
    _fill(site, root, {name: Download.from_json(value) for name, value in made.items()})
    return []


def _fill(site: Path, root: Path, made: dict[str, Download]) -> None:
    page = site / PAGE / "index.html"
    filled = fill_in(page.read_text(encoding="utf-8"), made, content(root))
    page.write_text(filled, encoding="utf-8", newline="\n")


def make(site: Path, root: Path, kept: Path) -> None:
    """Write all exports below ``kept``, which appears at once and whole: two builds may be making the same."""
    fresh = kept.with_name(f"{kept.name}-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    material = Material(content(root), root, site)
    manifest = {one.name: dataclasses.asdict(_make(one, material, fresh / "files")) for one in FORMATS}
    (fresh / "files").mkdir(parents=True, exist_ok=True)
    (fresh / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    try:
        fresh.rename(kept)
    except OSError:  # the other build was first
        shutil.rmtree(fresh, ignore_errors=True)
    for path in kept.parent.iterdir():
        if path != kept and time.time() - path.stat().st_mtime > MAX_AGE:
            shutil.rmtree(path, ignore_errors=True)


def _make(one: Format, material: Material, files: Path) -> Download:
    package = one.write(material)
    place = PLACES.get(one.name, f"hent/{one.name}")
    for name, data in package.files.items():
        path = files / place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    sizes = {f"{place}/{name}": len(data) for name, data in package.files.items()}
    whole: tuple[str, int] | None = None
    if len(sizes) >= ZIP_FROM:
        data = pack(sorted(package.files.items()))
        path = files / "hent" / f"{one.name}.zip"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        whole = (f"hent/{one.name}.zip", len(data))
    # What is made from pages alone treats all that stands on them alike.
    by_type = not one.reads_site or any(loss.item for loss in package.losses)
    return Download(sizes, whole, _counted(package.losses), losses_by_type(one, material) if by_type else {})


def losses_by_type(one: Format, material: Material) -> dict[str, list[Loss]]:
    """Return what becomes of each type of question and kind of instrument, seen by exporting one example of each."""
    gallery = load_gallery(material.root).model
    examples = [
        example.model_copy(update={"states": example.states[:1]}) for example in (gallery.examples if gallery else ())
    ]
    contents: dict[str, AnyModel] = {instrument.id: instrument for instrument in material.library.instruments}
    types: dict[str, str] = {example.quiz().id: example.item.type for example in examples}
    types |= {name: content.kind for name, content in contents.items()}
    if one.reads_site:  # the pages ask for all that stands on them
        contents = dict(material.library.contents)
    contents |= {(quiz := example.quiz()).id: quiz for example in examples}
    library = Library(**{**vars(material.library), "contents": contents})
    found: dict[str, list[LostPart]] = {kind: [] for kind in types.values()}
    for loss in one.write(dataclasses.replace(material, library=library)).losses:
        if loss.content in types:  # a page changes the same, whatever stands on it
            found[types[loss.content]].append(loss)
    return {kind: _counted(losses) for kind, losses in found.items()}


def _counted(losses: Iterable[LostPart]) -> list[Loss]:
    counted = Counter((loss.kind, loss.what) for loss in losses)
    return [Loss(kind, what, count) for (kind, what), count in sorted(counted.items())]
