"""The glossary as direct answers: what the dialog says of a word that is asked for by itself."""

import json

from macros import prose
from macros.model.glossary import Glossary

FILE = "assets/search/terms.json"
PAGE = "ordliste"
# How a question for a word begins, the longest first.
ASKING = ("hvad betyder det at ", "hvad vil det sige at ", "hvad betyder ", "hvad er en ", "hvad er et ", "hvad er ")


def to_json(glossary: Glossary | None) -> str:
    """Return title, address and explanation of every term, and the place in that list of each of its spellings.

    The words that others use for the same lead to the term as well. The same glossary gives the same bytes.
    """
    terms = glossary.terms if glossary else ()
    shown = [
        {
            "title": term.term,
            "address": f"{PAGE}/#{term.id}",
            "text": f"{prose.plain(term.explanation)} {prose.plain(term.unlike)}",
        }
        for term in terms
    ]
    places = {word.lower(): place for place, term in enumerate(terms) for word in (*term.spellings, *term.avoid)}
    return (
        json.dumps({"terms": shown, "words": places, "asking": ASKING}, ensure_ascii=False, separators=(",", ":"))
        + "\n"
    )
