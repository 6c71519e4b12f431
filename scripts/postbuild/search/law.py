"""References to law as words that can be searched for: "§ 15, stk. 1" is paragraf15z and paragraf15stk1z."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

REFERENCE = re.compile(
    r"(?:(?P<act>[^\W\d_]+(?: lov)?)\s+)?§+\s*(?P<number>\d+)(?:\s?(?P<letter>[a-hA-H])(?![^\W\d_]))?"
    r"(?:,?\s*stk\.\s*(?P<part>\d+))?"
)


@dataclass(frozen=True)
class Reference:
    """A place in a text that refers to a provision, and the words it is found by."""

    end: int
    words: tuple[str, ...]


def references(text: str, acts: Mapping[str, tuple[str, ...]]) -> Iterator[Reference]:
    """Yield every reference in a text; `acts` has the short names of each act."""
    for match in REFERENCE.finditer(text):
        act = (match["act"] or "").lower()
        shorts = acts.get(act) or acts.get(act.removesuffix("s")) or ()
        numbers = [match["number"]]
        if match["letter"]:
            numbers.append(match["number"] + match["letter"].lower())
        found = [word(name, number) for name in ("paragraf", *shorts) for number in numbers]
        if match["part"]:
            found.append(word("paragraf", f"{numbers[-1]}stk{match['part']}"))
        yield Reference(match.end(), tuple(found))


def word(name: str, number: str) -> str:
    """Return the word of a provision; the z keeps § 1 from matching § 15."""
    return f"{name}{number}z".lower()
