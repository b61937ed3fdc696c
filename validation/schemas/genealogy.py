"""The table `genealogy`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.derived_terms import Aspect, Relation
from validation.schemas.kinds import Text


class Genealogy(TableModel):
    """What changed on a figure's way, one row for each thing."""

    claim_id: Text = kinds.reference(
        "claims",
        title="Claim",
        description="The claim that relays.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
        derived=(),
    )
    derives_from: Text = kinds.reference(
        "claims",
        title="Derives from",
        description="The claim that it relays.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
        derived=(),
    )
    aspect: Text = kinds.choice(
        Aspect,
        title="Aspect",
        description="What changed.",
        example="bound",
        derived=(),
    )
    before: Text = kinds.label(
        title="Before",
        description="What it was.",
        example="at_least",
        nullable=True,
        derived=(),
    )
    after: Text = kinds.label(
        title="After",
        description="What it became.",
        example="more_than",
        nullable=True,
        derived=(),
    )
    relation: Text = kinds.choice(
        Relation,
        title="Relation",
        description="What that change is called.",
        example="changes_bound",
        derived=(),
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Genealogy",
            "primary_key": ("claim_id", "derives_from", "aspect"),
            "home": "derived",
        }
