"""The search index: pagefind reads copies of the built pages and writes ``pagefind/`` beside them."""

import shutil
import sys
import tempfile
from pathlib import Path

from lxml import html

from scripts.postbuild.content import content
from scripts.postbuild.search import danish, faq, tasks, terms, wordlist
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
    library = content(root)
    addresses = {name: page.address for page in pages for name in page.ids}
    answers = tasks.answers(library, addresses)
    faqs = library.faq.model if library.faq else None
    records = [_record(f"{tasks.KIND}/{answer.task.id}", tasks.to_html(answer)) for answer in answers]
    records += [_record(f"{faq.KIND}/{entry.id}", faq.to_html(entry)) for entry in (faqs.entries if faqs else ())]
    texts = [page.text for page in [*pages, *records]]
    expander = Expander({word for text in texts for word in danish.words(text)}, everyday)
    lists = {
        tasks.FILE: tasks.to_json(answers, library.roster),
        faq.FILE: faq.to_json(faqs, addresses),
        terms.FILE: terms.to_json(library.glossary.model if library.glossary else None),
        wordlist.FILE: wordlist.to_json(texts, expander, len(pages)),
    }
    for name, text in lists.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8", newline="\n")
    with tempfile.TemporaryDirectory() as folder:
        for page in [*pages, *records]:
            write_copy(page, Path(folder), expander)
        return _index(Path(folder), site / "pagefind")


def _record(address: str, fragment: str) -> Page:
    return Page(address, html.fromstring(fragment), "", frozenset())


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
