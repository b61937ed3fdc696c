"""The table `event_participants`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text


class EventParticipants(TableModel):
    """Bodies that took part in an event, and how."""

    event_id: Text = kinds.reference(
        "events",
        title="Event",
        description="The event.",
        example="legion-formed",
        inherited=True,
    )
    organization_id: Text = kinds.reference(
        "organizations",
        title="Organization",
        description="The body that took part.",
        example="i-want-to-live",
    )
    role: Text = kinds.reference(
        "participant_roles",
        title="Role",
        description="The part that it had.",
        example="actor",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Participants of events",
            "primary_key": ("event_id", "organization_id", "role"),
            "home": "inside",
            "parents": ("events",),
        }
