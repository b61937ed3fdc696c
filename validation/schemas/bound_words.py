"""The table `bound_words`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text
from validation.schemas.terms import Comparator, Position


class BoundWords(TableModel):
    """Words around a number that say in which direction it bounds."""

    language: Text = kinds.language(
        title="Language",
        description="The language of the words.",
        example="en",
    )
    phrase: Text = kinds.label(
        title="Phrase",
        description="The words.",
        example="more than",
    )
    position: Text = kinds.choice(
        Position,
        title="Position",
        description="Where they stand.",
        example="before",
    )
    comparator: Text = kinds.choice(
        Comparator,
        title="Comparator",
        description="What they mean.",
        example="more_than",
    )
    definition: Text = kinds.own_words(
        title="Note",
        description="When they mean it.",
        example="Also in quoted speech.",
        nullable=True,
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Bound words",
            "primary_key": ("language", "phrase", "position"),
            "home": "vocabulary",
        }
