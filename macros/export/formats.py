"""Every format the material can be taken away in, in the order the download page shows them."""

from __future__ import annotations

from macros.export.package import Format

FORMATS: tuple[Format, ...] = ()
