"""`attribution/cycle`: no claim derives from itself, by whatever way."""

from __future__ import annotations

from validation.findings import Breach, Fault
from validation.rules.cycles import first_of_each, in_cycles
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    ids = tables.keys(table.name)
    cycle = first_of_each(ids, in_cycles(ids, tables["claims"]["derives_from"]))
    return breaches(table, cycle, "derives_from", _fault)


def _fault(value: object) -> Fault:
    return Fault(
        "attribution/cycle",
        "`derives_from` leads back to its own claim",
        found=show(value),
        allowed="a chain that ends at a claim that derives from none",
        hint="a claim derives from an earlier one, never the other way round",
    )


RULE = Rule(
    code="attribution/cycle",
    sentence="No claim derives from itself, by whatever way.",
    scope="key",
    check=_check,
    on=("claims",),
    needs={"claims": ("claim_id", "derives_from")},
)
