"""Built pages as clean content."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from macros.export.webpage import SVG, XHTML, html, read_page, site_address, webpage, xhtml
from tests.export.material import ADDRESS, front_page
from tests.site import Site

PAGE = """<!doctype html><html><body><nav>menu</nav><main id="indhold" tabindex="-1" data-x="1">
<nav class="crumbs"><a href="../..">Forside</a></nav>
<h1 id="t">Titel &amp; mere<a class="headerlink" href="#t">#</a></h1>
<ul class="facts"><li>9 min. læsning</li><li>Sidst gennemgået 22. november 2026</li><li class="no-print">x</li></ul>
<div class="content"><!-- note --><p onclick="go()" style="color:red">Se <a href="../formanden/#mandat">mandat</a>,
<a href="#t">her</a>, <a href="https://example.org/">der</a> og <a href="../../">forsiden</a>
<span class="citation">(<a href="../../kilder/#x">§ 1</a><span class="unchecked">ikke kontrolleret</span>)</span>.</p>
<section class="quiz" id="quiz-q1" data-quiz="q1"><form><fieldset><input></fieldset></form></section>
<svg viewBox="0 0 9 9"><title>Tegning</title><path d="M0 0"/></svg><img src="../../assets/a.png" alt="a">
<template data-ui><p>skjult</p></template><p class="js-only">skjult</p><button>skjult</button><script>skjult</script>
<table><tr><td align="right">1<br>2</td></tr></table><label for="i">Ord</label></div>
<nav class="neighbours">næste</nav></main></body></html>"""


def test_only_the_content_is_left() -> None:
    page = webpage(PAGE, "haandbog/penge/")
    assert (page.address, page.title, page.reviewed) == (
        "haandbog/penge/",
        "Titel & mere",
        "Sidst gennemgået 22. november 2026",
    )
    written = html(page.content)
    for gone in (
        "menu",
        "Forside",
        "min. læsning",
        "skjult",
        "næste",
        "note",
        "onclick",
        "style",
        "tabindex",
        "data-x",
        ">#<",
        "<input",
    ):
        assert gone not in written
    for kept in ('<h1 id="t">Titel &amp; mere</h1>', '<td class="align-right">1<br>2</td>', "<span>Ord</span>"):
        assert kept in written
    assert '§ 1</a>, <span class="unchecked">ikke kontrolleret</span>)' in written


def test_links_images_and_quizzes_are_named_and_can_be_changed() -> None:
    page = webpage(PAGE, "haandbog/penge/")
    assert page.links == ("haandbog/formanden/#mandat", "", "kilder/#x")
    assert page.images == ("assets/a.png",)
    assert list(page.quizzes) == ["q1"]
    assert len(page.quizzes["q1"]) == 0
    page.relink(
        {"haandbog/formanden/#mandat": "formanden.xhtml#mandat", "": "https://site.dk/", "assets/a.png": "a.png"}.get
    )
    written = html(page.content)
    assert '<a href="formanden.xhtml#mandat">mandat</a>' in written
    assert '<a href="https://site.dk/">forsiden</a>' in written
    assert '<a href="#t">her</a>' in written
    assert '<a href="https://example.org/">der</a>' in written
    assert "(§ 1, <span" in written
    assert 'src="a.png"' in written
    page.relink(lambda target: None)
    assert "/" not in "".join(page.links)


def test_as_xhtml_it_is_well_formed_in_the_right_namespaces() -> None:
    written = etree.tostring(xhtml(webpage(PAGE, "haandbog/penge/").content))
    root = etree.fromstring(written)
    assert {element.tag.split("}")[0][1:] for element in root.iter()} == {XHTML, SVG}
    assert root.find(f".//{{{SVG}}}svg").get("viewBox") == "0 0 9 9"
    assert b"<br/>" in written


def test_a_page_without_content_is_refused() -> None:
    with pytest.raises(ValueError, match="x/"):
        webpage("<html><body><p>x</p></body></html>", "x/")


def test_the_public_address_is_what_the_front_page_calls_its_own(tmp_path: Path) -> None:
    assert site_address(front_page(tmp_path)) == ADDRESS


def test_every_built_page_reads_well(site: Site) -> None:
    read = 0
    for name, tree in site.pages.items():
        if name.endswith(".html"):
            continue
        page = read_page(site.folder, name)
        etree.fromstring(etree.tostring(xhtml(page.content)))
        assert page.title
        assert len(page.content.findall(".//h1")) == 1
        assert set(page.quizzes) == {one.get("data-quiz") for one in tree.xpath("//main//section[@data-quiz]")}
        for target in page.links + page.images:
            path = target.partition("#")[0]
            assert (site.folder / path).exists(), f"{name}: {target}"
        read += 1
    assert read > 50
