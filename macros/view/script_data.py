"""Data that a page carries in a script element which no browser runs."""

from __future__ import annotations

import json

from markupsafe import Markup


def script_json(value: object) -> Markup:
    """Write a value as JSON that stands unharmed in a script element: nothing in it can end the element.

    Which signs must not stand there: HTML, 4.12.1.3 (restrictions for contents of script elements).
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
