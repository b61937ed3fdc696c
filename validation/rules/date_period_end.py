"""`date/order`: a figure told for the end of a period holds at that end."""

from __future__ import annotations

from typing import Any

import pandas as pd

from validation.findings import Breach, Fault
from validation.rules.rule import Rule, show
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    claims = tables["claims"]
    claims = claims[(claims["as_of_basis"] == "period_end").astype(bool)]
    same = (claims["as_of_end"] == claims["period_end"]).fillna(False).astype(bool)
    wrong = claims.loc[~same, ["as_of", "period_end"]]
    return [
        Breach(table.name, int(row), "as_of", _fault(as_of, end))
        for row, as_of, end in zip(wrong.index, wrong["as_of"], wrong["period_end"], strict=True)
    ]


def _fault(value: object, end: Any) -> Fault:
    return Fault(
        "date/order",
        "`as_of` must end with `period` where `as_of_basis` is period_end",
        found=show(value),
        allowed="the last day of the period",
        hint="give another basis" if pd.isna(end) else f"did you mean {end}? Else another basis",
    )


RULE = Rule(
    code="date/order",
    sentence="A figure told for the end of a period holds at that end.",
    scope="tables",
    check=_check,
    on=("claims",),
    needs={"claims": ("as_of", "as_of_end", "as_of_basis", "period_end")},
)
