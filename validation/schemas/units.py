"""The table `units`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text
from validation.schemas.terms import CountedAs, ValueType


class Units(TableModel):
    """Units of figures."""

    unit: Text = kinds.term_identifier(
        title="Unit",
        description="The unit.",
        example="people",
    )
    title: Text = kinds.own_words(
        title="Title",
        description="The unit in a few words.",
        example="People",
    )
    definition: Text = kinds.own_words(
        title="Definition",
        description="What one of it is.",
        example="One person.",
    )
    value_type: Text = kinds.choice(
        ValueType,
        title="Type of value",
        description="The sort of quantity that it measures.",
        example="count",
    )

    counted_as: Text = kinds.choice(
        CountedAs,
        title="Counted as",
        description="What the figure reader calls what the unit counts.",
        example="people",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Units",
            "primary_key": ("unit",),
            "home": "vocabulary",
            "small": True,
        }
