"""`record/encoding`: no control characters, no marks that reorder text, normal form C.

Texts that are too long for any other rule to look at are told here too, as `record/too-large`.
"""

from __future__ import annotations

import pandas as pd

from validation.findings import Breach, Fault
from validation.records.clean_text import (
    FORBIDDEN,
    INVISIBLE,
    LONGEST,
    invisible_at,
    too_long,
    unclean_at,
)
from validation.rules.rule import Rule, breaches
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    frame = tables[table.name]
    for column in table.columns:
        if column.type == "string":
            cells = frame[column.name].dropna()
            unclean = _unclean(cells) | (cells.str.len() > LONGEST).astype(bool)
            found += breaches(table, cells[unclean], column.name, _fault)
            if not column.copied:
                unseen = cells.str.contains(INVISIBLE.pattern, regex=True).astype(bool) & ~unclean
                found += breaches(table, cells[unseen], column.name, _fault)
    return found


def _unclean(cells: pd.Series[str]) -> pd.Series[bool]:
    forbidden = cells.str.contains(FORBIDDEN.pattern, regex=True).astype(bool)
    foreign = cells[cells.str.contains(r"[^\x00-\x7f]", regex=True).astype(bool)]
    bad = [text for text in foreign.unique() if unclean_at(text) is not None]
    return forbidden | cells.isin(bad).astype(bool)


def _fault(value: object) -> Fault:
    text = str(value)
    unclean = unclean_at(text) or invisible_at(text)
    told = unclean[1] if unclean else too_long(text)
    return told or Fault("record/encoding", "not clean text")


RULE = Rule(
    code="record/encoding",
    sentence="Text is Unicode in normal form C, without characters that cannot be seen.",
    scope="row",
    check=_check,
    package_only=True,  # records are judged when they are read
)
