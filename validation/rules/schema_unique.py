"""`schema/unique`: what may stand only once in a column stands there once."""

from __future__ import annotations

from functools import partial

from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    for column in table.columns:
        if column.unique:
            cells = tables[table.name][column.name].dropna()
            again = cells[cells.duplicated(keep="first")]
            found += breaches(table, again, column.name, partial(_fault, column.name))
    return found


def _fault(column: str, value: object) -> Fault:
    return Fault(
        "schema/unique",
        f"`{column}` must differ from row to row",
        found=show(value),
        allowed="a value that no other row has",
        hint="look for a second record of the same thing",
    )


RULE = Rule(
    code="schema/unique",
    sentence="What may stand only once in a column stands there once.",
    scope="key",
    check=_check,
)
