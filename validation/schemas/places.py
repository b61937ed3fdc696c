"""The table `places`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text
from validation.schemas.terms import Precision


class Places(TableModel):
    """Places, never finer than a settlement."""

    place_id: Text = kinds.identifier(
        title="Place",
        description="The place's id.",
        example="bakhmut",
    )
    name: Text = kinds.label(
        title="Name",
        description="Its English name.",
        example="Bakhmut",
    )
    country: Text = kinds.country(
        title="Country",
        description="The country by international law, by ISO 3166-1 alpha-2.",
        example="UA",
        nullable=True,
    )
    admin1: Text = kinds.subdivision(
        title="Subdivision",
        description="The first-level unit that it lies in, by ISO 3166-2.",
        example="UA-14",
        nullable=True,
    )
    precision: Text = kinds.choice(
        Precision,
        title="Precision",
        description="How fine the place is.",
        example="settlement",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Places",
            "primary_key": ("place_id",),
            "home": "vocabulary",
        }
