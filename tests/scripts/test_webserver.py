import gzip
import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts.webserver import SiteServer, content_type, serving

PAGE = "<!doctype html><title>Æ</title>" + "<p>tekst</p>" * 50
Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    outside = tmp_path_factory.mktemp("en mappe")
    folder = outside / "site"
    (folder / "side æ").mkdir(parents=True)
    (folder / "side æ" / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "tom").mkdir()
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "404.html").write_text("findes ikke")
    (folder / "a.js").write_text("export {}")
    (folder / "x.pf_index").write_bytes(b"\x1f\x8b")
    (folder / "_headers").write_text("/*\n  X-All: 1\n/a.js\n  X-One: 2\n  Cache-Control: no-store\n")
    (outside / "secret.txt").write_text("secret")
    (outside / "site-other").mkdir()
    (outside / "site-other" / "secret.txt").write_text("secret")
    with serving(folder) as address:
        yield address


def ask(address: str, path: str, method: str = "GET", **fields: str) -> Answer:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in fields.items()})
    response = connection.getresponse()
    answer = response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    connection.close()
    return answer


@pytest.mark.parametrize("path", ["/", "/index.html", "/side%20%C3%A6/", "/?q=1"])
def test_pages_are_sent_with_the_headers_of_the_build(site: str, path: str) -> None:
    status, fields, content = ask(site, path)
    assert (status, fields["x-all"], content.decode()) == (200, "1", PAGE)
    assert fields["content-type"] == "text/html; charset=utf-8"
    assert "x-one" not in fields


def test_a_rule_for_one_file_replaces_the_servers_own_field(site: str) -> None:
    _, fields, _ = ask(site, "/a.js")
    assert (fields["x-one"], fields["cache-control"]) == ("2", "no-store")


def test_a_folder_without_its_slash_is_redirected(site: str) -> None:
    status, fields, _ = ask(site, "/side%20%C3%A6?q=1")
    assert (status, fields["location"], fields["x-all"]) == (301, "/side%20%C3%A6/?q=1", "1")


@pytest.mark.parametrize("path", ["/nej", "/tom/", "/_headers", "/a.js/", "/%00", "/side%20%C3%A6/nej.css"])
def test_what_is_not_there_gets_the_404_page(site: str, path: str) -> None:
    status, fields, content = ask(site, path)
    assert (status, content, fields["x-all"]) == (404, b"findes ikke", "1")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/a/../../secret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/C:/secret.txt",
        "/../site-other/secret.txt",
    ],
)
def test_nothing_outside_the_folder_is_sent(site: str, path: str) -> None:
    status, _, content = ask(site, path)
    assert (status, content) == (404, b"findes ikke")


def test_a_redirect_never_leaves_the_site(site: str) -> None:
    status, fields, _ = ask(site, "//tom")
    assert (status, fields["location"]) == (301, "/tom/")


def test_text_is_squeezed_for_those_who_take_it(site: str) -> None:
    _, fields, content = ask(site, "/", Accept_Encoding="gzip, br")
    assert (fields["content-encoding"], fields["vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(content).decode() == PAGE
    assert "content-encoding" not in ask(site, "/x.pf_index", Accept_Encoding="gzip")[1]


def test_a_known_version_is_not_sent_again(site: str) -> None:
    tag = ask(site, "/")[1]["etag"]
    status, fields, content = ask(site, "/", If_None_Match=tag)
    assert (status, content, fields["etag"], fields["x-all"]) == (304, b"", tag, "1")


def test_head_sends_the_headers_alone(site: str) -> None:
    status, fields, content = ask(site, "/", method="HEAD")
    assert (status, content, fields["content-length"]) == (200, b"", str(len(PAGE.encode())))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.webmanifest", "application/manifest+json"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("da_1.pf_fragment", "application/octet-stream"),
        ("wasm.da.pagefind", "application/octet-stream"),
    ],
)
def test_types(name: str, kind: str) -> None:
    assert content_type(Path(name)) == kind


def test_the_folder_may_be_replaced_while_serving(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with serving(site) as address:
        assert ask(address, "/")[0] == 404
        site.mkdir()
        (site / "index.html").write_text("ny")
        assert ask(address, "/")[2] == b"ny"


def test_a_taken_port_is_an_error_at_once(tmp_path: Path) -> None:
    with SiteServer(tmp_path) as first, pytest.raises(OSError, match=r"."):
        SiteServer(tmp_path, first.server_port)
