"""Proves a phrase in the text of its source, or says what became of it.

Each way of failing has a code of its own: not found, in another text, drifted, ambiguous, cut.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import ScoreAlignment

from validation.evidence import briefly
from validation.evidence.match import Span, find
from validation.evidence.normalise import Normalised, normalise
from validation.figures.reader import Reader
from validation.findings import Fault, show

# Below this likeness (of 100) the nearest passage of a text is no help.
_NEAR = 80
_FAR = 60  # below this it is not even shown
_WORDS_AROUND = 8
_MOST_PLACES = 50  # of a phrase, of which each is compared with all others
_TOO_OFTEN = 1000  # places of a phrase: no prefix settles one of them that more words would not
_MOST_COMPARED = 500_000_000  # pairs of letters: a phrase of 500 in a text of a megabyte
_MORE = "quote more words, so that it stands there once"
_NUMBER = re.compile("[0-9]+")
_SENTENCE_END = re.compile(r"[.!?…;]+[\"')\]]*\s")


@dataclass(frozen=True)
class Phrase:
    """A quoted phrase; `is_figure` tells that it proves a number."""

    exact: str
    prefix: str | None = None
    suffix: str | None = None
    is_figure: bool = False


def prove(
    phrase: Phrase,
    text: Normalised,
    others: Mapping[str, Normalised],
    reader: Reader | None,
    *,
    closely: bool = True,
) -> Span | Fault:
    """The one place at which the phrase stands, or the fault that keeps it from being proven.

    `others` are the texts of other sources by id, `reader` reads figures in the text's language.
    Not `closely`, what nearly stands there is not looked for, which takes longest of all.
    """
    often = text.text.count(normalise(phrase.exact) or "\n")
    if often > _TOO_OFTEN:
        return briefly.ambiguous(phrase.exact, often, _MORE)
    spans = find(text, phrase.exact, phrase.prefix, phrase.suffix)
    if len(spans) > 1:
        return _ambiguous(phrase, text, spans if closely else [], len(spans))
    if not spans:
        return _missing(phrase, text, others) if closely else briefly.not_found(phrase.exact)
    left_out = _left_out(phrase, text, spans[0], reader) if phrase.is_figure and reader else None
    return spans[0] if left_out is None else _cut(phrase, left_out)


def _missing(phrase: Phrase, text: Normalised, others: Mapping[str, Normalised]) -> Fault:
    if find(text, phrase.exact, None, None):
        return Fault(
            "citation/not-found",
            "the phrase stands in the text, but not beside this prefix or suffix",
            found=show(f"{phrase.prefix or ''} … {phrase.suffix or ''}".strip()),
            allowed="the words that stand just before and after it",
            hint=_settled(phrase, text),
        )
    inside = text.text.find(normalise(phrase.exact))
    if inside >= 0:
        return _cut(phrase, _whole_words(text.text, inside, phrase))
    elsewhere = [
        source for source, other in others.items() if find(other, phrase.exact, None, None)
    ]
    if elsewhere:
        return Fault(
            "citation/found-elsewhere",
            "the phrase does not stand in the text of this source, but in that of another",
            found=show(phrase.exact),
            allowed=f"a phrase of its own text; this one stands in {', '.join(elsewhere[:3])}",
            hint=f"did you mean source {elsewhere[0]}?",
        )
    return _drifted(phrase, text) or Fault(
        "citation/not-found",
        "the phrase does not stand in the text of its source",
        found=show(phrase.exact),
        allowed="words of the text, copied word for word",
        hint=_roughly(phrase, text),
    )


def _settled(phrase: Phrase, text: Normalised) -> str:
    """The hint that names the prefixes which settle where the phrase stands."""
    bare = Phrase(phrase.exact)
    spans = find(text, phrase.exact, None, None)
    if len(spans) == 1:
        return "leave prefix and suffix out: the phrase stands there once"
    prefixes = settling_prefixes(bare, text, spans)
    named = " or ".join(f"prefix: {show(prefix)}" for prefix in prefixes[:3])
    return f"did you mean {named}?" if named else "copy them out of the archived text"


def _roughly(phrase: Phrase, text: Normalised) -> str:
    """The hint that shows the passage which is most like the phrase, also if it is not very."""
    near = _nearest(normalise(phrase.exact), text, _FAR)
    if near is None or len(phrase.exact) < 12:
        return "copy the phrase out of the archived text"
    return f"copy it word for word; the nearest words are: {show(_passage(text, near))}"


def _whole_words(text: str, at: int, phrase: Phrase) -> str:
    """The phrase as it stands there, with the whole of the words that it cuts."""
    end = text.find(" ", at + len(normalise(phrase.exact)))
    return text[text.rfind(" ", 0, at) + 1 : end if end >= 0 else None].rstrip(".,;:!?")


def _cut(phrase: Phrase, whole: str) -> Fault:
    return Fault(
        "citation/cut",
        "the phrase cuts a word or figure, or leaves out what bounds it",
        found=show(phrase.exact),
        allowed=f"the whole of it: … {show(whole)} …",
        hint=f"quote the whole of it: {show(whole)}",
    )


def _drifted(phrase: Phrase, text: Normalised) -> Fault | None:
    exact = normalise(phrase.exact)
    near = _nearest(exact, text, _NEAR)
    if near is None or len(exact) < 5:
        return None
    passage = _passage(text, near)
    if _NUMBER.findall(exact) != _NUMBER.findall(text.text[near.dest_start : near.dest_end]):
        return _other_figure(phrase, passage)
    return Fault(
        "citation/drifted",
        "the phrase nearly stands in the text of its source, but not word for word",
        found=show(phrase.exact),
        allowed=show(passage),
        hint=f"did you mean: {show(passage)}",
    )


def _nearest(exact: str, text: Normalised, cutoff: float) -> ScoreAlignment | None:
    """Where the text is most like a phrase; not looked for where that would take too long."""
    if len(exact) * len(text.text) > _MOST_COMPARED:
        return None
    return fuzz.partial_ratio_alignment(exact, text.text, score_cutoff=cutoff)


def _passage(text: Normalised, near: ScoreAlignment) -> str:
    """The words, twelve at most, among which the nearest letters stand."""
    start = text.text.rfind(" ", 0, near.dest_start + 1) + 1
    end = text.text.find(" ", max(near.dest_end - 1, 0))
    return " ".join(text.text[start : end if end >= 0 else None].split()[:12])


def _other_figure(phrase: Phrase, passage: str) -> Fault:
    return Fault(
        "citation/not-found",
        "the phrase does not stand in the text of its source; the nearest has another number",
        found=show(phrase.exact),
        allowed=show(passage),
        hint=f"did you mean: {show(passage)}",
    )


def _ambiguous(phrase: Phrase, text: Normalised, spans: list[Span], number: int) -> Fault:
    settling = settling_prefixes(phrase, text, spans)
    hint = " or ".join(f"prefix: {show(prefix)}" for prefix in settling[:3])
    return briefly.ambiguous(phrase.exact, number, f"write {hint}" if hint else _MORE)


def settling_prefixes(phrase: Phrase, text: Normalised, spans: list[Span]) -> list[str]:
    """A prefix for each place that one settles; none for a phrase that stands everywhere."""
    if len(spans) > _MOST_PLACES:
        return []
    return [prefix for span in spans if (prefix := settling_prefix(phrase, text, span))]


def settling_prefix(phrase: Phrase, text: Normalised, span: Span) -> str | None:
    """The fewest words, five at most, before one place that stand before no other."""
    before = text.stored[max(span.start - 200, 0) : span.start].split()
    for count in range(1, 6):
        prefix = " ".join(before[-count:])
        if len(find(text, phrase.exact, prefix, phrase.suffix)) == 1:
            return normalise(prefix)
    return None


def _left_out(phrase: Phrase, text: Normalised, span: Span, reader: Reader) -> str | None:
    """The words around a figure that change how it reads, if the phrase leaves them out.

    The figure is read in the phrase and in its sentence; `more than 200` out of `not more than
    200` reads otherwise there, and so do a dropped sign, the half of a range, and `or more`.
    """
    exact = normalise(phrase.exact)
    before = normalise(_clause_before(text.stored[max(span.start - 160, 0) : span.start]))
    after = normalise(_clause_after(text.stored[span.end : span.end + 160]))
    joint = "" if span.start and not text.stored[span.start - 1].isspace() else " "
    behind = "" if not text.stored[span.end : span.end + 1].isspace() else " "
    window = f"{before}{joint if before else ''}{exact}{behind if after else ''}{after}"
    offset = len(before) + (len(joint) if before else 0)
    inside = {reading.number_start + offset: reading for reading in reader.read_all(exact)}
    for reading in reader.read_all(window):
        alone = inside.get(reading.number_start)
        if reading.unread is None and _overlaps(reading.number_start, offset, exact, reading):
            same = alone is not None and (alone.low, alone.high, alone.comparator) == (
                reading.low,
                reading.high,
                reading.comparator,
            )
            if not same and (alone is None or alone.unread is None) and inside:
                return window[max(reading.start - 1, 0) : reading.end + 1].strip()
    return None


def _overlaps(start: int, offset: int, exact: str, reading: object) -> bool:
    end = getattr(reading, "number_end", start)
    return start < offset + len(exact) and end > offset


def _clause_before(text: str) -> str:
    return " ".join(_SENTENCE_END.split(text + " ")[-1].split()[-_WORDS_AROUND:]) if text else ""


def _clause_after(text: str) -> str:
    ended = _SENTENCE_END.search(text)
    words = (text[: ended.start()] if ended else text).split()
    return " ".join(words[:_WORDS_AROUND])
