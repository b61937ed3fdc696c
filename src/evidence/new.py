"""`new`: a record to fill in, and the records that may be of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from src.build.read import read
from src.evidence.slug import latin, slug
from src.evidence.template import commented, header, key
from src.project import RECORDS, Project
from validation.records.nodes import plain
from validation.schemas import patterns
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import Table, children, written_columns
from validation.told import WrongUseError

# Likeness of 100, from which two names may be of one thing.
_ALIKE = 82
_NAMED = {"organizations": ("name", "organization_names"), "events": ("title", None)}


class NoIdError(WrongUseError):
    """No id can be made, or it is taken; the message says which."""


@dataclass(frozen=True)
class Double:
    """A record that may be of the same thing, and its name that is alike."""

    record: str
    name: str
    likeness: float


def doubles(project: Project, table: str, name: str) -> list[Double]:
    """Records with a name like this one, in whatever script, the likeliest first."""
    wanted = latin(name)
    found: dict[str, Double] = {}
    for record, other in _names(project, table):
        likeness = fuzz.token_sort_ratio(wanted, latin(other))
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
    return path, "".join(f"{line}\n" for line in _lines(declared, known) if line)


def _lines(table: Table, known: dict[str, str]) -> Iterator[str | None]:
    yield header(table)
    yield from (key(column, known.get(column.name)) for column in written_columns(table, ()))
    for child in children(DECLARATION, table.name):
        yield from commented(DECLARATION, table, child.name, {})
