"""XML of one namespace: elements from names, texts and HTML fragments, and documents as bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree
from markupsafe import Markup

Node: TypeAlias = "etree._Element"
Child: TypeAlias = "Node | str | Markup | None"

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """Leave out the characters that no XML document may hold."""
    return _FORBIDDEN.sub("", text)


@dataclass(frozen=True)
class Maker:
    """Makes elements of one namespace; `prefix` is empty where it is the document's own."""

    namespace: str
    prefix: str = ""

    def __call__(self, tag: str, *children: Child, **attributes: str | None) -> Node:
        """Make an element. Markup becomes elements of the namespace, None is left out; so is a None attribute.

        `class_` stands for class, `xml_lang` for xml:lang.
        """
        element = etree.Element(f"{{{self.namespace}}}{tag}", nsmap={self.prefix or None: self.namespace})  # type: ignore[dict-item]
        for name, value in attributes.items():
            if value is not None:
                element.set(_attribute(name), legal(value))
        for child in children:
            if isinstance(child, Markup):
                self._add_fragment(element, child)
            elif isinstance(child, str):
                _add_text(element, legal(child))
            elif child is not None:
                element.append(child)
        return element

    def _add_fragment(self, element: Node, fragment: Markup) -> None:
        """Add what a well-formed HTML fragment holds."""
        parsed = etree.fromstring(f'<x xmlns="{self.namespace}">{legal(fragment)}</x>')
        _add_text(element, parsed.text or "")
        element.extend(list(parsed))


def document(element: Node) -> bytes:
    """Write a whole document in UTF-8; namespaces are declared once, on the root."""
    etree.cleanup_namespaces(element)
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _attribute(name: str) -> str:
    if name == "xml_lang":
        return "{http://www.w3.org/XML/1998/namespace}lang"
    return name.rstrip("_")


def _add_text(element: Node, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
