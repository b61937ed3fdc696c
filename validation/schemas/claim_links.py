"""The table `claim_links`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text
from validation.schemas.terms import Link


class ClaimLinks(TableModel):
    """How one claim stands to another."""

    claim_id: Text = kinds.reference(
        "claims",
        title="Claim",
        description="The claim.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
        inherited=True,
    )
    link: Text = kinds.choice(
        Link,
        title="Link",
        description="How it stands to the other.",
        example="same_origin",
    )
    other_id: Text = kinds.reference(
        "claims",
        title="Other claim",
        description="The other claim.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Links between claims",
            "primary_key": ("claim_id", "link", "other_id"),
            "home": "inside",
            "parents": ("claims",),
        }
