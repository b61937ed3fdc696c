"""German numbers written as one word."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ONES = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_TEENS = [
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def _below_hundred() -> dict[str, float]:
    numbers = {word: float(number) for number, word in enumerate(_ONES + _TEENS) if number}
    for ten, tens in enumerate(_TENS, 2):
        numbers[tens] = ten * 10.0
        numbers |= {f"{one}und{tens}": ten * 10.0 + n for n, one in enumerate(_ONES) if n}
    return numbers | {word.replace("ß", "ss"): number for word, number in numbers.items()}


def _below_thousand() -> dict[str, float]:
    small = _below_hundred() | {"eins": 1.0, "zwo": 2.0}
    numbers = dict(small)
    fronts = {"": 1.0} | {word: float(n) for n, word in enumerate(_ONES + _TEENS) if n}
    for front, count in fronts.items():
        numbers[f"{front}hundert"] = count * 100.0
        for link in ("", "und"):
            numbers |= {f"{front}hundert{link}{word}": count * 100 + n for word, n in small.items()}
    return numbers


_NUMBERS: Mapping[str, float] = _below_thousand()
_HALVES = {"anderthalb": 1.5, "eineinhalb": 1.5} | {
    f"{word}einhalb": n + 0.5 for n, word in enumerate(_ONES) if n
}
_ENDING = re.compile("(?<=.)e[nrs]?$")


def compound(word: str) -> tuple[float, float] | None:
    """A number written as one word, such as fünfundzwanzigtausend, and the scale it ends in."""
    front, thousand, rest = word.partition("tausend")
    if thousand:
        return _thousands(front, rest)
    number = _NUMBERS.get(word) or _HALVES.get(_ENDING.sub("", word))
    if number is None:
        return None
    return number, 100.0 if word.endswith("hundert") else 1.0


def _thousands(front: str, rest: str) -> tuple[float, float] | None:
    count = _NUMBERS.get(front) or _HALVES.get(front) if front else 1.0
    if count is None or (rest and rest.removeprefix("und") not in _NUMBERS):
        return None
    if not rest:
        return count * 1000.0, 1000.0
    return count * 1000.0 + _NUMBERS[rest.removeprefix("und")], 1.0
