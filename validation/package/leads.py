"""What a descriptor may not say of how its files are read: anything that leads a reader elsewhere.

frictionless, as other readers do, follows an address in whatever property of a resource it stands
(further paths, a profile, a schema, a dialect, another scheme), to hosts that only this machine
reaches too; and it runs what a descriptor tells it to check. So no other property may be there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from validation.findings import Fault, Finding, Place, show
from validation.package.opened import DESCRIPTOR

_TELLING = frozenset(
    ("name", "path", "title", "description", "mediatype", "bytes", "hash", "schema")
)
_READING = {
    "type": "table",
    "profile": "tabular-data-resource",
    "format": "csv or parquet",
    "encoding": "utf-8",
}
# Of a dialect, what tells how the cells of a file are parted. Other members of one belong to a
# reader of its own, which may be one of remote files.
_PARTING = frozenset(
    (
        *("header", "headerRows", "headerJoin", "commentRows", "commentChar", "delimiter"),
        *("lineTerminator", "quoteChar", "doubleQuote", "escapeChar", "nullSequence"),
        "skipInitialSpace",
    )
)
_PROFILES = ("data-package", "tabular-data-package")
_HINT = "rebuild the package, or fetch it again"


def judge(content: Mapping[str, Any]) -> Iterator[Finding]:
    """The properties of a descriptor that satisfies the profile."""
    profile = content.get("profile", _PROFILES[0])
    if profile not in _PROFILES:
        yield _finding("the package may not have a profile of its own", profile, _PROFILES[0])
    for resource in content["resources"]:
        yield from _of_resource(resource)


def _of_resource(resource: Mapping[str, Any]) -> Iterator[Finding]:
    name = resource["name"]
    for key, value in resource.items():
        if key in _READING and value not in _READING[key].split(" or "):
            told = f"`{key}` of resource {name} must be one with which the file is read as it lies"
            yield _finding(told, value, _READING[key])
        elif key == "dialect":
            if not isinstance(value, dict) or not _PARTING.issuperset(value):
                told = f"the dialect of resource {name} may only tell how cells are parted"
                yield _finding(told, value, ", ".join(sorted(_PARTING)))
        elif key == "schema" and not isinstance(value, dict):
            yield _finding(f"the schema of resource {name} must stand in the descriptor", value)
        elif key == "data" and "path" not in resource:
            continue  # that it names no file is told
        elif key not in _TELLING and key not in _READING:
            told = f"resource {name} may not have a property that tells how else it is read"
            yield _finding(told, key, ", ".join([*sorted(_TELLING), *_READING]))


def _finding(message: str, found: object, allowed: str | None = None) -> Finding:
    fault = Fault("package/descriptor", message, show(str(found)), allowed, _HINT)
    return Finding.at(Place(DESCRIPTOR, 1, 1), fault)
