"""The table `places`."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

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

    @pa.dataframe_check(
        name="admin1_in_country",
        title="admin1",
        description="`admin1` begins with its `country`",
    )
    @classmethod
    def admin1_in_country(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """A subdivision's code begins with that of its country (ISO 3166-2)."""
        countries = frame["admin1"].str.slice(0, 2)
        return frame["admin1"].isna() | (countries == frame["country"]).fillna(False).astype(bool)

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Places",
            "primary_key": ("place_id",),
            "home": "vocabulary",
        }
