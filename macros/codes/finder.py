"""Find result codes in any text: mails break them over lines and put quote marks, spaces or invisible marks between."""

from __future__ import annotations

import base64
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from macros.codes.decode import VERSION, Answers, Form, Forms, Refusal, decode

_SOFT = r"(?:[\s>|\"'«»“”„*`\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]|=\r?\n)"
_STRETCH = re.compile(rf"[A-Za-z0-9_-]+(?:{_SOFT}+[A-Za-z0-9_-]+)*")
_RUN = re.compile(r"[A-Za-z0-9_-]+")
_FIRST_LETTERS = re.compile(r"A[Q-Za-z0-9_-]")  # of formats 1 to 3
_LONGEST, _MOST_PIECES = 800, 12


def find(text: str, known: Forms) -> Iterator[Answers | Refusal]:
    """Yield every code in a text, in order, and a refusal for what looks like one but cannot be read."""
    marks = {_prefix(*key): form for key, form in known.items()}
    any_mark = re.compile("|".join(map(re.escape, marks)) if marks else r"(?!)")
    for stretch in _STRETCH.finditer(text):
        runs = _RUN.findall(stretch[0])
        joined, ends = "".join(runs), list(accumulate(map(len, runs)))
        place = 0
        for mark in any_mark.finditer(joined):
            if mark.start() >= place:
                yield from _foreign(joined, place, mark.start(), ends, known)
                one, place = _at(joined, mark.start(), ends, marks[mark[0]], known)
                yield one
        yield from _foreign(joined, place, len(joined), ends, known)


def _prefix(number: int, edition: int) -> str:
    """Return the eight letters that every code of a form begins with."""
    return base64.urlsafe_b64encode(bytes([VERSION, number]) + edition.to_bytes(4, "big")).decode()


def _at(joined: str, start: int, ends: list[int], form: Form, known: Forms) -> tuple[Answers | Refusal, int]:
    """Read the code of a known form that begins at `start`, and tell where it ends."""
    stops = [start + (form.size(with_heard) * 8 + 5) // 6 for with_heard in (False, True)]
    for stop in stops:
        one = decode(joined[start:stop], known)
        if isinstance(one, Answers):
            return one, stop
    first_end = ends[bisect_right(ends, start)]
    # All its letters are there when its first piece is long enough or when its pieces add up.
    complete = [stop for stop in stops if stop <= first_end or ends[bisect_left(ends, stop) % len(ends)] == stop]
    end = min(complete, default=first_end)
    return Refusal(joined[start:end], "damaged" if complete else "cut"), end


def _foreign(joined: str, start: int, stop: int, ends: list[int], known: Forms) -> Iterator[Refusal]:
    """Yield codes of other editions, instruments and formats: their length is not known, so whole pieces are tried."""
    place = start
    for index in range(bisect_left(ends, start), bisect_right(ends, stop)):
        begin, end = ends[index - 1] if index else 0, ends[index]
        if begin < place or end - begin < 8 or not _FIRST_LETTERS.match(joined, begin):
            continue
        for last in ends[index : index + _MOST_PIECES]:
            one = decode(joined[begin:last], known) if last <= min(stop, begin + _LONGEST) else None
            if isinstance(one, Refusal) and (one.header or one.reason == "newer-format"):
                yield one
                place = last
                break
        else:
            if joined.startswith("AQ", begin) and 24 <= end - begin <= _LONGEST:
                yield Refusal(joined[begin:end], "damaged")
                place = end
