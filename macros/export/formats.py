"""Every format the material can be taken away in, in the order the command line names them."""

from __future__ import annotations

from macros.export.bank import gift, moodle
from macros.export.book import epub, pdf
from macros.export.cartridge import package as cartridge
from macros.export.data import files as data
from macros.export.package import Format
from macros.export.paper import forms
from macros.export.qti import package as qti
from macros.export.scorm import package as scorm

FORMATS: tuple[Format, ...] = (
    moodle.FORMAT,
    *scorm.FORMATS,
    cartridge.FORMAT,
    qti.FORMAT,
    gift.FORMAT,
    forms.FORMAT,
    epub.FORMAT,
    pdf.FORMAT,
    data.FORMAT,
)
