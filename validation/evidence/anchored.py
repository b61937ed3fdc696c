"""Proves phrases at the places that a release tells, without looking for them anew.

Whoever holds a text can do so: all that it takes are its bytes and the cells of the citations.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from validation.evidence.match import APART, is_joined
from validation.evidence.normalise import DROPPED, is_inside, normalise


class Anchored(NamedTuple):
    """A phrase and its place, as the row of a citation tells them.

    `start` and `end` are code points of the text that has this SHA-256, the end exclusive.
    """

    text_sha256: str
    start: int
    end: int
    exact: str
    prefix: str | None = None
    suffix: str | None = None


class Miss(Enum):
    """Why a phrase is not proven at its place."""

    TEXT = "the text is another one"
    WORDS = "other words stand there"
    EDGE = "a word or number goes on across an edge"
    CONTEXT = "the prefix or suffix does not stand beside it"


# Characters that stand by themselves, not belonging to the one before; and those of them that are
# seen. The empty string is what stands beyond the ends of a text.
_OWN = frozenset(
    ["", *(character for code in range(0x2070) if not is_inside(character := chr(code)))]
)
_SOLID = frozenset(character for character in _OWN if character and not character.isspace())


def judge(data: bytes, phrases: Iterable[Anchored]) -> list[Miss | None]:
    """For each phrase of one text, None if it holds, else why not.

    It holds at the place where `match.find` would find it, and at no other. Raises
    UnicodeDecodeError for a text that is not UTF-8.
    """
    return judge_text(data.decode("utf-8"), hashlib.sha256(data).hexdigest(), phrases)


def judge_text(text: str, sha256: str, phrases: Iterable[Anchored]) -> list[Miss | None]:
    """The same of a text that is decoded already, with no newline translation, and hashed."""
    missed: list[Miss | None] = []
    for phrase in phrases:
        digest, start, end, exact, prefix, suffix = phrase
        stored, behind = text[start:end], text[end : end + 1]
        plain = (  # the usual case: it is there but for white space, and stands by itself
            digest == sha256
            and 0 <= start < end <= len(text)
            and (stored == exact or " ".join(stored.split()) == exact)
            and stored[0] in _SOLID
            and stored[-1] in _SOLID
            and (text[start - 1] in APART or not is_joined(text, start))
            and (behind in APART or (behind in _OWN and not is_joined(text, end)))
            and (not prefix or _is_before(text, start, prefix))
            and (not suffix or _is_behind(text, end, suffix))
        )
        missed.append(None if plain else _miss(text, sha256, phrase))
    return missed


def _is_before(text: str, start: int, prefix: str) -> bool:
    blank = text[start - 1 : start].isspace()
    return prefix[0] in _SOLID and text.endswith(prefix, 0, start - 1 if blank else start)


def _is_behind(text: str, end: int, suffix: str) -> bool:
    begin = end + 1 if text[end : end + 1].isspace() else end
    after = begin + len(suffix)
    return (
        suffix[0] in _SOLID and text.startswith(suffix, begin) and text[after : after + 1] in _OWN
    )


def _miss(text: str, sha256: str, phrase: Anchored) -> Miss | None:
    digest, start, end, exact, prefix, suffix = phrase
    if digest != sha256:
        return Miss.TEXT
    if not 0 <= start < end <= len(text) or not _is_whole(text, start, end):
        return Miss.WORDS
    if normalise(text[start:end]) != normalise(exact):
        return Miss.WORDS
    if is_joined(text, start) or is_joined(text, end):
        return Miss.EDGE
    before = _is_before(text, start, prefix) if prefix else True
    after = _is_behind(text, end, suffix) if suffix else True
    before = before or normalise(text[:start]).endswith(normalise(prefix or ""))
    after = after or normalise(text[end:]).startswith(normalise(suffix or ""))
    return None if before and after else Miss.CONTEXT


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a span begins and ends with a character that is seen, and all that belongs to it."""
    seen = text[start:end].rstrip(DROPPED)
    edges = is_inside(text[start]) or is_inside(text[end : end + 1])
    return bool(seen) and not (edges or seen[0].isspace() or seen[-1].isspace())
