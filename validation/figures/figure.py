"""A figure found in a phrase, and the bound words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from validation.figures import grammar as g
from validation.figures.tokens import Entry

Spans = Sequence[tuple[int, int]]

ABOUT = "about"
CONTRADICTION = "its bound words contradict each other"
_BOUNDS = "boBJRU"
_DIRECTIONS = frozenset(("at_least", "more_than", "at_most", "less_than"))


@dataclass(slots=True)
class Figure:
    """A figure over the words of a phrase: `first` to `last`, the latter exclusive.

    A `weak` figure counts only if the phrase has no other: an article, perhaps a year.
    """

    first: int
    last: int
    number: tuple[int, int]
    low: float | None = None
    high: float | None = None
    comparator: str = "vague"
    kind: str | None = None
    unit: str | None = None
    currency: str | None = None
    vague: bool = False
    converted: bool = False
    unread: str | None = None
    weak: bool = False

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

    def refuse(self, reason: str) -> None:
        """Leaves the figure unread."""
        self.low = self.high = None
        self.comparator, self.unread = "vague", reason


def settle(found: Sequence[str]) -> str:
    """One comparator of several: the word of direction, else about, else equal; or none."""
    directions = _DIRECTIONS.intersection(found)
    if len(directions) > 1:
        return ""
    return next(iter(directions)) if directions else ABOUT if ABOUT in found else "equal"


def bounds(shape: str, entries: Sequence[Entry], spans: Spans, number: int) -> list[str]:
    """The comparators of all bound words around the number that begins at word `number`."""
    found: list[str] = []
    for at in range(spans[0][0], number):
        letter = shape[at]
        if letter in _BOUNDS and not (letter == "J" and "7" in shape[:at]):
            found.append(entries[at][2][0])
    start, end = spans[g.ONE]
    if end - start > 1 and ("e" in shape[start:end] or "B" in shape[start:end]):
        found += [word[2][1] for word in entries[start:end] if word[0] in "eB"]
    for end in (spans[g.PLUS][1], spans[g.AFTER][1]):
        if end > 0:
            found.append(entries[end - 1][2][1])
    return found
