"""The short answers as a page, and as data for search engines."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros import prose
from macros.labels.faq import BASIS_OF, FAQ
from macros.labels.verdicts import joined
from macros.model.faq import Faq, FaqEntry
from macros.model.item import PAPERS
from macros.view.render import Renderer
from macros.view.script_data import script_json


class FaqRenderer(Renderer):
    """Makes the page of the short answers."""

    def faq(self, faq: Faq, address: str) -> Markup:
        """Render all questions by topic, each folded around its answer; `address` is the whole address of the page."""
        return self._render(
            "faq.html",
            faq=faq,
            words=FAQ,
            basis=BASIS_OF,
            papers=lambda ids: joined(PAPERS[paper] for paper in ids),
            data=script_json(question_page(faq, address)),
        )


def question_page(faq: Faq, address: str) -> dict[str, Any]:
    """Return the questions as a schema.org FAQPage (https://schema.org/FAQPage)."""
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "@id": address,
        "name": faq.title,
        "inLanguage": "da",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "dateModified": faq.reviewed.isoformat(),
        "mainEntity": [
            {
                "@type": "Question",
                "@id": f"{address}#{entry.id}",
                "name": prose.plain(entry.question),
                "acceptedAnswer": {"@type": "Answer", "text": in_words(entry), "url": f"{address}#{entry.id}"},
            }
            for entry in faq.entries
        ],
    }


def in_words(entry: FaqEntry) -> str:
    """Return an answer as plain text, each ground behind its mark."""
    grounds = (f"{BASIS_OF[ground.basis]}: {prose.plain(ground.text)}" for ground in entry.grounds)
    return " ".join([prose.plain(entry.short), *grounds])
