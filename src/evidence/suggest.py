"""`suggest`: the figures of a text that no claim cites yet, so that none is overlooked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from src.evidence.opened import OpenedSource
from validation.evidence.match import Span
from validation.figures.reading import Reading

_WORDS = 5  # on either side of a figure, to know it by


@dataclass(frozen=True)
class Suggestion:
    """A figure of the text: its line, the words around it, how it is read, why it is left out."""

    line: int
    words: str
    reading: Reading
    left_out: str | None = None


def figures(source: OpenedSource) -> Iterator[Suggestion]:
    """All figures that the reader sees and no value citation covers, in the order of the text."""
    quoted = source.quoted()
    cited = [span for span, row in quoted if row["facet"] == "value"]
    left_out = [(span, str(row["reason"])) for span, row in quoted if row["facet"] == "left_out"]
    for number, start, sentence in _lines(source.text.stored):
        for reading in source.reader.read_all(sentence) if source.reader else ():
            place = Span(start + reading.number_start, start + reading.number_end)
            if not _covered(place, cited):
                reasons = [reason for span, reason in left_out if _covered(place, [span])]
                words = _around(sentence, reading)
                yield Suggestion(number, words, reading, reasons[0] if reasons else None)


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        yield number, start, line
        start += len(line) + 1


def _covered(place: Span, spans: Sequence[Span]) -> bool:
    return any(span.start <= place.start and place.end <= span.end for span in spans)


def _around(line: str, reading: Reading) -> str:
    before = line[: reading.start].split()[-_WORDS:]
    behind = line[reading.end :].split()[:_WORDS]
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
