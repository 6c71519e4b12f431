"""Write the exports: everything the site holds, in formats others can use."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.shell import CACHE, ROOT, Stopwatch, say

if TYPE_CHECKING:
    from macros.export.package import Format, Loss, Material

BUILT = CACHE / "export"
"""The site as it was built for the formats that are made from pages, below the fingerprint of its sources."""


def main() -> int:
    """Run the command."""
    from macros.check import check
    from macros.export.formats import FORMATS
    from macros.export.package import Material

    known = {one.name: one for one in FORMATS}
    parser = argparse.ArgumentParser(
        description="Skriv hele indholdet i formater, som andre kan bruge, hvert i sin mappe.",
        epilog="\n".join(["formater:", *(f"  {one.name:<12} {one.title}" for one in FORMATS)]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--out", type=Path, required=True, help="mappen, der skrives til")
    parser.add_argument("--strict", action="store_true", help="stop med fejl, hvis et format ikke kan bære alt")
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help="et eller flere formater (standard: alle)")
    arguments = parser.parse_args()
    if unknown := [name for name in arguments.formats if name not in known]:
        parser.error(f"ukendt format: {', '.join(unknown)}. Vælg mellem {', '.join(known)}.")

    report = check(ROOT)
    if report.problems:
        for problem in report.problems:
            say(str(problem))
        return 1
    chosen = [known[name] for name in dict.fromkeys(arguments.formats or known)]
    if any(one.reads_site for one in chosen):
        site, problems = built_site()
        if problems:
            say("\n".join(problems))
            return 1
    else:
        site = BUILT
    losses = export(chosen, Material(report.library, ROOT, site), arguments.out)
    if losses and arguments.strict:
        say(f"Ikke alt kunne bæres: {len(losses)} ændret eller udeladt. Det står ovenfor.")
        return 1
    return 0


def export(formats: Iterable[Format], material: Material, out: Path) -> list[Loss]:
    """Write each format to a folder of its own below `out`, say how it goes, and return what was lost."""
    lost: list[Loss] = []
    for one in formats:
        watch = Stopwatch()
        package = one.write(material)
        folder = out / one.name
        for name, data in package.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        size = f"{sum(map(len, package.files.values())) / 1_000_000:.1f} MB".replace(".", ",")
        count = f"{len(package.files)} {'fil' if len(package.files) == 1 else 'filer'}"
        say(f"{one.name}: {count}, {size}, {watch} → {folder}")
        for loss in package.losses:
            say(f"  {loss}")
        lost += package.losses
    return lost


def built_site() -> tuple[Path, list[str]]:
    """Return the folder of the site built from the sources as they are now, and the problems of building it."""
    from scripts.build import build_unchecked
    from scripts.sources import fingerprint

    site = BUILT / fingerprint(ROOT)
    if site.is_dir():
        say("Siderne er de samme som sidst og bygges ikke igen.")
        return site, []
    watch = Stopwatch()
    say("Bygger siden, som nogle af formaterne laves af …")
    shutil.rmtree(BUILT, ignore_errors=True)
    problems = build_unchecked(site, ROOT, quick=True)
    if not problems:
        say(f"Siden er bygget ({watch}).")
    return site, problems


if __name__ == "__main__":
    bootstrap.ensure("site")
    sys.exit(main())
