"""`key/orphan`: the record that a row stands in exists.

In the records it always does; in a package the outer row can be missing.
"""

from __future__ import annotations

from functools import partial

from validation.findings import Breach, Fault
from validation.rules.key_unknown import is_given, unknown_cells
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Column, Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    for column, cells in unknown_cells(tables, table):
        cells = cells[is_given(tables, table, column, cells.index)]
        if len(cells):
            found += breaches(table, cells, column.name, partial(_fault, column))
    return found


def _fault(column: Column, value: object) -> Fault:
    return Fault(
        "key/orphan",
        f"the row of {column.references} in which this row stands does not exist",
        found=show(value),
        allowed=f"an id of {column.references}",
        hint=f"put back the row of {column.references}, or take this one out",
    )


RULE = Rule(
    code="key/orphan",
    sentence="The record that a row stands in exists.",
    scope="key",
    check=_check,
)
