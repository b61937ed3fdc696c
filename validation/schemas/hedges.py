"""The table `hedges`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text


class Hedges(TableModel):
    """Doubt that is voiced with a figure; bound words are none."""

    hedge: Text = kinds.term_identifier(
        title="Hedge",
        description="The term.",
        example="likely",
    )
    title: Text = kinds.own_words(
        title="Title",
        description="The term in a few words.",
        example="Likely",
    )
    definition: Text = kinds.own_words(
        title="Definition",
        description="What the term means.",
        example="Told as probable.",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Hedges",
            "primary_key": ("hedge",),
            "home": "vocabulary",
            "small": True,
        }
