"""Shares told as a part: half, two thirds, every fifth, one in five."""

from __future__ import annotations

import re
from collections.abc import Sequence

from validation.figures import grammar as g
from validation.figures.amounts import amount
from validation.figures.figure import Figure, Spans, bounds
from validation.figures.tokens import Entry

_TIME = re.compile("[vrσ]?[Aa]?[yxz]")
_PART_OF_TIME = "it may be a share, or a part of a time"
_RANGE = re.compile("(?:-|c|-?[jJ])O")
_OTHER_END = "its other end is not read"
_NO_SHARE = "the first number is no part of the second"


def share(shape: str, entries: Sequence[Entry], spans: Spans) -> Figure:
    """The share, in percent, that a match of the grammar stands for."""
    number = spans[g.SHARE]
    found = Figure(*spans[0], number)
    found.kind = found.unit = "percent"
    found.converted = True
    if spans[g.UNIT][0] >= 0 and spans[g.AFTER][0] < 0:
        found.last = spans[g.UNIT][0]
    words, letters = entries[slice(*number)], shape[slice(*number)]
    at = _total(letters)
    total = amount(words[at:]).high or 0.0 if at else 0.0
    if total % 10.0 and total > 10.0 and words[0][1] > 1.0 and "E" not in letters:
        found.kind = found.unit = None  # five of a group of 46
        found.converted = False
        value: float | None = words[0][1]
    else:
        value = _part(words[0][1] or 1.0, total) if at else _value(letters, words)
    if _RANGE.match(shape, number[1]):
        found.refuse(_OTHER_END)
    elif _TIME.match(shape, number[1]):
        found.refuse(_PART_OF_TIME)
    elif value is None:
        found.refuse(_NO_SHARE)
    else:
        found.bound(round(value, 2), bounds(shape, entries, spans, number[0]))
    return found


def _total(shape: str) -> int:
    """Where the number begins behind one in, or one of every; 0 if there is none."""
    if shape[0] == "E":
        return 0
    at = max(shape.find("i"), shape.find("E")) + 1
    return at + (shape[at : at + 1] in ("n", "-")) if at else 0


def _value(shape: str, entries: Sequence[Entry]) -> float | None:
    """What the words of a share come to; none if the part is no part of the whole."""
    first, last = entries[0][1] or 1.0, entries[-1][1] or 1.0
    if shape[0] == "a" and shape[1:2] in ("v", "r", "σ"):
        return 10.0 if last == 10.0 else None
    if shape[0] == "E":
        return 100.0 / last
    if shape == "/":
        return last
    if shape[-1] in "Fg":
        return 50.0 if len(shape) == 1 or first == 1.0 else None
    return _part(first if len(shape) > 1 else 1.0, last)


def _part(part: float, whole: float) -> float | None:
    return part / whole * 100.0 if part < whole <= 1000.0 else None
