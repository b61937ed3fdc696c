"""The table `organization_names`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text
from validation.schemas.terms import NameKind


class OrganizationNames(TableModel):
    """The names that a body goes by in the documents, in every script."""

    organization_id: Text = kinds.reference(
        "organizations",
        title="Organization",
        description="The body that has the name.",
        example="i-want-to-live",
        inherited=True,
    )
    name: Text = kinds.label(
        title="Name",
        description="The name as it is written.",
        example="I Want to Live",
    )
    language: Text = kinds.language(
        title="Language",
        description="The language of the name.",
        example="en",
    )
    name_kind: Text = kinds.choice(
        NameKind,
        title="Kind of name",
        description="What sort of name it is.",
        example="translation",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Names of organizations",
            "primary_key": ("organization_id", "name", "language", "name_kind"),
            "home": "inside",
            "parents": ("organizations",),
        }
