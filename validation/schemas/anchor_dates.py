"""The table `anchor_dates`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Day, Text


class AnchorDates(TableModel):
    """Days from which documents count without naming them."""

    anchor_id: Text = kinds.identifier(
        title="Anchor",
        description="The anchor's id.",
        example="mobilisation",
    )
    date: Day = kinds.day(
        title="Date",
        description="The day.",
        example="2022-09-21",
    )
    title: Text = kinds.own_words(
        title="Title",
        description="What began.",
        example="Mobilisation",
    )
    definition: Text = kinds.own_words(
        title="Definition",
        description="Which words point at it.",
        example="Since mobilisation was announced.",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Anchor dates",
            "primary_key": ("anchor_id",),
            "home": "vocabulary",
            "small": True,
        }
