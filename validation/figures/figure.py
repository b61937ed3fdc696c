"""A figure found in a phrase, and the bound words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from validation.figures import grammar as g
from validation.figures.tokens import Entry

Spans = Sequence[tuple[int, int]]

ABOUT = "about"
CONTRADICTION = "its bound words contradict each other or are prepositions"
_PREPOSITION = "preposition"
_BOUNDS = "boBJRU"
_DIRECTIONS = frozenset(("at_least", "more_than", "at_most", "less_than"))


@dataclass(slots=True, init=False)
class Figure:
    """A figure over the words of a phrase: `first` to `last`, the latter exclusive.

    A `weak` figure counts only if the phrase has no other: an article, perhaps a year.
    """

    first: int
    last: int
    number: tuple[int, int]
    low: float | None
    high: float | None
    comparator: str
    kind: str | None
    unit: str | None
    currency: str | None
    vague: bool
    converted: bool
    unread: str | None
    weak: bool

    def __init__(self, first: int, last: int, number: tuple[int, int]) -> None:
        self.first, self.last, self.number = first, last, number
        self.low = self.high = self.kind = self.unit = self.currency = self.unread = None
        self.comparator = "vague"
        self.vague = self.converted = self.weak = False

    def bound(self, value: float, found: Sequence[str]) -> None:
        """Sets the bounds that one `value` has under the comparators `found` around it."""
        comparator = settle(found) if found else "equal"
        self.comparator = comparator
        if comparator in ("equal", ABOUT):
            self.low = self.high = value
        elif comparator in ("at_least", "more_than"):
            self.low = value
        elif comparator:
            self.high = value
        else:
            self.refuse(CONTRADICTION)

    def share(self, total: float) -> None:
        """Makes it percent of a total."""
        self.low = None if self.low is None else self.low / total * 100.0
        self.high = None if self.high is None else self.high / total * 100.0
        self.kind = self.unit = "percent"
        self.converted = True

    def refuse(self, reason: str) -> None:
        """Leaves the figure unread."""
        self.low = self.high = None
        self.comparator, self.unread = "vague", reason


def settle(found: Sequence[str]) -> str:
    """One comparator of several: the word of direction, else about, else equal; or none."""
    if len(found) == 1:
        return found[0]
    directions = _DIRECTIONS.intersection(found)
    if len(directions) > 1 or (len(found) > 1 and _PREPOSITION in found):
        return ""
    return next(iter(directions)) if directions else ABOUT if ABOUT in found else "equal"


def _is_change(shape: str, at: int) -> bool:
    """Whether the bound word at `at` leads to a new number, or by how much it changed."""
    if shape[at] == "J":
        return "7" in shape[:at]
    return any(letter in shape for letter in "7%κ")


def bounds(shape: str, entries: Sequence[Entry], spans: Spans, number: int) -> list[str]:
    """The comparators of all bound words around the number that begins at word `number`."""
    found: list[str] = []
    for at in range(spans[0][0], number):
        letter = shape[at]
        if letter in _BOUNDS:
            _, may_be_by, comparators = entries[at]
            if (may_be_by or letter == "J") and _is_change(shape, at):
                continue
            found.append(comparators[0])
            if letter == "o" and shape[at + 1] == "n" and entries[at + 1][1]:
                found.append(_PREPOSITION)
    start, end = spans[g.ONE]
    if end - start > 1 and ("e" in shape[start:end] or "B" in shape[start:end]):
        found += [word[2][1] for word in entries[start:end] if word[0] in "eB"]
    for end in (spans[g.PLUS][1], spans[g.AFTER][1]):
        if end > 0:
            found.append(entries[end - 1][2][1])
    return found
