"""What a first visit fetches, as a real browser receives it from the deployed files with gzip."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from scripts import browser
from scripts.measures import Row
from scripts.webserver import serving

KIB = 1024
PAGES = {
    "forside": ("/", 8),
    "kapitel uden quiz (case)": ("/haandbog/cases/kolonihaven/", 8),
    "kapitel med quiz": ("/haandbog/kom-i-gang/", 16),
    "kapitel med quiz, 68 opgaver i tabel og tegninger": ("/haandbog/hvem-bestemmer-hvad/", 16),
    "formandens rapport": ("/vaerktoejer/runde/", 26),
    "Arbejdsdelingstjekket": ("/vaerktoejer/arbejdsdelingstjekket/", 16),
}
HOW = "Chromium, tom cache, modtagne bytes (gzip) uden headers"


def rows(site: Path) -> list[Row]:
    """Measure the pages of a built site."""
    made: list[Row] = []
    foreign: set[str] = set()
    executable = str(browser.find_or_install())
    with (
        serving(site) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"]) as chromium,
    ):
        for name, (path, own_budget) in PAGES.items():
            fetched = first_visit(chromium, address + path)
            own = sum(size for url, size in fetched.items() if urlsplit(url).path.endswith((".css", ".js")))
            foreign |= {url for url in fetched if not url.startswith(address)}
            made.append(Row(f"første besøg: {name}", "80 KiB", in_kib(sum(fetched.values())), HOW))
            made.append(Row(f"vores CSS og JS: {name}", f"{own_budget} KiB", in_kib(own), HOW))
    made.append(Row("fremmede adresser kontaktet", "0", str(len(foreign)), "alle forespørgsler på siderne ovenfor"))
    return made


def first_visit(chromium: Browser, url: str) -> dict[str, int]:
    """Return the bytes received for each address when a page is opened in an empty browser."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    names: dict[str, str] = {}
    heads: dict[str, int] = {}
    received: dict[str, int] = {}
    client.on("Network.requestWillBeSent", lambda event: names.update({event["requestId"]: event["request"]["url"]}))

    def add(event: dict[str, Any]) -> None:
        url = names[event["requestId"]]
        if not url.startswith("data:"):
            received[url] = received.get(url, 0) + int(event["encodedDataLength"]) - heads.get(event["requestId"], 0)

    client.on(
        "Network.responseReceived", lambda e: heads.update({e["requestId"]: int(e["response"]["encodedDataLength"])})
    )
    client.on("Network.loadingFinished", add)
    page.goto(url, wait_until="networkidle")
    context.close()
    return received


def in_kib(size: int) -> str:
    """Write bytes as a Danish reader reads them."""
    return f"{size / KIB:.1f} KiB".replace(".", ",")
