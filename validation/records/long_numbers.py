"""A text of nothing but long numbers, over which looking for telephone numbers takes minutes."""

from __future__ import annotations

import re

from validation.findings import Fault
from validation.harm.contact import DAY, DIGITS

_MOST = 20_000  # digits: some two thousand telephone numbers
_ESCAPED = re.compile(r"\\(?:x3|u003|U0000003)([0-9])")  # a digit in a YAML text


def too_many(text: str) -> Fault | None:
    """The fault of a record with more digits in long numbers than any document has."""
    plain = DAY.sub("x", _ESCAPED.sub(r"\1", text) if "\\" in text else text)
    digits = sum(sum(map(str.isdigit, found.group())) for found in DIGITS.finditer(plain))
    if digits <= _MOST:
        return None
    return Fault(
        "record/too-large",
        "the file holds more long numbers than can be searched for telephone numbers",
        found=f"{digits:,} digits in numbers of seven digits and more",
        allowed=f"{_MOST:,}",
        hint="quote the figures that the document states, not a list or table of numbers",
    )
