"""One place for what is wrong with a cell: from the kind of column and fault to code and words.

Records are judged by JSON Schema, tables by pandera. Both hand what they found to `of_cell`, so
that a fault has one code and one wording wherever it is met. The exceptions are told by the
caller's `medium`: an absent key and a wrong type are `record/…` in a record and `schema/…` in a
table.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from validation.findings import Fault, show
from validation.meant import hints
from validation.schemas.spec import Column

Medium = Literal["record", "table"]

EXPECTS = {
    "identifier": "a lower-case slug: a-z, 0-9 and single hyphens",
    "nested_identifier": "the source's id, a full stop and a lower-case slug",
    "key": "lower-case letters, digits, full stops and hyphens",
    "term_identifier": "letters, digits and single hyphens or underscores",
    "reference": "the id of a row of the table that it points at",
    "references": "ids separated by a vertical bar",
    "edtf": "a date or interval of EDTF level 1, such as 2023-11-26, 2023-11, 2022~ or 2022-02/..",
    "day": "a calendar day, YYYY-MM-DD",
    "month": "a calendar month, YYYY-MM",
    "quotation": "one line, without white space at its ends",
    "quoted_context": "one line, without white space at its ends",
    "verbatim": "one line, without white space at its ends",
    "label": "one line, without white space at its ends",
    "own_words": "one line, without white space at its ends",
    "labels": "one line, its parts separated by a vertical bar",
    "language": "a BCP 47 language tag, such as en, ru or sr-Latn",
    "country": "an ISO 3166-1 alpha-2 code, such as UA or RU",
    "subdivision": "an ISO 3166-2 code, such as UA-14",
    "wikidata": "a Wikidata item, such as Q1",
    "address": "an absolute http or https address",
    "sha256": "64 hexadecimal digits in lower case",
    "version": "MAJOR.MINOR.PATCH",
}

_TYPES = {"string": "text", "integer": "a whole number", "number": "a number", "date": "a day"}
_IDENTIFIERS = ("identifier", "nested_identifier", "key", "term_identifier")
_DATES = ("edtf", "day", "month")


def missing_key(column: Column) -> Fault:
    """A record lacks the key of a required column."""
    return Fault(
        "record/missing-key",
        f"`{column.name}` is missing: {column.description}",
        allowed=_allowed(column),
        hint=f"write `{column.name}: {column.example}`, with the right value",
    )


def empty(column: Column, text: str | None = None) -> Fault:
    """A required cell, or any key that is written, holds nothing."""
    return Fault(
        "schema/required",
        f"`{column.name}` must not be empty: {column.description}",
        found="nothing",
        allowed=_allowed(column),
        hint=_COMMENT if text else "leave the key out" if column.nullable else "write its value",
    )


_COMMENT = "put the text in quotation marks: what stands behind # is a comment"


def wrong_type(column: Column, found: Any, medium: Medium, text: str | None) -> Fault:
    """A cell holds another type than its column; `text` is how it is written."""
    shown = "a mapping" if isinstance(found, dict) else show(text or found)
    shown = "a list" if isinstance(found, list) else shown
    return Fault(
        "record/type" if medium == "record" else "schema/type",
        f"`{column.name}` must be {_TYPES[column.type]}",
        found=shown,
        allowed=_TYPES[column.type],
        hint=hints.of_type(column, found, text),
    )


def not_kept(column: Column, medium: Medium, text: str) -> Fault:
    """A number has more digits than its type keeps, and would be rounded without a word."""
    return Fault(
        "record/type" if medium == "record" else "schema/type",
        f"`{column.name}` has more digits than a number keeps (IEEE 754, 64 bits)",
        found=show(text),
        allowed="a number of at most 15 digits",
        hint=f"it would be kept as {float(text)!r}: write the digits that the document states",
    )


def is_kept(text: str) -> bool:
    """Whether a number is the same after it was read as one of 64 bits."""
    return Decimal(text) == Decimal(repr(float(text)))


def not_allowed(column: Column, found: Any) -> Fault:
    """A cell holds a term that is not in its list."""
    return Fault(
        "schema/allowed",
        f"`{column.name}` must be one of its terms",
        found=show(found),
        allowed=_allowed(column),
        hint=hints.of_term(column, str(found)),
    )


def out_of_range(column: Column, found: Any) -> Fault:
    """A number is less than the least or more than the most allowed."""
    return Fault(
        "schema/range",
        f"`{column.name}` must be {_range(column)}",
        found=show(found),
        allowed=_range(column),
        hint=hints.of_range(column, found),
    )


def bad_pattern(column: Column, found: Any) -> Fault:
    """A text has not the form of its kind."""
    code = "schema/pattern"
    if column.kind in _IDENTIFIERS:
        code = "record/id"
    elif column.kind in _DATES:
        code = "date/edtf"
    return Fault(
        code,
        f"`{column.name}` must be {EXPECTS[column.kind]}",
        found=show(found),
        allowed=EXPECTS[column.kind],
        hint=hints.of_form(column, str(found)),
    )


def impossible_day(column: Column, found: Any) -> Fault:
    """A date has the right form, but no calendar has it."""
    return Fault(
        "date/impossible",
        f"`{column.name}` names a day or month that does not exist",
        found=show(found),
        allowed="a day of the Gregorian calendar",
        hint=hints.of_day(column, str(found)),
    )


def too_many_words(column: Column, found: Any) -> Fault:
    """A quoted phrase is longer than is allowed."""
    code = "citation/too-long" if column.copied else "schema/range"
    return Fault(
        code,
        f"`{column.name}` has at most {column.max_words} words",
        found=f"{len(str(found).split())} words: {show(found)}",
        allowed=f"{column.max_words} words",
        hint="quote only the words that carry the figure",
    )


def of_cell(
    column: Column, keyword: str, found: Any, medium: Medium, text: str | None = None
) -> Fault:
    """The fault of a cell, by the name of the constraint that it breaks.

    `keyword` is a keyword of JSON Schema, or `not_null` and `maxWords`, which it lacks.
    """
    match keyword:
        case "not_null" | "minLength":
            return empty(column, text if (text or "").startswith("#") else None)
        case "type":
            return wrong_type(column, found, medium, text)
        case "enum":
            return not_allowed(column, found)
        case "minimum" | "maximum":
            return out_of_range(column, found)
        case "pattern":
            return bad_pattern(column, found)
        case "maxWords":
            return too_many_words(column, found)
    raise KeyError(keyword)


def _allowed(column: Column) -> str:
    if column.terms:
        terms = list(column.terms)
        return ", ".join(terms) if len(terms) <= 20 else EXPECTS[column.kind]
    if column.kind in EXPECTS:
        return EXPECTS[column.kind]
    return _range(column)


def _range(column: Column) -> str:
    if column.maximum is None:
        return f"{column.minimum:g} or more"
    return f"from {column.minimum:g} to {int(column.maximum)}"
