"""Marks on the parts of a question that is handed to another system, so that it can be read back as it was.

A mark is a class of HTML: `hvb-option--princip` says that the element holds the option `princip`. Learning systems keep
classes and show nothing of them. A kind may carry several values, each after `--`, which no id can hold.
"""

from __future__ import annotations

from markupsafe import Markup

PREFIX = "hvb-"
BASIS_TAG = "grundlag: "
THEME_TAG = "tema:"
QUIZ_TAG = "quiz:"
MODULE_TAG = "modul:"


def mark(kind: str, *values: object) -> str:
    """Return the class that marks a part: `mark("option", "princip")` is `hvb-option--princip`."""
    return PREFIX + "--".join([kind, *map(str, values)])


def read_marks(classes: str) -> dict[str, tuple[str, ...]]:
    """Return the values by kind of all marks in the value of a class attribute; other classes are left out."""
    found = {}
    for name in classes.split():
        if name.startswith(PREFIX):
            kind, *values = name.removeprefix(PREFIX).split("--")
            found[kind] = tuple(values)
    return found


def element(name: str, content: str, *marks: str) -> Markup:
    """Write an element of HTML; plain text as content is escaped, `Markup` is not."""
    classes = Markup(' class="{}"').format(" ".join(marks)) if marks else ""
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), classes, content)


def bullets(lines: list[Markup], name: str = "ul") -> Markup:
    """Write a list of HTML; nothing for no lines."""
    return element(name, Markup("").join(element("li", line) for line in lines)) if lines else Markup("")
