"""Grades answers to QTI 1.2.1 items of a Common Cartridge from the file alone, as the specification reads."""

from __future__ import annotations

from lxml import etree

NS = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


class Asked:
    """One item of a quiz."""

    def __init__(self, item: etree._Element) -> None:
        self.item = item
        self.profile = item.findtext("q:itemmetadata//q:fieldentry", None, NS)
        self.words = item.findtext("q:presentation/q:material/q:mattext", None, NS)
        self.labels = {
            one.get("ident"): one.findtext("q:material/q:mattext", None, NS)
            for one in item.iterfind(".//q:response_label", NS)
        }
        self.feedback = {
            one.get("ident"): one.findtext(".//q:mattext", None, NS) for one in item.iterfind("q:itemfeedback", NS)
        }

    def grade(self, *given: str) -> tuple[float, str]:
        """Return the score, from 0 to 100, and all that is shown."""
        score, shown = 0.0, []
        for condition in self.item.iterfind("q:resprocessing/q:respcondition", NS):
            (tests,) = condition.iterfind("q:conditionvar", NS)
            if not any(self._holds(test, given) for test in tests):
                continue
            for setting in condition.iterfind("q:setvar", NS):
                assert (setting.get("varname"), setting.get("action")) == ("SCORE", "Set")
                score = float(setting.text)
            shown += [self.feedback[one.get("linkrefid")] for one in condition.iterfind("q:displayfeedback", NS)]
            if condition.get("continue") != "Yes":
                break
        return score, "".join(shown)

    def _holds(self, test: etree._Element, given: tuple[str, ...]) -> bool:
        name = etree.QName(test).localname
        if name == "other":
            return True
        if name == "and":
            return all(self._holds(inner, given) for inner in test)
        if name == "not":
            return not any(self._holds(inner, given) for inner in test)
        assert name == "varequal", name
        assert test.get("respident") == self.item.find("q:presentation/*[@ident]", NS).get("ident")
        if test.get("case") == "Yes":
            return test.text in given
        assert self.profile == "cc.fib.v0p1"
        return test.text.casefold() in [one.casefold() for one in given]
