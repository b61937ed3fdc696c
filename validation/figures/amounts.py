"""What a run of number words and numerals amounts to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from validation.figures import numerals
from validation.figures.tokens import Entry

_new: Final = tuple.__new__
_ADDS = "NYsdtTHSζ"
_SCALES = "hkKQDGCμ"
_WHOLE = frozenset(("people", "units", "cases", "calls", "items", "other"))  # come in ones
_TWO_NUMBERS = "two numbers stand side by side"


class Quantity(NamedTuple):
    """A number or a vague word: its bounds and the scale that its words end in.

    `doubt` says why it may not be that, `about` that the word itself rounds, as `dizaine` does.
    """

    low: float | None
    high: float | None
    scale: float = 1.0
    doubt: str = ""
    about: bool = False
    vague: bool = False


def exactly(value: float, scale: float = 1.0, doubt: str = "", about: bool = False) -> Quantity:
    """A number; made as a plain tuple, for a named tuple's own way takes thrice as long."""
    return _new(Quantity, (value, value, scale, doubt, about, False))


def amount(entries: Sequence[Entry], kind: str | None = None) -> Quantity:
    """The number that `entries` spell, if they count what `kind` says."""
    if len(entries) > 1:
        return _sum(entries, kind)
    if not entries:
        return exactly(1.0)
    letter, value, more = entries[0]
    if letter == "S":
        return exactly(value, more or 1.0)
    if letter not in _ADDS:
        return _sum(entries, kind)
    if not more or letter == "ζ":
        return exactly(value)
    if kind in _WHOLE and more == numerals.THREE_DECIMALS:
        value, more = round(value * 1000.0), ""
    return exactly(value, 1.0, doubt(more, False, kind))


def _sum(entries: Sequence[Entry], kind: str | None) -> Quantity:
    sum_, before = _Sum(), "w"
    for letter, value, more in entries:
        if letter in _ADDS:
            if letter in "NYs" and (more or sum_.total):
                scaled = entries[-1][0] in _SCALES
                sum_.object(doubt(more, scaled, kind) if more else "", value)
            sum_.add(value, (more or 1.0) if letter == "S" else 1.0)
        elif letter in _SCALES:
            sum_.multiply(value)
        elif letter in "gFfO":
            sum_.divide(1.0 / value if letter in "fO" else 0.5)
        elif letter == "/":
            sum_.part += value / 100.0
        elif letter == "V":
            sum_.part += 0.5 * sum_.scale
        elif letter == "a" and before not in "vrσfFg":
            sum_.add(1.0, 1.0)
        before = letter
    return sum_.quantity(any(entry[0] == "C" for entry in entries))


class _Sum:
    """Adds up words from left to right: what has a scale is complete, the rest goes on."""

    def __init__(self) -> None:
        self.total = self.part = 0.0
        self.scale = self.last_scale = 1.0
        self.begun = self.open = self.tailed = False
        self.doubt = ""

    def add(self, value: float, scale: float) -> None:
        self.tailed = self.tailed or self.scale > 1.0
        self.part += value
        self.scale = scale
        self.begun = self.open = True

    def divide(self, part: float) -> None:
        """Takes a part of what follows: three quarters of a million."""
        self.part = part * (self.part if self.open else 1.0)
        self.begun = self.open = True

    def multiply(self, value: float) -> None:
        if self.total and not self.open and value >= self.last_scale:
            self.total *= value  # a thousand million
        else:
            self.part = (self.part if self.open else 1.0) * value
        self.scale *= value
        self.begun = self.open = True
        if value >= 1000.0:
            self.close(value)

    def close(self, scale: float) -> None:
        """A thousand or million completes what stands before it; the next has to be smaller."""
        if self.total and self.part and scale >= self.last_scale > 1.0:
            self.object("", scale)
        self.total, self.part, self.open = self.total + self.part, 0.0, False
        self.last_scale = scale

    def object(self, doubt: str, value: float) -> None:
        """Keeps what is open about a numeral, or that it is too large to be a rest."""
        rest = _TWO_NUMBERS if self.total and value >= self.last_scale else ""
        self.doubt = self.doubt or doubt or rest

    def quantity(self, rounded: bool) -> Quantity:
        value = self.total + self.part if self.begun else 1.0
        return exactly(value, 1.0 if self.tailed else self.scale, self.doubt, rounded)


def doubt(more: str, scaled: bool, kind: str | None) -> str:
    """What stays open about a numeral once its neighbours are known."""
    if more == numerals.THREE_DECIMALS:
        return "" if scaled else "the separator may mark thousands or decimals"
    if more == numerals.DOT_GROUP:
        return "the separator may mark thousands or decimals" if scaled else ""
    if more == numerals.FOREIGN_COMMA:
        return (
            "" if scaled or kind == "percent" else "the comma may mark decimals or part two numbers"
        )
    if more == numerals.TIME:
        return "" if scaled or kind else "it may be a time of day"
    return more
