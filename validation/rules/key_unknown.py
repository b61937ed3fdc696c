"""`key/unknown`: what a row refers to exists."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from validation.findings import Breach, Fault
from validation.near import nearest
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Column, Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    for column, cells in unknown_cells(tables, table):
        cells = cells[~is_given(tables, table, column, cells.index)]
        if column.origin != "derived" or tables.package:
            ids = sorted(tables.keys(str(column.references)))
            told = {value: _fault(column, ids, value) for value in cells.unique()}
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


def _fault(column: Column, ids: list[str], value: str) -> Fault:
    allowed = f"an id of {column.references}"
    if len(ids) <= 20:
        allowed += f": {', '.join(ids)}"
    return Fault(
        "key/unknown",
        f"`{column.name}` refers to a row of {column.references} that does not exist",
        found=show(value),
        allowed=allowed,
        hint=nearest(value, ids) or f"write a record in {column.references} first",
    )


RULE = Rule(
    code="key/unknown",
    sentence="What a row refers to exists.",
    scope="key",
    check=_check,
)
