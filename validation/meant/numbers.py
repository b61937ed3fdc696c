"""The number that was meant by one written with separators, signs or words around it."""

from __future__ import annotations

import re

_GROUPED = r"[0-9]{1,3}(?:[ ,.'’\u00a0\u2009\u202f_][0-9]{3})+"
_NUMBER = re.compile(
    rf"[^\w]*(?P<number>{_GROUPED}|[0-9]+(?:[.,][0-9]+)?)\s*"
    r"(?P<word>k|thousand|million|тыс|тысяч|тысячи|тис|тисяч|млн)?[^\w]*",
    re.IGNORECASE,
)
_TIMES = {"million": 1_000_000, "млн": 1_000_000}


def number_meant(text: str) -> str | None:
    """The number in plain digits, as a record writes it; None if that is not clear."""
    match = _NUMBER.fullmatch(text)
    if match is None or text.lstrip().startswith("-"):
        return None
    number = match["number"]
    if re.fullmatch(_GROUPED, number):
        number = re.sub(r"[^0-9]", "", number)
    value = float(number.replace(",", "."))
    if match["word"]:
        value *= _TIMES.get(match["word"].casefold(), 1000)
    return f"{value:.15g}"
