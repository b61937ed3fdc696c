"""`schema/together`: one number stands in both bounds, and two stand in order.

A figure that its phrase contradicts is told as such, and first; this is for the others.
"""

from __future__ import annotations

from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches
from validation.schemas.base import is_any
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    claims = tables["claims"]
    low, high = claims["value_low"], claims["value_high"]
    one = is_any(claims["comparator"], "equal", "about")
    differing = one & (low != high).fillna(False).astype(bool)
    reversed_ = ~one & (high < low).fillna(False).astype(bool)
    return [
        *breaches(table, high[differing], "value_high", _differing),
        *breaches(table, high[reversed_], "value_high", _reversed),
    ]


def _differing(value: object) -> Fault:
    return Fault(
        "schema/together",
        "equal and about have one number in both bounds",
        found=f"{value:g}",
        allowed="what `value_low` has",
        hint="correct the bounds, or the comparator",
    )


def _reversed(value: object) -> Fault:
    return Fault(
        "schema/together",
        "`value_high` is not below `value_low`",
        found=f"{value:g}",
        allowed="what `value_low` has, or more",
        hint="swap them, or correct the comparator",
    )


RULE = Rule(
    code="schema/together",
    sentence="One number stands in both bounds, and two stand in order.",
    scope="figures",
    check=_check,
    on=("claims",),
    needs={"claims": ("value_low", "value_high", "comparator")},
)
