"""`record/encoding`: no control characters, no marks that reorder text, normal form C."""

from __future__ import annotations

import pandas as pd

from validation.findings import Breach, Fault
from validation.records.folder import FORBIDDEN, unclean_at
from validation.rules.rule import Rule, breaches
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    frame = tables[table.name]
    for column in table.columns:
        if column.type == "string":
            cells = frame[column.name].dropna()
            found += breaches(table, cells[_unclean(cells)], column.name, _fault)
    return found


def _unclean(cells: pd.Series[str]) -> pd.Series[bool]:
    forbidden = cells.str.contains(FORBIDDEN.pattern, regex=True).astype(bool)
    foreign = cells[cells.str.contains(r"[^\x00-\x7f]", regex=True).astype(bool)]
    bad = [text for text in foreign.unique() if unclean_at(text) is not None]
    return forbidden | cells.isin(bad).astype(bool)


def _fault(value: object) -> Fault:
    unclean = unclean_at(str(value))
    return unclean[1] if unclean else Fault("record/encoding", "not clean text")


RULE = Rule(
    code="record/encoding",
    sentence="Text is Unicode in normal form C, without control characters or reordering marks.",
    scope="row",
    check=_check,
    package_only=True,  # records are judged when they are read
)
