"""The official XSDs: reached through SHARED_SCHEMAS only, and read without a network."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree


def schema(name: str) -> etree.XMLSchema:
    """Load one of the schemas; skips the test where the variable is unset, fails where the file is missing."""
    folder = os.environ.get("SHARED_SCHEMAS")
    if not folder:
        pytest.skip("SHARED_SCHEMAS does not say where the official schemas are")
    path = Path(folder) / name
    assert path.is_file(), f"{path} is missing"
    return _load(path)


def faults(checked: etree.XMLSchema, document: bytes | etree._Element) -> list[str]:
    """Return what the schema has against a document."""
    root = etree.fromstring(document) if isinstance(document, bytes) else document
    checked.validate(root)
    return [f"{entry.line}: {entry.message}" for entry in checked.error_log]


_SCH = "{http://purl.oclc.org/dsdl/schematron}"


class _FilesOnly(etree.Resolver):
    def resolve(self, url: str, public_id: str, context: object) -> object:
        assert "://" not in url or url.startswith("file:"), f"the schema asks for {url}"
        return None


@cache
def _load(path: Path) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
    parser.resolvers.add(_FilesOnly())
    return etree.XMLSchema(etree.parse(path, parser))


def rule_faults(name: str, document: bytes) -> list[str]:
    """Return what the Schematron rules inside an XSD have against a document; XPath 1.0 is all that they need."""
    schema(name)
    rules = etree.parse(Path(os.environ["SHARED_SCHEMAS"]) / name)
    spaces = {one.get("prefix"): one.get("uri") for one in rules.iter(f"{_SCH}ns")}
    root = etree.fromstring(document).getroottree()
    found = []
    for pattern in rules.iter(f"{_SCH}pattern"):
        matched: set[etree._Element] = set()
        for rule in pattern.iter(f"{_SCH}rule"):
            for node in root.xpath(f"//{rule.get('context')}", namespaces=spaces):
                if node in matched:
                    continue
                matched.add(node)
                known: dict[str, object] = {}
                for let in (*pattern.iterfind(f"{_SCH}let"), *rule.iterfind(f"{_SCH}let")):
                    known[let.get("name")] = node.xpath(let.get("value"), namespaces=spaces, **known)
                for check in rule.iterfind(f"{_SCH}assert"):
                    if not node.xpath(f"boolean({check.get('test')})", namespaces=spaces, **known):
                        found.append(" ".join((check.text or "").split()))
    return found
