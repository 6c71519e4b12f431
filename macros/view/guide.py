"""The guide for authors: the fields of the model, examples with what the checks say, and the words we use."""

from __future__ import annotations

from markupsafe import Markup

from macros.authoring.fields import fields
from macros.authoring.guide import Example, check_example
from macros.model.glossary import Glossary
from macros.problems import listing
from macros.view.render import Renderer


class GuideRenderer(Renderer):
    """Makes what the guide computes."""

    def fields(self, name: str) -> Markup:
        """Render the fields of a part of the model, by the name of its class."""
        return self._render("guide_fields.html", fields=fields(name))

    def example(self, example: Example) -> Markup:
        """Render an example and its faulty twin, with what the checks say; ValueError when they say anything of the good one."""
        if said := check_example(example.kind, example.good, self.library):
            raise ValueError(f'Det gode eksempel "{example.id}" er ikke godt: linje {said[0].line}: {said[0].message}')
        said = check_example(example.kind, example.bad, self.library)
        if not said:
            raise ValueError(f'Kontrollen siger ikke noget til det dårlige eksempel "{example.id}".')
        return self._render("guide_example.html", example=example, said=said)

    def word_choices(self, glossary: Glossary) -> Markup:
        """Render which word we write, and which we do not, for every term that has others."""
        chosen = [(term.term.lower(), listing(term.others)) for term in glossary.alphabetical() if term.others]
        return self._render("guide_words.html", chosen=chosen)
