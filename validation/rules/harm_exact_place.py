"""`harm/too-fine`: no text tells a place more finely than by settlement.

What is found is told by its sort alone: a finding must not spread it.
"""

from __future__ import annotations

from validation.findings import Breach, Fault
from validation.harm.exact_place import SUSPICIOUS, exact_place_in
from validation.harm.texts import judged
from validation.rules.rule import Rule
from validation.schemas.spec import Column, Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found = judged(table, tables[table.name], _exact_place, SUSPICIOUS)
    return [Breach(table.name, row, column.name, _fault(sort)) for row, column, sort in found]


def _exact_place(text: str, column: Column) -> str | None:
    return None if column.kind == "address" else exact_place_in(text)


def _fault(sort: str) -> Fault:
    return Fault(
        "harm/too-fine",
        "the text tells a place more finely than by settlement",
        found=sort,
        allowed="a settlement, or what is larger",
        hint="leave it out; in a quoted phrase, quote other words",
    )


RULE = Rule(
    code="harm/too-fine",
    sentence="No text holds coordinates or a street address.",
    scope="row",
    check=_check,
)
