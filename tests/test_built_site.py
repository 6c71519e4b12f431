"""The built site: nothing dead, nothing foreign, nothing inline, within the budgets."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from scripts.postbuild import headers
from scripts.postbuild.search import faq, tasks, terms, wordlist
from tests.site import Site

KIB = 1024
WORDS_OF_A_FAULT = re.compile(r"Macro (Syntax|Rendering) Error|Traceback|UndefinedError|\{\{|\{%")


def test_every_link_and_anchor_is_alive(site: Site) -> None:
    ids = {
        page: {element.get("id") for element in tree.iter() if element.get("id")}
        for page, tree in site.everything.items()
    }
    dead = []
    for page in site.everything:
        for path, anchor in site.links(page):
            if not (site.folder / path).exists():
                dead.append(f"{page}: {path}")
            elif anchor and path in ids and anchor not in ids[path]:
                dead.append(f"{page}: {path}#{anchor}")
    assert dead == []


def test_ids_are_unique_on_every_page(site: Site) -> None:
    for page, tree in site.everything.items():
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), f"{page}: {sorted({i for i in ids if ids.count(i) > 1})}"


def test_every_page_says_what_it_is(site: Site) -> None:
    titles = {}
    for page, tree in site.everything.items():
        assert tree.get("lang") == "da", page
        assert len(tree.xpath("//h1[not(ancestor::template)]")) == 1, page
        assert len(tree.cssselect("main")) == 1, page
        assert tree.cssselect("meta[name=description]")[0].get("content"), page
        titles.setdefault(tree.findtext(".//title"), []).append(page)
    assert {title: pages for title, pages in titles.items() if len(pages) > 1} == {}


def test_headings_never_skip_a_level(site: Site) -> None:
    for page, tree in site.everything.items():
        headings = tree.xpath(
            "//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5][not(ancestor::template)]"
        )
        levels = [int(heading.tag[1]) for heading in headings]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert levels[0] == 1, page
        assert not jumps, f"{page}: {jumps}"


def test_no_fault_of_a_macro_reaches_a_reader(site: Site) -> None:
    for page, tree in site.everything.items():
        shown = tree.xpath("//text()[not(ancestor::code or ancestor::*[@class='guide-example'])]")
        found = WORDS_OF_A_FAULT.search("".join(shown))
        assert found is None, f"{page}: {found and found[0]}"


def test_nothing_comes_from_elsewhere_and_nothing_is_inline(site: Site) -> None:
    for page, tree in site.everything.items():
        for element in tree.cssselect("script, link[rel=stylesheet], img, iframe, source, video, audio, embed, object"):
            address = element.get("src") or element.get("href") or ""
            assert not re.match(r"(?:https?:)?//", address), f"{page}: {address}"
        for script in tree.cssselect("script"):
            assert script.get("src") or script.get("type") in ("application/ld+json", "application/json"), page
        assert not tree.cssselect("style, [style]"), page
        assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")], page
    for file in [*site.folder.rglob("*.css"), *site.folder.rglob("*.svg")]:
        foreign = re.findall(r"(?:url\(|href=)[\"']?(https?://[^\"')]+)", file.read_text(encoding="utf-8"))
        assert foreign == [], f"{file.name}: {foreign}"


def test_one_policy_that_allows_what_is_used_and_no_more(site: Site) -> None:
    text = (site.folder / "_headers").read_text(encoding="utf-8")
    rules = headers.parse(text)
    for address in headers.addresses(site.folder):
        sent = [
            dict(rule.headers)[headers.CSP]
            for rule in rules
            if rule.covers(address) and headers.CSP in dict(rule.headers)
        ]
        assert len(sent) == 1, address
        framed = "*" if address.startswith("/indlejr/") else "'none'"
        for directive in ("default-src 'none'", "base-uri 'none'", "form-action 'none'", f"frame-ancestors {framed}"):
            assert directive in sent[0].split("; "), address
        assert "unsafe-inline" not in sent[0]
        assert "'unsafe-eval'" not in sent[0]


def test_answers_are_in_no_index(site: Site) -> None:
    indexed = [tree for tree in site.pages.values() if tree.cssselect("main[data-pagefind-body]")]
    for tree in indexed:
        for element in tree.cssselect("details.explanation, .answer-key"):
            assert element.get("data-pagefind-ignore") == "all"
    assert any(tree.cssselect("details.explanation") for tree in site.pages.values())


def test_scripts_and_styles_only_where_they_are_used(site: Site) -> None:
    for page, tree in site.pages.items():
        used = {
            name
            for name, selector in (("quiz", "[data-quiz]"), ("matrix", ".matrix[data-instrument]"))
            if tree.cssselect(selector)
        }
        scripts = {path.rsplit("/", 1)[-1] for path, _ in site.links(page) if path.endswith(".js")}
        loaded = {name.removesuffix(".js").removesuffix("-near") for name in scripts}
        assert loaded & {"quiz", "matrix"} == used, page


def test_open_data(site: Site, root: Path) -> None:
    index = json.loads((site.folder / "data/index.json").read_text(encoding="utf-8"))
    assert index["license"] == "CC-BY-4.0"
    files = {entry["id"]: entry["file"] for entry in index["contents"]}
    assert set(files) == {path.stem for path in (root / "quizzes").glob("*.yml")}
    check = json.loads((site.folder / "data" / files["arbejdsdelingstjekket"]).read_text(encoding="utf-8"))
    assert sum(len(section["tasks"]) for section in check["sections"]) == 68
    assert check["license"] == "CC-BY-4.0"


def weight(site: Site, page: str, *later: str) -> tuple[int, int]:
    """Return (all bytes of a first visit, our CSS and JS among them), compressed; modules follow their imports.

    What the reader's way on the page brings `later` is named by its file.
    """
    seen: set[str] = set()

    def follow(file: str) -> None:
        if file in seen:
            return
        seen.add(file)
        text = (site.folder / file).read_text(encoding="utf-8")
        for name in re.findall(r"(?:^|[;}\s])(?:import|export)\b[^;('\"]*\bfrom\s*['\"](\.[^'\"]+)['\"]", text):
            follow((Path("/") / Path(file).parent / name).resolve().relative_to(Path("/").resolve()).as_posix())

    for element in site.pages[page].cssselect("script[src], link[rel=stylesheet]:not([media=print])"):
        target = element.get("src") or element.get("href") or ""
        for path, _ in site.links(page):
            if path.endswith(target.split("/")[-1]):
                follow(path)
    for path in later:
        follow(path)
    own = sum(site.gzipped(file) for file in seen)
    images = sum(
        site.gzipped(path)
        for path, _ in set(site.links(page))
        if path.endswith((".svg", ".png")) and "apple" not in path
    )
    return site.gzipped(page) + own + images, own


@pytest.mark.parametrize(
    ("page", "total", "own"),
    [
        ("", 80, 8),
        ("haandbog/kom-i-gang/", 80, 16),
        ("haandbog/cases/kolonihaven/", 80, 8),
        ("haandbog/hvem-bestemmer-hvad/", 80, 16),
        ("vaerktoejer/arbejdsdelingstjekket/", 80, 16),
        ("kilder/", 80, 8),
    ],
)
def test_weight_stays_within_the_budget(site: Site, page: str, total: int, own: int) -> None:
    everything, ours = weight(site, page)
    assert everything <= total * KIB, f"{everything / KIB:.1f} KiB"
    assert ours <= own * KIB, f"{ours / KIB:.1f} KiB"


def test_a_page_whose_quiz_is_awake_stays_within_the_budget(site: Site) -> None:
    everything, ours = weight(site, "haandbog/kom-i-gang/", "assets/js/quiz.js", "assets/js/quiz/item-choice.js")
    assert everything <= 80 * KIB, f"{everything / KIB:.1f} KiB"
    assert ours <= 16 * KIB, f"{ours / KIB:.1f} KiB"


def test_the_feed_says_what_the_page_of_news_says(site: Site) -> None:
    feed = etree.parse(site.folder / "feed.xml").getroot()
    atom = {"a": "http://www.w3.org/2005/Atom"}
    told = [
        item.cssselect(".change-text")[0].text_content() for item in site.pages["om/nyt/"].cssselect("li[data-change]")
    ]
    assert [summary.text for summary in feed.iterfind("a:entry/a:summary", atom)] == told
    assert told
    ids = [element.text for element in feed.iterfind("a:entry/a:id", atom)]
    assert len(ids) == len(set(ids))


def test_the_map_for_search_engines_lists_every_page(site: Site) -> None:
    listed = {
        str(element.text).removeprefix("http://127.0.0.1:8000/")
        for element in etree.parse(site.folder / "sitemap.xml").getroot().iter("{*}loc")
    }
    assert listed == {page for page, tree in site.pages.items() if not tree.cssselect("meta[name=robots]")}
    assert "genbrug/redaktionens-liste/" not in listed


def test_nothing_travels_that_is_not_ours(site: Site, root: Path) -> None:
    """The theme brings scripts, styles, source maps and searches in thirty languages, and pagefind interfaces of its own."""
    for name in ("assets/javascripts", "assets/stylesheets", "search", "sitemap.xml.gz"):
        assert not (site.folder / name).exists()
    assert list(site.folder.rglob("*.map")) == []
    made = {faq.FILE, tasks.FILE, terms.FILE, wordlist.FILE}
    assets = {
        path.relative_to(site.folder).as_posix() for path in (site.folder / "assets").rglob("*") if path.is_file()
    }
    ours = {path.relative_to(root / "docs").as_posix() for path in (root / "docs/assets").rglob("*") if path.is_file()}
    assert assets - ours - made == set()
    index = site.folder / "pagefind"
    assert [path.name for path in index.glob("wasm*")] == ["wasm.da.pagefind"]
    assert [path.name for path in index.glob("*.js")] == ["pagefind.js"]
    assert list(index.glob("*.css")) == []
