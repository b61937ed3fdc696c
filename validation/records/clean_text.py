"""What no text may hold: characters that cannot be seen, or that change how others are seen."""

from __future__ import annotations

import re
import unicodedata

from validation.findings import Fault

# Control characters but for the line feed, and the marks that reorder text on the screen.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


# Characters without width, which tell two words apart that look alike.
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060]")


LONGEST = 10_000  # characters of one value; a page of text has some three thousand


def too_long(text: str) -> Fault | None:
    """The fault of a value that is longer than any that a person writes or quotes."""
    if len(text) <= LONGEST:
        return None
    return Fault(
        "record/too-large",
        "the text is too long",
        found=f"{len(text):,} characters",
        allowed=f"{LONGEST:,} characters",
        hint="say it in fewer words",
    )


def unclean_at(text: str) -> tuple[int, Fault] | None:
    """The offset and the fault of the first character that a record must not hold."""
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        mark = forbidden.group()
        hint = "end lines with LF alone" if mark == "\r" else "take it out"
        hint = "indent with blanks" if mark == "\t" else hint
        what = Fault(
            "record/encoding",
            "a control character, or one that reorders text",
            found=f"U+{ord(mark):04X}",
            hint=hint,
        )
        return forbidden.start(), what
    heap = heap_of_marks(text)
    if heap is not None:
        hint = "write at most a few marks on one letter"
        return heap, Fault("record/encoding", "a heap of combining marks", hint=hint)
    if unicodedata.is_normalized("NFC", text):
        return None
    composed = unicodedata.normalize("NFC", text)
    same = next(
        (i for i, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b), len(composed)
    )
    hint = "write the composed letters, as in й for и with a breve"
    return same, Fault("record/encoding", "the text is not in Unicode normal form C", hint=hint)


# Normalising takes quadratic time over a run of combining marks: longer ones than those that
# stream-safe text has (UAX #15) are refused unread. Every such run is free of ASCII.
_LONG_RUN = re.compile("[^\x00-\x7f]{31,}")


def heap_of_marks(text: str) -> int | None:
    """Where a run of combining marks begins that is too long to normalise."""
    for run in _LONG_RUN.finditer(text):
        marks = 0
        for at, character in enumerate(run.group(), run.start()):
            marks = marks + 1 if unicodedata.combining(character) else 0
            if marks > 30:
                return at - marks + 1
    return None


def invisible_at(text: str) -> tuple[int, Fault] | None:
    """The offset and the fault of the first character without width, which only copies may hold."""
    found = INVISIBLE.search(text)
    if found is None:
        return None
    what = Fault(
        "record/encoding",
        "a character that cannot be seen",
        found=f"U+{ord(found.group()):04X}",
        allowed="visible characters and blanks; only quoted words are copied as they stand",
        hint="take it out: it comes along when text is copied from a page",
    )
    return found.start(), what
