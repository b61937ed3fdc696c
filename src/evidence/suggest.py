"""`suggest`: the figures of a text that no claim cites yet, so that none is overlooked."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from src.evidence.opened import NoTextError, OpenedSource
from validation.evidence.match import Span
from validation.figures.reading import Reading

_WORDS = 5  # on either side of a figure, to know it by
_NUMBER = re.compile("[0-9]+")
_MOST = 100_000
_LETTERS = 200  # among which these words stand: a line may be the whole text


@dataclass(frozen=True)
class Suggestion:
    """A figure of the text: its line, the words around it, how it is read, why it is left out."""

    line: int
    words: str
    reading: Reading
    left_out: str | None = None


class _Cover:
    """Tells which places lie within one of many spans, and what is said of that span."""

    def __init__(self, spans: Iterable[tuple[Span, str]]) -> None:
        ordered = sorted(spans, key=lambda one: one[0].start)
        self._starts = [span.start for span, _ in ordered]
        self._furthest = list(itertools.accumulate(ordered, _further))

    def of(self, place: Span) -> str | None:
        """What is said of the span that reaches furthest of those that begin before the place."""
        before = bisect.bisect_right(self._starts, place.start)
        if not before or self._furthest[before - 1][0].end < place.end:
            return None
        return self._furthest[before - 1][1]


def _further(one: tuple[Span, str], other: tuple[Span, str]) -> tuple[Span, str]:
    return one if one[0].end >= other[0].end else other


def figures(source: OpenedSource) -> Iterator[Suggestion]:
    """All figures that the reader sees and no value citation covers, in the order of the text.

    Raises NoTextError of a text with more numbers than any article has.
    """
    if sum(1 for _ in _NUMBER.finditer(source.text.stored)) > _MOST:
        raise NoTextError(f"the text holds more than {_MOST:,} numbers: is it an article?")
    quoted = source.quoted(("value", "left_out"))
    cited = _Cover((span, "cited") for span, row in quoted if row["facet"] == "value")
    left_out = _Cover(
        (span, str(row["reason"])) for span, row in quoted if row["facet"] == "left_out"
    )
    for number, start, sentence in _lines(source.text.stored):
        for reading in source.reader.read_all(sentence) if source.reader else ():
            place = Span(start + reading.number_start, start + reading.number_end)
            if cited.of(place) is None:
                yield Suggestion(number, _around(sentence, reading), reading, left_out.of(place))


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        yield number, start, line
        start += len(line) + 1


def _around(line: str, reading: Reading) -> str:
    before = line[max(reading.start - _LETTERS, 0) : reading.start].split()[-_WORDS:]
    behind = line[reading.end : reading.end + _LETTERS].split()[:_WORDS]
    return " ".join([*before, line[reading.start : reading.end], *behind])


def as_text(found: Sequence[Suggestion]) -> str:
    """The suggestions, those left out on purpose behind the others, and how many there are."""
    waiting = [one for one in found if one.left_out is None]
    left_out = [one for one in found if one.left_out is not None]
    lines = [f"{one.line}: {one.words}\n    {_read(one.reading)}\n" for one in waiting]
    if left_out:
        lines.append("left out on purpose:\n")
        lines += [f"{one.line}: {one.words}\n    {one.left_out}\n" for one in left_out]
    lines.append(f"{len(waiting)} figures not cited, {len(left_out)} left out on purpose\n")
    return "".join(lines)


def _read(reading: Reading) -> str:
    if reading.unread is not None:
        return f"not read: {reading.unread}"
    ends = [f"{end:g}" for end in (reading.low, reading.high) if end is not None]
    told = " to ".join(dict.fromkeys(ends)) or "no bounds"
    what = reading.currency or reading.unit or reading.kind or "nothing named"
    return f"{reading.comparator} {told}, {what}"
