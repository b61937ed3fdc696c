"""The table `sources`."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from validation.schemas import kinds
from validation.schemas.base import is_any
from validation.schemas.kinds import Day, Text, Whole
from validation.schemas.status import StatusModel, reason_column, review_column, status_column
from validation.schemas.terms import Evidence, Medium, PublishedBasis


class Sources(StatusModel):
    """Documents that were read, one row each."""

    source_id: Text = kinds.identifier(
        title="Source",
        description="The document's id: publisher, date where it is known, and a few words.",
        example="kontur-2023-12-14-desert-or-die",
    )
    title: Text = kinds.label(
        title="Title",
        description="The document's title, or its first words in brackets where it has none.",
        example="Desert or die",
    )
    publisher_id: Text = kinds.reference(
        "organizations",
        title="Publisher",
        description=(
            "The body that published this text; empty when neither document nor address tells."
        ),
        example="kontur",
        nullable=True,
    )
    authors: Text = kinds.labels(
        title="Authors",
        description="The authors that the document names, separated by a vertical bar.",
        example="A. Author | B. Author",
        nullable=True,
    )
    published: Text = kinds.edtf(
        title="Published",
        description="The date of publication.",
        example="2023-12-14",
        nullable=True,
    )
    published_start: Day = kinds.day(
        title="Published, first day",
        description="The first day of `published`; empty where its beginning is open.",
        example="2023-11-01",
        nullable=True,
        derived=("published",),
    )
    published_end: Day = kinds.day(
        title="Published, last day",
        description="The last day of `published`; empty where its end is open.",
        example="2023-11-30",
        nullable=True,
        derived=("published",),
    )
    published_basis: Text = kinds.choice(
        PublishedBasis,
        title="Basis of the date",
        description="How the date of publication is known.",
        example="address",
    )
    language: Text = kinds.language(
        title="Language",
        description="The language of the text that was read.",
        example="en",
    )
    original_publisher_id: Text = kinds.reference(
        "organizations",
        title="Original publisher",
        description="The body whose text this one copies, abridges or translates as a whole.",
        example="cnn",
        nullable=True,
    )
    translated_from: Text = kinds.language(
        title="Translated from",
        description="The language of the text that this one translates.",
        example="it",
        nullable=True,
    )
    medium: Text = kinds.choice(
        Medium,
        title="Medium",
        description="What sort of document it is.",
        example="news_report",
    )
    url: Text = kinds.address(
        title="Address",
        description="Where the document was published.",
        example="https://example.org/desert-or-die",
        nullable=True,
        unique=True,
    )
    archive_url: Text = kinds.address(
        title="Address of a public copy",
        description="Where a web archive keeps a copy.",
        example="https://example.org/archive/1",
        nullable=True,
    )
    evidence: Text = kinds.choice(
        Evidence,
        title="Evidence",
        description="Whether the text is archived.",
        example="archived",
        derived=("text_sha256",),
    )
    text_sha256: Text = kinds.sha256(
        title="Hash of the text",
        description="SHA-256 of the bytes of the archived text.",
        example="a650d116569d50a4a1a92b85bfc62d321ce58857aa1c4797c03520d0780dca73",
        nullable=True,
        unique=True,
    )
    text_characters: Whole = kinds.count(
        1,
        title="Length of the text",
        description="Unicode code points of the archived text, as the anchors recorded it.",
        example="8672",
        nullable=True,
        unit="code points",
        derived=("text_sha256",),
    )
    retrieved: Day = kinds.day(
        title="Retrieved",
        description="The day on which the text was taken from its address.",
        example="2024-01-31",
        nullable=True,
    )
    rights: Text = kinds.own_words(
        title="Rights",
        description="Whose the text is.",
        example="Text by Kontur; not part of this data set.",
        nullable=True,
    )
    note: Text = kinds.own_words(
        title="Note",
        description="What a user has to know about the document.",
        example="Machine translation.",
        nullable=True,
    )
    status: Text = status_column()
    status_reason: Text = reason_column()
    replaced_by: Text = kinds.reference(
        "sources",
        title="Replaced by",
        description="The record that has taken this one's place.",
        example="kontur-2023-12-14-desert-or-die",
        nullable=True,
    )
    review: Text = review_column()

    @pa.dataframe_check(
        name="published_basis",
        title="published_basis",
        description="`published` is written if, and only if, `published_basis` is not unknown",
    )
    @classmethod
    def date_has_basis(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """A date has a basis and a basis has a date."""
        return is_any(frame["published_basis"], "unknown") == frame["published"].isna()

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Sources",
            "primary_key": ("source_id",),
            "home": "folder",
        }
