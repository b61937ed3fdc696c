"""The table `changes`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.derived_terms import Change
from validation.schemas.kinds import Text


class Changes(TableModel):
    """What each release did to records and terms, and why; lists of words have no ids to tell."""

    release: Text = kinds.version(
        title="Release",
        description="The release that made the change.",
        example="0.1.0",
        derived=(),
    )
    table: Text = kinds.term_identifier(
        title="Table",
        description="The table of the row.",
        example="claims",
        derived=(),
    )
    id: Text = kinds.label(
        title="Row",
        description="The row's primary key.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
        derived=(),
    )
    kind: Text = kinds.choice(
        Change,
        title="Kind of change",
        description="What was done to it.",
        example="added",
        derived=(),
    )
    fields: Text = kinds.labels(
        title="Columns",
        description="The columns that changed, separated by a vertical bar.",
        example="value_low | value_high",
        nullable=True,
        derived=(),
    )
    reason: Text = kinds.own_words(
        title="Reason",
        description="Why.",
        example="The document was corrected by its publisher.",
        nullable=True,
        derived=(),
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Changes",
            "primary_key": ("release", "table", "id", "kind"),
            "home": "derived",
        }
