"""What the reader says of a figure."""

from __future__ import annotations

from typing import NamedTuple

# What a figure counts, as far as the phrase tells. `cases` are cases and verdicts of courts,
# `calls` are calls, requests and applications, `items` things, `times` how often or how much
# more, `other` what has a noun of none of these kinds, such as attempts and operations.
KINDS = (
    "people",
    "units",
    "percent",
    "percentage_points",
    "money",
    "duration",
    "distance",
    "cases",
    "calls",
    "items",
    "times",
    "other",
)


class Reading(NamedTuple):
    """A figure as a phrase states it, or why none could be read.

    `low` and `high` are bounds by the coding rules: one-sided comparators leave the other null,
    percent are 60 and not 0.6, a range or a span has both. `unread` holds the reason where two
    readings are plausible or there is none; bounds are null then, and `comparator` is `vague`.
    `start` and `end` are code points of the phrase around the figure, its bound words and its
    sign or measure; `number_start` and `number_end` those around the number, or both ends of a
    range.
    """

    low: float | None
    high: float | None
    comparator: str
    kind: str | None = None
    unit: str | None = None
    currency: str | None = None
    vague: bool = False
    converted: bool = False
    hedges: tuple[str, ...] = ()
    unread: str | None = None
    start: int = 0
    end: int = 0
    number_start: int = 0
    number_end: int = 0
