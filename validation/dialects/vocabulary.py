"""The small vocabularies, whose terms are listed in the generated schemas."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from validation.dialects.json_schema import Vocabulary
from validation.schemas.spec import Declaration


def small_vocabularies(declaration: Declaration, frames: Mapping[str, pd.DataFrame]) -> Vocabulary:
    """The terms of each small vocabulary with their definitions, in the order of the table."""
    return {
        table.name: dict(
            sorted(
                zip(
                    frames[table.name][table.primary_key[0]],
                    frames[table.name]["definition"],
                    strict=True,
                )
            )
        )
        for table in declaration.values()
        if table.small
    }
