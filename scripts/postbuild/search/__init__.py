"""The search index: pagefind reads copies of the built pages and writes ``pagefind/`` beside them."""

import shutil
import sys
import tempfile
from pathlib import Path

from lxml import html

from macros.load import load
from scripts.postbuild.search import danish, tasks, terms, wordlist
from scripts.postbuild.search.copies import Page, read_pages, write_copy
from scripts.postbuild.search.vocabulary import Expander, read_everyday
from scripts.shell import ROOT, last_lines, run

# Pages are folders with an index.html; 404.html is no page to be found.
PAGES = "**/index.html"
OPTIONS = ["--root-selector", "main", "--force-language", "da", "--glob", PAGES, "--quiet"]
# Ready-made interfaces that pagefind adds, and what only they or other languages need; the site has its own.
UNUSED = ("*-ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind", "playground")


def add_index(site: Path, root: Path = ROOT) -> list[str]:
    """Write the index of all pages to ``pagefind/`` and the dialog's lists to ``assets/search/``; return the problems."""
    if not any(site.glob(PAGES)):
        return ["Søgeindekset kunne ikke laves: der er ingen sider."]
    everyday, problems = read_everyday(site)
    if problems:
        return problems
    pages = list(read_pages(site, PAGES))
    library = load(root)
    answers = tasks.answers(library, {name: page.address for page in pages for name in page.ids})
    records = [
        Page(f"{tasks.KIND}/{answer.task.id}", html.fromstring(tasks.to_html(answer)), "", frozenset())
        for answer in answers
    ]
    texts = [page.text for page in [*pages, *records]]
    expander = Expander({word for text in texts for word in danish.words(text)}, everyday)
    lists = site / tasks.FILE, site / wordlist.FILE, site / terms.FILE
    lists[0].parent.mkdir(parents=True, exist_ok=True)
    lists[0].write_text(tasks.to_json(answers), encoding="utf-8", newline="\n")
    lists[1].write_text(wordlist.to_json(texts, expander, len(pages)), encoding="utf-8", newline="\n")
    lists[2].write_text(
        terms.to_json(library.glossary.model if library.glossary else None), encoding="utf-8", newline="\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        for page in [*pages, *records]:
            write_copy(page, Path(folder), expander)
        return _index(Path(folder), site / "pagefind")


def _index(copies: Path, out: Path) -> list[str]:
    done = run([sys.executable, "-m", "pagefind", "--site", copies, "--output-path", out, *OPTIONS])
    if done.returncode != 0:
        return [f"Søgeindekset kunne ikke laves:\n{last_lines(done.stdout)}"]
    for pattern in UNUSED:
        for path in out.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    return []
