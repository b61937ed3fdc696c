"""Places told more finely than by settlement: coordinates, grid references, street addresses."""

from __future__ import annotations

import re

_DEGREES = r"[0-9]{1,3}\s?°\s?[0-9]{1,2}(?:\s?['′’]|\.[0-9])"
_DECIMAL = r"-?[0-9]{1,2}\.[0-9]{3,}\s?°?\s?[NSСЮ]?\s?[,;/ ]\s?-?[0-9]{1,3}\.[0-9]{3,}"
_MGRS = r"\b[0-9]{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?[0-9]{2,5}\s?[0-9]{2,5}\b"
_COORDINATES = re.compile(f"{_DEGREES}|{_DECIMAL}|{_MGRS}")

_HOUSE = r"(?:\s?(?:д|дом|буд|будинок|no|№)\.?)?\s?[0-9]{1,4}[а-яa-z]?\b"
_STREET_CYRILLIC = (
    r"\b(?:ул|вул|пер|пров|просп|пр-т|бул|б-р|наб|ш)\.\s?[^\W\d_][^,.;0-9]{1,40},?"
    rf"{_HOUSE}"
    r"|\b(?:улиц|вулиц|переулк|провулк|проспект|бульвар|набережн|шоссе|шосе)[а-яєії]*"
    rf"(?-i:(?:\s[А-ЯЁЄІЇҐ][\w'’-]*){{1,3}}),?{_HOUSE}"
)
_STREET_LATIN = (
    r"\b[0-9]{1,4}[a-z]?,?\s(?:[A-Z][\w'’-]+\s){1,3}(?:[Ss]treet|[Aa]venue|[Ll]ane|[Bb]oulevard)\b"
    r"|\b(?:[Ss]treet|[Aa]venue|[Ll]ane|[Bb]oulevard)\s(?:[A-Z][\w'’-]+\s){0,2}[0-9]{1,4}\b"
    r"|\b(?:[Uu]litsa|[Uu]lica|[Vv]ulytsia|[Vv]ul\.|[Uu]l\.|[Pp]rospekt)\s[^,.;0-9]{2,40},?\s?[0-9]{1,4}\b"
)
_STREET = re.compile(f"{_STREET_CYRILLIC}|(?-i:{_STREET_LATIN})", re.IGNORECASE)

# Cells that can hold none of these, for whole columns at once, have no digit.
SUSPICIOUS = "[0-9]"


def exact_place_in(text: str) -> str | None:
    """What sort of exact place a text gives away; None if none."""
    if _COORDINATES.search(text):
        return "coordinates"
    return "a street address" if _STREET.search(text) else None
