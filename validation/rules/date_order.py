"""`date/order`: an interval does not end before it begins."""

from __future__ import annotations

from functools import partial

from validation import edtf
from validation.findings import Breach, Fault
from validation.rules.dates import cells_that_raise
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    for column, cells in cells_that_raise(tables, table, edtf.ReversedError):
        found += breaches(table, cells, column.name, partial(_fault, column.name))
    return found


def _fault(column: str, value: object) -> Fault:
    first, _, last = str(value).partition("/")
    return Fault(
        "date/order",
        f"`{column}` ends before it begins",
        found=show(value),
        allowed="an interval whose end is not before its beginning",
        hint=f"did you mean {last}/{first}?",
    )


RULE = Rule(
    code="date/order",
    sentence="An interval does not end before it begins.",
    scope="row",
    check=_check,
)
