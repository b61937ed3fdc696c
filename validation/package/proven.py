"""Proves the citations of a package at their places, in the texts that an archive holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pandas as pd

from validation.evidence.anchored import Anchored, Miss, judge_text
from validation.evidence.archive import ArchivedText
from validation.evidence.match import find
from validation.evidence.normalise import with_places
from validation.findings import Breach, Fault, show

_CELLS = ["text_sha256", "start", "end", "exact", "prefix", "suffix"]
_AROUND = 12


def prove(
    citations: pd.DataFrame, texts: Iterable[ArchivedText]
) -> tuple[dict[str, int], list[Breach]]:
    """How many citations stand at their places and of how many the text is not there; the others.

    Texts are read one after the other, and none is kept.
    """
    waiting: dict[str, list[tuple[int, Anchored]]] = defaultdict(list)
    for row, phrase in _placed(citations):
        waiting[phrase.text_sha256].append((row, phrase))
    breaches: list[Breach] = []
    tried = 0
    for held in texts:
        rows = waiting.pop(held.sha256, [])
        tried += len(rows)
        missed = judge_text(held.text, held.sha256, [phrase for _, phrase in rows])
        breaches += [
            Breach("citations", row, "start", _fault(miss, phrase, held.text))
            for (row, phrase), miss in zip(rows, missed, strict=True)
            if miss is not None
        ]
    counts = {
        "citations_proven": tried - len(breaches),
        "citations_unproven": len(citations) - tried,
    }
    return counts, breaches


def _placed(citations: pd.DataFrame) -> Iterator[tuple[int, Anchored]]:
    """The rows that tell a place; the others are quoted only."""
    placed = citations.loc[citations["start"].notna(), _CELLS].astype(object)
    empty = placed.where(placed.notna(), None)
    for row, cells in zip(empty.index, empty.itertuples(index=False, name=None), strict=True):
        yield int(row), Anchored(*cells)


def _fault(miss: Miss, phrase: Anchored, text: str) -> Fault:
    if miss is Miss.CONTEXT:
        message = "the phrase stands at its place, but not beside this prefix or suffix"
        found = show(f"{phrase.prefix or ''} … {phrase.suffix or ''}".strip())
        allowed = "the words that stand just before and after it"
    else:
        cuts = "the phrase cuts a word or number at its place in the text of its source"
        other = "the phrase does not stand at its place in the text of its source"
        message = cuts if miss is Miss.EDGE else other
        found = show(phrase.exact)
        allowed = _standing(phrase, text)
    return Fault("citation/not-found", message, found, allowed, _hint(phrase, text))


def _standing(phrase: Anchored, text: str) -> str:
    if phrase.end > len(text):
        return f"a place in the text, which has {len(text):,} characters"
    around = text[max(phrase.start - _AROUND, 0) : phrase.end + _AROUND]
    return f"the phrase that stands there: … {show(' '.join(around.split()))} …"


def _hint(phrase: Anchored, text: str) -> str:
    spans = find(with_places(text), phrase.exact, phrase.prefix, phrase.suffix)
    if len(spans) == 1:
        return f"did you mean start {spans[0].start} and end {spans[0].end}?"
    return "find the phrase anew in the archived text, and build the package again"
