"""EDTF level 1 (ISO 8601-2:2019), the forms that documents need, and their bounds.

Supported: years, months, days, unspecified digits from the right (`X`), the seasons 21 to 24,
the qualifiers `?`, `~` and `%`, and intervals with an open (`..`) or unknown (empty) end. Left
out, as no document of this subject needs them: times, negative years, years of more than four
digits. `~`, `?` and `%` do not widen the bounds; an open or unknown end has none. Seasons are
those of the northern hemisphere's calendar: 21 is March to May, 24 is December to February.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from dataclasses import dataclass

from validation.schemas import patterns

_FORM = re.compile(patterns.EDTF)
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


class NotEdtfError(ValueError):
    """The text is not of the supported forms."""


class NoSuchDayError(ValueError):
    """The text has the right form, but the calendar has no such day or month."""


class ReversedError(ValueError):
    """The interval ends before it begins."""


@dataclass(frozen=True)
class Bounds:
    """The first and the last day that a date or interval covers; None where it is open."""

    start: datetime.date | None
    end: datetime.date | None


@functools.lru_cache(maxsize=65536)
def bounds(text: str) -> Bounds:
    """The bounds of `text`.

    Raises NotEdtfError, NoSuchDayError or ReversedError.
    """
    if not _FORM.fullmatch(text):
        raise NotEdtfError(text)
    first, slash, last = text.partition("/")
    if not slash:
        return _single(first)
    start = _single(first).start if first not in ("", "..") else None
    end = _single(last).end if last not in ("", "..") else None
    if start and end and end < start:
        raise ReversedError(text)
    return Bounds(start, end)


def _single(text: str) -> Bounds:
    year, month, day = [*text.rstrip("?~%").split("-"), "XX", "XX"][:3]
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    try:
        if month == "XX":
            return Bounds(datetime.date(first_year, 1, 1), datetime.date(last_year, 12, 31))
        if int(month) in _SEASONS and day == "XX":
            return _season(first_year, _SEASONS[int(month)])
        if day == "XX":
            return Bounds(
                datetime.date(first_year, int(month), 1), _month_end(first_year, int(month))
            )
        one = datetime.date(first_year, int(month), int(day))
    except ValueError as error:
        raise NoSuchDayError(text) from error
    return Bounds(one, one)


def _season(year: int, first_month: int) -> Bounds:
    last_year, last_month = (year + 1, 2) if first_month == 12 else (year, first_month + 2)
    return Bounds(datetime.date(year, first_month, 1), _month_end(last_year, last_month))


def _month_end(year: int, month: int) -> datetime.date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
