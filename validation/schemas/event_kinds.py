"""The table `event_kinds`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text


class EventKinds(TableModel):
    """Sorts of events."""

    kind: Text = kinds.term_identifier(
        title="Kind",
        description="The term.",
        example="formation",
    )
    title: Text = kinds.own_words(
        title="Title",
        description="The term in a few words.",
        example="Formation",
    )
    definition: Text = kinds.own_words(
        title="Definition",
        description="What the term means.",
        example="A body is founded or formed.",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Kinds of events",
            "primary_key": ("kind",),
            "home": "vocabulary",
            "small": True,
        }
