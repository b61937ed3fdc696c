"""What a run of number words and numerals amounts to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from validation.figures import numerals
from validation.figures.tokens import Entry

_ADDS = "NYsdtTHSζ"
_SCALES = "hkKQDGCμ"
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


def amount(entries: Sequence[Entry], settled: bool = False, whole: bool = False) -> Quantity:
    """The number that `entries` spell.

    `settled` if a percent sign stands behind them, `whole` if only whole things can be meant.
    """
    if len(entries) > 1:
        return _sum(entries, settled)
    if not entries:
        return Quantity(1.0, 1.0)
    letter, value, more = entries[0]
    if letter == "S":
        return Quantity(value, value, more or 1.0)
    if letter not in _ADDS:
        return _sum(entries, settled)
    if not more or letter == "ζ":
        return Quantity(value, value)
    if whole and more == numerals.THREE_DECIMALS:
        value, more = round(value * 1000.0), ""
    return Quantity(value, value, 1.0, doubt(more, False, settled))


def _sum(entries: Sequence[Entry], settled: bool) -> Quantity:
    total = part = 0.0
    scale, begun, joined, tailed, problem = 1.0, False, False, False, ""
    for letter, value, more in entries:
        if letter in _ADDS:
            if letter in "NYs":
                problem = problem or _problem(value, more, entries, total, scale, settled)
            tailed = tailed or scale > 1.0
            part, scale, begun = part + value, (more or 1.0) if letter == "S" else 1.0, True
        elif letter in _SCALES:
            part, scale = (part if begun else 1.0) * value, scale * value
            begun = True
            if value >= 1000.0:
                total, part, begun = total + part, 0.0, False
        elif letter == "V":
            part += 0.5 * scale
        elif letter in "gf":
            part, begun = 0.5 if letter == "g" else 1.0 / value, True
        elif letter == "a" and joined:
            part += 1.0
        joined = begun and letter in "&-"
    rounded = any(entry[0] == "C" for entry in entries)
    value = total + part or 1.0
    return Quantity(value, value, 1.0 if tailed else scale, problem, rounded)


def _problem(
    value: float, more: str, entries: Sequence[Entry], total: float, scale: float, settled: bool
) -> str:
    """Why a numeral cannot stand where it does."""
    if total and value >= scale:
        return _TWO_NUMBERS
    return doubt(more, entries[-1][0] in _SCALES, settled) if more else ""


def doubt(more: str, scaled: bool, settled: bool) -> str:
    """What stays open about a numeral once its neighbours are known."""
    if more == numerals.THREE_DECIMALS:
        return "" if scaled else "the separator may mark thousands or decimals"
    if more == numerals.DOT_GROUP:
        return "the separator may mark thousands or decimals" if scaled else ""
    if more == numerals.FOREIGN_COMMA:
        return "" if scaled or settled else "the comma may mark decimals or part two numbers"
    return more
