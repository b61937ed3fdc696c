"""Figures with two ends."""

from __future__ import annotations

from collections.abc import Sequence

from validation.figures import grammar as g
from validation.figures.amounts import Quantity
from validation.figures.figure import ABOUT, Figure, Spans, settle
from validation.figures.tokens import Entry
from validation.figures.what import first_noun

_FALLS = "the range does not rise"
_CHANGE = "it may be a change from one number to another"
_SCALE = "the scale may belong to one end of the range or to both"
_UNITS = "the ends of the range count different things"
_BOUND = "a bound word stands at a range"


def bound_range(
    found: Figure,
    one: Quantity,
    two: Quantity,
    shape: str,
    entries: Sequence[Entry],
    spans: Spans,
) -> None:
    """Sets the bounds of a range; where one end has none, as with thousands, it stays vague."""
    one, two = _hundreds(one, two, shape, spans)
    one, doubt = _scaled(one, two)
    reason = one.doubt or two.doubt or doubt or _unlike(shape, entries, spans)
    if reason:
        found.refuse(reason)
        return
    inverted = spans[g.INVERTED][0]
    scale = entries[inverted][1] if inverted >= 0 and shape[inverted] in "kQDG" else 1.0
    found.low = None if one.low is None else one.low * scale
    half = 0.5 if spans[g.AND_HALF][0] >= 0 else 0.0
    found.high = None if two.high is None else two.high * scale + half
    if found.low is not None and found.high is not None:
        found.comparator = "between"
        if found.low >= found.high:
            found.refuse(_FALLS)


def _hundreds(one: Quantity, two: Quantity, shape: str, spans: Spans) -> tuple[Quantity, Quantity]:
    """Two or three hundred, where three hundred is one word: dos o trescientos."""
    ends = shape[slice(*spans[g.ONE])], shape[slice(*spans[g.TWO])]
    if ends != ("d", "H"):
        return one, two
    if shape[spans[g.JOIN][1] - 1] in "jJU":
        return one._replace(doubt=_SCALE), two
    return one, two._replace(scale=100.0)


def _scaled(one: Quantity, two: Quantity) -> tuple[Quantity, str]:
    """A scale behind the second end binds the first too, where that keeps the range rising."""
    low, high = one.low or 0.0, two.high or 0.0
    if one.vague or two.vague or one.scale > 1.0:
        return one, ""
    if two.scale == 1.0:
        thousands = high % 1000.0 == 0.0 and 0.0 < low * 1000.0 < high
        return one, _SCALE if thousands and low < 1000.0 else ""
    if low < high / two.scale:
        return one._replace(low=low * two.scale), ""
    return one, "" if two.scale <= 1000.0 or low >= 1000.0 else _SCALE


def _unlike(shape: str, entries: Sequence[Entry], spans: Spans) -> str:
    """Why two numbers may be no range."""
    if _is_change(shape, spans):
        return _CHANGE
    noun, unit = first_noun(shape, spans), spans[g.UNIT][1]
    if noun >= 0 and unit > 0 and entries[noun][2][:2] != entries[unit - 1][2][:2]:
        return _UNITS
    ends = (spans[group][1] for group in (g.PLUS, g.AFTER))
    behind = [entries[end - 1][2][1] for end in ends if end > 0]
    return "" if settle(behind) in ("equal", ABOUT) else _BOUND


def _is_change(shape: str, spans: Spans) -> bool:
    """From one number to another: behind a verb such as rose, or as in `с 500 до 1000`."""
    start, joined = spans[0][0], shape[spans[g.JOIN][1] - 1]
    if joined not in "jJ":
        return False
    return "7" in shape[:start] or (joined == "J" and shape[start - 1 : start] == "σ")
