"""The columns that hold words, in which something could be given away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from validation.schemas.spec import Column, Table

T = TypeVar("T")

_WORDS = frozenset(
    (
        "identifier",
        "nested_identifier",
        "term_identifier",
        "own_words",
        "label",
        "labels",
        "quotation",
        "quoted_context",
        "verbatim",
        "address",
    )
)


def text_columns(table: Table) -> Iterator[Column]:
    """Columns that people fill with words or addresses; ids too, which are made of words."""
    return (
        column for column in table.columns if column.kind in _WORDS and column.origin == "written"
    )


def texts(table: Table, frame: pd.DataFrame) -> Iterator[tuple[Column, pd.Series[str]]]:
    """The filled cells of each such column."""
    for column in text_columns(table):
        yield column, frame[column.name].dropna()


def judged(
    table: Table,
    frame: pd.DataFrame,
    judge: Callable[[str, Column], T | None],
    suspicious: str | None = None,
) -> Iterator[tuple[int, Column, T]]:
    """Row, column and verdict for each text against which `judge` has something.

    Texts that do not match the RE2 pattern `suspicious` are passed over, whole columns at once;
    each text is judged once a column.
    """
    for column, cells in texts(table, frame):
        if suspicious is not None:
            held = pc.match_substring_regex(pa.array(cells.array), suspicious)
            if not pc.any(held).as_py():
                continue
            cells = cells[held.to_numpy(zero_copy_only=False)]
        verdicts = {text: judge(text, column) for text in cells.unique()}
        for row, text in zip(cells.index, cells, strict=True):
            verdict = verdicts[text]
            if verdict is not None:
                yield int(row), column, verdict


def count(table: Table, frame: pd.DataFrame) -> int:
    """How many filled cells there are in such columns."""
    return sum(len(cells) for _, cells in texts(table, frame))
