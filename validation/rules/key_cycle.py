"""`key/cycle`: no row is part of itself, or replaced by itself, by whatever way."""

from __future__ import annotations

from functools import partial

from validation.findings import Breach, Fault
from validation.rules.cycles import first_of_each, in_cycles
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Table
from validation.tables import Tables

# `derives_from` has a code of its own; an origin is its own root.
_ELSEWHERE = ("derives_from", "origin_id", "other_id")


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    for column in table.foreign_keys():
        if column.references == table.name and column.name not in _ELSEWHERE:
            ids = tables.keys(table.name)
            cycle = first_of_each(ids, in_cycles(ids, tables[table.name][column.name]))
            found += breaches(table, cycle, column.name, partial(_fault, column.name))
    return found


def _fault(column: str, value: object) -> Fault:
    return Fault(
        "key/cycle",
        f"`{column}` leads back to its own row",
        found=show(value),
        allowed="a chain that ends",
        hint="one of the rows in the circle points at the wrong one",
    )


RULE = Rule(
    code="key/cycle",
    sentence="No row is part of itself, or replaced by itself, by whatever way.",
    scope="key",
    check=_check,
)
