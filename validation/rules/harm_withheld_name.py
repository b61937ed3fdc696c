"""`harm/withheld-name`: no text holds a name that is withheld.

What is found is told by its place alone: a finding must not spread the name.
"""

from __future__ import annotations

from validation.findings import Breach, Fault
from validation.harm.texts import judged
from validation.rules.rule import Rule
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    withheld = tables.withheld
    if withheld is None:
        return []
    return [
        Breach(table.name, row, column.name, _fault(*place))
        for row, column, place in judged(
            table, tables[table.name], lambda text, _: withheld.place(text)
        )
    ]


def _fault(first: int, last: int) -> Fault:
    return Fault(
        "harm/withheld-name",
        "the text holds a name that is withheld",
        found=f"word {first}" if first == last else f"words {first} to {last}",
        allowed="a body or a role",
        hint="write […] in its place, or quote other words",
    )


RULE = Rule(
    code="harm/withheld-name",
    sentence="No text holds a name that is withheld.",
    scope="row",
    check=_check,
)
