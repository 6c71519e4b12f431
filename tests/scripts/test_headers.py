import base64
import hashlib
from pathlib import Path

import pytest

from scripts.postbuild import headers
from scripts.postbuild.headers import CSP, Rule


def sha(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "side").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.js").touch()
    (tmp_path / "index.html").write_text("<!doctype html><script src='/a.js'></script><script>let a = '&amp;'</script>")
    (tmp_path / "side" / "index.html").write_text(
        '<script type="application/ld+json">{"a": 1}</script><script type="module">import "x"\n</script>'
    )
    return tmp_path


def policy_of(site: Path) -> str:
    assert headers.add_headers(site) == []
    rules = headers.parse((site / "_headers").read_text(encoding="utf-8"))
    return headers.headers_for(rules, "/")[CSP]


def test_the_policy_is_the_agreed_one_when_nothing_is_inline(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>")
    assert policy_of(tmp_path) == (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )


def test_inline_scripts_of_all_pages_are_hashed_and_data_is_not(site: Path) -> None:
    expected = sorted([sha("let a = '&amp;'"), sha('import "x"\n')])
    assert f"script-src 'self' {' '.join(expected)} 'wasm-unsafe-eval'; " in policy_of(site)


def test_scripts_are_hashed_as_browsers_read_them() -> None:
    assert headers.csp_hash("a\r\nb\rc") == sha("a\nb\nc")
    page = "<script>if (a < b && c) { s = '<p>' }</script><SCRIPT TYPE='Text/JavaScript'>æ</SCRIPT>"
    assert headers.inline_scripts(page) == ["if (a < b && c) { s = '<p>' }", "æ"]


@pytest.mark.parametrize(
    "attributes", ["", " data-x='a src=b'", ' data-x="a src=b"', " data-src=x", " srcdoc=x", " type=module"]
)
def test_no_attribute_hides_an_inline_script(attributes: str) -> None:
    assert headers.inline_scripts(f'<script src="a.js"></script><script{attributes}>a</script>') == ["a"]


def test_the_security_headers_are_sent_everywhere(site: Path) -> None:
    headers.add_headers(site)
    rules = headers.parse((site / "_headers").read_text(encoding="utf-8"))
    for address in headers.addresses(site):
        sent = headers.headers_for(rules, address)
        assert set(sent) >= {CSP, *headers.SECURITY}
    assert "Cache-Control" not in headers.headers_for(rules, "/side/")
    assert "immutable" not in headers.headers_for(rules, "/assets/a.js")["Cache-Control"]
    assert "must-revalidate" in headers.headers_for(rules, "/pagefind/pagefind.js")["Cache-Control"]


def test_the_security_headers_are_as_strict_as_the_site_allows(site: Path) -> None:
    headers.add_headers(site)
    sent = headers.headers_for(headers.parse((site / "_headers").read_text(encoding="utf-8")), "/")
    denied = {part.split("=")[0].strip() for part in sent["Permissions-Policy"].split(",") if part.endswith("=()")}
    assert denied >= {"camera", "microphone", "geolocation", "payment", "usb", "display-capture"}
    assert int(sent["Strict-Transport-Security"].removeprefix("max-age=")) >= 31_536_000
    assert {
        name: sent[name] for name in sent if name not in {CSP, "Permissions-Policy", "Strict-Transport-Security"}
    } == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def test_only_the_pages_for_frames_may_be_framed(site: Path) -> None:
    (site / "indlejr" / "quiz").mkdir(parents=True)
    (site / "indlejr" / "quiz" / "index.html").write_text("<p>")
    assert headers.add_headers(site) == []
    rules = headers.parse((site / "_headers").read_text(encoding="utf-8"))
    for address in headers.addresses(site):
        policy = headers.headers_for(rules, address)[CSP]
        allowed = address.startswith("/indlejr/")
        assert policy.endswith("; frame-ancestors *" if allowed else "; frame-ancestors 'none'"), address
        assert policy.count("frame-ancestors") == 1, address


def test_the_page_for_what_is_not_found_carries_its_policy_itself(site: Path) -> None:
    (site / "404.html").write_text("<!doctype html><html><head>\n<title>x</title></head>")
    for _ in range(2):
        headers.add_headers(site)
    page = (site / "404.html").read_text(encoding="utf-8")
    assert page.count(CSP) == 1
    assert "default-src 'none'" in page.split("<title>")[0]
    assert "frame-ancestors" not in page, "a browser complains of it there"


def test_what_is_written_is_read_back() -> None:
    rules = headers.site_rules(["'sha256-x='"], ["a.html", "b/*", headers.FRAMED])
    assert headers.parse("# note\n\n" + headers.to_text(rules)) == rules


@pytest.mark.parametrize("line", ["side/*", "/a\n  NoColon", "  Name: before any path", "/a\n  Name:"])
def test_malformed_lines_are_refused_with_their_place(line: str) -> None:
    with pytest.raises(ValueError, match=r"^_headers:\d: "):
        headers.parse(line)


@pytest.mark.parametrize(
    ("path", "address", "covered"),
    [
        ("/*", "/", True),
        ("/*", "/a/b.html", True),
        ("/a/*", "/a/b/c", True),
        ("/a/*", "/a", True),
        ("/a/*", "/ab", False),
        ("/a", "/a", True),
        ("/a", "/a/", False),
        ("/a/:name/c", "/a/b/c", True),
        ("/a/:name", "/a/b/c", False),
    ],
)
def test_paths_cover_addresses_as_on_the_host(path: str, address: str, covered: bool) -> None:
    assert Rule(path, ()).covers(address) is covered


def test_what_several_rules_say_is_joined() -> None:
    rules = headers.parse("/*\n  A: 1\n/x/*\n  a: 2\n  B: 3\n")
    assert headers.headers_for(rules, "/x/y") == {"A": "1, 2", "B": "3"}


def test_an_address_with_two_policies_or_none_is_a_problem() -> None:
    rules = headers.parse(f"/a/*\n  {CSP}: x\n/a/b\n  {CSP.lower()}: y\n")
    found = headers.policy_problems(rules, ["/a/b", "/a/c", "/d"])
    assert [problem.split(": ")[1] for problem in found] == [
        "/a/b har 2 sikkerhedspolitikker (CSP) og skal have præcis én.",
        "/d har 0 sikkerhedspolitikker (CSP) og skal have præcis én.",
    ]
