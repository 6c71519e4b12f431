"""The list of words for "mente du", by how often they are written, with what the dialog needs to read a question."""

import json
from collections import Counter
from collections.abc import Iterable

from scripts.postbuild.search.danish import words
from scripts.postbuild.search.vocabulary import ASKING, Everyday, Expander

FILE = "assets/search/words.json"
SHORTEST = 2


def to_json(texts: Iterable[str], expander: Expander, pages: int) -> str:
    """Return the words of the texts and the words they are also found by, most frequent first, as JSON.

    With them stand how many of the texts are pages, what asks nothing, the short names of acts, and the words that tell
    what is asked.
    """
    counts = Counter(word.lower() for text in texts for word in words(text))
    everyday = expander.everyday
    taught = [others for name, others in everyday.words.items() if name in expander.vocabulary]
    counts.update(word for others in (*taught, *everyday.pages.values()) for word in others)
    # Words of about the same frequency stand in the order of the alphabet, which packs well.
    kept = sorted((-count.bit_length(), word) for word, count in counts.items() if len(word) >= SHORTEST)
    value = {
        "words": " ".join(word for _, word in kept),
        "pages": pages,
        "fillers": sorted(everyday.fillers),
        "acts": _acts(everyday),
        "asking": {kind: everyday.asking.get(kind, ()) for kind in ASKING.values()},
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _acts(everyday: Everyday) -> dict[str, str]:
    """Return the first short name of each act, by every name it has."""
    return {name: shorts[0] for act, shorts in sorted(everyday.acts.items()) for name in (act, *shorts)}
