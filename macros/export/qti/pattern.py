"""Short answers as patterns of XML Schema, which is how QTI 2.1 compares freely written text."""

from __future__ import annotations

import re
from collections import defaultdict

from macros.model.quiz import fold

_BETWEEN = r"[^\p{L}\p{N}]*"
"""What does not count: spaces, punctuation, and accents that are signs of their own."""
_DIGRAPHS = {"ae": "[æÆ]", "oe": "[øØ]", "aa": "[åÅ]"}
_SPECIAL = re.compile(r"[.\\?*+{}()\[\]|^-]")
_UNIT = re.compile("|".join((*_DIGRAPHS, ".")), re.S)

_WRITTEN: dict[str, str] = defaultdict(str)
for _code in range(0x250):
    if len(_letter := fold(chr(_code))) == 1:
        _WRITTEN[_letter] += chr(_code)


def pattern(text: str) -> str:
    """Return the pattern that everything matches that is written like the text when case, accents and signs do not count.

    æ may be written ae, ø oe, å aa, and the other way round; accents count no further than the Latin letters go.
    A text without letters and digits is matched by itself alone.
    """
    if not fold(text):
        return _SPECIAL.sub(r"\\\g<0>", text)
    return _BETWEEN + "".join(_unit(unit) + _BETWEEN for unit in _UNIT.findall(fold(text)))


def _unit(unit: str) -> str:
    letters = _BETWEEN.join(f"[{_WRITTEN.get(letter) or _both_cases(letter)}]" for letter in unit)
    return f"({letters}|{_DIGRAPHS[unit]})" if unit in _DIGRAPHS else letters


def _both_cases(letter: str) -> str:
    return letter + (letter.upper() if len(letter.upper()) == 1 and letter.upper() != letter else "")
