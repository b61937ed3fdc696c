"""What was computed from other figures, as intervals: sums, differences, spans, shares, rises.

Bounds count as intervals, open where only one is stated. A computed figure may be rounded: half
of the place of its last digit that is not nought.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

_WHOLE = 100.0
_SLACK = 1e-9  # what floats lose


def computes(rows: pd.DataFrame) -> pd.Series[bool]:
    """Whether the stated interval meets one that the formulas give.

    `rows` has a row a computed claim: its own `least`, `most` and `place`; those of the first, the
    last and `all` the claims that it was computed from, their `number`; whether it is `relative`
    to them and a share (`is_share`), and whether they are `undated`.
    """
    low, high = rows["least"] - rows["place"], rows["most"] + rows["place"]
    met = pd.Series(False, rows.index)
    for least, most, where in computed(rows):
        met |= where & (low <= most + _SLACK) & (high >= least - _SLACK)
    return met


Interval = tuple["pd.Series[float]", "pd.Series[float]", "pd.Series[bool]"]


def computed(rows: pd.DataFrame) -> list[Interval]:
    """What each formula gives, and for which rows it holds."""
    a = rows["first_least_of_other"], rows["first_most_of_other"]
    b = rows["last_least_of_other"], rows["last_most_of_other"]
    two = (rows["number"] == 2) & ~rows["relative"]
    share = rows["relative"] & rows["is_share"]
    change = rows["relative"] & ~rows["is_share"]
    ratio, inverse = _ratio(a, b), _ratio(b, a)
    return [
        (rows["all_least_of_other"], rows["all_most_of_other"], ~rows["relative"]),
        (*_difference(a, b), two),
        (_lower(a[0], b[0]), _higher(a[1], b[1]), two & (rows["least"] < rows["most"])),
        (ratio[0] * _WHOLE, ratio[1] * _WHOLE, share & (ratio[0] <= 1)),
        (inverse[0] * _WHOLE, inverse[1] * _WHOLE, share & (inverse[0] <= 1)),
        (*_change(inverse), change),
        (*_change(ratio), change & rows["undated"]),
    ]


Ends = tuple["pd.Series[float]", "pd.Series[float]"]


def _ratio(a: Ends, b: Ends) -> Ends:
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = a[0] / b[1], a[1] / b[0]
    return low.fillna(0.0), high.fillna(np.inf)


def _difference(a: Ends, b: Ends) -> Ends:
    """The size of the difference of two intervals; nought where they meet."""
    apart = _higher(a[0] - b[1], b[0] - a[1]).clip(lower=0.0)
    return apart, _higher(a[1] - b[0], b[1] - a[0])


def _change(ratio: Ends) -> Ends:
    """By how many percent a ratio is off 1, up or down."""
    apart = _higher(ratio[0] - 1, 1 - ratio[1]).clip(lower=0.0)
    return apart * _WHOLE, _higher(ratio[1] - 1, 1 - ratio[0]) * _WHOLE


def _higher(a: pd.Series[float], b: pd.Series[float]) -> pd.Series[float]:
    return a.where(a >= b, b)


def _lower(a: pd.Series[float], b: pd.Series[float]) -> pd.Series[float]:
    return a.where(a <= b, b)


def told(rows: pd.DataFrame) -> list[str]:
    """What the formulas that hold for each row give, in words."""
    results: dict[int, dict[str, None]] = {row: {} for row in range(len(rows))}
    for low, high, where in computed(rows):
        for row, (least, most, holds) in enumerate(zip(low, high, where, strict=True)):
            if holds:
                results[row][_interval(least, most)] = None
    return [" or ".join(words) for words in results.values()]


def _interval(least: float, most: float) -> str:
    low, high = (f"{end:.4g}" if end < 10000 else f"{end:.0f}" for end in (least, most))
    return low if low == high else f"{low} to {high}"
