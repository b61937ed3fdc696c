"""The kinds of column, said once: what each means, holds and refuses.

A kind is a function that returns a pandera field. What pandera does not know (kind, unit,
example, origin, reference) goes into the field's metadata, from which every other form of the
declaration is generated. Patterns use only what RE2, Python and ECMA regular expressions share,
and always have to match the whole cell.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, Required, TypedDict, Unpack

import pandas as pd
import pandera.pandas as pa
import pyarrow

from validation.schemas import patterns

Text = Annotated[pd.ArrowDtype, pyarrow.string()]
Whole = Annotated[pd.ArrowDtype, pyarrow.int64()]
Number = Annotated[pd.ArrowDtype, pyarrow.float64()]
Day = Annotated[pd.ArrowDtype, pyarrow.date32()]


class Term(StrEnum):
    """A controlled term that code acts on, with its definition."""

    definition: str

    def __new__(cls, value: str, definition: str) -> Term:
        """A term is its value; the definition goes along."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.definition = definition
        return term


class About(TypedDict, total=False):
    """What every column says of itself, in the order title, description, example."""

    title: Required[str]
    description: Required[str]
    example: Required[str]
    nullable: bool
    unit: str
    unique: bool
    inherited: bool
    derived: tuple[str, ...]


def fullmatch(series: pd.Series[str], *, pattern: str) -> pd.Series[bool]:
    """Every cell matches `pattern` from its first to its last character."""
    return series.str.fullmatch(pattern)


def max_words(series: pd.Series[str], *, limit: int) -> pd.Series[bool]:
    """No cell has more than `limit` words, a word being what white space separates."""
    return series.str.count(r"[^\s\p{Z}]+") <= limit


def _register(check: Callable[..., pd.Series[bool]], statistic: str) -> None:
    """Makes a check known to `pa.Field` by its name, with the one value that it takes.

    What pandera's `register_check_method` does, which also imports hypothesis where that is
    installed: a seventh of the time that a whole verdict takes.
    """

    def made(value: Any, **settings: Any) -> pa.Check:
        told = f"{check.__name__}({statistic}={value})"
        return pa.Check(check, name=check.__name__, error=told, **{statistic: value}, **settings)

    pa.Check.REGISTERED_CUSTOM_CHECKS[check.__name__] = made


_register(fullmatch, "pattern")
_register(max_words, "limit")


def _column(
    kind: str, about: About, *, metadata: dict[str, Any] | None = None, **checks: Any
) -> Any:
    derived = about.get("derived")
    origin = (
        "derived" if derived is not None else "inherited" if about.get("inherited") else "written"
    )
    return pa.Field(
        nullable=about.get("nullable", False),
        title=about["title"],
        description=about["description"],
        metadata={
            "kind": kind,
            "example": about["example"],
            "unit": about.get("unit"),
            "unique": about.get("unique", False),
            "origin": origin,
            "derived_from": derived or (),
            **(metadata or {}),
        },
        **checks,
    )


def identifier(**about: Unpack[About]) -> Any:
    """A record's own id: a lower-case slug that never changes and is never reused."""
    return _column("identifier", about, fullmatch=patterns.SLUG)


def nested_identifier(**about: Unpack[About]) -> Any:
    """The id of a record inside another: the outer id, a full stop, a slug."""
    return _column("nested_identifier", about, fullmatch=patterns.NESTED_SLUG)


def key(**about: Unpack[About]) -> Any:
    """A computed key."""
    return _column("key", about, fullmatch=patterns.KEY)


def reference(table: str, **about: Unpack[About]) -> Any:
    """The primary key of a row of `table`."""
    return _column("reference", about, metadata={"references": table})


def references(table: str, **about: Unpack[About]) -> Any:
    """Several primary keys of `table`, separated by a vertical bar."""
    return _column(
        "references", about, metadata={"references": table, "many": True}, fullmatch=patterns.LIST
    )


def choice(terms: type[Term], **about: Unpack[About]) -> Any:
    """One of the terms that code acts on."""
    return _column(
        "choice",
        about,
        metadata={"terms": {term.value: term.definition for term in terms}},
        isin=[term.value for term in terms],
    )


def edtf(**about: Unpack[About]) -> Any:
    """A date or interval as it was told, in EDTF level 1 (ISO 8601-2:2019)."""
    return _column("edtf", about, fullmatch=patterns.EDTF)


def day(**about: Unpack[About]) -> Any:
    """An ISO 8601 calendar day."""
    return _column("day", about)


def month(**about: Unpack[About]) -> Any:
    """A calendar month, `YYYY-MM`, kept as text because R and Excel turn months into days."""
    return _column("month", about, fullmatch=patterns.MONTH)


def quotation(**about: Unpack[About]) -> Any:
    """A phrase quoted word for word, as short as it can be: W3C TextQuoteSelector `exact`."""
    return _column("quotation", about, fullmatch=patterns.LINE, max_words=12)


def quoted_context(**about: Unpack[About]) -> Any:
    """A few words next to a quoted phrase: W3C TextQuoteSelector `prefix` and `suffix`."""
    return _column("quoted_context", about, fullmatch=patterns.LINE, max_words=5)


def verbatim(**about: Unpack[About]) -> Any:
    """A figure exactly as it was written, with its bound words."""
    return _column("verbatim", about, fullmatch=patterns.LINE, max_words=12)


def label(**about: Unpack[About]) -> Any:
    """A name or title, on one line."""
    return _column("label", about, fullmatch=patterns.LINE)


def labels(**about: Unpack[About]) -> Any:
    """Several names, separated by a vertical bar."""
    return _column("labels", about, fullmatch=patterns.LIST)


def own_words(**about: Unpack[About]) -> Any:
    """A text written for this data set, never a sentence of a source, on one line."""
    return _column("own_words", about, fullmatch=patterns.LINE)


def term_identifier(**about: Unpack[About]) -> Any:
    """The key of a vocabulary's term: lower-case words joined by hyphens or underscores."""
    return _column("term_identifier", about, fullmatch=patterns.TERM)


def language(**about: Unpack[About]) -> Any:
    """A language tag of BCP 47: language, then script and region where they matter."""
    return _column("language", about, fullmatch=patterns.LANGUAGE)


def country(**about: Unpack[About]) -> Any:
    """A country code of ISO 3166-1 alpha-2."""
    return _column("country", about, isin=patterns.COUNTRIES.split())


def subdivision(**about: Unpack[About]) -> Any:
    """A subdivision code of ISO 3166-2."""
    return _column("subdivision", about, fullmatch=patterns.SUBDIVISION)


def wikidata(**about: Unpack[About]) -> Any:
    """An item of Wikidata."""
    return _column("wikidata", about, fullmatch=patterns.WIKIDATA)


def address(**about: Unpack[About]) -> Any:
    """An absolute http or https address."""
    return _column("address", about, fullmatch=patterns.ADDRESS)


def sha256(**about: Unpack[About]) -> Any:
    """A SHA-256 digest in lower-case hexadecimal."""
    return _column("sha256", about, fullmatch=patterns.SHA256)


def offset(**about: Unpack[About]) -> Any:
    """A place in a text: Unicode code points from its beginning."""
    return _column("offset", about, ge=0)


def count(minimum: int = 0, **about: Unpack[About]) -> Any:
    """A whole number of things."""
    return _column("count", about, ge=minimum, le=2**31 - 1)


def amount(**about: Unpack[About]) -> Any:
    """A quantity in the unit of its row."""
    return _column("amount", about, ge=0)


def version(**about: Unpack[About]) -> Any:
    """A release's number, by Semantic Versioning."""
    return _column("version", about, fullmatch=patterns.VERSION)
