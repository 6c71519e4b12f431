"""The file ``_headers``: which HTTP headers each address is sent with, written by the build and read by our server."""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from scripts.postbuild import editor
from scripts.postbuild.offline import WORKER

FILE = "_headers"
CSP = "Content-Security-Policy"
# Types that a browser runs; a script of any other type is data and needs no hash.
RUN = {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"}
# Few pages have one, and to take all of them apart takes long.
MAY_BE_INLINE = re.compile(
    r"""<script(?![^>"']*(?:"[^"]*"[^>"']*)*\s(?:src|type="application/(?:ld\+)?json")[\s=>])""", re.I
)
OPENER = "Cross-Origin-Opener-Policy"
FRAMED = "indlejr/*"
EDITED = f"{editor.FOLDER}/*"
REVALIDATE = "public, max-age=0, must-revalidate"
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True)
class Rule:
    """The headers of one path; a path that ends in ``*`` covers all that begin with the rest of it."""

    path: str
    headers: tuple[tuple[str, str], ...]

    def covers(self, address: str) -> bool:
        """Tell whether the rule is for the address (a path that begins with a slash)."""
        wanted, given = self.path.split("/"), address.split("/")
        if wanted[-1] == "*":
            wanted = wanted[:-1]
            if address == "/".join(wanted):  # the folder itself, written without its slash
                return True
            given = given[: len(wanted)] if len(given) > len(wanted) else []
        same = all(part.startswith(":") or part == other for part, other in zip(wanted, given, strict=False))
        return len(wanted) == len(given) and same


def add_headers(site: Path, _root: Path | None = None) -> list[str]:
    """Write ``_headers`` for the built site; the problems are addresses that no or several policies cover."""
    pages = set(site.rglob("*.html"))
    own = {page for page in pages if page.is_relative_to(site / editor.FOLDER)}
    hashes = script_hashes(pages - own)
    guard_missing(site, hashes)
    top = sorted({FILE, *(path.name + "/*" * path.is_dir() for path in site.iterdir())})
    rules = site_rules(hashes, top, script_hashes(own))
    (site / FILE).write_text(to_text(rules), encoding="utf-8", newline="\n")
    return policy_problems(rules, addresses(site))


def guard_missing(site: Path, hashes: Iterable[str]) -> None:
    """Write the policy into the page for what is not found: it answers addresses that no rule can name."""
    page = site / "404.html"
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    if "<head>" in text and CSP not in text:
        # A page itself cannot say who may frame it, and browsers complain when it does.
        kept = policy(hashes).rpartition("; frame-ancestors")[0]
        meta = f'<head>\n<meta http-equiv="{CSP}" content="{kept}">'
        page.write_text(text.replace("<head>", meta, 1), encoding="utf-8", newline="\n")


def site_rules(hashes: Iterable[str], top: Iterable[str] = (), editor_hashes: Iterable[str] = ()) -> list[Rule]:
    """Return the rules of the site, given the hashes of its inline scripts, the paths at its top, and the editor's hashes.

    A policy cannot be taken back by another rule, so each path has its own: alone what is made for frames allows them,
    and alone the editor may speak with the Git host and with the window in which one signs in there.
    """
    hashes = list(hashes)
    apart = {
        FRAMED: ((CSP, policy(hashes, "*")), (OPENER, "same-origin")),
        EDITED: ((CSP, editor_policy(editor_hashes)), (OPENER, "same-origin-allow-popups")),
    }
    usual = ((CSP, policy(hashes)), (OPENER, "same-origin"))
    return [
        Rule("/*", tuple(SECURITY.items())),
        Rule("/", usual),
        *(Rule(f"/{path}", apart.get(path, usual)) for path in top),
        # The names carry no version, so a browser asks each time whether its copy is still the right one.
        Rule("/assets/*", (("Cache-Control", REVALIDATE),)),
        Rule("/pagefind/*", (("Cache-Control", REVALIDATE),)),
        Rule(f"/{WORKER}", (("Cache-Control", "no-cache"),)),
    ]


def policy(hashes: Iterable[str], framed_by: str = "'none'") -> str:
    """Return the Content-Security-Policy: nothing foreign, nothing inline but scripts with a known hash."""
    scripts = " ".join(["'self'", *hashes, "'wasm-unsafe-eval'"])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors {framed_by}"
    )


def editor_policy(hashes: Iterable[str]) -> str:
    """Return the policy of the browser editor: its package writes styles into the page and fetches from GitHub alone."""
    scripts = " ".join(["'self'", *hashes])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob: https://avatars.githubusercontent.com; font-src 'self'; "
        "connect-src 'self' blob: data: https://api.github.com https://www.githubstatus.com; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def script_hashes(pages: Iterable[Path]) -> list[str]:
    """Return the sorted CSP sources of all inline scripts in the pages."""
    scripts: set[str] = set()
    for page in pages:
        scripts.update(inline_scripts(page.read_text(encoding="utf-8")))
    return sorted(csp_hash(script) for script in scripts)


def inline_scripts(page: str) -> list[str]:
    """Return the texts of the scripts in a page that a browser would run without fetching them."""
    if not MAY_BE_INLINE.search(page):
        return []
    reader = InlineScripts()
    reader.feed(page)
    reader.close()
    return reader.found


def csp_hash(script: str) -> str:
    """Return a script's source expression; browsers hash the text with single line feeds."""
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


class InlineScripts(HTMLParser):
    """Collects the inline scripts of a page."""

    def __init__(self) -> None:
        """Start outside any script."""
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self.parts: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin to listen at a script that has no address and is to be run."""
        given = dict(attrs)
        kind = (given.get("type") or "").strip().lower()
        if tag == "script" and "src" not in given and kind in RUN:
            self.parts = []

    def handle_data(self, data: str) -> None:
        """Keep a piece of the script."""
        if self.parts is not None:
            self.parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Put the pieces together at the end of the script."""
        if tag == "script" and self.parts is not None:
            self.found.append("".join(self.parts))
            self.parts = None


def to_text(rules: Iterable[Rule]) -> str:
    """Return rules in the format of ``_headers``."""
    blocks = ["\n".join([rule.path, *(f"  {name}: {value}" for name, value in rule.headers)]) for rule in rules]
    return "\n\n".join(blocks) + "\n"


def parse(text: str) -> list[Rule]:
    """Read the format of ``_headers``: a path at the line's start, its headers indented, comments behind ``#``."""
    rules: list[Rule] = []
    for number, line in enumerate(text.splitlines(), 1):
        content = line.strip()
        if not content or content.startswith("#"):
            continue
        if not line[0].isspace():
            if not content.startswith("/"):
                raise ValueError(f"{FILE}:{number}: stien skal begynde med /: {content}")
            rules.append(Rule(content, ()))
            continue
        name, colon, value = content.partition(":")
        if not colon or not name.strip() or not value.strip() or not rules:
            raise ValueError(f"{FILE}:{number}: her ventes Navn: værdi under en sti: {content}")
        rules[-1] = Rule(rules[-1].path, (*rules[-1].headers, (name.strip(), value.strip())))
    return rules


def headers_for(rules: Iterable[Rule], address: str) -> dict[str, str]:
    """Return the headers an address is sent with; what several rules say about one name is joined by commas."""
    values: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for rule in rules:
        for name, value in rule.headers if rule.covers(address) else ():
            names.setdefault(name.lower(), name)
            values.setdefault(name.lower(), []).append(value)
    return {names[key]: ", ".join(found) for key, found in values.items()}


def addresses(site: Path) -> list[str]:
    """Return the address of every file of the site, and of every folder that is a page."""
    found = ["/" + path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
    return found + [address.removesuffix("index.html") for address in found if address.endswith("/index.html")]


def policy_problems(rules: list[Rule], paths: Iterable[str]) -> list[str]:
    """Name the addresses not covered by exactly one policy: browsers enforce all that they are sent."""
    with_policy = [rule for rule in rules if any(name.lower() == CSP.lower() for name, _ in rule.headers)]
    problems = []
    for path in paths:
        count = sum(rule.covers(path) for rule in with_policy)
        if count != 1:
            problems.append(f"{FILE}: {path} har {count} sikkerhedspolitikker (CSP) og skal have præcis én.")
    return problems
