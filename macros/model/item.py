"""What every question has in common, and the options that most of them have."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import Date, Flag, Id, Model, PageLink, Text, fingerprint

Basis = Literal["law", "local", "practice"]
Paper = Literal[
    "vedtaegt",
    "driftsoverenskomst",
    "partnerskabsaftale",
    "funktionsbeskrivelse",
    "forretningsorden",
    "delegationsplan",
    "netvaerkskontrakt",
    "administrationsaftale",
    "overenskomst",
    "kommunens-rammer",
]
PAPERS: dict[str, str] = {
    "vedtaegt": "vedtægten",
    "driftsoverenskomst": "driftsoverenskomsten",
    "partnerskabsaftale": "partnerskabsaftalen",
    "funktionsbeskrivelse": "lederens funktionsbeskrivelse",
    "forretningsorden": "forretningsordenen",
    "delegationsplan": "delegationsplanen",
    "netvaerkskontrakt": "netværkskontrakten",
    "administrationsaftale": "administrationsaftalen med paraplyen",
    "overenskomst": "overenskomsten",
    "kommunens-rammer": "kommunens rammer og retningslinjer",
}
END = "slut"
"""Where an option leads that ends a case."""

_STAYS = re.compile(
    r"(?:alle|begge|ingen|hverken)\b(?: (?:de|af|dele|delene|svar|svarene|ovenstående|tre|fire|nævnte)\b|[.!]?$|-? eller)",
    re.I,
)


class Option(Model):
    """One option of an item."""

    id: Id
    text: Text
    """Svaret, som læseren kan vælge."""
    correct: Flag = False
    """true, når svaret er rigtigt."""
    feedback: Text | None = None
    """Hvorfor svaret er rigtigt eller ikke – eller hvornår det ville være det."""
    pinned: Flag = False
    """true, når svaret skal blive på sin plads, selv om svarene blandes."""
    next: Id | None = None
    """Kun i en case: det trin, valget fører til, eller slut. Ellers kommer det næste trin på listen."""

    @property
    def stays(self) -> bool:
        """Whether the option keeps its place when options are shuffled: "alle", "ingen" and what the author pinned."""
        return self.pinned or bool(_STAYS.match(self.text))


class ItemBase(Model):
    """What every item type has in common."""

    id: Id
    basis: Literal["law", "local", "practice", "open"]
    theme: Id | None = None
    """Et af quizzens temaer."""
    situation: Text | None = None
    """En konkret situation, som spørgsmålet handler om."""
    stem: Text
    """Spørgsmålet eller udsagnet."""
    hint: Text | None = None
    """Et vink, som læseren kan folde ud."""
    discuss: tuple[Text, ...] = ()
    """Spørgsmål til samtalen, når bestyrelsen tager det på et møde."""
    sources: tuple[Id, ...] = ()
    """Id'er fra docs/kilder/register.yml."""
    look_in: tuple[Paper, ...] = ()
    """Ved local: de papirer, hvor jeres eget svar står."""
    read: PageLink
    """Siden, hvor stoffet kan læses."""
    reviewed: Date | None = None
    """Sidst kontrolleret, hvis det er en anden dag end quizzens."""

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options in the author's order; empty where nothing is chosen."""
        return ()

    @property
    def scored(self) -> bool:
        """Whether an answer can be right or wrong; a local matter never can."""
        raise NotImplementedError

    @property
    def key_parts(self) -> tuple[str, ...]:
        """What makes an answer right, as texts."""
        return tuple(sorted(option.id for option in self.choices if option.correct))

    @property
    def wording_parts(self) -> tuple[str, ...]:
        """What the reader chooses between; the order does not count."""
        return tuple(sorted(f"{option.id}={option.text}" for option in self.choices))

    @property
    def key_hash(self) -> str:
        """Changes when the item's type, basis or right answers change: an old answer then no longer fits."""
        return fingerprint(getattr(self, "type", ""), getattr(self, "basis", ""), *self.key_parts)

    @property
    def wording_hash(self) -> str:
        """Changes when the reader would read something else; the order of the options does not count."""
        return fingerprint(self.situation or "", self.stem, *self.wording_parts)


class JudgedItem(ItemBase):
    """An item with a reason, and with a right answer unless the matter is local."""

    basis: Basis
    """law: loven bestemmer · local: det aftaler I selv · practice: god praksis."""
    rationale: Text
    """Begrundelsen, i et til tre punktummer."""

    @property
    def scored(self) -> bool:
        """Whether an answer can be right or wrong; a local matter never can."""
        return self.basis != "local"


class OpenItem(ItemBase):
    """An item without right and wrong: for talk or thought."""

    basis: Literal["open"] = "open"
    """Står altid til open: der er intet rigtigt svar."""
    rationale: Text | None = None
    """Noget at tage med videre."""

    @property
    def scored(self) -> bool:
        """Never."""
        return False


class ChoiceItem(JudgedItem):
    """An item with a written list of options."""

    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8)]
    """Svarene, der kan vælges mellem."""

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options in the author's order."""
        return self.options
