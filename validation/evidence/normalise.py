"""What two spellings of the same words may differ in, folded away.

Soft hyphens and other invisible marks, Unicode normal form C, curly and straight quotes, no-break
spaces and runs of white space. Digits, signs, letters and words stay as they are (ё is not е).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right

DROPPED = "\u00ad\u200b\u2060\ufeff"
_QUOTES = {
    "'": "\u2018\u2019\u201a\u201b\u02bc\u0060\u00b4",
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb",
}
_STRAIGHT = {curly: straight for straight, all_ in _QUOTES.items() for curly in all_}
_DROP = dict.fromkeys(map(ord, DROPPED))
# White space of normal form C: without U+2000 and U+2001, which have other names there.
_BLANKS = [
    blank
    for blank in map(chr, range(0x3001))
    if blank.isspace() and blank != " " and unicodedata.is_normalized("NFC", blank)
]
_RUN = re.compile("  +")
_MOST_PLACES = 20_000  # of a phrase, more are not looked at

# Letters that NFC joins to the one before although they combine with nothing by their class.
_JOINING = frozenset(
    [
        *map(chr, [*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)]),
        *"\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e",
        *"\u1b35\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af",
        "\U00011930",
    ]
)


def normalise(text: str) -> str:
    """`text` without what carries no meaning, on one line."""
    return " ".join(_letters(text).split())


def _letters(text: str) -> str:
    if text.isascii():
        return text.replace("`", "'")
    if _holds_dropped(text):
        text = text.translate(_DROP)
    return _straight(unicodedata.normalize("NFC", text))


# A search for one character takes next to nothing, `str.translate` looks each one up.
def _holds_dropped(text: str) -> bool:
    return any(mark in text for mark in DROPPED)


def _straight(text: str) -> str:
    for curly, straight in _STRAIGHT.items():
        if curly in text:
            text = text.replace(curly, straight)
    return text


class Normalised:
    """A stored text and its normal form, made once for finding many phrases in it.

    `text` is the normal form (on one line, but a blank at an end may be left), `starts[i]` and
    `ends[i]` the code points of the stored text from which its character `i` came, the end
    exclusive. That map of every character is only made when it is needed: in most texts, nothing
    but runs of white space is of another length.
    """

    def __init__(self, stored: str) -> None:
        """Takes the text as it lies in the archive, decoded with no newline translation."""
        self.stored = stored
        self._last: tuple[str, list[int]] = ("", [])

    @functools.cached_property
    def text(self) -> str:
        """The normal form."""
        if self._even is None:
            return self._mapped[0]
        return self._narrow[0]

    @property
    def starts(self) -> list[int]:
        """Where in the stored text each character of the normal form begins."""
        return self._mapped[1]

    @property
    def ends(self) -> list[int]:
        """Where in the stored text each character of the normal form ends."""
        return self._mapped[2]

    def places(self, phrase: str) -> list[tuple[int, int, int]]:
        """Every place of a phrase in normal form: its offset in `text`, and its stored span."""
        positions = self._positions(phrase)
        last = len(phrase) - 1
        if self._even is None:
            return [(at, self.starts[at], self.ends[at + last]) for at in positions]
        return [(at, self._stored(at), self._stored(at + last) + 1) for at in positions]

    def _positions(self, phrase: str) -> list[int]:
        """Where a phrase stands in `text`; that of the last one is kept, as it is asked anew."""
        if phrase != self._last[0]:
            self._last = (phrase, _all(self.text, phrase))
        return self._last[1]

    def _stored(self, at: int) -> int:
        """Where a character of the normal form that is not white space stands, of an even text."""
        _, begins, left_out = self._narrow
        return at + left_out[bisect_right(begins, at) - 1]

    @functools.cached_property
    def _narrow(self) -> tuple[str, list[int], list[int]]:
        """The normal form of an even text: from which character on how many blanks are left out."""
        even = self._even or ""
        at = len(even) - len(even.lstrip(" "))
        pieces, begins, left_out = [], [0], [at]
        for start, end in map(re.Match.span, _RUN.finditer(even, at)):
            pieces.append(even[at : start + 1])
            begins.append(start + 1 - left_out[-1])
            left_out.append(left_out[-1] + end - start - 1)
            at = end
        pieces.append(even[at:])
        return "".join(pieces).rstrip(" "), begins, left_out

    @functools.cached_property
    def _even(self) -> str | None:
        """The stored text in normal form but for runs of blanks, if that keeps every place."""
        text = self.stored
        if not text.isascii() and (
            _holds_dropped(text) or not unicodedata.is_normalized("NFC", text)
        ):
            return None
        for blank in _BLANKS:
            if blank in text:
                text = text.replace(blank, " ")
        return _straight(text)

    @functools.cached_property
    def _mapped(self) -> tuple[str, list[int], list[int]]:
        characters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end in _clusters(self.stored):
            for character in _letters(self.stored[start:end]):
                if character.isspace():
                    if not characters or characters[-1] == " ":
                        continue
                    character = " "
                characters.append(character)
                starts.append(start)
                ends.append(end)
        if characters and characters[-1] == " ":
            del characters[-1], starts[-1], ends[-1]
        return "".join(characters), starts, ends


def with_places(stored: str) -> Normalised:
    """The normal form of a stored text, which tells where each phrase stands in it."""
    return Normalised(stored)


def is_inside(character: str) -> bool:
    """Whether a character belongs to the one before it: a mark, or nothing that is seen."""
    if not character or character.isascii():
        return False
    marks = unicodedata.category(character)[0] == "M"
    return marks or character in DROPPED or character in _JOINING


def _clusters(text: str) -> list[tuple[int, int]]:
    """Spans that normalise by themselves: a character with all that belongs to it."""
    if text.isascii():
        return [(at, at + 1) for at in range(len(text))]
    edges = [at for at, character in enumerate(text) if at == 0 or not is_inside(character)]
    return list(zip(edges, [*edges[1:], len(text)], strict=True))


def _all(text: str, phrase: str) -> list[int]:
    places: list[int] = []
    at = text.find(phrase) if phrase else -1
    while at >= 0 and len(places) < _MOST_PLACES:
        places.append(at)
        at = text.find(phrase, at + 1)
    return places
