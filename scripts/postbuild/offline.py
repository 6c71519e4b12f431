"""What a reader can keep on a device: the worker at the top of the site, and the list of files below ``offline/``."""

import base64
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from macros.labels.offline import NEWS

SOURCE = "assets/js/offline/worker.js"
WORKER = "offline-worker.js"
FOLDER = "offline"
MAX_BYTES = 6_000_000
"""What is kept may take up so much of a phone; it is kept squeezed."""
LEFT_OUT = (FOLDER, "hent", "indlejr", "data", "assets/js/scorm", "assets/css/scorm.css", "assets/img/deling.png")
"""Exports, what other sites show, and what only an export or another site fetches."""
ENDINGS = {".html", ".css", ".js", ".json", ".svg", ".png", ".webmanifest", ".docx", ".odt", ".xlsx"}
INDEX = "pagefind"


def add_offline(site: Path, _root: Path | None = None) -> list[str]:
    """Write the list and put the worker in its place; a site without the worker has nothing to keep.

    ``udgave.json`` says what the edition is (version, date, pages, squeezed bytes), ``filer.json`` lists its files, too.
    The version is a hash of the list: it changes when a file does, and only then.
    """
    if not (site / SOURCE).is_file():
        return []
    (site / SOURCE).rename(site / WORKER)
    found = list(kept(site))
    files = [[address(path, site), digest(path)] for path in found]
    size = sum(len(gzip.compress(path.read_bytes(), 6)) for path in found)
    if size > MAX_BYTES:
        return [f"Det, en læser kan gemme til offline, fylder {size} bytes og må højst fylde {MAX_BYTES}."]
    edition = {
        "version": hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12],
        "date": date(site),
        "pages": sum(path.name == "index.html" for path in found),
        "bytes": size,
        "news": NEWS,
    }
    (site / FOLDER).mkdir(exist_ok=True)
    for name, content in (("udgave.json", edition), ("filer.json", {**edition, "files": files})):
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (site / FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return []


def kept(site: Path) -> Iterator[Path]:
    """Yield the files of the edition, in an order that is always the same."""
    for path in sorted(site.rglob("*"), key=lambda path: path.relative_to(site).as_posix()):
        name = path.relative_to(site).as_posix()
        left_out = name in {WORKER, "404.html"} or any(name == one or name.startswith(f"{one}/") for one in LEFT_OUT)
        if path.is_file() and not left_out and (path.suffix in ENDINGS or name.startswith(f"{INDEX}/")):
            yield path


def address(path: Path, site: Path) -> str:
    """Return where a file is found below the site: a page by its folder."""
    return path.relative_to(site).as_posix().removesuffix("index.html")


def digest(path: Path) -> str:
    """Return the SHA-256 of a file as browsers check it."""
    return base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()


def date(site: Path) -> str:
    """Return the day that the engine dates the build by, as it stands in the map for search engines."""
    return max(str(day.text) for day in etree.parse(site / "sitemap.xml").getroot().iter("{*}lastmod"))
