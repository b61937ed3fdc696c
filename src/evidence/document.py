"""What is known of a document before it is a record: as it came, and as it was read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from validation.told import ToldError

MAX_BYTES = 10_000_000


class NotAddedError(ToldError):
    """A document cannot be added; the message says why. Nothing has been written."""


@dataclass(frozen=True)
class Raw:
    """A document as it came: its bytes, and what was told beside them.

    `asked`, `answered` (after redirects), `status` and `taken` (UTC) are those of a fetched page,
    `name` is that of a saved file. `charset` is the one that the server named.
    """

    data: bytes
    content_type: str | None = None
    charset: str | None = None
    asked: str | None = None
    answered: str | None = None
    status: int | None = None
    taken: datetime.datetime | None = None
    name: str | None = None


@dataclass(frozen=True)
class Meta:
    """What a document says of itself, each on one line. `date` is a day, ISO 8601.

    `guessed_date` stands somewhere in the document and may be of something else.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    site: str | None = None
    date: str | None = None
    guessed_date: str | None = None
    language: str | None = None
    canonical: str | None = None


@dataclass(frozen=True)
class Extracted:
    """The text of a document, clean as the archive holds it, and how it was got.

    `extractor` is the library that found the text and its version; None for a plain text.
    """

    text: str
    content_type: str
    charset: str | None = None
    extractor: str | None = None
    version: str | None = None
    meta: Meta = field(default_factory=Meta)
