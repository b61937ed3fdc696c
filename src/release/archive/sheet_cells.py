"""What a cell of an Excel sheet can hold, and what would not come out of it as it went in."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from src.release.archive.error import ArchiveError
from validation.findings import show
from validation.schemas.spec import Column, Table

MAX_ROWS = 1_048_576
MAX_TEXT = 32_767  # UTF-16 code units
MAX_NAME = 31
_MAX_WHOLE = 2**53  # sheets have no numbers but those of 64 bits with a fraction

# Excel counts a day that there was not, 29 February 1900: before it, days are no dates.
_FIRST_DAY = datetime.date(1900, 3, 1)

# No XML has these; nor has any record, so that they are a fault of what was handed over.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def checked(table: Table, column: Column, cells: list[Any]) -> list[Any]:
    """The cells as a sheet takes them: a day before March 1900 as text.

    Raises ArchiveError for what a sheet would cut off, round or refuse.
    """
    if len(cells) >= MAX_ROWS:
        raise ArchiveError(f"{table.name} has more rows than a sheet holds, {MAX_ROWS - 1:,}")
    for row, cell in enumerate(cells, 1):
        reason = _reason(cell)
        if reason is not None:
            place = f"{table.name}, row {row}, {column.name}"
            raise ArchiveError(f"{place}: {reason}: {show(cell)}")
    return [_early(cell) if isinstance(cell, datetime.date) else cell for cell in cells]


def _reason(cell: Any) -> str | None:
    """Why a sheet cannot hold a cell."""
    if isinstance(cell, str):
        if len(cell.encode("utf-16-le", "surrogatepass")) > 2 * MAX_TEXT:
            return f"a cell of a sheet holds at most {MAX_TEXT:,} characters"
        if cell.startswith("<r>") and cell.endswith("</r>"):
            return "XlsxWriter would take the text for one with formats"
        return "a sheet cannot hold control characters" if _CONTROLS.search(cell) else None
    if isinstance(cell, int) and abs(cell) > _MAX_WHOLE:
        return "a sheet would round the number"
    if isinstance(cell, float) and float(f"{cell:.16G}") != cell:
        return "a sheet would round the number"
    return None


def _early(day: datetime.date) -> datetime.date | str:
    return day if day >= _FIRST_DAY else day.isoformat()


def is_risky(text: str) -> bool:
    """Whether a program may take a text for a formula."""
    return text.startswith(_FORMULA)


def sheet_names(names: Iterable[str]) -> dict[str, str]:
    """A name of a sheet for each: the same, unless Excel does not take it or has it already."""
    given: dict[str, str] = {}
    taken = {"history"}  # Excel's own
    for name in names:
        whole = _FORBIDDEN.sub("_", name) or "_"
        short, number = whole[:MAX_NAME], 1
        while short.lower() in taken:
            number += 1
            short = f"{whole[: MAX_NAME - 1 - len(str(number))]}_{number}"
        taken.add(short.lower())
        given[name] = short
    return given
