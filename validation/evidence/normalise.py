"""What two spellings of the same words may differ in, folded away.

Unicode normal form C, curly and straight quotes, soft hyphens, no-break spaces and runs of white
space. Digits, signs, letters and words stay as they are (ё is not е).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_FOLDED = {
    **dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), None),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u02bc\u0060\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb"), '"'),
}
_SPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """`text` without what carries no meaning, on one line."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(_FOLDED)).strip()


@dataclass(frozen=True)
class Normalised:
    """A text's normal form, with the place in the stored text of each of its characters.

    `starts[i]` and `ends[i]` are the code points of the stored text from which character `i` of
    `text` came, the end exclusive.
    """

    text: str
    starts: list[int]
    ends: list[int]


def with_places(stored: str) -> Normalised:
    """The normal form of a stored text, character by character."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(stored):
        for character in unicodedata.normalize("NFC", stored[start:end]).translate(_FOLDED):
            blank = character.isspace()
            if blank and characters and characters[-1] == " ":
                continue
            characters.append(" " if blank else character)
            starts.append(start)
            ends.append(end)
    return Normalised("".join(characters), starts, ends)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Spans that normalise by themselves: a character with the marks that combine with it."""
    if text.isascii():
        return [(i, i + 1) for i in range(len(text))]
    edges = [i for i, character in enumerate(text) if not unicodedata.combining(character)]
    edges = edges if edges[:1] == [0] else [0, *edges]
    return list(zip(edges, [*edges[1:], len(text)], strict=True))
