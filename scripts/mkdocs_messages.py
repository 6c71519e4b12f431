"""What of the engine's output an author needs: its warnings and errors, in Danish where they are known."""

import re
from pathlib import Path

IN_DOCS = "docs/"
KNOWN = [
    (
        re.compile(r"Doc file '(.+?)' contains a link '(.+?)', but the target is not found"),
        r"docs/\1: linket {2} peger på noget, der ikke findes.",
    ),
    (
        re.compile(r"Doc file '(.+?)' contains a link '(.+?)', but the target '(.+?)' is not found"),
        r"docs/\1: linket {2} peger på noget, der ikke findes.",
    ),
    (
        re.compile(r"Doc file '(.+?)' contains a link '(.+?)', but there is no such anchor on this page"),
        r"docs/\1: linket {2} peger på en overskrift, der ikke er på siden.",
    ),
    (
        re.compile(r"Doc file '(.+?)' contains a link '(.+?)', but the doc '.+?' does not contain an anchor '(.+?)'"),
        r"docs/\1: linket {2} peger på en overskrift, der ikke er på den side.",
    ),
    (
        re.compile(r"Doc file '(.+?)' contains an absolute link '(.+?)'"),
        r"docs/\1: linket {2} begynder med /: skriv det fra filen selv, fx ../kilder/index.md.",
    ),
    (
        re.compile(r"Doc file '(.+?)' contains an unrecognized relative link '(.+?)'"),
        r"docs/\1: linket {2} skal pege på en .md-fil.",
    ),
    (
        re.compile(r"A reference to '(.+?)' is included in the 'nav' configuration, which is not found"),
        r"mkdocs.yml: siden \1 står i menuen (nav), men findes ikke i docs/.",
    ),
    (
        re.compile(r"Config value '(.+?)': Unrecognised configuration name"),
        r"mkdocs.yml: indstillingen \1 findes ikke.",
    ),
]
LEVEL = re.compile(r"^(WARNING|ERROR|CRITICAL|INFO|DEBUG) +-  (.*)$")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*\n\s*?(?=^\S|\Z)", re.S | re.M)
NOT_IN_MENU = 'are not included in the "nav" configuration'
STRICT = "Aborted with"


def problems(output: str, root: Path) -> list[str]:
    """Return one line for each warning or error in the output of a failed build; never empty, never a traceback."""
    found = [text for level, text in messages(COLOUR.sub("", output)) if level in {"WARNING", "ERROR", "CRITICAL"}]
    lines = [line for text in found for line in told(text, root)]
    return list(dict.fromkeys(lines)) or [unexpected(output)]


def messages(output: str) -> list[tuple[str, str]]:
    """Split the output into (level, text), with the lines that belong to a message kept in it."""
    found: list[tuple[str, list[str]]] = []
    for line in output.splitlines():
        if match := LEVEL.match(line):
            found.append((match[1], [match[2]]))
        elif line.startswith("Error: "):
            found.append(("ERROR", [line.removeprefix("Error: ")]))
        elif line.startswith(STRICT):
            found.append(("INFO", [line]))
        elif found:
            found[-1][1].append(line)
    return [(level, "\n".join(lines)) for level, lines in found]


def told(text: str, root: Path) -> list[str]:
    """Return what one message says: a line for each page that is not in the menu, else one line."""
    if NOT_IN_MENU in text:
        pages = re.findall(r"^ +- (.+)$", text, re.M)
        return [f"docs/{page}: siden står ikke i menuen (nav) i mkdocs.yml." for page in pages]
    return [macro_problem(text, root) or plain_problem(text)]


def plain_problem(text: str) -> str:
    """Return a message in Danish if it is known, else its first lines without a traceback."""
    for pattern, danish in KNOWN:
        if match := pattern.search(text):
            return match.expand(danish.replace("{2}", "»\\2«"))
    before = text.split("Traceback (most recent call last)")[0].strip()
    return " ".join(before.split()) or unexpected(text)


def macro_problem(text: str, root: Path) -> str | None:
    """Return ``docs/page.md:line: reason`` for an error inside a page's macro; None for other messages."""
    page = re.search(r"^_File_: `(.+?)`", text, re.M)
    if not page:
        return None
    path = IN_DOCS + page[1]
    skipped = front_matter_lines(root / path)
    if syntax := re.search(r"^_Line (\d+) in Markdown file:_ \*\*(.+?)\*\*", text, re.M):
        return f"{path}:{int(syntax[1]) + skipped}: fejl i en makro: {syntax[2]}"
    line = re.search(r'File "<template>", line (\d+)', text)
    reason = re.search(r"^_((?!File_)\w+)_: (.*?)(?=\n\n```|\Z)", text, re.M | re.S)
    place = f"{path}:{int(line[1]) + skipped}" if line else path
    if not reason:
        return f"{place}: fejl i en makro."
    words = " ".join(reason[2].split())
    if undefined := re.match(r"'(\w+)' is undefined", words):
        return f"{place}: {{{{ {undefined[1]} }}}} er ikke et navn, som siderne kan bruge."
    return f"{place}: {words}"


def front_matter_lines(page: Path) -> int:
    """Return how many lines of a page stand before the text that the macros see."""
    if not page.is_file():
        return 0
    match = FRONT_MATTER.match(page.read_text(encoding="utf-8-sig"))
    return match[0].count("\n") if match else 0


def unexpected(output: str) -> str:
    """Return the last line that says something: for an error of the program, the exception itself."""
    lines = [line.strip() for line in COLOUR.sub("", output).splitlines() if line.strip()]
    return f"Siden kunne ikke bygges: {lines[-1] if lines else 'mkdocs gav ingen forklaring'}"
