"""Signs that the fonts of a printed book have; PDF/UA forbids to print a sign as an empty box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

PRINTED = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x391, 0x3A1), (0x3A3, 0x3C9), (0x400, 0x45F), (0x5D0, 0x5EA), (0x200B, 0x200F),
    (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x202A, 0x202E), (0x2030, 0x2030),
    (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122),
    (0x2190, 0x2193), (0x2212, 0x2212), (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265),
    (0x25A0, 0x25A1), (0x25CB, 0x25CB), (0x25CF, 0x25CF), (0x2713, 0x2713), (0xFEFF, 0xFEFF), (0xFFFD, 0xFFFD),
)  # fmt: skip
"""First and last code point of what the fonts that Typst brings along can show (Libertinus Serif, DejaVu Sans Mono)."""


def printable(text: str) -> str:
    """Return the text with the name in brackets for every sign that cannot be printed; control characters go."""
    return text if text.isascii() and text.isprintable() else "".join(map(_printed, text))


def _printed(sign: str) -> str:
    if any(first <= ord(sign) <= last for first, last in PRINTED):
        return sign
    if sign.isspace():
        return " "
    name = unicodedata.name(sign, "")
    return f"[{name.lower()}]" if name else ""


def signs() -> Iterator[str]:
    """Yield every assigned sign that is taken to be printable."""
    for first, last in PRINTED:
        yield from (chr(code) for code in range(first, last + 1) if unicodedata.category(chr(code)) != "Cn")
