"""A text of nothing but long numbers, over which looking for telephone numbers takes minutes."""

from __future__ import annotations

import re

from validation.findings import Fault
from validation.harm.contact import digits_in

MOST = 20_000  # digits: some two thousand telephone numbers
_ESCAPED = re.compile(r"\\(?:x3|u003|U0000003)([0-9])")  # a digit in a YAML text


def too_many(text: str) -> Fault | None:
    """The fault of a record with more digits in long numbers than any document has."""
    digits = digits_in(_ESCAPED.sub(r"\1", text) if "\\" in text else text)
    return fault(digits, MOST) if digits > MOST else None


def fault(digits: int, most: int) -> Fault:
    """The fault of so many digits in long numbers."""
    return Fault(
        "record/too-large",
        "the file holds more long numbers than can be searched for telephone numbers",
        found=f"{digits:,} digits in numbers of seven digits and more",
        allowed=f"{most:,}",
        hint="quote the figures that the document states, not a list or table of numbers",
    )
