"""`new`: a record to fill in, and the records that may be of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from slugify import slugify

from src.build.read import read
from src.evidence.cite import scalar
from src.project import RECORDS, Project
from validation.records.nodes import plain
from validation.schemas import patterns
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import Column, Table, children, written_columns

# Likeness of 100, from which two names may be of one thing.
_ALIKE = 82
_NAMED = {"organizations": ("name", "organization_names"), "events": ("title", None)}
_LONGEST = 60  # characters of an id made of a name
_INDENT = "  "


class NoIdError(Exception):
    """No id can be made, or it is taken; the message says which."""


@dataclass(frozen=True)
class Double:
    """A record that may be of the same thing, and its name that is alike."""

    record: str
    name: str
    likeness: float


def doubles(project: Project, table: str, name: str) -> list[Double]:
    """Records with a name like this one, in whatever script, the likeliest first."""
    wanted = _latin(name)
    found: dict[str, Double] = {}
    for record, other in _names(project, table):
        likeness = fuzz.token_sort_ratio(wanted, _latin(other))
        best = found.get(record)
        if likeness >= _ALIKE and (best is None or likeness > best.likeness):
            found[record] = Double(record, other, likeness)
    return sorted(found.values(), key=lambda double: (-double.likeness, double.record))


def _names(project: Project, table: str) -> Iterator[tuple[str, str]]:
    column, inner = _NAMED[table]
    rows = read(project, DECLARATION).rows
    for row in [*rows[table], *(rows[inner] if inner else ())]:
        node = row.node.values.get(column if row.table.name == table else "name")
        owner = row.outer or row
        if node is not None and owner.own_id is not None:
            yield owner.own_id, str(plain(node))


def _latin(name: str) -> str:
    """A name in small Latin letters, so that scripts can be compared."""
    return slugify(name, separator=" ")


def slug(name: str) -> str:
    """An id made of a name: lower-case Latin words joined by hyphens."""
    return slugify(name.replace("'", ""), max_length=_LONGEST, word_boundary=True)


def record(project: Project, table: str, name: str, chosen: str | None) -> tuple[str, str]:
    """The path and text of a record to fill in. Raises NoIdError."""
    made = chosen or slug(name)
    if not re.fullmatch(patterns.SLUG, made):
        raise NoIdError(f"{made!r} is no id: say --id with a lower-case slug")
    path = f"{RECORDS}/{table}/{made}.yaml"
    if (project.root / path).exists():
        raise NoIdError(f"{path} is there already: say --id with another id")
    declared = DECLARATION[table]
    known = {declared.primary_key[0]: made, _NAMED[table][0]: name, "status": "active"}
    head = f"# yaml-language-server: $schema=../../schemas/{table}.schema.json\n"
    return path, head + "".join(_lines(declared, known))


def _lines(table: Table, known: dict[str, str]) -> Iterator[str]:
    for column in written_columns(table, ()):
        yield from _line(column, known.get(column.name), "")
    for child in children(DECLARATION, table.name):
        yield f"# {child.name}:\n"
        for number, column in enumerate(written_columns(child, (table,))):
            yield from _line(column, None, "- " if not number else _INDENT)


def _line(column: Column, value: str | None, lead: str) -> Iterator[str]:
    if value is not None:
        yield f"{column.name}: {scalar(value)}\n"
        return
    needed = "" if column.nullable else "needed. "
    inside = f"  {lead}" if lead else ""
    yield f"# {inside}{column.name}: {scalar(column.example)}  # {needed}{column.description}\n"
