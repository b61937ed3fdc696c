"""`attribution/missing`: every claim has a speaker, and a chain has no gaps."""

from __future__ import annotations

from typing import Any

import pandas as pd

from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches, lacks, show
from validation.schemas.spec import Table
from validation.tables import Tables

_NOBODY = lacks(
    "attribution/missing",
    "every claim says who says it",
    "write `attributions`; the document's own voice is one row, document_itself",
)


def _check(tables: Tables, table: Table) -> list[Breach]:
    attributions = tables["attributions"]
    gaps = tables.gap("attributions", "claim_id")
    if table.name == "claims":
        ids = tables.keys("claims")
        told = {*attributions["claim_id"], *gaps}
        return breaches(table, ids[~ids.isin(told).astype(bool)], "attributions", lambda _: _NOBODY)
    whole = attributions[~attributions["claim_id"].isin(gaps).astype(bool)]
    if whole.empty:
        return []
    ordered = whole.sort_values(["claim_id", "line", "step"])
    place = ordered.groupby(["claim_id", "line"]).cumcount() + 1
    off = ordered[(ordered["step"] != place).astype(bool)]
    steps = place[off.drop_duplicates(["claim_id", "line"]).index]
    lines = ordered.drop_duplicates(["claim_id", "line"])
    count = lines.groupby("claim_id").cumcount() + 1
    off = lines[(lines["line"] != count).astype(bool)]
    numbers = count[off.drop_duplicates("claim_id").index]
    own = ordered["role"] == "document_itself"
    alone = ordered.groupby(["claim_id", "line"])["step"].transform("size") == 1
    mixed = ordered["role"][(own & ~alone).astype(bool)]
    return [
        *_gaps(table, steps, "step", whole),
        *_gaps(table, numbers, "line", whole),
        *breaches(table, mixed, "role", lambda _: _MIXED),
    ]


_MIXED = Fault(
    "attribution/missing",
    "the document is no step of a chain",
    found="document_itself",
    allowed="document_itself alone in its line, or the chain of others",
    hint="leave the document out of the chain",
)


def _gaps(
    table: Table, meant: pd.Series[Any], column: str, attributions: pd.DataFrame
) -> list[Breach]:
    """A breach for each row whose number should be another one."""
    return [
        Breach(table.name, int(row), column, _gap(column, attributions.at[row, column], number))
        for row, number in zip(meant.index, meant, strict=True)
    ]


def _gap(what: str, value: object, meant: object) -> Fault:
    return Fault(
        "attribution/missing",
        f"`{what}` numbers count from 1 without a gap",
        found=show(value),
        allowed="1, 2, 3 ...",
        hint=f"did you mean {what}: {meant}? Else a {what} before this one is missing",
    )


RULE = Rule(
    code="attribution/missing",
    sentence="Every claim says who says it, by chains without a gap.",
    scope="tables",
    check=_check,
    on=("claims", "attributions"),
    needs={"claims": ("claim_id",), "attributions": ("claim_id", "line", "step", "role")},
)
