"""The table `vague_words`."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Number, Text


class VagueWords(TableModel):
    """Words without a number, with the bounds that this data set gives them."""

    language: Text = kinds.language(
        title="Language",
        description="The language of the words.",
        example="en",
    )
    phrase: Text = kinds.label(
        title="Phrase",
        description="The words.",
        example="several hundred",
    )
    value_low: Number = kinds.amount(
        title="Lower bound",
        description="The least that they mean.",
        example="200",
        nullable=True,
    )
    value_high: Number = kinds.amount(
        title="Upper bound",
        description="The most that they mean; empty where there is none.",
        example="999",
        nullable=True,
    )
    unit: Text = kinds.reference(
        "units",
        title="Unit",
        description="The unit that the words imply, if they do.",
        example="companies",
        nullable=True,
    )
    definition: Text = kinds.own_words(
        title="Decision",
        description="The decision behind the bounds.",
        example="From two hundred to below a thousand.",
    )

    @pa.dataframe_check(
        name="bounds",
        title="value_low",
        description="a vague word has `value_low` or `value_high`, and they are in order",
    )
    @classmethod
    def bounds_stand(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """A convention gives at least one bound."""
        some = frame["value_low"].notna() | frame["value_high"].notna()
        return some & ~(frame["value_high"] < frame["value_low"]).fillna(False).astype(bool)

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Vague words",
            "primary_key": ("language", "phrase"),
            "home": "vocabulary",
        }
