"""`key/unknown`: what a row refers to exists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pandas as pd

from validation.faults import nearest
from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Column, Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    for column, cells in unknown_cells(tables, table):
        if column.origin != "inherited":
            ids = list(tables.keys(str(column.references)))
            found += breaches(table, cells, column.name, partial(_fault, column, ids))
    return found


def unknown_cells(tables: Tables, table: Table) -> Iterator[tuple[Column, pd.Series[str]]]:
    """Each column that refers to a table, with its cells that lead to no row of it."""
    for column in table.foreign_keys():
        cells = tables[table.name][column.name].dropna()
        if column.many and len(cells):
            cells = cells.str.split("|").explode().str.strip()
        target = str(column.references)
        known = {*tables.keys(target), *tables.known.get(target, ())}
        unknown = cells[~cells.isin(known).astype(bool)]
        prefixes = tables.known_prefixes.get(target, ())
        if prefixes and len(unknown):
            unknown = unknown[~unknown.str.startswith(prefixes).astype(bool)]
        yield column, unknown


def _fault(column: Column, ids: list[str], value: object) -> Fault:
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
