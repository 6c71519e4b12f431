"""Result codes, format 1: what a code says. The format is described in docs/genbrug/svarkoder.md.

Pure and independent of the site's own script: both are held against the same test vectors.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from macros.model import Matrix, Palette, Scale
from macros.model.roles import ANSWERS, ROLES
from macros.model.scale import OUTSIDE
from macros.prose import plain

VERSION = 1
RESPONDENTS = (
    "ikke oplyst",
    "bestyrelsesmedlem",
    "formand",
    "leder",
    "medarbejderrepræsentant",
    "medlem af forældrebestyrelsen",
)
OWN_TASKS = ("own-1", "own-2", "own-3")
HEARD = tuple(role.id for role in ROLES)
_HEADER, _CHECKSUM = 14, 3
_TWO_TIER, _WITH_HEARD = 16, 32

Reason = Literal["not-a-code", "newer-format", "unknown-instrument", "other-edition", "cut", "damaged"]


@dataclass(frozen=True)
class Form:
    """A list of tasks as it was asked, with the answers that were offered; `name` is what people call the list."""

    instrument: str
    number: int
    name: str
    tasks: tuple[str, ...]
    answers: tuple[str, ...]
    by_model: bool = False
    """Whether the answers depend on the board being one-tier or two-tier."""

    @property
    def edition(self) -> int:
        """The number that tells this list from every other: a checksum of the ids, not of the texts."""
        return zlib.crc32("\n\n".join(("\n".join(self.tasks), "\n".join(self.answers))).encode())

    @property
    def bits(self) -> int:
        """The number of bits an answer takes: room for every answer and for none."""
        return len(self.answers).bit_length()

    def size(self, with_heard: bool) -> int:
        """Return the number of bytes of a code."""
        return _HEADER + _bytes(len(self.tasks) * self.bits) + _bytes(len(self.tasks) * 6 * with_heard) + _CHECKSUM


@dataclass(frozen=True)
class Header:
    """What stands first in a code, also where the rest cannot be read."""

    instrument: int
    edition: int
    round: int
    token: int
    role: str
    two_tier: bool


@dataclass(frozen=True)
class Answers:
    """One person's answers: an id or None for each task of the form, and who should be heard where that was asked."""

    code: str
    form: Form
    header: Header
    answers: tuple[str | None, ...]
    heard: tuple[tuple[str, ...], ...] | None


@dataclass(frozen=True)
class Refusal:
    """Why a text cannot be read as a code; `header` where the checksum holds, so that it can still be sorted."""

    code: str
    reason: Reason
    header: Header | None = None


Forms = Mapping[tuple[int, int], Form]
"""Known forms by instrument number and edition."""


def asked_in(instrument: Matrix | Scale | Palette) -> Iterator[tuple[str, str]]:
    """Yield the id and the words of everything an instrument asks."""
    if isinstance(instrument, Matrix):
        yield from ((task.id, plain(task.title)) for task in instrument.tasks)
    elif isinstance(instrument, Scale):
        yield from ((statement.id, plain(statement.text)) for statement in instrument.statements)
    else:
        yield from ((competence.id, plain(competence.text)) for competence in instrument.competences)


def forms(instrument: Matrix | Scale | Palette, number: int, chosen: Mapping[str, Iterable[str]]) -> Iterator[Form]:
    """Yield every form an instrument can be asked in: core, all and the lists in `chosen`, with 0-3 own tasks added."""
    if isinstance(instrument, Matrix):
        lists = {"core": tuple(task.id for task in instrument.tasks if task.core)}
        lists["all"] = tuple(task.id for task in instrument.tasks)
        answers = tuple(answer.id for answer in ANSWERS)
    else:
        offered = instrument.anchors if isinstance(instrument, Scale) else instrument.places
        lists = {"all": tuple(task for task, _ in asked_in(instrument))}
        answers = tuple(answer.id for answer in (*offered, *OUTSIDE))
    for name, ids in chosen.items():
        picked = tuple(task for task in ids if task in lists["all"])
        lists[name] = picked
        lists[f"{name} (skemaets rækkefølge)"] = tuple(task for task in lists["all"] if task in picked)
    for name, tasks in lists.items():
        for own in range(len(OWN_TASKS) + 1 if tasks else 0):
            label = f"{name}+{own}" if own else name
            yield Form(instrument.id, number, label, tasks + OWN_TASKS[:own], answers, isinstance(instrument, Matrix))


def by_edition(known: Iterable[Form]) -> Forms:
    """Arrange forms for decoding; of two with the same tasks the first gives its name."""
    found: dict[tuple[int, int], Form] = {}
    for form in known:
        found.setdefault((form.number, form.edition), form)
    return found


def decode(text: str, known: Forms) -> Answers | Refusal:
    """Read a text that is one code and nothing else; what is wrong with it comes back as a value."""
    raw = _unpacked(text)
    if raw is None or len(raw) < 6 or raw[0] < VERSION:
        return Refusal(text, "not-a-code")
    whole = len(raw) > _HEADER + _CHECKSUM and zlib.crc32(raw[:-3]) & 0xFFFFFF == int.from_bytes(raw[-3:], "big")
    if raw[0] != VERSION:
        return Refusal(text, "newer-format" if whole else "not-a-code")
    instrument, edition = raw[1], int.from_bytes(raw[2:6], "big")
    form = known.get((instrument, edition))
    if form is None:
        if not whole:
            return Refusal(text, "damaged")
        same = any(number == instrument for number, _ in known)
        return Refusal(text, "other-edition" if same else "unknown-instrument", _header(raw))
    if len(raw) < _HEADER or len(raw) < form.size(bool(raw[13] & _WITH_HEARD)):
        return Refusal(text, "cut")
    if not whole or len(raw) != form.size(bool(raw[13] & _WITH_HEARD)) or raw[13] >> 6 or raw[13] & 15 > 5:
        return Refusal(text, "damaged")
    split = _HEADER + _bytes(len(form.tasks) * form.bits)
    values = _fields(raw[_HEADER:split], form.bits, len(form.tasks))
    masks = _fields(raw[split:-3], 6, len(form.tasks)) if raw[13] & _WITH_HEARD else ()
    if values is None or masks is None or max(values, default=0) > len(form.answers):
        return Refusal(text, "damaged")
    answers = tuple(form.answers[value - 1] if value else None for value in values)
    heard = tuple(tuple(role for bit, role in enumerate(HEARD) if mask & 32 >> bit) for mask in masks)
    return Answers(text, form, _header(raw), answers, heard if raw[13] & _WITH_HEARD else None)


def _header(raw: bytes) -> Header:
    role = raw[13] & 15
    return Header(
        instrument=raw[1],
        edition=int.from_bytes(raw[2:6], "big"),
        round=int.from_bytes(raw[6:9], "big"),
        token=int.from_bytes(raw[9:13], "big"),
        role=RESPONDENTS[role] if role < len(RESPONDENTS) else RESPONDENTS[0],
        two_tier=bool(raw[13] & _TWO_TIER),
    )


def _unpacked(text: str) -> bytes | None:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", text):
        return None
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error:
        return None
    # One way of writing only: a last letter with stray bits is a mistyped letter.
    return raw if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() == text else None


def _bytes(bits: int) -> int:
    return (bits + 7) // 8


def _fields(raw: bytes, bits: int, count: int) -> tuple[int, ...] | None:
    """Take equal bit fields apart, first bit first; None when the padding after them is not zero."""
    number, spare = int.from_bytes(raw, "big"), len(raw) * 8 - bits * count
    if number & (1 << spare) - 1:
        return None
    number >>= spare
    return tuple(number >> bits * (count - 1 - index) & (1 << bits) - 1 for index in range(count))
