"""The table `tombstones`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text
from validation.schemas.terms import Buried


class Tombstones(TableModel):
    """Records that were withdrawn for harm: of each its id is left, and why it went."""

    table: Text = kinds.choice(
        Buried,
        title="Table",
        description="The table in which the record was.",
        example="claims",
    )
    id: Text = kinds.label(
        title="Record",
        description="The id that the record had, which is never used again.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
    )
    reason: Text = kinds.own_words(
        title="Reason",
        description="Why it was withdrawn, without what did the harm.",
        example="One person could be told by it.",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Tombstones",
            "primary_key": ("table", "id"),
            "home": "list",
        }
