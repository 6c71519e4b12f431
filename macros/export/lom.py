"""Learning Object Metadata (IEEE 1484.12.3): what a package is, who published it, when, and under which licence."""

from __future__ import annotations

import datetime

from macros.export.explanation import LICENCE
from macros.export.xml import Maker, Node

_VOCABULARY = "LOMv1.0"


def lom(
    make: Maker, title: str, description: str, publisher: str, reviewed: datetime.date, *, vocabulary: bool = True
) -> Node:
    """Make the metadata; the namespace of Common Cartridge does without the name of the `vocabulary`."""

    def text(tag: str, words: str) -> Node:
        return make(tag, make("string", words, language="da"))

    def term(tag: str, value: str) -> Node:
        return make(tag, make("source", _VOCABULARY) if vocabulary else None, make("value", value))

    return make(
        "lom",
        make(
            "general",
            text("title", title),
            make("language", "da"),
            text("description", description) if description else None,
        ),
        make(
            "lifeCycle",
            make(
                "contribute",
                term("role", "publisher"),
                make("entity", f"BEGIN:VCARD\nVERSION:3.0\nFN:{publisher}\nORG:{publisher}\nEND:VCARD"),
                make("date", make("dateTime", reviewed.isoformat())),
            ),
        ),
        make(
            "rights",
            term("copyrightAndOtherRestrictions", "yes"),
            text("description", f"CC BY 4.0, {LICENCE}"),
        ),
    )
