"""`date/impossible`: no calendar has the day."""

from __future__ import annotations

from functools import partial

from validation import edtf, faults
from validation.findings import Breach
from validation.rules.dates import cells_that_raise
from validation.rules.rule import Rule, breaches
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    for column, cells in cells_that_raise(tables, table, edtf.NoSuchDayError):
        found += breaches(table, cells, column.name, partial(faults.impossible_day, column))
    return found


RULE = Rule(
    code="date/impossible",
    sentence="A date names a day or month that exists.",
    scope="row",
    check=_check,
)
