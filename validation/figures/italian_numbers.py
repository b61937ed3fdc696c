"""Italian numbers written as one word."""

from __future__ import annotations

from collections.abc import Mapping

_ONES = ["", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"]
_TEENS = [
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
]
_TENS = ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"]


def _below_hundred() -> dict[str, float]:
    numbers = {word: float(n) for n, word in enumerate(_ONES + _TEENS) if n}
    numbers |= {"un": 1.0, "una": 1.0}
    for ten, tens in enumerate(_TENS, 2):
        numbers[tens] = ten * 10.0
        for one, word in enumerate(_ONES):
            stem = tens[:-1] if one in (1, 8) else tens
            numbers[stem + word] = ten * 10.0 + one
            numbers[stem + word.replace("tre", "tré")] = ten * 10.0 + one
        numbers[tens[:-1] + "un"] = ten * 10.0 + 1
    return numbers


def _below_thousand() -> dict[str, float]:
    small = _below_hundred() | {"tré": 3.0}
    numbers = dict(small)
    for count, front in enumerate(["", "", *_ONES[2:]]):
        if count:
            numbers[f"{front}cento"] = count * 100.0
            numbers |= {f"{front}cento{word}": count * 100.0 + n for word, n in small.items()}
            numbers |= {f"{front}cent{word}": count * 100.0 + n for word, n in small.items()}
    return numbers


_NUMBERS: Mapping[str, float] = _below_thousand()


def compound(word: str) -> tuple[float, float] | None:
    """A number written as one word, such as ventitremila, and the scale it ends in."""
    front, thousand, rest = word.partition("mila")
    if not thousand:
        front, thousand, rest = word.partition("mille")
        front = front or "un"
    if not thousand:
        number = _NUMBERS.get(word)
        return None if number is None else (number, 100.0 if word.endswith("cento") else 1.0)
    count, more = _NUMBERS.get(front), _NUMBERS.get(rest)
    if count is None or (rest and more is None):
        return None
    return count * 1000.0 + (more or 0.0), 1.0 if rest else 1000.0
