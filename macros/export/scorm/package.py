"""SCORM 1.2 and SCORM 2004 4th edition: each course module as a package of its own with lesson and quiz.

The page, its styles and its scripts are those of the built site; docs/assets/js/scorm/ talks to the platform. The
manifests follow ADL's content aggregation model of each version; the score is the part of the scored items, in percent,
and there is no limit to pass.
"""

from __future__ import annotations

import uuid
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.export.archive import pack
from macros.export.package import Format, Material, Package
from macros.export.scorm.files import assets
from macros.export.scorm.lesson import Lesson, lessons
from macros.labels import scorm as labels_scorm
from macros.organisation import Organisation, read_organisation

MANIFEST = "imsmanifest.xml"
PAGE = "index.html"
RIGHTS = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/deed.da. Kreditér {publisher}, og skriv, hvis du har ændret noget."

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parents[2] / "templates" / "export" / "scorm"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


def packages(material: Material, version: str) -> Package:
    """Make the packages of `version` ("1.2" or "2004"), one for each module of the course."""
    publisher = read_organisation(material.root)
    made = {
        f"{lesson.id}-scorm-{version}.zip": pack(contents(material.site, lesson, version, publisher))
        for lesson in lessons(material)
    }
    return Package(made)


def contents(site: Path, lesson: Lesson, version: str, publisher: Organisation) -> list[tuple[str, bytes]]:
    """Return the files of one package, the manifest first."""
    page = _ENVIRONMENT.get_template("index.html").render(
        lesson=lesson, version=version, publisher=publisher, labels=labels_scorm
    )
    content = {PAGE: page.encode(), **assets(site, lesson.files)}
    manifest = _ENVIRONMENT.get_template(f"{version}.xml").render(
        lesson=lesson,
        files=list(content),
        identifier=f"modul-{uuid.uuid5(uuid.NAMESPACE_URL, f'{lesson.address}#scorm-{version}')}",
        vcard=_vcard(publisher.long_name),
        rights=" ".join((RIGHTS.format(publisher=publisher.name), *publisher.credits)),
    )
    return [(MANIFEST, manifest.encode()), *content.items()]


def _vcard(name: str) -> str:
    """Return an organisation's card (vCard 3.0, RFC 2426)."""
    written = name.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")
    return f"BEGIN:VCARD\nVERSION:3.0\nFN:{written}\nN:{written}\nORG:{written}\nEND:VCARD"


_SUMMARY = (
    "Hvert modul af kurset som en færdig pakke med lektion og quiz. Læringssystemet gemmer svarene, "
    "så man kan fortsætte, og får at vide, hvor langt man er, og resultatet. Der er ingen grænse for at bestå."
)
_STEPS = (
    "Hent pakken til det modul, du vil bruge. Pak den ikke ud.",
    "Opret en ny aktivitet af typen SCORM i jeres læringssystem (i Moodle *SCORM-pakke*), og læg zip-filen op.",
    "Vælg højeste eller seneste resultat som karakter, og lad aktiviteten være gennemført, når pakken siger *completed*.",
    "Åbn modulet som kursist, svar på et spørgsmål, luk, og åbn igen. Svaret skal stå der endnu.",
)
FORMATS = (
    Format(
        "scorm12",
        "SCORM 1.2",
        f"{_SUMMARY} Den udgave, næsten alle læringssystemer kan læse.",
        _STEPS,
        lambda material: packages(material, "1.2"),
        reads_site=True,
    ),
    Format(
        "scorm2004",
        "SCORM 2004 (4. udgave)",
        f"{_SUMMARY} Har plads til flere gemte forsøg end SCORM 1.2.",
        _STEPS,
        lambda material: packages(material, "2004"),
        reads_site=True,
    ),
)
