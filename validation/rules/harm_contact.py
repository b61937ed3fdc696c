"""`harm/contact`: no text holds a telephone number, address or handle by which one is reached.

What is found is told by its sort alone: a finding must not spread it.
"""

from __future__ import annotations

from validation.findings import Breach, Fault
from validation.harm.contact import SUSPICIOUS, contact_in
from validation.harm.texts import judged
from validation.rules.rule import Rule
from validation.schemas.spec import Column, Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found = judged(table, tables[table.name], _contact, SUSPICIOUS)
    return [Breach(table.name, row, column.name, _fault(sort)) for row, column, sort in found]


def _contact(text: str, column: Column) -> str | None:
    return contact_in(text, address=column.kind == "address")


def _fault(sort: str) -> Fault:
    return Fault(
        "harm/contact",
        "the text gives away how somebody is reached",
        found=sort,
        allowed="no telephone number, e-mail address, handle or private link",
        hint="leave it out; in a quoted phrase, quote other words",
    )


RULE = Rule(
    code="harm/contact",
    sentence="No text holds a telephone number, e-mail address, handle or private link.",
    scope="row",
    check=_check,
)
