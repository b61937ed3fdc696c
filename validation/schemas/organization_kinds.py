"""The table `organization_kinds`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text


class OrganizationKinds(TableModel):
    """Sorts of bodies."""

    kind: Text = kinds.term_identifier(
        title="Kind",
        description="The term.",
        example="hotline",
    )
    title: Text = kinds.own_words(
        title="Title",
        description="The term in a few words.",
        example="Hotline",
    )
    definition: Text = kinds.own_words(
        title="Definition",
        description="What the term means.",
        example="A service that soldiers can call or write to.",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Kinds of organizations",
            "primary_key": ("kind",),
            "home": "vocabulary",
            "small": True,
        }
