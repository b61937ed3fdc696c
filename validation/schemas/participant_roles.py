"""The table `participant_roles`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text


class ParticipantRoles(TableModel):
    """Parts that bodies have in events."""

    role: Text = kinds.term_identifier(
        title="Role",
        description="The term.",
        example="actor",
    )
    title: Text = kinds.own_words(
        title="Title",
        description="The term in a few words.",
        example="Actor",
    )
    definition: Text = kinds.own_words(
        title="Definition",
        description="What the term means.",
        example="The body that did it.",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Roles of participants",
            "primary_key": ("role",),
            "home": "vocabulary",
            "small": True,
        }
