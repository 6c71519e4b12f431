"""A page's content as it stands in a book: nothing to fold out, nothing that only a screen has."""

from __future__ import annotations

from macros.export.webpage import Element, Webpage

GLOSSARY = "ordliste/"
_UNWRAPPED = ("table-scroll", "task-table", "overview", "visually-hidden", "button")


def tidy(page: Webpage) -> None:
    """Open what is folded, say what each column is, and take away what belongs to the screen alone."""
    for element in list(page.content.iter()):
        classes = set((element.get("class") or "").split())
        if element.tag == "details":
            _open(element)
        elif element.get("data-term"):
            element.tag = "a"
            element.set("href", f"/{GLOSSARY}#{element.attrib.pop('data-term')}")
        elif element.tag == "nav":
            element.drop_tree()
        elif element.tag == "th" and not element.get("scope"):
            element.set("scope", "col")
        elif classes & set(_UNWRAPPED) or (element.tag == "div" and "content" in classes):
            element.drop_tag()
    for figure in page.content.xpath(".//figure[figcaption]"):
        _end_with_caption(figure)
    for heading in page.content.xpath("(.//h2 | .//h3)[not(@id)]"):
        heading.set("id", f"afsnit-{len(heading.xpath('preceding::h2 | preceding::h3')) + 1}")


def _open(details: Element) -> None:
    details.tag = "div"
    summary = details.find("summary")
    if summary is None:
        return
    if summary.xpath("./h2 | ./h3"):
        summary.drop_tag()
    else:
        summary.tag = "p"
        summary.set("class", "label")


def _end_with_caption(figure: Element) -> None:
    """Move what stands below the caption out of the figure, to stand after it."""
    for element in reversed(list(figure.find("figcaption").itersiblings())):
        element.tail = None
        figure.addnext(element)
