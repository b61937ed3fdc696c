"""`key/duplicate`: the id of a record that was withdrawn for harm is not used again."""

from __future__ import annotations

from functools import partial

from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    for name, ids in tables[table.name].groupby("table")["id"]:
        again = ids[ids.isin(tables.keys(str(name))).astype(bool)]
        found += breaches(table, again, "id", partial(_fault, str(name)))
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
