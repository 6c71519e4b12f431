"""Install, build and serve the whole site on this machine; rebuild and reload on save."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.shell import fail


def port_number(text: str) -> int:
    """Return the text as a port, or end with a sentence when it is none."""
    if not text.isdecimal() or int(text) > 65535:
        raise fail(f"--port skal være et tal fra 0 til 65535, ikke {text}: prøv --port 8001.")
    return int(text)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Vis hele siden på din egen maskine, og byg den igen, når du gemmer.")
    parser.add_argument("--port", type=port_number, default=8000, help="port på 127.0.0.1 (standard: 8000)")
    arguments = parser.parse_args()
    bootstrap.ensure("site")
    from scripts import live

    try:
        server = live.LiveServer(live.SITE, arguments.port)
    except PermissionError:
        raise fail(f"Port {arguments.port} kræver særlige rettigheder: vælg en over 1023, fx --port 8001.") from None
    except OSError:
        other = arguments.port + 1 if arguments.port < 65535 else 8000
        raise fail(f"Port {arguments.port} er optaget: stop det, der bruger den, eller prøv --port {other}.") from None
    with server:
        live.run(server)


if __name__ == "__main__":
    main()
