"""The table `measures`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text
from validation.schemas.terms import ValueType


class Measures(TableModel):
    """What figures count; what sounds alike but counts other things is another measure."""

    measure_id: Text = kinds.identifier(
        title="Measure",
        description="The measure's id.",
        example="hotline-contacts",
    )
    title: Text = kinds.own_words(
        title="Title",
        description="The measure in a few words.",
        example="Contacts to a hotline",
    )
    definition: Text = kinds.own_words(
        title="Definition",
        description="What is measured.",
        example="Times that somebody called or wrote to a hotline.",
    )
    unit: Text = kinds.reference(
        "units",
        title="Unit",
        description="The unit in which it is told as a rule.",
        example="people",
    )
    other_units: Text = kinds.references(
        "units",
        title="Other units",
        description="Units in which it is told too, separated by a vertical bar.",
        example="companies | percent_change",
        nullable=True,
    )
    value_type: Text = kinds.choice(
        ValueType,
        title="Type of value",
        description="What sort of quantity it is.",
        example="count",
    )
    what_counts: Text = kinds.own_words(
        title="What counts",
        description="What is counted in.",
        example="Calls, messages and forms, answered or not.",
    )
    what_does_not: Text = kinds.own_words(
        title="What does not count",
        description="What sounds alike but is another measure.",
        example="Surrenders that followed.",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Measures",
            "primary_key": ("measure_id",),
            "home": "vocabulary",
        }
