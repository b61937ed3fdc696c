"""Figures told as numbers, ranges and vague words."""

from __future__ import annotations

from collections.abc import Sequence

from validation.figures import grammar as g
from validation.figures.amounts import Quantity, amount
from validation.figures.figure import ABOUT, Figure, Spans, bounds, settle
from validation.figures.ranges import bound_range
from validation.figures.tokens import Entry
from validation.figures.what import say_what

_ARTICLE = "it may be an article and no number"
_PRONOUN = "it may be a pronoun and no number"
_YEAR = "it may be a year"
_NAME = "it may be part of a name"
_METRES = "m may stand for metres or for millions"
_IN_MILLIONS = frozenset(("money", "people"))


def counted(shape: str, entries: Sequence[Entry], spans: Spans) -> Figure:
    """The figure that a match of the grammar with a number or a vague word stands for."""
    one, two = spans[g.ONE], spans[g.TWO]
    first, last = _reach(shape, spans)
    behind = two[1] if two[1] > 0 else one[1]
    found = Figure(first, last, (one[0], behind if behind > one[0] else one[0] + 1))
    say_what(found, shape, entries, spans)
    if found.kind == "distance":
        found.last = max(found.last, spans[g.UNIT][1])
    low = _quantity(shape, entries, one, found)
    if two[0] >= 0:
        high = _quantity(shape, entries, two, found)
        bound_range(found, low, high, shape, entries, spans)
    elif low.vague:
        _bound_vague(found, low, bounds(shape, entries, spans, one[0]))
    else:
        _bound_one(found, low, shape, entries, spans)
    return found


def _reach(shape: str, spans: Spans) -> tuple[int, int]:
    """The words of the figure: with a measure behind the number, without what is counted."""
    first, last = spans[0]
    if shape[first] == "r" and spans[g.TWO][0] < 0:
        first = spans[g.ONE][0] - len(shape[first : spans[g.ONE][0]].lstrip("r"))
    unit = spans[g.UNIT]
    if unit[1] == last and shape[last - 1] not in "yxz":
        last = unit[0]
    return first, last


def _quantity(
    shape: str, entries: Sequence[Entry], span: tuple[int, int], found: Figure
) -> Quantity:
    start, end = span
    letter = shape[start]
    if letter in "qX" or (letter == "Q" and not _one_of_many(shape, entries, start)):
        return _vague(entries, start, end, found)
    if shape[end - 1] == "μ" and found.kind not in _IN_MILLIONS:
        return Quantity(None, None, doubt=_METRES)
    return amount(entries[start:end], found.kind)


def _one_of_many(shape: str, entries: Sequence[Entry], at: int) -> bool:
    """A plural that is one of its kind here: `сотни` in `около сотни`."""
    return at > 0 and shape[at - 1] in "boJRUB" and entries[at][2][-1] is True


def _vague(entries: Sequence[Entry], start: int, end: int, found: Figure) -> Quantity:
    """The bounds of a vague word; of several, such as tens of thousands, none."""
    found.vague = True
    if end - start > 1:
        return Quantity(None, None, vague=True)
    low, high, unit = entries[start][2][:3]
    found.weak = low is high is None and not entries[start][1]
    if unit:
        found.kind, found.unit = "units", unit
    return Quantity(low, high, vague=True)


def _bound_one(
    found: Figure, number: Quantity, shape: str, entries: Sequence[Entry], spans: Spans
) -> None:
    words = bounds(shape, entries, spans, spans[g.ONE][0])
    reason = number.doubt or _doubt(found, shape, entries, spans, words)
    if reason:
        found.refuse(reason)
        return
    value = number.low or 0.0
    inverted = spans[g.INVERTED][0]
    if inverted >= 0:
        value *= entries[inverted][1] if shape[inverted] in "kQDG" else 1.0
    if number.about or inverted >= 0:
        words.append(ABOUT)
    found.bound(value + 0.5 if spans[g.AND_HALF][0] >= 0 else value, words)


def _bound_vague(found: Figure, number: Quantity, words: Sequence[str]) -> None:
    """A vague word keeps its bounds, unless a word of direction leaves one of them."""
    comparator = settle(words)
    value = number.low if comparator in ("at_least", "more_than") else number.high
    if comparator in ("equal", ABOUT) or value is None:
        found.low, found.high = number.low, number.high
    else:
        found.bound(value, words)


def _doubt(
    found: Figure, shape: str, entries: Sequence[Entry], spans: Spans, words: Sequence[str]
) -> str:
    """Why a lone number may be none."""
    start, end = spans[g.ONE]
    if end - start != 1:
        return ""
    letter = shape[start]
    if letter in "aA":
        found.weak = True
        sure = found.kind == "duration" or words or _only(shape, spans)
        return "" if sure else _ARTICLE
    if letter == "Y" and found.kind is None and not _strong(shape, spans):
        found.weak = True
        return _YEAR
    unit = spans[g.UNIT]
    if letter == "d" and entries[start][1] == 1.0 and not found.kind and not words:
        return _pronoun(found, shape, spans)
    if letter in "NsY" and unit[0] >= 0 and shape[unit[1] - 1] == "M":
        return "" if shape[unit[0]] == "-" or _few(entries[start][1]) else _NAME
    return ""


def _pronoun(found: Figure, shape: str, spans: Spans) -> str:
    """`one` with nothing that it counts, unless it is `only one` or `one of them`."""
    end = spans[0][1]
    if _only(shape, spans) or shape[end : end + 1] in ("v", "r", "σ"):
        return ""
    found.weak = True
    return _PRONOUN


def _only(shape: str, spans: Spans) -> bool:
    start = spans[0][0]
    return shape[start - 1 : start] == "n"


def _strong(shape: str, spans: Spans) -> bool:
    """Whether a bound word stands at the number that is no preposition of time."""
    around = shape[spans[0][0] : spans[g.ONE][0]] + shape[spans[g.ONE][1] : spans[0][1]]
    return any(letter in around for letter in "bBeU")


def _few(value: float) -> bool:
    """Numbers behind which Slavic nouns look singular."""
    return value == 1 or (value % 10 in (2, 3, 4) and value % 100 // 10 != 1)
