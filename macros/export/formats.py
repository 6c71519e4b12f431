"""Every format the material can be taken away in, in the order the command line names them."""

from __future__ import annotations

from macros.export import cartridge, data, epub, forms, gift, moodle, qti, scorm
from macros.export.package import Format

FORMATS: tuple[Format, ...] = (
    moodle.FORMAT,
    *scorm.FORMATS,
    cartridge.FORMAT,
    qti.FORMAT,
    gift.FORMAT,
    forms.FORMAT,
    epub.FORMAT,
    data.FORMAT,
)
