"""`key/unknown`: what a row refers to exists."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import pandas as pd

from validation.findings import Breach, Fault
from validation.near import like, nearest_of, parted, same_of
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Column, Table
from validation.tables import Tables

_FEW = 20  # ids that a message lists
_SLIP = 0.9  # how like an id what was mistyped is: one letter of seven
_MOST = 50  # wrong ids of a column that are compared with the right ones


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    for column, cells in unknown_cells(tables, table):
        cells = cells[~is_given(tables, table, column, cells.index)]
        if column.origin != "derived" or tables.package:
            ids = _Ids(tables, str(column.references))
            own = _own(tables, table, column, cells)
            told = {
                value: _fault(
                    column, ids, value, _hint(column, ids, value, own.get(value), number < _MOST)
                )
                for number, value in enumerate(cells.unique())
            }
            found += breaches(table, cells, column.name, told.__getitem__)
    return found


def is_given(tables: Tables, table: Table, column: Column, rows: pd.Index[int]) -> pd.Series[bool]:
    """Of these rows, those whose cell is given by the record around them, not written in them.

    A row stands inside the record of the one parent that its other inherited columns name; that
    record gives the keys of its own table and of those around it.
    """
    given = pd.Series(column.origin == "inherited", index=rows)
    for other in table.columns:
        if other.origin == "inherited" and other.nullable and other is not column:
            parent = tables.declaration[str(other.references)]
            if column.name not in _keys_around(tables, parent):
                given &= tables[table.name].loc[rows, other.name].isna().astype(bool)
    return given


def _keys_around(tables: Tables, table: Table) -> set[str]:
    keys = set(table.primary_key)
    for parent in table.parents:
        keys |= _keys_around(tables, tables.declaration[parent])
    return keys


def unknown_cells(tables: Tables, table: Table) -> Iterator[tuple[Column, pd.Series[str]]]:
    """Each column with cells that lead to no row of the table it refers to, and those cells."""
    for column in table.foreign_keys():
        cells = tables[table.name][column.name].dropna()
        if column.many and len(cells):
            cells = cells.str.split("|").explode().str.strip()
        target = str(column.references)
        known = {*tables.keys(target).array.tolist(), *tables.known.get(target, ())}
        if known.issuperset(cells.array.unique().tolist()):
            continue
        unknown = cells[~cells.isin(known).astype(bool)]
        prefixes = tables.known_prefixes.get(target, ())
        if prefixes and len(unknown):
            unknown = unknown[~unknown.str.startswith(prefixes).astype(bool)]
        if len(unknown):
            yield column, unknown


class _Ids:
    """The ids of a table, those of its names, and the ids of all tables, looked up once."""

    def __init__(self, tables: Tables, target: str) -> None:
        self.known = sorted(tables.keys(target))
        self.by_name = _names(tables, target)
        self.of_tables = {
            table.name: {*tables.keys(table.name), *tables.known.get(table.name, ())}
            for table in tables.declaration.values()
            if len(table.primary_key) == 1 and table[table.primary_key[0]].origin == "written"
        }

    @property
    def are_few(self) -> bool:
        """Whether a message can list them."""
        return len(self.known) <= _FEW


def _fault(column: Column, ids: _Ids, value: str, hint: str) -> Fault:
    allowed = f"an id of {column.references}"
    if ids.are_few:
        allowed += f": {', '.join(ids.known)}"
    return Fault(
        "key/unknown",
        f"`{column.name}` refers to a row of {column.references} that does not exist",
        found=show(value),
        allowed=allowed,
        hint=hint,
    )


def _hint(column: Column, ids: _Ids, value: str, own: str | None, compared: bool) -> str:
    """The id that was meant, if it was `compared`; else where to look for one.

    It is not `own`, that of the row itself.
    """
    target = str(column.references)
    other = next((name for name, held in ids.of_tables.items() if value in held), None)
    meant = _meant(ids, value) if compared else None
    if meant is not None and meant == own:
        meant = next((id_ for id_ in ids.known if id_ != own and id_.endswith(f".{value}")), None)
    if other is not None and not (meant and _is_slip(value, meant)):
        return f"it is an id of {other}: write one of {target}"
    many = parted(value, ids.of_tables.get(target, ())) if column.many and compared else None
    if many is not None:
        return many
    if meant is not None:
        return f"did you mean {meant}?"
    first = "choose one of these, " if ids.are_few else ""
    leave = "leave the key out, " if column.nullable else ""
    joint = "or " if first or leave else ""
    return f"{first}{leave}{joint}write a record in {target} first"


def _is_slip(value: str, meant: str) -> bool:
    """Whether a letter or two were mistyped, which another table happens to have as an id."""
    return difflib.SequenceMatcher(None, value, meant).ratio() > _SLIP


def _own(tables: Tables, table: Table, column: Column, cells: pd.Series[str]) -> dict[str, str]:
    """For each cell the row of the same table that it stands in: no row refers to itself."""
    key = tables.declaration[str(column.references)].primary_key[0]
    if key not in table.by_name or key == column.name:
        return {}
    rows = tables[table.name].loc[cells.index, key]
    return dict(zip(cells, rows, strict=True))


def _meant(ids: _Ids, value: str) -> str | None:
    """The id that was meant: by its spelling, or by a name of what has it."""
    names = ids.by_name
    called, near = like(value, names), nearest_of(value, names)
    named = [names[name] for name in (*called, near) if name is not None]
    meant = same_of(value, ids.known) or (named[0] if called else None)
    return meant or nearest_of(value, ids.known) or (named[0] if named else None)


def _names(tables: Tables, target: str) -> dict[str, str]:
    """The ids of a table's rows by their names, also by those in lists inside them."""
    key = tables.declaration[target].primary_key[0]
    found: dict[str, str] = {}
    for table in tables.declaration.values():
        if (table.name == target or target in table.parents) and key in table.by_name:
            for name in ("name", "title"):
                if name in table.by_name:
                    rows = tables[table.name][[name, key]].dropna()
                    found = {**dict(zip(rows[name], rows[key], strict=True)), **found}
    return found


RULE = Rule(
    code="key/unknown",
    sentence="What a row refers to exists.",
    scope="key",
    check=_check,
)
