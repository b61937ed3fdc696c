"""Reads the figures of a phrase: numbers, bounds, what is counted, and what stays open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from validation.evidence.normalise import with_places
from validation.figures.counted import counted
from validation.figures.figure import Figure, Spans
from validation.figures.grammar import ONE, grammar
from validation.figures.judge import judged
from validation.figures.lexicon import Lexicon, Row
from validation.figures.reading import Reading
from validation.figures.registry import LANGUAGES
from validation.figures.shares import share
from validation.figures.what import kind_named
from validation.records.clean_text import heap_of_marks

_NOTHING: Final = "no number is stated"
_SEVERAL: Final = "several figures are stated"
_MOST_SHAPES: Final = 10_000
_ANY: Final = "mul"  # signs that mean the same in every language

_new: Final = tuple.__new__  # as in `amounts.exactly`

_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u0060\u00b4"
_SPACES = "\u00a0\u2007\u2009\u200a\u202f\u3000"
_MOVES = re.compile("[\u00ad\u0300-\u036f\u200b\u2060\ufeff]")  # shifts what stands behind it
_VARIES = re.compile(f"[{_APOSTROPHES}{_SPACES}]")
_UNUSUAL = re.compile(f"{_MOVES.pattern}|{_VARIES.pattern}")
_PLAIN = str.maketrans(_APOSTROPHES + _SPACES, "'" * len(_APOSTROPHES) + " " * len(_SPACES))


class Reader:
    """Reads figures in one language, by its words and the vocabulary's bound and vague words.

    `language` is a BCP 47 tag of which only the language counts; one without a reader is a
    `LookupError`. The rows are those of the tables `bound_words` and `vague_words`.
    """

    def __init__(
        self, language: str, bound_words: Iterable[Row], vague_words: Iterable[Row]
    ) -> None:
        self.language = language.partition("-")[0].lower()
        if self.language not in LANGUAGES:
            raise LookupError(f"no reader for {language!r}; there are: {', '.join(LANGUAGES)}")
        words = LANGUAGES[self.language]
        self._lexicon = Lexicon(words, self._own(bound_words), self._own(vague_words))
        self._search = grammar(words).search
        self._part_of = words.part_of
        self._parsed: dict[str, list[Spans]] = {}
        self._met: set[str] = set()
        self._months = frozenset(words.words["month"].split())
        self._hedges = {word: name for name, all_ in words.hedges.items() for word in all_.split()}
        self._no_hedge = frozenset(self._hedges).isdisjoint

    def _own(self, rows: Iterable[Row]) -> list[Row]:
        return [row for row in rows if row["language"] in (self.language, _ANY)]

    def read(self, phrase: str) -> Reading:
        """The phrase's one figure; unread, with the reason, if it has none or several."""
        readings = self.read_all(phrase)
        if len(readings) == 1:
            return readings[0]
        hedges = readings[0].hedges if readings else ()
        return Reading(
            None, None, "vague", hedges=hedges, unread=_SEVERAL if readings else _NOTHING
        )

    def read_all(self, phrase: str) -> list[Reading]:
        """Every figure of the phrase, in its order; dates, years and names left out."""
        text, places = _folded(phrase)
        lexicon = self._lexicon
        tokens = lexicon.tokenise(text)
        named = lexicon.named(tokens)
        entries, begins = lexicon.classify(named)
        shape = "".join([entry[0] for entry in entries])
        matches = self._parsed.get(shape)
        if matches is None:
            matches = self._parse(shape)
        if not matches:
            return []
        figures = [
            (counted if spans[ONE][0] >= 0 else share)(shape, entries, spans) for spans in matches
        ]
        figures = judged(figures, shape, self._part_of)
        if len(figures) > 1:
            figures = [figure for figure in figures if not figure.weak] or figures
        hedges = self._doubts(named, phrase)
        begins.append(len(tokens))
        starts = _starts(text, tokens[: begins[figures[-1].last]])
        return [_reading(figure, begins, tokens, starts, places, hedges) for figure in figures]

    def kinds(self, phrase: str) -> frozenset[str]:
        """What the phrase names that can be counted, by the kinds of a reading."""
        text, _ = _folded(phrase)
        entries, _ = self._lexicon.classify(self._lexicon.named(self._lexicon.tokenise(text)))
        return frozenset(kind for entry in entries if (kind := kind_named(entry)))

    def _parse(self, shape: str) -> list[Spans]:
        """The spans of the grammar's groups for each figure.

        They are kept from a shape's second time on: most shapes come once, and what is kept of
        those would only make the garbage collector's rounds longer.
        """
        found: list[Spans] = []
        behind, end = 0, len(shape)
        while behind < end and (match := self._search(shape, behind)):
            if match.lastindex:
                found.append(match.regs)
            last = match.end()
            behind = last if last > behind else behind + 1
        if shape in self._met:
            self._parsed[shape] = found
        else:
            self._remember(shape)
        return found

    def _remember(self, shape: str) -> None:
        if len(self._met) >= _MOST_SHAPES:
            self._met.clear()
            self._parsed.clear()
        self._met.add(shape)

    def _doubts(self, tokens: Sequence[str], phrase: str) -> tuple[str, ...]:
        """The hedges voiced, each once; a month is none: May is written large."""
        if self._no_hedge(tokens):
            return ()
        known = self._hedges
        found = [
            known[token]
            for token in tokens
            if token in known and (token not in self._months or token in phrase)
        ]
        return tuple(dict.fromkeys(found))


def _folded(phrase: str) -> tuple[str, tuple[list[int], list[int]] | None]:
    """The phrase in lower case and normal form, and the places of its characters if they moved."""
    if phrase.isascii():
        return phrase.lower(), None
    places = None
    if _UNUSUAL.search(phrase):
        if _MOVES.search(phrase):
            if heap_of_marks(phrase) is not None:
                return "", None  # no words: normalising it would take hours
            normal = with_places(phrase)
            phrase, places = normal.text, (normal.starts, normal.ends)
        if _VARIES.search(phrase):
            phrase = phrase.translate(_PLAIN)
    text = phrase.lower()
    if len(text) != len(phrase):
        text = "".join(low if len(low := letter.lower()) == 1 else letter for letter in phrase)
    return text, places


def _starts(text: str, tokens: Sequence[str]) -> list[int]:
    """Where in `text` each token begins."""
    starts: list[int] = []
    append, find, end = starts.append, text.index, 0
    for token in tokens:
        start = find(token, end)
        append(start)
        end = start + len(token)
    return starts


def _reading(
    figure: Figure,
    begins: Sequence[int],
    tokens: Sequence[str],
    starts: Sequence[int],
    places: tuple[list[int], list[int]] | None,
    hedges: tuple[str, ...],
) -> Reading:
    number, behind = figure.number
    last, rest = begins[figure.last] - 1, begins[behind] - 1
    start, end = starts[begins[figure.first]], starts[last] + len(tokens[last])
    number, behind = starts[begins[number]], starts[rest] + len(tokens[rest])
    if places:
        firsts, ends = places
        start, end, number, behind = firsts[start], ends[end - 1], firsts[number], ends[behind - 1]
    told = (
        figure.low,
        figure.high,
        figure.comparator,
        figure.kind,
        figure.unit,
        figure.currency,
        figure.vague,
        figure.converted,
        hedges,
        figure.unread,
        start,
        end,
        number,
        behind,
    )
    return _new(Reading, told)
