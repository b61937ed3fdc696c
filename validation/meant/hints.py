"""How a cell is mended: the value that was meant, where one is clear, else what to look for."""

from __future__ import annotations

import calendar
from typing import Any

from validation.findings import show
from validation.meant.codes import country_meant
from validation.meant.forms import form_meant
from validation.meant.numbers import number_meant
from validation.near import nearest_term, same_of
from validation.schemas.spec import Column

_FEW = 5  # terms that a hint lists
_IN_ONE = "write one value; a text with brackets or braces stands in quotation marks"
_PLAIN = "write the number in plain digits, without quotation marks"


def of_type(column: Column, found: Any, text: str | None) -> str | None:
    """How a value of another type is written in that of its column."""
    if isinstance(found, dict | list):
        return _in_one(column, found)
    written = text or str(found)
    if column.terms:
        return of_term(column, written)
    if column.type == "string":
        meant = form_meant(column, written) if column.pattern else None
        return f'quote it: {column.name}: "{meant or written}"'
    if column.type == "integer" and isinstance(found, float):
        return "write it without a decimal point"
    meant = number_meant(found) if isinstance(found, str) else None
    return f"{_PLAIN}: {column.name}: {meant}" if meant else _PLAIN


def _in_one(column: Column, found: dict[str, Any] | list[Any]) -> str:
    listed = isinstance(found, list) and (
        column.kind in ("labels", "references") or "vertical bar" in column.description
    )
    if listed and found and all(isinstance(one, str) for one in found):
        return f"did you mean {show(' | '.join(found))}?"
    return _IN_ONE


def of_term(column: Column, found: str) -> str:
    """Which term was meant."""
    if column.kind != "country":
        terms = column.terms or {}
        few = f": {', '.join(terms)}" if len(terms) <= _FEW else " those that are allowed"
        return nearest_term(found, terms) or f"choose one of{few}"
    code = country_meant(found) or same_of(found, column.terms or ())
    return f"did you mean {code}?" if code else "write the country's code of two letters"


def of_range(column: Column, found: Any) -> str:
    """Which number was meant, if the wrong one differs from a right one in its sign alone."""
    if column.minimum is not None and -float(found) >= max(column.minimum, 1):
        return f"did you mean {-float(found):.15g}?"
    if column.minimum and float(found) < column.minimum:
        return f"the least is {column.minimum:g}"
    return "look at the document again"


def of_form(column: Column, found: str) -> str:
    """How a text is written in the form of its column."""
    meant = form_meant(column, found)
    if meant and meant == " ".join(found.split()):
        return f'write it on one line, without white space at its ends: "{show(meant)}"'
    if meant:
        return f"did you mean {show(meant)}?"
    if column.kind == "sha256":
        return f"it has {len(found)} characters; sha256sum prints one of 64"
    return f"for example {column.example}"


def of_day(column: Column, found: str) -> str:
    """What the calendar has in the place of a day or month that it has not."""
    meant = form_meant(column, found)
    if meant:
        return f"did you mean {meant}?"
    for end in found.split("/"):
        year, *rest = [int(part) for part in end.rstrip("?~%").split("-") if part.isdigit()] or [0]
        if len(rest) == 2 and year and 1 <= rest[0] <= 12:
            last = calendar.monthrange(year, rest[0])[1]
            if not 1 <= rest[1] <= last:
                month = calendar.month_name[rest[0]]
                return f"{month} {year} has {last} days: look at the document again"
    return "months go from 01 to 12: look at the document again"
