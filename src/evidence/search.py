"""Looks for quoted phrases in the archived texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from src.evidence import anchors
from src.evidence.anchors import Anchor
from validation.evidence.archive import ArchivedText
from validation.evidence.match import Span
from validation.evidence.normalise import Normalised, with_places
from validation.evidence.prove import Phrase, prove
from validation.figures.coded import Readers, readers_of
from validation.findings import MAX_FINDINGS, Breach, Fault, show
from validation.tables import Tables

_CLOSELY = 50  # phrases of one source that fail: for these is told what nearly stands there

_CROWDED = Fault(
    "citation/not-found",
    "too many phrases of this source fail: this one and those after it were not looked for",
    allowed=f"{MAX_FINDINGS:,} phrases of a source that fail",
    hint="mend what is told before: is it the right text?",
)


class Search:
    """Looks for every phrase once, and counts.

    `anchors` are the places of all phrases that were proven, or kept from the old lock because
    the archive lacks their text.
    """

    def __init__(self, texts: Mapping[str, ArchivedText], old: Iterable[Anchor]) -> None:
        """Takes the texts at hand, by their SHA-256, and the lock as it was."""
        self.anchors: list[Anchor] = []
        self.breaches: list[Breach] = []
        self.counts = dict.fromkeys(
            ("citations", "citations_archived", "citations_kept", "citations_quoted"), 0
        )
        self._texts = texts
        self._normal = {digest: with_places(held.text) for digest, held in texts.items()}
        self._old = {(anchor.phrase, anchor.text_sha256): anchor for anchor in old}
        self._locked = {anchor.text_sha256 for anchor in old}
        self._digests: dict[str, str] = {}
        self._languages: dict[str, str] = {}
        self._readers: Readers = lambda language: None
        self._failed: Counter[str] = Counter()

    def prove(self, tables: Tables) -> list[Breach]:
        """Looks for every phrase that `tables` cite; a breach for each that is not proven."""
        sources = tables["sources"]
        archived = sources[sources["text_sha256"].notna()]
        self._digests = dict(zip(archived["source_id"], archived["text_sha256"], strict=True))
        self._languages = dict(zip(sources["source_id"], sources["language"], strict=True))
        self._readers = readers_of(tables)
        self._tell_unknown(archived[archived["source_id"].isin(tables["citations"]["source_id"])])
        for number, row in _rows(tables["citations"]):
            if row["source_id"] in self._languages:  # else its source was left out
                self.counts["citations"] += 1
                self._look(number, row, self._digests.get(row["source_id"]))
        return self.breaches

    def _look(self, number: int, row: dict[str, Any], digest: str | None) -> None:
        if digest is None:
            self.counts["citations_quoted"] += 1
        elif digest not in self._texts:
            if digest in self._locked:
                self._keep(number, row, digest)
        else:
            self._prove(number, row, digest)

    def _prove(self, number: int, row: dict[str, Any], digest: str) -> None:
        is_figure = row["facet"] == "value"
        phrase = Phrase(row["exact"], row["prefix"], row["suffix"], is_figure)
        source = row["source_id"]
        if self._failed[source] >= MAX_FINDINGS:
            self._stop(number, source)
            return
        reader, closely = self._readers(self._languages[source]), self._failed[source] < _CLOSELY
        text, others = self._normal[digest], self._others(source)
        proven = prove(phrase, text, others, reader, closely=closely)
        if isinstance(proven, Fault):
            self._failed[source] += 1
            self.breaches.append(Breach("citations", number, "exact", proven))
        else:
            self.counts["citations_archived"] += 1
            length = len(self._texts[digest].text)
            self.anchors.append(_anchor(row, proven, digest, length))

    def _stop(self, number: int, source: str) -> None:
        """Tells once that the other phrases of a source are not looked for any more."""
        if self._failed[source] == MAX_FINDINGS:
            self._failed[source] += 1
            self.breaches.append(Breach("citations", number, "exact", _CROWDED))

    def _others(self, source: str) -> dict[str, Normalised]:
        return {
            other: self._normal[digest]
            for other, digest in self._digests.items()
            if other != source and digest in self._normal
        }

    def _tell_unknown(self, sources: pd.DataFrame) -> None:
        """Tells once of each text that neither the archive nor the lock knows."""
        known = {*self._texts, *self._locked}
        for number, digest in sources["text_sha256"].items():
            if digest not in known:
                self.breaches.append(
                    Breach("sources", int(str(number)), "text_sha256", _unknown(digest))
                )

    def _keep(self, number: int, row: dict[str, Any], digest: str) -> None:
        kept = self._old.get((_phrase(row), digest))
        if kept is not None:
            self.counts["citations_kept"] += 1
            self.anchors.append(kept)
            return
        fault = Fault(
            "citation/stale-anchor",
            "the archive does not hold the text of this phrase, and the lock has no place for it",
            found=show(row["exact"]),
            allowed=f"a text with SHA-256 {digest}",
            hint="put the text into the archive",
        )
        self.breaches.append(Breach("citations", number, "exact", fault))


def _unknown(digest: str) -> Fault:
    return Fault(
        "citation/stale-anchor",
        "neither the archive nor the lock has the text of this hash",
        found=show(digest),
        allowed="the SHA-256 of a text of the archive, as sha256sum prints it",
        hint="correct the hash, or put the text into the archive",
    )


def _rows(citations: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, values in citations.to_dict("index").items():
        yield int(str(number)), {str(k): None if pd.isna(v) else v for k, v in values.items()}


def _phrase(row: dict[str, Any]) -> anchors.Phrase:
    return (row["source_id"], row["prefix"] or "", row["exact"], row["suffix"] or "")


def _anchor(row: dict[str, Any], span: Span, digest: str, length: int) -> Anchor:
    source, prefix, exact, suffix = _phrase(row)
    return Anchor(source, span.start, span.end, prefix, exact, suffix, digest, length)
