"""Rules for good questions, over one quiz: a reader who knows nothing must not be able to guess, nor be tricked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import wraps

from macros.model.item import ChoiceItem, OpenItem, Option
from macros.model.items import words
from macros.model.quiz import Quiz, Single, TrueFalse
from macros.problems import Problem
from macros.prose import plain
from macros.site import Site
from macros.source import Way

SCENARIOS = 0.6
ENOUGH = 5
"""Below this number of questions a share says nothing."""
UNLIKELY = 0.02
MAX_STEM = 30
MAX_SITUATION = 70
MAX_LIX = 50

_OTHERS = re.compile(
    r"(?:alle|begge|ingen|intet) (?:af )?(?:de |det |disse )?"
    r"(?:ovenstående|ovennævnte|andre svar|foregående|nævnte|svar(?:ene)?\b|dele\b)"
    r"|.*\b(?:ovenstående|ovennævnte)\b",
    re.I,
)
_NOT = re.compile(r"\b(?:ikke|ingen|intet|ingenting|aldrig|hverken)\b", re.I)
_ABSOLUTE = re.compile(r"\b(?:altid|aldrig|alle|ingen|intet|alt|overhovedet|enhver|ethvert)\b", re.I)


def over_quizzes(rule: Callable[[Quiz], Iterator[tuple[Way, str]]]) -> Callable[[Site], Iterator[Problem]]:
    """Make a rule for one quiz a rule for the site."""

    @wraps(rule)
    def over_site(site: Site) -> Iterator[Problem]:
        for one in site.library.loaded:
            if isinstance(one.model, Quiz):
                yield from (one.problem(way, message) for way, message in rule(one.model))

    return over_site


@over_quizzes
def right_is_not_the_longest(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """Over a quiz the right option is the longest about as often as chance would have it."""
    found, chances = 0, []
    for _, right, others in _keyed(quiz):
        found += all(len(plain(right.text)) > len(plain(other.text)) for other in others)
        chances.append(1 / (len(others) + 1))
    if len(chances) >= ENOUGH and _at_least(found, chances) < UNLIKELY:
        yield (
            ("items",),
            f"Det rigtige svar er det længste i {found} af {len(chances)} spørgsmål; tilfældet ville give {sum(chances):.0f}. "
            "Så kan man gætte uden at vide noget. Gør de forkerte svar lige så fyldige, eller kort de rigtige af.",
        )


@over_quizzes
def right_has_no_fixed_place(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """The right option does not stand at one place of the file more often than chance would have it."""
    places: Counter[int] = Counter()
    chances = []
    for item, right, others in _keyed(quiz):
        places[item.choices.index(right)] += 1
        chances.append(1 / (len(others) + 1))
    if len(chances) < ENOUGH:
        return
    place, found = places.most_common(1)[0]
    if _at_least(found, chances) * max(len(places), 3) < UNLIKELY:
        yield (
            ("items",),
            f"Det rigtige svar står som nummer {place + 1} i {found} af {len(chances)} spørgsmål. På skærmen blandes svarene, "
            "men på papir kan man gætte. Flyt rundt på svarene i filen.",
        )


@over_quizzes
def options_name_no_others(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """No option is "alle ovenstående" or the like: knowing two answers would be enough."""
    for way, item, _ in quiz.places:
        for index, option in enumerate(item.choices):
            if _OTHERS.match(plain(option.text)):
                message = (
                    f'"{plain(option.text)}" kan gættes af den, der kender to svar. '
                    "Brug type: multiple, og lad hvert svar stå alene."
                )
                yield (*way, "options", index, "text"), message


@over_quizzes
def stems_are_not_doubly_negative(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """A stem has one negation at most, and a statement to judge as true or false has none."""
    for way, item, _ in quiz.places:
        for sentence in re.split(r"(?<=[.?!])\s+", plain(item.stem)):
            found = _NOT.findall(sentence)
            if len(found) > 1:
                message = f"To negationer ({', '.join(found)}) i samme sætning er svære at læse. Skriv den positivt."
                yield (*way, "stem"), message
            elif found and isinstance(item, TrueFalse):
                message = (
                    f'Et udsagn med "{found[0]}" bliver en dobbelt negation, når man svarer Falsk. Skriv det positivt.'
                )
                yield (*way, "stem"), message


@over_quizzes
def absolute_words_are_not_a_sign(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """Words such as "altid" do not stand in wrong options alone, over a quiz."""
    wrong: list[str] = []
    right = 0
    for _, correct, others in _keyed(quiz):
        right += bool(_ABSOLUTE.search(correct.text))
        wrong += [found[0] for other in others if (found := _ABSOLUTE.search(other.text))]
    if len(wrong) >= 4 and not right:
        listed = ", ".join(sorted({word.lower() for word in wrong}))
        yield (
            ("items",),
            f"Ord som {listed} står kun i forkerte svar ({len(wrong)} gange). Så kan man gætte. Skriv nogle af dem om.",
        )


@over_quizzes
def options_are_alike(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """The options of an item are of one grammar: all or none begin with "at", "ja" or "nej", all or none are sentences."""
    for way, item, _ in quiz.places:
        if not isinstance(item, ChoiceItem):
            continue
        texts = [plain(option.text) for option in item.options if not option.stays]
        for what, signs in (
            ('begynder med "at"', [text.lower().startswith("at ") for text in texts]),
            ("slutter med punktum", [text.endswith(".") for text in texts]),
            ("begynder med lille bogstav", [text[:1].islower() for text in texts]),
        ):
            if any(signs) and not all(signs):
                odd = texts[signs.index(sum(signs) <= len(signs) / 2)]
                message = f'Svarene er ikke bygget ens: nogle {what}, andre ikke ("{odd}"). Giv dem samme form.'
                yield (*way, "options"), message
                break


@over_quizzes
def stems_are_light(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """A question can be read once and understood."""
    for way, item, _ in quiz.places:
        for name, limit in (("stem", MAX_STEM), ("situation", MAX_SITUATION)):
            text = plain(getattr(item, name) or "")
            count = len(words(text))
            if count > limit:
                yield (*way, name), f"Her er {count} ord. Skriv det med højst {limit}, så det kan læses én gang."
            elif count >= 20 and (found := lix(text)) > MAX_LIX:
                yield (
                    (*way, name),
                    f"Teksten er tung (lixtal {found}). Del sætningerne, eller brug kortere ord; hold dig under {MAX_LIX}.",
                )


@over_quizzes
def most_are_scenarios(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """At least 60 % of a quiz's questions start from a situation."""
    asked = [(item, case) for _, item, case in quiz.places if not isinstance(item, OpenItem)]
    told = sum(1 for item, case in asked if item.situation or case)
    if len(asked) >= ENOUGH and told / len(asked) < SCENARIOS:
        yield (
            ("items",),
            f"{told} af {len(asked)} spørgsmål begynder i en situation. Det skal være mindst {SCENARIOS * 100:.0f} %, for det er i "
            "situationer, bestyrelsen får brug for svaret. Tilføj situation.",
        )


def stems_differ(site: Site) -> Iterator[Problem]:
    """No two questions ask the same in the same situation, whatever quizzes they stand in."""
    seen: dict[tuple[str, ...], str] = {}
    for one in site.library.loaded:
        for way, item, _ in one.model.places if isinstance(one.model, Quiz) else ():
            asked = tuple(" ".join(words(plain(text or ""))) for text in (item.situation, item.stem))
            options = tuple(sorted(" ".join(words(plain(option.text))) for option in item.choices))
            key = asked if item.situation else (*asked, *options)
            if key in seen:
                yield one.problem(
                    (*way, "stem"),
                    f'"{item.id}" spørger om det samme som {seen[key]}. Skriv det ene om, eller slet det.',
                )
            seen.setdefault(key, f'"{item.id}" i {one.source.file}')


def lix(text: str) -> int:
    """Return the readability index: words per sentence and the share of long words."""
    found = words(text)
    sentences = max(1, len(re.findall(r"[.:!?]+(?:\s|$)", text)))
    return round(len(found) / sentences + 100 * sum(len(word) > 6 for word in found) / max(1, len(found)))


def _keyed(quiz: Quiz) -> Iterator[tuple[Single, Option, list[Option]]]:
    for item in quiz.questions:
        right = [option for option in item.choices if option.correct]
        if isinstance(item, Single) and item.scored and len(right) == 1:
            yield item, right[0], [option for option in item.choices if option is not right[0]]


def _at_least(found: int, chances: Iterable[float]) -> float:
    """Return the chance that at least so many of independent events happen."""
    exactly = [1.0]
    for chance in chances:
        exactly = [
            (exactly[n] * (1 - chance) if n < len(exactly) else 0) + (exactly[n - 1] * chance if n else 0)
            for n in range(len(exactly) + 1)
        ]
    return sum(exactly[found:])


RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = ()
WARNINGS: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    right_is_not_the_longest,
    right_has_no_fixed_place,
    options_name_no_others,
    stems_are_not_doubly_negative,
    absolute_words_are_not_a_sign,
    options_are_alike,
    stems_are_light,
    most_are_scenarios,
    stems_differ,
)
