"""Lengths of time and way told in one unit and coded in another."""

from __future__ import annotations

# In days and in metres. A month is a twelfth of a year of 365.25 days.
_SIZES = {
    "duration": {
        "minutes": 1 / 1440,
        "hours": 1 / 24,
        "days": 1.0,
        "weeks": 7.0,
        "months": 30.4375,
        "years": 365.25,
        "decades": 3652.5,
    },
    "distance": {"m": 1.0, "km": 1000.0, "miles": 1609.344, "feet": 0.3048, "yards": 0.9144},
}
# Of the number: a month of 30 or 31 days, a year of 52 weeks.
TOLERANCE = 0.025


def factor(kind: str | None, told: str | None, coded: str) -> float | None:
    """By what a number told in one unit is multiplied to be in another; None if it is not known."""
    sizes = _SIZES.get(kind or "", {})
    if told not in sizes or coded not in sizes:
        return None
    return sizes[str(told)] / sizes[coded]
