"""The workbook of a release: the cells of the CSV with their types, and no text is a formula."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.cell import Cell

from src.release.archive.error import ArchiveError
from src.release.archive.sheet_cells import MAX_TEXT, checked, sheet_names
from src.release.archive.workbook import workbook_bytes
from tests.archives import NAME, awkward, release
from tests.conftest import ROOT
from tests.invented import invented_table
from tests.test_readme import AWKWARD, csv_cells
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import Type
from validation.tables import frame_of

__all__ = ["awkward"]  # a fixture

PACKAGE = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))


def _read(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return _read(release(ROOT)[f"{NAME}.xlsx"])


# --------------------------------------------------------------------- the awkward package


def test_every_sheet_has_the_cells_of_the_csv_with_their_types(awkward: Path) -> None:
    read = _read(release(awkward)[f"{NAME}.xlsx"])
    for name, table in DECLARATION.items():
        expected = csv_cells(awkward, name)
        heading, *rows = read[name].iter_rows()
        assert [cell.value for cell in heading] == list(expected), name
        for i, (column, cells) in enumerate(expected.items()):
            found = [row[i] for row in rows]
            assert [_value(cell) for cell in found] == cells, f"{name}.{column}"
            sorts = {cell.data_type for cell in found if cell.value is not None}
            assert sorts <= {_SORTS[table[column].type]}, f"{name}.{column}"
            assert not any(cell.hyperlink for cell in found)
    texts = {cell.value: cell for (cell,) in read["organization_names"]["B2:B9999"]}
    assert set(AWKWARD) <= set(texts)
    marked = {text for text in AWKWARD if texts[text].quotePrefix}
    assert marked == {text for text in AWKWARD if text[0] in "=+-@"}
    assert {texts[text].number_format for text in AWKWARD} == {"@"}


_SORTS = {"string": "s", "integer": "n", "number": "n", "date": "d"}


def _value(cell: Cell) -> object:
    value: object = cell.value
    return value.date() if isinstance(value, datetime.datetime) else value


# ------------------------------------------------------------------------- what helps to read


def test_a_sheet_for_each_table_and_two_that_explain_them(book: Workbook) -> None:
    assert book.sheetnames == ["About", "Columns", *DECLARATION]


def test_headings_stay_and_every_column_can_be_filtered(book: Workbook) -> None:
    for name in ("Columns", *DECLARATION):
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.b for (cell,) in sheet.iter_cols(max_row=1))


def test_the_first_sheet_leads_to_every_table(book: Workbook) -> None:
    cells = [cell for cell in book["About"]["A"] if cell.hyperlink]
    found = {cell.value: cell.hyperlink.location for cell in cells}
    assert found == {name: f"'{name}'!A1" for name in DECLARATION}
    rows = {row[0]: row[2] for row in book["About"].iter_rows(values_only=True)}
    assert {n: rows[n] for n in DECLARATION} == {n: book[n].max_row - 1 for n in DECLARATION}
    assert rows["claims"] > 20


def test_the_first_sheet_says_what_it_is(book: Workbook) -> None:
    said = [cell for row in book["About"].iter_rows(values_only=True) for cell in row if cell]
    assert {PACKAGE["title"], PACKAGE["version"], PACKAGE["description"]} <= set(said)
    assert PACKAGE["licenses"][0]["title"] in said


def test_every_column_is_explained(book: Workbook) -> None:
    _, *rows = book["Columns"].iter_rows(values_only=True)
    told = {(table, column): rest for table, column, *rest in rows}
    every = {(t.name, c.name): c for t in DECLARATION.values() for c in t.columns}
    assert told.keys() == every.keys()
    for key, column in every.items():
        right = [column.title, column.type, column.unit, column.description, column.references]
        assert told[key] == right


def test_its_parts_tell_no_time_of_their_own() -> None:
    with zipfile.ZipFile(io.BytesIO(release(ROOT)[f"{NAME}.xlsx"])) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {part.compress_type for part in parts.infolist()} == {zipfile.ZIP_STORED}
        core = parts.read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == core.count("T00:00:00Z") == 2


# --------------------------------------------------------------------------- any other cells

_TYPES: Mapping[str, Type] = {
    "key": "integer",
    "text": "string",
    "whole": "integer",
    "number": "number",
    "day": "date",
}
THINGS = invented_table("things", _TYPES)


def _made(column: str, *cells: Any) -> bytes:
    rows = [{"key": i, column: cell} for i, cell in enumerate(cells)]
    return workbook_bytes({"things": THINGS}, {"things": frame_of(THINGS, rows)}, PACKAGE)


def _out(column: str, *cells: Any) -> list[Any]:
    place = list(_TYPES).index(column)
    _, *rows = _read(_made(column, *cells))["things"].iter_rows()
    return [_value(row[place]) for row in rows]


HELD: Mapping[str, list[Any]] = {
    "text": [
        *("=1+1", '=HYPERLINK("x")', "+1", "-1", "@x", "\t=1", "a\nb", ' "x" ', "007", "1e5"),
        *("https://example.org", "mailto:x", "internal:'x'!A1", "#N/A", "TRUE", "{=1}", "’", "é 🕊"),
        *("<b>&amp;</b>", "שלום", "x" * MAX_TEXT, "🕊" * (MAX_TEXT // 2), "2023-01-01", None),
    ],
    "whole": [0, -7, 2**53, -(2**53), None],
    "number": [0.1, -0.5, 1e15, 4000.0, 123456.789, 5e-324, 1e308, None],
    "day": [datetime.date(1900, 3, 1), datetime.date(2023, 2, 24), datetime.date(9999, 12, 31)],
}


@pytest.mark.parametrize("column", HELD)
def test_what_goes_in_comes_out(column: str) -> None:
    assert _out(column, *HELD[column]) == HELD[column]


def test_days_before_excel_can_count_are_texts() -> None:
    days = [datetime.date(1900, 2, 28), datetime.date(1799, 12, 31)]
    assert _out("day", *days) == ["1900-02-28", "1799-12-31"]


REFUSED: Mapping[str, tuple[str, Any, str]] = {
    "a long text": ("text", "x" * (MAX_TEXT + 1), "at most 32,767 characters"),
    "a long text of pairs": ("text", "🕊" * (MAX_TEXT // 2 + 1), "at most 32,767 characters"),
    "a control character": ("text", "a\x01b", "control characters"),
    "half a pair": ("text", "\ud800", "control characters"),
    "what the writer takes for markup": ("text", "<r><t>x</t></r>", "take the text for one"),
    "a whole number that would be rounded": ("whole", 2**53 + 1, "round the number"),
    "a number of 17 digits": ("number", 0.30000000000000004, "round the number"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_what_would_not_come_out_is_refused(case: tuple[str, Any, str]) -> None:
    column, cell, reason = case
    with pytest.raises(ArchiveError, match=f"things, row 2, {column}: .*{reason}"):
        checked(THINGS, THINGS[column], [None, cell])


def test_a_cell_that_is_refused_makes_no_workbook() -> None:
    with pytest.raises(ArchiveError, match="things, row 2, number"):
        _made("number", 1.5, 0.30000000000000004)


def test_more_rows_than_a_sheet_has_are_refused() -> None:
    with pytest.raises(ArchiveError, match="things has more rows"):
        checked(THINGS, THINGS["text"], [None] * 1_048_576)
    assert len(checked(THINGS, THINGS["text"], [None] * 1_048_575)) == 1_048_575


def test_the_same_rows_give_the_same_bytes() -> None:
    assert _made("text", "a", "=b") == _made("text", "a", "=b")
    assert _made("text", "a", "=b") != _made("text", "a", "=c")


@pytest.mark.parametrize(
    ("names", "sheets"),
    [
        (["claims", "Claims"], ["claims", "Claims_2"]),
        (["About", "about"], ["About", "about_2"]),
        (["history"], ["history_2"]),
        (["a/b", "a:b", "it's", ""], ["a_b", "a_b_2", "it_s", "_"]),
        (["x" * 31, "x" * 32, "x" * 33], ["x" * 31, "x" * 29 + "_2", "x" * 29 + "_3"]),
    ],
)
def test_names_of_sheets_are_those_that_excel_takes(names: list[str], sheets: list[str]) -> None:
    assert sheet_names(names) == dict(zip(names, sheets, strict=True))
