"""Shares told as a part: half, two thirds, every fifth, one in five."""

from __future__ import annotations

from collections.abc import Sequence

from validation.figures import grammar as g
from validation.figures.amounts import amount
from validation.figures.figure import Figure, Spans, bounds
from validation.figures.tokens import Entry

_NO_SHARE = "the first number is no part of the second"


def share(shape: str, entries: Sequence[Entry], spans: Spans) -> Figure:
    """The share, in percent, that a match of the grammar stands for."""
    number = spans[g.SHARE]
    found = Figure(spans[0][0], spans[0][1], number, kind="percent", unit="percent", converted=True)
    if spans[g.UNIT][0] >= 0 and spans[g.AFTER][0] < 0:
        found.last = spans[g.UNIT][0]
    value = _value(shape[slice(*number)], entries[slice(*number)])
    if value is None:
        found.refuse(_NO_SHARE)
    else:
        found.bound(round(value, 2), bounds(shape, entries, spans, number[0]))
    return found


def _value(shape: str, entries: Sequence[Entry]) -> float | None:
    """What the words of a share come to; none if the part is no part of the whole."""
    first, last = entries[0][1] or 1.0, entries[-1][1] or 1.0
    if shape[0] != "E" and ("i" in shape or "E" in shape):
        at = max(shape.find("i"), shape.find("E")) + 1
        return _part(first, amount(entries[at + (shape[at] == "n") :]).high or 0.0)
    if shape[0] == "E":
        return 100.0 / last
    if shape == "/":
        return last
    if shape[-1] in "Fg":
        return 50.0 if len(shape) == 1 or first == 1.0 else None
    return _part(first if len(shape) > 1 else 1.0, last)


def _part(part: float, whole: float) -> float | None:
    return part / whole * 100.0 if part < whole <= 1000.0 else None
