"""Finds a quoted phrase in a text: word for word, once or settled by its context.

Both are compared in normal form; a phrase may neither begin nor end inside a word or number.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from validation.evidence.normalise import DROPPED, Normalised, is_inside, normalise

# What stands between the digits of one number. A plain blank does not: `in 2022 500 men`.
_SEPARATORS = ".,'\u2019\u00a0\u202f\u2009"

# The apostrophe of Ukrainian and Belarusian words, between letters.
_APOSTROPHES = "'\u2019\u02bc"
_CYRILLIC_WITH_APOSTROPHE = frozenset(map(chr, [*range(0x400, 0x460), 0x490, 0x491]))


@dataclass(frozen=True)
class Span:
    """Code points of the stored text, the end exclusive."""

    start: int
    end: int


def find(text: Normalised, exact: str, prefix: str | None, suffix: str | None) -> list[Span]:
    """Every place at which the phrase stands with its context."""
    phrase = normalise(exact)
    before, after = normalise(prefix or ""), normalise(suffix or "")
    return [
        Span(start, end)
        for at, start, end in text.places(phrase)
        if not is_inside(text.text[at : at + 1])
        and not is_inside(text.text[at + len(phrase) : at + len(phrase) + 1])
        and not is_joined(text.stored, start)
        and not is_joined(text.stored, end)
        and (not before or _before(text.text, at, len(before)) == before)
        and (not after or _behind(text.text, at + len(phrase), len(after)) == after)
    ]


# In normal form, there is at most one blank to pass over.
def _before(text: str, at: int, length: int) -> str:
    end = at - 1 if text[at - 1 : at] == " " else at
    return text[max(end - length, 0) : end]


def _behind(text: str, at: int, length: int) -> str:
    start = at + 1 if text[at : at + 1] == " " else at
    return text[start : start + length]


def is_joined(stored: str, edge: int) -> bool:
    """Whether a word or number goes on across `edge`."""
    before, behind = stored[max(edge - 1, 0) : edge], stored[edge : edge + 1]
    if before in APART or behind in APART or (before in _ALPHABET and behind in _NUMBER_ONLY):
        return False  # what comes next is the rule; these are the usual cases, told fast
    left, right = _seen(stored, edge - 1, -1), _seen(stored, edge, 1)
    if not left or not right:
        return False
    if _is_letter(left[0]) and _is_letter(right[0]):
        return True
    if _in_one_word(left, right) or _in_one_word(right, left):
        return True
    if right[0] in _SEPARATORS:
        return left[0].isdigit() and right[1:2].isdigit()
    return left[0] in _SEPARATORS and left[1:2].isdigit() and right[0].isdigit()


def _in_one_word(one: str, other: str) -> bool:
    """Whether the edge is at an apostrophe within a Cyrillic word: `дев’ять` is one."""
    return (
        one[0] in _APOSTROPHES
        and one[1:2] in _CYRILLIC_WITH_APOSTROPHE
        and other[0] in _CYRILLIC_WITH_APOSTROPHE
    )


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _is_apart(character: str) -> bool:
    joins = character in _SEPARATORS or character in DROPPED
    return not (joins or _is_letter(character) or is_inside(character))


# Beside these no word or number goes on, and they belong to no character before them: all such
# up to the punctuation of Unicode. The empty string is what stands beyond the ends of a text.
APART = frozenset(["", *filter(_is_apart, map(chr, range(0x2070)))])
_ALPHABET = frozenset(filter(str.isalpha, map(chr, range(0x2070))))


_NUMBER_ONLY = frozenset(_SEPARATORS) - frozenset(_APOSTROPHES)


def _seen(stored: str, at: int, step: int) -> str:
    """The next two characters from `at` in the direction of `step`, invisible ones left out."""
    seen = ""
    while 0 <= at < len(stored) and len(seen) < 2:
        if stored[at] not in DROPPED:
            seen += stored[at]
        at += step
    return seen
