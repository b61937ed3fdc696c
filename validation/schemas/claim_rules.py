"""What the columns of a claim require of each other; the columns stand in `claims`."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from validation.schemas.base import is_any
from validation.schemas.status import StatusModel

# Which bounds each comparator has; `vague` may have any.
BOUNDS = {
    **{key: {"value_low": True, "value_high": True} for key in ("equal", "about", "between")},
    **{key: {"value_low": True, "value_high": False} for key in ("at_least", "more_than")},
    **{key: {"value_low": False, "value_high": True} for key in ("at_most", "less_than")},
}


def bounds_fit(frame: pd.DataFrame) -> pd.Series[bool]:
    """Rows that have the bounds which their comparator has; what they are is judged later."""
    low, high = frame["value_low"].notna(), frame["value_high"].notna()
    comparator = frame["comparator"]
    return (
        (is_any(comparator, "equal", "about", "between") & low & high)
        | (is_any(comparator, "at_least", "more_than") & low & ~high)
        | (is_any(comparator, "at_most", "less_than") & high & ~low)
        | is_any(comparator, "vague")
    )


class ClaimRules(StatusModel):
    """Rules for one claim by itself."""

    @pa.dataframe_check(
        name="bounds_of_comparator",
        title="comparator",
        description=(
            "equal, about and between have both bounds, at_least and more_than a lower one alone, "
            "at_most and less_than an upper one alone; vague may have any"
        ),
    )
    @classmethod
    def bounds_fit_comparator(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """The comparator says which bounds there are."""
        return bounds_fit(frame)

    @pa.dataframe_check(
        name="value_basis",
        title="value_basis",
        description="`value_basis` is none if, and only if, there are no bounds",
    )
    @classmethod
    def basis_fits_bounds(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """Bounds come from somewhere."""
        empty = frame["value_low"].isna() & frame["value_high"].isna()
        return is_any(frame["value_basis"], "none") == empty

    @pa.dataframe_check(
        name="as_of_basis",
        title="as_of_basis",
        description="`as_of` is written if, and only if, `as_of_basis` is not unknown",
    )
    @classmethod
    def date_has_basis(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """A date has a basis and a basis has a date."""
        return is_any(frame["as_of_basis"], "unknown") == frame["as_of"].isna()

    @pa.dataframe_check(
        name="denominator",
        title="denominator",
        description="a per_item figure needs a `denominator`",
    )
    @classmethod
    def item_is_named(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """What one item is must be said."""
        return ~is_any(frame["count_kind"], "per_item") | frame["denominator"].notna()

    @pa.dataframe_check(
        name="period",
        title="period",
        description="only flows and cumulative counts have a `period`",
    )
    @classmethod
    def period_fits_count(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """Stocks and shares have no period."""
        return is_any(frame["count_kind"], "flow", "cumulative") | frame["period"].isna()
