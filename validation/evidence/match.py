"""Finds a quoted phrase in a text: word for word, once or settled by its context.

Both are compared in normal form; a phrase may neither begin nor end inside a word or number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from validation.evidence.normalise import Normalised, normalise

_NUMBER_INSIDE = re.compile(r"[0-9][.,\s]?[0-9]")


@dataclass(frozen=True)
class Span:
    """Code points of the stored text, the end exclusive."""

    start: int
    end: int


def find(text: Normalised, exact: str, prefix: str | None, suffix: str | None) -> list[Span]:
    """Every place at which the phrase stands with its context."""
    phrase = normalise(exact)
    before, after = normalise(prefix or ""), normalise(suffix or "")
    spans: list[Span] = []
    position = text.text.find(phrase) if phrase else -1
    while position >= 0:
        end = position + len(phrase)
        if _at_edges(text.text, position, end) and _in_context(
            text.text, position, end, before, after
        ):
            spans.append(Span(text.starts[position], text.ends[end - 1]))
        position = text.text.find(phrase, position + 1)
    return spans


def _at_edges(text: str, start: int, end: int) -> bool:
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, edge: int) -> bool:
    """Whether a word or number goes on across `edge`."""
    around = text[max(edge - 1, 0) : edge + 1]
    if len(around) == 2 and around[0].isalnum() and around[1].isalnum():
        return True
    # 3,500 and 4.5: a separator between digits belongs to the number.
    for left in (edge - 2, edge - 1):
        piece = text[max(left, 0) : left + 3]
        if left >= 0 and _NUMBER_INSIDE.fullmatch(piece) and not piece[1].isspace():
            return True
    return False


def _in_context(text: str, start: int, end: int, before: str, after: str) -> bool:
    return text[:start].rstrip(" ").endswith(before) and text[end:].lstrip(" ").startswith(after)
