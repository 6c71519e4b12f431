"""The short answers as direct answers: what the dialog says, and what a question is found by."""

import html
import json

from macros import prose
from macros.labels.faq import BASIS_OF
from macros.model.faq import Faq, FaqEntry

FILE = "assets/search/svar.json"
KIND = "svar"
ANSWER_WEIGHT = "0.25"


def to_json(faq: Faq | None, addresses: dict[str, str]) -> str:
    """Return what the dialog shows of each answer that has an address, by its id; the same answers give the same bytes.

    `addresses` is by the id of the answer's element.
    """
    shown = {
        entry.id: {
            "title": prose.plain(entry.question),
            "address": f"{addresses[entry.id]}/#{entry.id}",
            "text": prose.plain(entry.short),
            "marks": [[basis, BASIS_OF[basis]] for basis in dict.fromkeys(ground.basis for ground in entry.grounds)],
        }
        for entry in (faq.entries if faq else ())
        if entry.id in addresses
    }
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")) + "\n"


def to_html(entry: FaqEntry) -> str:
    """Return the answer as a page of its own for the indexer: the question before other ways to ask, both before the rest."""
    also = html.escape(". ".join(entry.also))
    said = html.escape(
        " ".join(prose.plain(text) for text in (entry.short, *(ground.text for ground in entry.grounds)))
    )
    return (
        f'<main data-pagefind-body><h1 data-pagefind-filter="kind:{KIND}">{html.escape(prose.plain(entry.question))}</h1>'
        f'<h2 data-pagefind-meta="words">{also}</h2><p data-pagefind-weight="{ANSWER_WEIGHT}">{said}</p></main>'
    )
