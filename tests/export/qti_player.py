"""A small delivery engine for QTI 2.1 items, written from the specification (Information Model, chapters 5, 8 and 9).

It knows only the expressions it has been taught and refuses all others, as it refuses to set what is not declared.
Values: None is NULL; a single value is a str, float or bool; a container is a tuple.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree

NS = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1"}
Value = Any


class Item:
    """One item as a file, ready to be answered."""

    def __init__(self, document: bytes) -> None:
        self.root = etree.fromstring(document)
        self.declared = {one.get("identifier"): one for one in self.all("q:outcomeDeclaration")}
        (self.response,) = self.all("q:responseDeclaration")

    def all(self, path: str) -> list[etree._Element]:
        return self.root.xpath(path, namespaces=NS)

    def choices(self, words: str) -> list[str]:
        """Return the identifiers of what can be chosen and reads like this."""
        found = self.all(".//q:simpleChoice | .//q:simpleAssociableChoice")
        return [one.get("identifier") for one in found if squeezed(one) == "".join(words.split())]

    def correct(self) -> Value:
        values = tuple(one.text for one in self.all("q:responseDeclaration/q:correctResponse/q:value"))
        return (values or None) if self.response.get("cardinality") != "single" else (values or (None,))[0]

    def play(self, response: Value) -> dict[str, Value]:
        """Answer once; return the outcomes."""
        outcomes = {name: self._default(one) for name, one in self.declared.items()}
        if response == ():
            response = None
        (processing,) = self.all("q:responseProcessing")
        Run(self, response, outcomes).rules(processing)
        return outcomes

    def shown(self, outcomes: dict[str, Value]) -> dict[str, etree._Element]:
        """Return the feedback that a learner sees, by identifier."""
        seen = {}
        for one in self.all("q:modalFeedback"):
            assert one.get("outcomeIdentifier") in self.declared
            assert one.get("showHide") == "show"
            value = outcomes[one.get("outcomeIdentifier")]
            if one.get("identifier") in (value if isinstance(value, tuple) else (value,)):
                seen[one.get("identifier")] = one
        return seen

    @staticmethod
    def _default(declaration: etree._Element) -> Value:
        value = declaration.find("q:defaultValue/q:value", NS)
        if value is not None:
            return float(value.text)
        return 0.0 if declaration.get("baseType") in ("float", "integer") else None


class Run:
    def __init__(self, item: Item, response: Value, outcomes: dict[str, Value]) -> None:
        self.item, self.response, self.outcomes = item, response, outcomes

    def rules(self, rules: Iterable[etree._Element]) -> None:
        for rule in rules:
            name = etree.QName(rule).localname
            if name == "setOutcomeValue":
                self.set(rule.get("identifier"), self.value(rule[0]))
            elif name == "responseCondition":
                self.condition(rule)
            else:
                raise AssertionError(f"unknown rule {name}")

    def condition(self, rule: etree._Element) -> None:
        for branch in rule:
            if etree.QName(branch).localname == "responseElse":
                self.rules(branch)
                return
            test, *then = branch
            if self.value(test) is True:
                self.rules(then)
                return

    def set(self, name: str, value: Value) -> None:
        declaration = self.item.declared[name]  # KeyError: an outcome that nobody declared
        if declaration.get("cardinality") == "multiple":
            assert value is None or isinstance(value, tuple), f"{name} wants a container"
        else:
            assert not isinstance(value, tuple), f"{name} wants one value"
        if declaration.get("baseType") == "float":
            assert isinstance(value, float), f"{name} wants a number"
        self.outcomes[name] = value

    def value(self, expression: etree._Element) -> Value:
        return getattr(self, f"on_{etree.QName(expression).localname}")(expression, [self.value(e) for e in expression])

    def on_variable(self, e: etree._Element, _: list[Value]) -> Value:
        if e.get("identifier") == self.item.response.get("identifier"):
            return self.response
        return self.outcomes[e.get("identifier")]

    def on_correct(self, e: etree._Element, _: list[Value]) -> Value:
        assert e.get("identifier") == "RESPONSE"
        return self.item.correct()

    def on_baseValue(self, e: etree._Element, _: list[Value]) -> Value:  # noqa: N802
        return float(e.text) if e.get("baseType") in ("float", "integer") else e.text

    def on_isNull(self, _: etree._Element, given: list[Value]) -> Value:  # noqa: N802
        return given[0] is None or given[0] in ("", ())

    def on_not(self, _: etree._Element, given: list[Value]) -> Value:
        return None if given[0] is None else not given[0]

    def on_or(self, _: etree._Element, given: list[Value]) -> Value:
        return True if True in given else None if None in given else False

    def on_match(self, _: etree._Element, given: list[Value]) -> Value:
        one, other = given
        if one is None or other is None:
            return None
        assert isinstance(one, tuple) == isinstance(other, tuple)
        if isinstance(one, tuple) and self.item.response.get("cardinality") == "multiple":
            return sorted(one) == sorted(other)
        return one == other

    def on_gte(self, _: etree._Element, given: list[Value]) -> Value:
        return None if None in given else given[0] >= given[1]

    def on_gt(self, _: etree._Element, given: list[Value]) -> Value:
        return None if None in given else given[0] > given[1]

    def on_sum(self, _: etree._Element, given: list[Value]) -> Value:
        return None if None in given else sum(given)

    def on_divide(self, _: etree._Element, given: list[Value]) -> Value:
        return None if None in given or not given[1] else given[0] / given[1]

    def on_index(self, e: etree._Element, given: list[Value]) -> Value:
        assert self.item.response.get("cardinality") == "ordered"
        place = int(e.get("n"))
        return given[0][place - 1] if given[0] is not None and place <= len(given[0]) else None

    def on_multiple(self, _: etree._Element, given: list[Value]) -> Value:
        flat: list[Value] = []
        for one in given:
            flat += one if isinstance(one, tuple) else () if one is None else (one,)
        return tuple(flat) or None

    def on_mapResponse(self, _: etree._Element, __: list[Value]) -> Value:  # noqa: N802
        (mapping,) = self.item.response.findall("q:mapping", NS)
        worth = {one.get("mapKey"): float(one.get("mappedValue")) for one in mapping}
        values = self.response if isinstance(self.response, tuple) else (self.response,)
        total = sum(worth.get(value, float(mapping.get("defaultValue"))) for value in set(values))
        total = max(total, float(mapping.get("lowerBound", "-inf")))
        return min(total, float(mapping.get("upperBound", "inf")))

    def on_patternMatch(self, e: etree._Element, given: list[Value]) -> Value:  # noqa: N802
        return None if given[0] is None else matches(e.get("pattern"), given[0])


def matches(pattern: str, text: str) -> bool:
    """Ask XML Schema itself, whose patterns QTI uses."""
    element = etree.Element("v")
    element.text = text
    return _pattern(pattern).validate(element)


@cache
def _pattern(pattern: str) -> etree.XMLSchema:
    return etree.XMLSchema(
        etree.fromstring(
            '<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema"><s:element name="v"><s:simpleType><s:restriction '
            f'base="s:string"><s:pattern value={quoteattr(pattern)}/></s:restriction></s:simpleType></s:element></s:schema>'
        )
    )


def squeezed(element: etree._Element) -> str:
    """Return the words of an element without any white space."""
    return "".join("".join(element.itertext()).split())
