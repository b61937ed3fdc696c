"""How far a stated figure may lie from the one that is meant, because it was rounded."""

from __future__ import annotations

import numpy as np
import pandas as pd

_MOST = 0.1  # of the number: `about 4,000` is not 3,500
_PLACES = range(12, -4, -1)  # powers of ten, from trillions to thousandths
_SAME = 1e-9  # of the number: what a float does not keep


def half_place(values: pd.Series[float]) -> pd.Series[float]:
    """Half of the place of the last digit that is not nought: 500 for 4000, 0.05 for 60.5."""
    size = values.astype("float64").fillna(0.0).abs().to_numpy()
    half = np.zeros(len(size))
    for power in _PLACES:
        place = 10.0**power
        whole = np.round(size / place)
        held = (whole >= 1) & (np.abs(size - whole * place) <= _SAME * size)
        half = np.where((half == 0) & held, place / 2, half)
    return pd.Series(half, values.index)


def margin(values: pd.Series[float]) -> pd.Series[float]:
    """`half_place`, but a tenth of the number at most: what a figure told as rounded may be off."""
    return half_place(values).clip(upper=values.astype("float64").fillna(0.0).abs() * _MOST)
