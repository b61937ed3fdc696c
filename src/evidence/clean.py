"""The form in which the archive holds a text, and a record a line of one."""

from __future__ import annotations

import re
import unicodedata

from src.evidence.document import NotAddedError
from validation.records.clean_text import FORBIDDEN, heap_of_marks

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNWRITABLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")  # half pairs, no characters
_BLANK_LINES = re.compile("\n{3,}")


def clean(text: str) -> str:
    """A text in normal form C, with LF line ends, without characters that steer or hide.

    It ends with one LF. Raises NotAddedError if nothing is left, or for a heap of marks, over
    which normalising would take hours.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _UNWRITABLE.sub("", FORBIDDEN.sub("", text))
    if heap_of_marks(text) is not None:
        raise NotAddedError("the text has a heap of combining marks")
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))
    whole = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
    if not whole:
        raise NotAddedError("there is no text in it")
    return whole + "\n"


def line(text: str | None, longest: int = 300) -> str | None:
    """A text on one line, for a cell of a record; None if nothing is left of it."""
    try:
        words = clean(text or "").split()
    except NotAddedError:
        return None
    return " ".join(words)[:longest].rstrip()
