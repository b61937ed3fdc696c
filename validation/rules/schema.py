"""Types, required cells, terms, ranges and patterns: what the pandera models enforce."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pandera.pandas as pa

from validation import faults
from validation.findings import Breach, Fault, show
from validation.schemas.base import TableModel
from validation.schemas.claim_rules import BOUNDS
from validation.schemas.spec import Table

_KEYWORDS = {
    "not_nullable": "not_null",
    "isin": "enum",
    "fullmatch": "pattern",
    "greater_than_or_equal_to": "minimum",
    "less_than_or_equal_to": "maximum",
    "max_words": "maxWords",
}
# Rules that say when a cell is filled name that cell first.
_FILLED = re.compile(r" written if| has a | have a | needs a | has no ")
_TOGETHER = "change one of these cells, so that what the message says holds"
_GRAVITY = ["not_null", "enum", "pattern", "minimum", "maximum", "maxWords"]


def judge(model: type[TableModel], table: Table, frame: pd.DataFrame) -> list[Breach]:
    """Every cell, and every row as a whole, against its model.

    Rows whose cells are at fault are not judged as a whole, and a cell is told once, by the
    gravest of what is wrong with it.
    """
    failures = _failures(model, frame)
    cells = [failure for failure in failures if failure.in_cell]
    spoiled = {failure.row for failure in cells}
    if cells:
        failures = _failures(model, frame.drop(index=list(spoiled)))
    rows = {(f.row, f.check): f for f in failures if not f.in_cell and f.row not in spoiled}
    worst: dict[tuple[int, str], _Failure] = {}
    for failure in sorted(cells, key=lambda f: _GRAVITY.index(f.check)):
        worst.setdefault((failure.row, failure.column), failure)
    return [
        *(_cell_breach(table, failure) for failure in worst.values()),
        *(_row_breach(table, failure, frame) for failure in rows.values()),
    ]


class _Failure:
    def __init__(self, schema: pa.DataFrameSchema, case: dict[str, Any]) -> None:
        self.row = int(case["index"])
        self.in_cell = case["schema_context"] == "Column"
        self.found = None if pd.isna(case["failure_case"]) else case["failure_case"]
        number = case["check_number"]
        check = None
        if not pd.isna(number):
            checks = schema.columns[case["column"]].checks if self.in_cell else schema.checks
            check = checks[int(number)]
        name = str(check.name) if check else "not_nullable"
        self.check = _KEYWORDS[name] if self.in_cell else name
        self.column = str(case["column"] if self.in_cell else check.title if check else None)
        self.description = str(check.description) if check else ""


def _failures(model: type[TableModel], frame: pd.DataFrame) -> list[_Failure]:
    schema = model.to_schema()
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases.to_dict("records")
        return [_Failure(schema, case) for case in cases]
    return []


def _cell_breach(table: Table, failure: _Failure) -> Breach:
    fault = faults.of_cell(table[failure.column], failure.check, failure.found, "table")
    return Breach(table.name, failure.row, failure.column, fault)


def _hint(failure: _Failure, named: list[str], row: Any) -> str:
    """Which cell to write or to leave out, where the rule is about whether one is filled."""
    if failure.check == "bounds_of_comparator":
        wanted = BOUNDS[row["comparator"]]
        wrong = [name for name, want in wanted.items() if pd.isna(row[name]) == want]
        acts = [f"{'write' if wanted[name] else 'leave out'} `{name}`" for name in wrong]
        return f"{' and '.join(acts)}, or change `comparator`"
    if not named or not _FILLED.search(failure.description):
        return _TOGETHER
    first, *others = dict.fromkeys(named)
    act = "write" if pd.isna(row[first]) else "leave out"
    return ", or change ".join([f"{act} `{first}`", *(f"`{name}`" for name in others[:1])])


def _row_breach(table: Table, failure: _Failure, frame: pd.DataFrame) -> Breach:
    named = [name for name in re.findall(r"`(\w+)`", failure.description) if name in frame]
    shown = dict.fromkeys([*named, failure.column])
    cells = frame.loc[failure.row, list(shown)]
    found = ", ".join(
        f"{name} is {'empty' if cell is pd.NA else show(cell)}" for name, cell in cells.items()
    )
    hint = _hint(failure, named, frame.loc[failure.row])
    fault = Fault("schema/together", failure.description, found=found, hint=hint)
    return Breach(table.name, failure.row, failure.column, fault)
