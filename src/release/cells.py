"""The cells of a package's CSV, all as text, and only those of lines that may differ."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from src.release import lines
from src.release.lines import Numbers
from src.release.package import Sheet
from validation.package.opened import NotAPackageError

_BLOCK = 1 << 24  # also the longest row that can be read


def both(old: Sheet, new: Sheet) -> tuple[Any, Any]:
    """The rows of two versions of a table as Arrow tables of texts.

    Where both have the same columns, lines that stand in both as often are left out. Raises
    NotAPackageError if a file is not as its descriptor says.
    """
    if old.columns != new.columns:
        return read(old), read(new)
    split = [lines.split(sheet.data) for sheet in (old, new)]
    if any(_has_long_cells(held) for _, held in split):
        return read(old), read(new)
    kept = lines.in_other_numbers(*lines.codes(split[0][1], split[1][1]))
    few = [
        _only(sheet, starts, held, rows)
        for sheet, (starts, held), rows in zip((old, new), split, kept, strict=True)
    ]
    return read(old, few[0]), read(new, few[1])


def _has_long_cells(held: Any) -> bool:
    """Whether a cell runs over several lines: then a line is not a row."""
    marks = lines.numbers(pc.count_substring(held, b'"'))
    return bool((marks & 1).any())


def _only(sheet: Sheet, starts: Numbers, held: Any, rows: Numbers) -> bytes:
    """The header and the lines that differ."""
    if not len(held):
        return sheet.data
    rows = rows[rows > 0]
    firsts, ends = starts[:-1][rows].tolist(), starts[1:][rows].tolist()
    body = [sheet.data[a:b] for a, b in zip(firsts, ends, strict=True)]
    return b"".join([sheet.data[: starts[1]], *body])


def read(sheet: Sheet, data: bytes | None = None) -> Any:
    """All rows of a CSV file; an empty cell is null unless quoted. Raises NotAPackageError."""
    data = sheet.data if data is None else data
    end = data.find(b"\n") + 1 or len(data)
    _judge_header(sheet, data[:end].removesuffix(b"\n"))
    schema = pa.schema([(name, pa.string()) for name in sheet.columns])
    if end == len(data):
        bare = pa.Array.from_buffers(
            pa.string(), 0, [None, pa.py_buffer(bytes(4)), pa.py_buffer(b"")]
        )
        return pa.Table.from_arrays([bare] * len(schema), schema=schema)
    try:
        return pyarrow.csv.read_csv(
            pa.BufferReader(data),
            read_options=pyarrow.csv.ReadOptions(
                column_names=list(sheet.columns), skip_rows=1, block_size=min(len(data), _BLOCK)
            ),
            parse_options=pyarrow.csv.ParseOptions(
                ignore_empty_lines=False, newlines_in_values=True
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=schema,
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
            ),
        ).combine_chunks()
    except pa.ArrowInvalid as error:
        raise NotAPackageError(f"{sheet.path} cannot be read: {error}") from error


def _judge_header(sheet: Sheet, header: bytes) -> None:
    try:
        held = next(csv.reader([header.decode("utf-8")]), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotAPackageError(f"{sheet.path} cannot be read: {error}") from error
    if held != list(sheet.columns):
        raise NotAPackageError(f"{sheet.path} has other columns than its descriptor tells")


def rows_of(table: Any, positions: Numbers) -> list[dict[str, str | None]]:
    """Some rows, as Python objects."""
    held: list[dict[str, str | None]] = table.take(_indices(positions)).to_pylist()
    return held


def differ(old: Any, new: Any, at_old: Numbers, at_new: Numbers) -> Numbers:
    """Which pairs of cells of two columns are not the same, by their number among the pairs."""
    before, after = (
        _flat(column.take(_indices(at)))[0] for column, at in ((old, at_old), (new, at_new))
    )
    one_empty = pc.xor(pc.is_null(before), pc.is_null(after))
    different = pc.coalesce(pc.not_equal(before, after), one_empty)
    return np.flatnonzero(lines.numbers(different))


def _indices(positions: Numbers) -> Any:
    """As Arrow's numbers, made so that pandas is not imported for it."""
    numbers = np.ascontiguousarray(positions, np.int64)
    return pa.Array.from_buffers(pa.int64(), len(numbers), [None, pa.py_buffer(numbers)])


def keys(old: Any, new: Any, key: Sequence[tuple[str, str]]) -> tuple[Numbers, Numbers]:
    """Numbers for the rows of two tables: rows of one key have one number.

    `key` pairs the key's columns of the old and the new table. A key that occurs several times in a
    table, which it must not, is told apart by counting.
    """
    size = old.num_rows
    combined = np.zeros(size + new.num_rows, np.int64)
    for before, after in key:
        column = np.concatenate(lines.codes(*_flat(old[before], new[after])))
        combined = combined * (column.max(initial=0) + 1) + column
        combined = np.unique(combined, return_inverse=True)[1]
    numbers = [_counted(combined[:size]), _counted(combined[size:])]
    width = int(max(one[1].max(initial=0) for one in numbers)) + 1
    first, second = (code * width + times for code, times in numbers)
    return first, second


def _flat(*columns: Any) -> list[Any]:
    return [one.combine_chunks() if isinstance(one, pa.ChunkedArray) else one for one in columns]


def _counted(code: Numbers) -> tuple[Numbers, Numbers]:
    """The numbers, and for each how often it stood before."""
    order = np.argsort(code, kind="stable")
    ordered = code[order]
    begins = np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(code)]
    starts = np.maximum.accumulate(np.where(begins, np.arange(len(code)), 0))
    times = np.empty(len(code), np.int64)
    times[order] = np.arange(len(code)) - starts
    return code, times
