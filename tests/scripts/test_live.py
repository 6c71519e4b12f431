import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts import live
from scripts.postbuild import headers

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[live.LiveServer]:
    (tmp_path / "index.html").write_text("<!doctype html><html lang=da><title>t</title><body><p>en</p></body></html>")
    headers.add_headers(tmp_path)
    with live.LiveServer(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server
        server.shutdown()


def test_open_pages_load_anew_after_a_build_under_the_sites_own_policy(
    server: live.LiveServer, browser: Browser
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        errors: list[str] = []
        page.on(
            "console", lambda message: errors.append(message.text) if message.type in {"error", "warning"} else None
        )
        page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        with page.expect_response("**/__reload"):
            page.goto(server.address)
        index = server.folder / "index.html"
        index.write_text(index.read_text().replace("en", "to"))
        server.announce()
        page.get_by_text("to", exact=True).wait_for(timeout=5000)
        assert errors == []


def test_a_failed_build_says_on_the_page_what_is_wrong_until_it_is_mended(
    server: live.LiveServer, browser: Browser
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("console", lambda one: errors.append(one.text) if one.type in {"error", "warning"} else None)
        page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        page.goto(server.address)
        box = page.get_by_role("alert")
        server.announce(["quizzes/formanden.yml:14:5: Her mangler <b>en</b> kilde.", "Siden er for stor."])
        box.wait_for(timeout=5000)
        assert box.locator("li").all_inner_texts() == [
            "quizzes/formanden.yml:14:5 Her mangler <b>en</b> kilde.",
            "Siden er for stor.",
        ]
        assert box.locator("code").all_inner_texts() == ["quizzes/formanden.yml:14:5"]
        assert box.evaluate("element => getComputedStyle(element).position") == "fixed"
        assert page.get_by_text("en", exact=True).first.is_visible(), "the last good page stays"
        box.get_by_role("button", name="Luk").click()
        assert box.count() == 0
        server.announce(["Siden er stadig for stor."])
        box.get_by_text("stadig").wait_for(timeout=5000)
        page.goto(server.address)
        box.get_by_text("stadig").wait_for(timeout=5000)
        with page.expect_navigation(timeout=5000):
            server.announce()
        page.get_by_text("en", exact=True).wait_for()
        assert box.count() == 0
        assert errors == []


def test_a_page_without_a_body_tag_gets_the_script_too(server: live.LiveServer) -> None:
    handler = live.LiveHandler.__new__(live.LiveHandler)
    handler.server = server
    handler.headers = Message()
    script = f'<script src="/__reload.js" data-build="{server.build}"'
    assert handler.page(b"<p>").decode().startswith(f"<p>{script}")
    made = handler.page(b"<p></body></html>").decode()
    assert made.startswith(f"<p>{script}")
    assert made.endswith("></script></body></html>")


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("docs/index.md", True),
        ("quizzes/a.yml", True),
        ("macros/templates/a.html", True),
        ("mkdocs.yml", True),
        ("organisation.yml", True),
        ("README.md", False),
        ("docs/.index.md.swp", False),
        ("docs/index.md~", False),
        ("macros/__pycache__/a.pyc", False),
        ("site/index.html", False),
    ],
)
def test_only_sources_start_a_build(name: str, counts: bool) -> None:
    assert live.is_source(ROOT / name) is counts


def test_a_failed_build_is_told_and_not_announced(
    server: live.LiveServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = server.build
    monkeypatch.setattr(live, "build", lambda out, quick: ["docs/a.md:1:1: forkert"])
    live.rebuild(server)
    assert server.build == before
    assert server.problems == ["docs/a.md:1:1: forkert"]
    assert "docs/a.md:1:1: forkert\nSiden kunne ikke bygges." in capsys.readouterr().out
    monkeypatch.setattr(live, "build", lambda out, quick: [])
    live.rebuild(server)
    assert server.build > before
    assert server.problems == []


def serve(port: str) -> tuple[int, str]:
    command = [sys.executable, "-X", "utf8", ROOT / "scripts" / "serve.py", "--port", port]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    return done.returncode, done.stderr.decode()


def test_a_taken_port_gets_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, message = serve(str(port))
    assert (code, message.count("\n")) == (1, 1)
    assert message.startswith(f"Port {port} er optaget: stop det, der bruger den, eller prøv --port ")


@pytest.mark.parametrize("port", ["en", "70000", "-1"])
def test_what_is_no_port_gets_one_sentence(port: str) -> None:
    code, message = serve(f"{port}")
    assert code != 0
    assert "port" in message.lower()
