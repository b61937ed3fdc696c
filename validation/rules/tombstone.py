"""`key/duplicate`: the id of a record that was withdrawn for harm is not used again."""

from __future__ import annotations

from validation.findings import Breach, Fault
from validation.rules.rule import Rule
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    stones = tables[table.name]
    found: list[Breach] = []
    for name, rows in stones.groupby("table"):
        again = rows[rows["id"].isin(tables.keys(str(name))).astype(bool)]
        for row, held in zip(again.index, again["id"], strict=True):
            found.append(Breach(table.name, int(row), "id", _fault(str(name), str(held))))
    return found


def _fault(table: str, held: str) -> Fault:
    return Fault(
        "key/duplicate",
        f"an id of {table} that has a tombstone is not used again",
        found=held,
        allowed="either the record or its tombstone",
        hint="give the record another id, or take the tombstone out",
    )


RULE = Rule(
    code="key/duplicate",
    sentence="The id of a record that has a tombstone is not used again.",
    scope="tables",
    check=_check,
    on=("tombstones",),
)
