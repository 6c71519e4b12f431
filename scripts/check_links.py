"""Ask every address outside the site whether it still answers; print those that do not, with where they stand."""

from __future__ import annotations

import argparse
import sys
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urldefrag

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.shell import ROOT

TIMEOUT = 20
# Some servers answer only what looks like a browser.
AGENT = "Mozilla/5.0 (compatible; linkkontrol)"
REFUSES_ROBOTS = (401, 403, 405, 429)


def addresses(root: Path) -> dict[str, list[str]]:
    """Return every https address of pages, quizzes and sources, without its anchor, with the places `file:line`."""
    from macros import prose
    from macros.check import read_site
    from macros.rules.library import parts

    site = read_site(root)
    found: dict[str, list[str]] = defaultdict(list)

    def note(address: str, place: str) -> None:
        if address.startswith("https://"):
            found[urldefrag(address).url].append(place)

    for page in site.readable:
        for block in site.blocks[page.file]:
            for link in block.links:
                note(link.target, f"{page.file}:{link.line}")
    for one in site.library.loaded:
        for way, part in parts(one.model):
            for name in type(part).model_fields:
                text = getattr(part, name)
                for target in prose.links(text) if isinstance(text, str) else ():
                    note(target, str(one.problem((*way, name), "")).removesuffix(": "))
    for source in site.library.sources.values():
        note(source.url or "", f"docs/kilder/register.yml ({source.id})")
    return found


def fault(address: str) -> str:
    """Return what is wrong with an address in Danish, or the empty string; a server that turns robots away is no fault."""
    request = urllib.request.Request(address, headers={"User-Agent": AGENT, "Accept": "*/*"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            moved = urldefrag(answer.url).url
            return "" if moved.rstrip("/") == address.rstrip("/") else f"er flyttet til {moved}"
    except urllib.error.HTTPError as error:
        return "" if error.code in REFUSES_ROBOTS else f"svarer {error.code}"
    except (OSError, ValueError) as error:
        return f"svarer ikke ({error})"


def report(found: dict[str, list[str]]) -> Iterator[str]:
    """Yield a line for every address with a fault."""
    known = sorted(found)
    with ThreadPoolExecutor(8) as pool:
        for address, problem in zip(known, pool.map(fault, known), strict=True):
            if problem:
                yield f"- {address} {problem}. Står i {', '.join(dict.fromkeys(found[address]))}."


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Prøv alle links, der fører ud af siden.")
    parser.add_argument("--root", type=Path, default=ROOT, help="mappen med quizzes/ og docs/ (standard: projektet)")
    found = addresses(parser.parse_args().root.resolve())
    faults = list(report(found))
    print(*faults, sep="\n")
    print(f"{len(found)} adresser er prøvet, {len(faults)} skal ses efter.")
    return int(bool(faults))


if __name__ == "__main__":
    bootstrap.ensure("site")
    sys.exit(main())
