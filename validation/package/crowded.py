"""How far a CSV file is worth reading: no finding is told beyond a thousand of one file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from validation.findings import MAX_FINDINGS, Breach
from validation.schemas.spec import Table

MOST = MAX_FINDINGS + 2  # so that it is told that there are more


def beginning(
    table: Table, data: bytes, text: pa.Table, lines: Sequence[int], ragged: Sequence[int]
) -> bytes | None:
    """The first lines of a file, with one faulty line more than is told; None if it has fewer.

    Faulty are ragged lines, those of a row without a cell that it must have, those of which no
    number or day can be made of a cell, or that have a cell of another form than its column, or
    one that is none of its terms.
    """
    faulty = np.zeros(text.num_rows, dtype=bool)
    for column in table.columns:
        cells = text.column(column.name)
        if not column.nullable:
            faulty |= cells.is_null().to_numpy()
        if column.pattern is not None:
            alike = pc.match_substring_regex(cells, f"^(?:{column.pattern})$")
            faulty |= pc.fill_null(pc.invert(alike), False).to_numpy()
        if column.terms is not None:
            known = pc.is_in(cells, value_set=pa.array(column.terms, pa.string()))
            faulty |= (pc.is_valid(cells).to_numpy()) & ~known.to_numpy()
        if column.type != "string":
            odd = pc.fill_null(pc.match_substring_regex(cells, "[^0-9eE.+-]|^$"), False)
            faulty |= odd.to_numpy()
    wrong = np.sort(np.concatenate([np.asarray(lines, int)[faulty], np.asarray(ragged, int)]))
    if len(wrong) <= MOST:
        return None
    return first_lines(data, int(wrong[MOST - 1]))


def first_breaches(breaches: Iterable[Breach]) -> list[Breach]:
    """Those of the first rows at fault of each table, with one row more than is told.

    Where a row stands is looked up for each breach: it takes longer than to find them.
    """
    by_table: dict[str, list[Breach]] = defaultdict(list)
    for breach in breaches:
        by_table[breach.table].append(breach)
    kept: list[Breach] = []
    for found in by_table.values():
        rows = sorted({breach.row for breach in found})[:MOST]
        kept += [breach for breach in found if breach.row <= rows[-1]]
    return kept


def first_lines(data: bytes, number: int) -> bytes:
    """So many lines, which end as a CSV reader takes them to: with LF, CR, or both."""
    letters = np.frombuffer(data + b"\n", np.uint8)
    ends = (letters[:-1] == 10) | ((letters[:-1] == 13) & (letters[1:] != 10))
    places = np.flatnonzero(ends)
    return data[: int(places[number - 1]) + 1] if number <= len(places) else data
