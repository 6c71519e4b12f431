"""Problems are values: where, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author must mend: `file` as shown to the author, `line` and `column` from 1, `message` in Danish."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """Format as `path:line:column: message`, which editors and CI turn into links."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}"

    def as_annotation(self, level: Literal["error", "warning"]) -> str:
        """Format as a workflow command, which GitHub shows at the line of the change.

        https://docs.github.com/actions/reference/workflow-commands-for-github-actions
        """
        message = self.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return f"::{level} file={self.file},line={self.line},col={self.column}::{message}"


def did_you_mean(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return ` Mente du "x"?` for the nearest of `known`, or the empty string."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=likeness)
    return f' Mente du "{close[0]}"?' if close else ""


def listing(words: Iterable[str]) -> str:
    """Join words as Danish prose: `a, b eller c`."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} eller {items[-1]}"
