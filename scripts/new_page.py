"""Ask a few questions and write a new page that passes the checks."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.shell import ROOT


def main() -> int:
    """Run the command."""
    from macros.authoring.new_content import PLACES, Place, id_of, page_text, path_of, with_page
    from macros.rules.pages import AUDIENCES, LONGEST_SUMMARY
    from scripts import ask

    parser = argparse.ArgumentParser(description="Lav en ny side. Du bliver spurgt om det, der skal til.")
    parser.add_argument("--root", type=Path, default=ROOT, help="mappen med docs/ og mkdocs.yml (standard: projektet)")
    root: Path = parser.parse_args().root.resolve()

    for name, (_, what) in PLACES.items():
        print(f"{name}: {what}")
    place = cast(Place, ask.choice("Hvad skal det være?", PLACES))

    def free(title: str) -> str | None:
        if not id_of(title):
            return "Titlen skal have bogstaver eller tal."
        path = path_of(place, title, root / "docs")
        return f"{path.relative_to(root).as_posix()} findes allerede. Vælg en anden titel." if path.exists() else None

    title = ask.text("Hvad er titlen?", free)
    summary = ask.text(
        f"Hvad får læseren ud af siden? Én linje på højst {LONGEST_SUMMARY} tegn.",
        lambda text: f"Det er {len(text)} tegn. Gør det kortere." if len(text) > LONGEST_SUMMARY else None,
    )
    audience = [] if place == "side" else ask.several("Hvem er siden til? Sæt komma imellem.", AUDIENCES)

    path = path_of(place, title, root / "docs")
    path.parent.mkdir(parents=True, exist_ok=True)
    text = page_text(place, title, summary, audience, datetime.date.today())
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    shown = path.relative_to(root / "docs").as_posix()
    print(f"\nSiden ligger i docs/{shown}.")
    config = root / "mkdocs.yml"
    before = config.read_text(encoding="utf-8")
    after = with_page(before, shown)
    if after == before:
        print(f"Tilføj {shown} under nav: i mkdocs.yml, der hvor den skal stå i menuen.")
    else:
        config.write_text(after, encoding="utf-8", newline="\n")
        print("Den står sidst blandt sine naboer i menuen. Flyt linjen i mkdocs.yml, hvis den skal stå et andet sted.")
    print(
        "Skriv nu siden færdig. Kør python3 scripts/serve.py for at se den og python3 scripts/check.py for at kontrollere."
    )
    return 0


if __name__ == "__main__":
    bootstrap.ensure("site")
    try:
        sys.exit(main())
    except (KeyboardInterrupt, EOFError):
        sys.exit("\nStoppet. Der er ikke skrevet noget.")
