"""Reads a CSV file of a package: every cell as text first, then cast, each fault told."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from validation import edtf, faults
from validation.dialects.arrow_schema import TYPES, arrow_schema
from validation.findings import Breach, Fault, show
from validation.package import crowded
from validation.records.clean_text import unclean_at
from validation.schemas.spec import Column, Table
from validation.tables import as_frame

_INTEGER = "^-?(0|[1-9][0-9]{0,17})$"
_LOOSE_INTEGER = r"^\s*[-+]?[0-9]+(\.0*)?\s*$"
_LOOSE_NUMBER = r"^\s*[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?\s*$"


@dataclass
class Sheet:
    """A table as it was read. `lines[i]` is the line of the row whose index is `i`.

    `frame` holds the rows whose cells could be cast; `broken` the others, as text. `problem` is
    set, and nothing else, when the file as a whole could not be read. It is not `is_whole` when
    only its beginning was read, as more is wrong there than is told.
    """

    frame: pd.DataFrame
    lines: list[int] = field(default_factory=list)
    broken: pd.DataFrame = field(default_factory=pd.DataFrame)
    breaches: list[Breach] = field(default_factory=list)
    problem: tuple[int, int, Fault] | None = None
    is_whole: bool = True


def read_sheet(table: Table, data: bytes) -> Sheet:
    """Reads one CSV file. Never raises for what the file holds."""
    empty = as_frame(arrow_schema(table).remove_metadata().empty_table())
    names = [column.name for column in table.columns]
    problem = _unreadable(data, names)
    if problem is not None:
        return Sheet(empty, problem=problem)
    text, lines, ragged = _as_text(data, names)
    start = crowded.beginning(table, data, text, lines, [line for line, _ in ragged])
    if start is not None:
        return dataclasses.replace(read_sheet(table, start), is_whole=False)
    sheet = Sheet(empty, lines)
    sheet.breaches += [_ragged(table, lines, line, held) for line, held in ragged]
    arrays: dict[str, pa.Array] = {}
    bad: set[int] = set()
    for column in table.columns:
        cells = text.column(column.name).combine_chunks()
        cast, breaches = _cast(table, column, cells)
        arrays[column.name] = cast
        sheet.breaches += breaches
        bad |= {breach.row for breach in breaches}
    frame = as_frame(pa.table(arrays, schema=arrow_schema(table).remove_metadata()))
    sheet.frame = frame.drop(index=sorted(bad))
    sheet.broken = as_frame(text).loc[sorted(bad)]
    return sheet


def _as_text(data: bytes, names: list[str]) -> tuple[pa.Table, list[int], list[tuple[int, int]]]:
    """All cells as text, the line of each row, and the ragged lines with their widths."""
    ragged: list[tuple[int, int]] = []

    def skip(row: pyarrow.csv.InvalidRow) -> str:
        ragged.append((row.number, row.actual_columns))
        return "skip" if len(ragged) <= crowded.MOST else "error"

    try:
        text = _read(data, names, skip)
    except pa.ArrowInvalid:
        start = crowded.first_lines(data, ragged[-1][0] - 1)
        if len(ragged) <= crowded.MOST or len(start) == len(data):
            raise
        return _as_text(start, names)
    skipped = {line for line, _ in ragged}
    total = text.num_rows + len(skipped)
    return text, [line for line in range(2, total + 2) if line not in skipped], ragged


def _read(data: bytes, names: list[str], skip: Callable[[pyarrow.csv.InvalidRow], str]) -> pa.Table:
    return (
        pyarrow.csv.read_csv(
            pa.BufferReader(data),
            read_options=pyarrow.csv.ReadOptions(
                column_names=names, skip_rows=1, use_threads=False, block_size=max(len(data), 1)
            ),
            parse_options=pyarrow.csv.ParseOptions(
                ignore_empty_lines=False, invalid_row_handler=skip, newlines_in_values=False
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
            ),
        )
        if data.count(b"\n") > 1
        else pa.table({name: pa.array([], pa.string()) for name in names})
    )


def _unreadable(data: bytes, names: list[str]) -> tuple[int, int, Fault] | None:
    """What keeps a file from being read as a table at all, and where."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return (
            line,
            column,
            Fault("record/encoding", "the file is not UTF-8", hint="save it as UTF-8"),
        )
    if text.startswith("\ufeff"):
        unclean = unclean_at("\ufeff")
        return (1, 1, unclean[1]) if unclean else None
    header = text.split("\n", 1)[0].rstrip("\r")
    if header.replace('"', "").split(",") != names:
        return 1, 1, _wrong_header(header, names)
    if "\n\n" in text:
        line = text[: text.index("\n\n")].count("\n") + 2
        return line, 1, Fault("schema/canonical", "a line is empty", hint="take the line out")
    return None


def _wrong_header(header: str, names: list[str]) -> Fault:
    return Fault(
        "package/descriptor",
        "the file's columns are not those of its table, in their order",
        found=show(header),
        allowed=", ".join(names),
        hint="rebuild the package with the same version of the toolchain",
    )


def _ragged(table: Table, lines: list[int], line: int, held: int) -> Breach:
    fault = Fault(
        "schema/canonical",
        "every line has a cell for each column",
        found=f"{held} cells",
        allowed=f"{len(table.columns)} cells",
        hint="look for a missing or additional comma or quotation mark",
    )
    lines.append(line)
    return Breach(table.name, len(lines) - 1, None, fault)


def _cast(table: Table, column: Column, cells: pa.Array) -> tuple[pa.Array, list[Breach]]:
    """The typed cells, faulty ones as nulls, and what is wrong with those."""
    if column.type == "string":
        bare = pc.equal(cells, "")
        return cells, _told(table, column, cells, bare, lambda _: _not_canonical(column, "", ""))
    good, judge = {
        "integer": (pc.match_substring_regex(cells, _INTEGER), _judge_integer),
        "number": (_canonical_numbers(cells), _judge_number),
        "date": (_real_days(cells), _judge_day),
    }[column.type]
    wrong = pc.and_(pc.is_valid(cells), pc.invert(pc.fill_null(good, False)))
    clean = pc.if_else(pc.fill_null(wrong, False), None, cells)
    found = _told(table, column, cells, wrong, lambda value: judge(column, value))
    return clean.cast(TYPES[column.type]), found


def _told(
    table: Table, column: Column, cells: pa.Array, wrong: pa.Array, fault: Callable[[str], Fault]
) -> list[Breach]:
    rows = pc.indices_nonzero(pc.fill_null(wrong, False)).to_pylist()
    return [Breach(table.name, row, column.name, fault(cells[row].as_py())) for row in rows]


def _canonical_numbers(cells: pa.Array) -> pa.Array:
    numeric = pc.match_substring_regex(cells, _LOOSE_NUMBER)
    trimmed = pc.utf8_trim_whitespace(pc.if_else(pc.fill_null(numeric, False), cells, None))
    plain = pc.replace_substring_regex(trimmed, r"^\+", "")
    return pc.equal(plain.cast(pa.float64()).cast(pa.string()), cells)


def _real_days(cells: pa.Array) -> pa.Array:
    days = {text for text in pc.unique(cells).to_pylist() if text and _day_error(text) is None}
    return pc.is_in(cells, value_set=pa.array(sorted(days), pa.string()))


def _day_error(text: str) -> type[ValueError] | None:
    if len(text) != 10:
        return edtf.NotEdtfError
    try:
        whole = edtf.bounds(text)
    except ValueError as error:
        return type(error)
    return None if whole.start == whole.end else edtf.NotEdtfError


def _judge_integer(column: Column, found: str) -> Fault:
    if re.fullmatch("-?[1-9][0-9]{18,299}", found):
        return faults.out_of_range(column, found)
    if len(found) < 300 and re.fullmatch(_LOOSE_INTEGER, found):
        return _not_canonical(column, found, str(int(float(found))))
    return faults.of_cell(column, "type", found, "table")


def _judge_number(column: Column, found: str) -> Fault:
    if re.fullmatch(_LOOSE_NUMBER, found) and math.isfinite(float(found)):
        if not faults.is_kept(found.strip()):
            return faults.not_kept(column, "table", found)
        right = pa.array([float(found)]).cast(pa.string())[0].as_py()
        return _not_canonical(column, found, right)
    return faults.of_cell(column, "type", found, "table")


def _judge_day(column: Column, found: str) -> Fault:
    if _day_error(found) is edtf.NoSuchDayError:
        return faults.impossible_day(column, found)
    return faults.bad_pattern(column, found)


def _not_canonical(column: Column, found: str, right: str) -> Fault:
    return Fault(
        "schema/canonical",
        f"`{column.name}` must be written in its canonical form",
        found=f'"{found}"',
        allowed=f"{right}" if right else "an empty cell without quotation marks",
        hint=f"write {right}" if right else "take out the quotation marks",
    )
