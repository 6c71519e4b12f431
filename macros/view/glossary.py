"""The glossary as a page, as a note on other pages, and as data for search engines."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from markupsafe import Markup

from macros import prose
from macros.model.glossary import Glossary, Term
from macros.view.render import Renderer
from macros.view.script_data import script_json


class GlossaryRenderer(Renderer):
    """Makes the page of the glossary and the notes that explain words on other pages."""

    def glossary(self, glossary: Glossary, address: str) -> Markup:
        """Render all terms from A to Å with anchors; `address` is the whole address of the page."""
        letters = [
            (letter, list(terms))
            for letter, terms in groupby(glossary.alphabetical(), key=lambda term: term.term[0].upper())
        ]
        return self._render(
            "glossary.html",
            letters=letters,
            cite=lambda term: self.citation([self.library.sources[name] for name in term.sources], set(), full=False),
            data=script_json(defined_terms(glossary, address)),
        )

    def notes(self, terms: list[Term], page: str) -> Markup:
        """Render what explains the terms at the end of another page; `page` is the page of the glossary in docs/."""
        return self._render("glossary_notes.html", terms=terms, page=page)


def defined_terms(glossary: Glossary, address: str) -> dict[str, Any]:
    """Return the glossary as a schema.org DefinedTermSet (https://schema.org/DefinedTerm)."""
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": address,
        "name": glossary.title,
        "url": address,
        "inLanguage": "da",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "dateModified": glossary.reviewed.isoformat(),
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": f"{address}#{term.id}",
                "name": term.term,
                "description": f"{prose.plain(term.explanation)} {prose.plain(term.unlike)}",
                "inDefinedTermSet": address,
                "url": f"{address}#{term.id}",
            }
            for term in glossary.alphabetical()
        ],
    }
