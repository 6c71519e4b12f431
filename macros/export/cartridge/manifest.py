"""The manifest of a Common Cartridge 1.1: what it is, the path through it, and the files of every part."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from macros.export.lom import lom
from macros.export.xml import Maker, Node

_CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
_PROFILE = "http://www.imsglobal.org/profile/cc/ccv1p1/"
_WEB = "webcontent"

_cp = Maker(_CP)
_lom = Maker(_LOM, "lomimscc")


@dataclass(frozen=True)
class Resource:
    """Something that can be opened: `needs` are the files it shows beside its own."""

    identifier: str
    title: str
    kind: str
    file: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Folder:
    """A heading of the path, and what stands below it."""

    title: str
    entries: tuple[Folder | Resource, ...]


Entry: TypeAlias = Folder | Resource


def page(file: str, title: str, needs: tuple[str, ...]) -> Resource:
    """Name a web page."""
    return Resource(_name(file), title, _WEB, file, needs)


def quiz(file: str, title: str) -> Resource:
    """Name a quiz."""
    return Resource(_name(file), title, "imsqti_xmlv1p2/imscc_xmlv1p1/assessment", file)


def link(file: str, title: str) -> Resource:
    """Name a web link."""
    return Resource(_name(file), title, "imswl_xmlv1p1", file)


def manifest(title: str, summary: str, publisher: str, reviewed: datetime.date, path: Iterable[Entry]) -> Node:
    """Make the manifest; every resource of the path must stand there once."""
    entries = list(path)
    resources = [one for entry in entries for one in _resources(entry)]
    shared = dict.fromkeys(file for one in resources for file in one.needs)
    made = _cp(
        "manifest",
        _cp(
            "metadata",
            _cp("schema", "IMS Common Cartridge"),
            _cp("schemaversion", "1.1.0"),
            lom(_lom, title, summary, publisher, reviewed, vocabulary=False),
        ),
        _cp(
            "organizations",
            _cp(
                "organization",
                _cp("item", *(_item(entry, str(number)) for number, entry in enumerate(entries, 1)), identifier="root"),
                identifier="path",
                structure="rooted-hierarchy",
            ),
        ),
        _cp(
            "resources",
            *(_resource(one) for one in resources),
            *(_cp("resource", _cp("file", href=file), identifier=_name(file), type=_WEB, href=file) for file in shared),
        ),
        identifier="cartridge",
    )
    made.set(
        "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation",
        f"{_CP} {_PROFILE}ccv1p1_imscp_v1p2_v1p0.xsd {_LOM} {_PROFILE}LOM/ccv1p1_lommanifest_v1p0.xsd",
    )
    return made


def _resources(entry: Entry) -> Iterator[Resource]:
    if isinstance(entry, Resource):
        yield entry
    else:
        for one in entry.entries:
            yield from _resources(one)


def _item(entry: Entry, place: str) -> Node:
    title = _cp("title", entry.title)
    if isinstance(entry, Resource):
        return _cp("item", title, identifier=f"item_{place}", identifierref=entry.identifier)
    below = (_item(one, f"{place}.{number}") for number, one in enumerate(entry.entries, 1))
    return _cp("item", title, *below, identifier=f"item_{place}")


def _resource(one: Resource) -> Node:
    return _cp(
        "resource",
        _cp("file", href=one.file),
        *(_cp("dependency", identifierref=_name(file)) for file in one.needs),
        identifier=one.identifier,
        type=one.kind,
        href=one.file if one.kind == _WEB else None,
    )


def _name(file: str) -> str:
    """Return the identifier of a file: no two files have the same, since none holds an underscore or a colon."""
    return "file_" + file.replace("/", "_")
