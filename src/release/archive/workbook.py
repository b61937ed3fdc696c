"""An Excel workbook: a sheet a table, and before them two that tell what is in it.

A text stays a text: what begins with = + - @ is marked as text for good, so that it is no formula
after an edit either, and no text becomes a link or a number. Days are dates; a date that may be
open or uncertain (EDTF) is a text, as it is in the tables. Numbers are exact or refused.

The zip that a workbook is has the bytes that `zipped` gives it; its parts tell one fixed time.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from src.release.archive.sheet_cells import checked, is_risky, sheet_names
from src.release.archive.zipped import stored
from validation.dialects.csv_text import sorted_rows
from validation.schemas.spec import Column, Declaration, Table

_ABOUT, _COLUMNS = "About", "Columns"
_TIME = datetime.datetime(1980, 1, 1)  # noqa: DTZ001 -- the file has no zone
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_WIDEST = 60


@dataclass(frozen=True)
class _Formats:
    heading: Format
    text: Format
    marked: Format
    day: Format
    link: Format


def workbook_bytes(
    declaration: Declaration, frames: Mapping[str, pd.DataFrame], package: Mapping[str, Any]
) -> bytes:
    """The workbook's bytes. `package` is the content of the descriptor.

    Raises ArchiveError for a cell or table that a sheet cannot hold.
    """
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, _OPTIONS) as book:
        book.set_properties({"title": package["title"], "created": _TIME})
        formats = _formats(book)
        named = sheet_names([_ABOUT, _COLUMNS, *declaration])
        sheets = {name: book.add_worksheet(named[name]) for name in named}
        _write_about(sheets[_ABOUT], formats, declaration, frames, package, named)
        _write_columns(sheets[_COLUMNS], formats, declaration)
        for name, table in declaration.items():
            _write_table(sheets[name], formats, table, frames[name])
    with zipfile.ZipFile(sink) as packed:
        return stored({part: packed.read(part) for part in packed.namelist()})


def _formats(book: xlsxwriter.Workbook) -> _Formats:
    return _Formats(
        heading=book.add_format({"bold": True, "bottom": 1, "num_format": "@"}),
        text=book.add_format({"num_format": "@"}),
        marked=book.add_format({"num_format": "@", "quote_prefix": True}),
        day=book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        link=book.add_format({"font_color": "blue", "underline": 1}),
    )


def _write_about(
    sheet: Worksheet,
    formats: _Formats,
    declaration: Declaration,
    frames: Mapping[str, pd.DataFrame],
    package: Mapping[str, Any],
    named: Mapping[str, str],
) -> None:
    """What the workbook is, and every table with a link to its sheet."""
    facts = [
        (package["title"], ""),
        ("Version", package["version"]),
        ("", package["description"]),
        ("Licence", package["licenses"][0]["title"]),
        ("Columns", f"explained in the sheet {_COLUMNS}, terms in docs/codebook.md of the package"),
        ("", "Times are text where they may be open or uncertain (EDTF), else dates."),
    ]
    for row, (label, text) in enumerate(facts):
        _write_text(sheet, row, 0, label, formats.heading)
        _write_text(sheet, row, 1, text, formats.text)
    top = len(facts) + 1
    _write_heading(sheet, top, ["table", "title", "rows", "description"], formats)
    for row, table in enumerate(declaration.values(), top + 1):
        target = f"internal:'{named[table.name]}'!A1"
        sheet.write_url(row, 0, target, formats.link, table.name)
        _write_text(sheet, row, 1, table.title, formats.text)
        sheet.write_number(row, 2, len(frames[table.name]))
        _write_text(sheet, row, 3, table.description, formats.text)
    for column, width in enumerate((26, 40, 8, 100)):
        sheet.set_column(column, column, width)


def _write_columns(sheet: Worksheet, formats: _Formats, declaration: Declaration) -> None:
    """Every column of every table, with what it means."""
    heading = ["table", "column", "title", "type", "unit", "description", "refers to"]
    _write_heading(sheet, 0, heading, formats)
    every = [(table, column) for table in declaration.values() for column in table.columns]
    for row, (table, column) in enumerate(every, 1):
        texts = [table.name, column.name, column.title, column.type, column.unit or ""]
        texts += [column.description, column.references or ""]
        for place, text in enumerate(texts):
            _write_text(sheet, row, place, text, formats.text)
    _finish(sheet, len(every), [20, 22, 24, 9, 14, 100, 20])


def _write_table(sheet: Worksheet, formats: _Formats, table: Table, frame: pd.DataFrame) -> None:
    rows = sorted_rows(table, frame)
    checked_cells = {
        column.name: checked(table, column, rows.column(column.name).to_pylist())
        for column in table.columns
    }
    _write_heading(sheet, 0, list(checked_cells), formats)
    for place, column in enumerate(table.columns):
        for row, cell in enumerate(checked_cells[column.name], 1):
            if cell is not None:
                _write(sheet, row, place, cell, formats)
    widths = [_width(column, checked_cells[column.name]) for column in table.columns]
    _finish(sheet, rows.num_rows, widths)


def _write(sheet: Worksheet, row: int, column: int, cell: Any, formats: _Formats) -> None:
    if isinstance(cell, str):
        marked = formats.marked if is_risky(cell) else formats.text
        _write_text(sheet, row, column, cell, marked)
    elif isinstance(cell, datetime.date):
        sheet.write_datetime(row, column, cell, formats.day)
    else:
        sheet.write_number(row, column, cell)


def _write_text(sheet: Worksheet, row: int, column: int, text: str, form: Format) -> None:
    if text:
        sheet.write_string(row, column, text, form)


def _write_heading(sheet: Worksheet, row: int, texts: list[str], formats: _Formats) -> None:
    for column, text in enumerate(texts):
        sheet.write_string(row, column, text, formats.heading)


def _width(column: Column, cells: list[Any]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(longest, len(column.name) + 3), _WIDEST) + 1


def _finish(sheet: Worksheet, rows: int, widths: list[int]) -> None:
    """Freezes the heading, lets every column be filtered, and makes them wide enough."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(widths) - 1)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
