"""`verify`: finds every quoted phrase in the archived texts and writes the lock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from src.build.compile import compile_tables
from src.build.read import read
from src.evidence import anchors
from src.evidence.anchors import Anchor
from src.project import Project
from validation import faults
from validation.evidence import archive
from validation.evidence.archive import ArchivedText
from validation.evidence.match import Span
from validation.evidence.normalise import Normalised, with_places
from validation.evidence.prove import Phrase, prove
from validation.figures.coded import reader_of, vocabulary
from validation.findings import Breach, Fault, Report
from validation.judge import judge
from validation.locate import located
from validation.records.locate import RecordLocator
from validation.schemas.registry import DECLARATION, MODELS
from validation.tables import Tables


@dataclass
class Verified:
    """What was found, and the text of the new lock; None when there is an error."""

    report: Report
    lock: str | None


def verify(project: Project, folder: Path) -> Verified:
    """Verifies all citations whose text the archive holds; keeps the anchors of the others."""
    written = read(project, DECLARATION)
    old, broken = anchors.read(project.anchors)
    tables = compile_tables(written, DECLARATION, old)
    found = _Search(tables, archive.texts(folder), old)
    breaches = [*found.breaches, *_records_at_fault(tables, found.breaches)]
    report = Report(checked=found.counts)
    locator = RecordLocator(written.rows)
    report.add([*written.findings, *broken, *located(breaches, locator)])
    lock = None if report.errors else anchors.text_of(found.anchors)
    return Verified(report, lock)


def _records_at_fault(tables: Tables, unproven: list[Breach]) -> list[Breach]:
    """What is wrong with the records, apart from phrases and what this command is there to mend."""
    copy = Tables(tables.declaration, dict(tables.frames), dict(tables.known))
    copy.known_prefixes, copy.gaps = dict(tables.known_prefixes), dict(tables.gaps)
    copy.incomplete = set(tables.incomplete)
    copy.drop("citations", {breach.row for breach in unproven})
    return [
        breach for breach in judge(copy, MODELS) if breach.fault.check != "citation/stale-anchor"
    ]


class _Search:
    """Looks for every phrase once, and counts."""

    def __init__(
        self, tables: Tables, texts: Mapping[str, ArchivedText], old: list[Anchor]
    ) -> None:
        self.anchors: list[Anchor] = []
        self.breaches: list[Breach] = []
        self._texts = texts
        self._normal = {digest: with_places(held.text) for digest, held in texts.items()}
        self._old = {(anchor.phrase, anchor.text_sha256): anchor for anchor in old}
        sources = tables["sources"]
        archived = sources[sources["text_sha256"].notna()]
        self._digests: dict[str, str] = dict(
            zip(archived["source_id"], archived["text_sha256"], strict=True)
        )
        self._languages = dict(zip(sources["source_id"], sources["language"], strict=True))
        self._vocabulary = (vocabulary(tables["bound_words"]), vocabulary(tables["vague_words"]))
        rows = list(_rows(tables["citations"]))
        self.counts = dict.fromkeys(
            ("citations", "citations_archived", "citations_kept", "citations_quoted"), 0
        )
        self.counts["citations"] = len(rows)
        for number, row in rows:
            self._look(number, row, self._digests.get(row["source_id"]))

    def _look(self, number: int, row: dict[str, Any], digest: str | None) -> None:
        if digest is None:
            self.counts["citations_quoted"] += 1
        elif digest not in self._texts:
            self._keep(number, row, digest)
        else:
            self._prove(number, row, digest)

    def _prove(self, number: int, row: dict[str, Any], digest: str) -> None:
        is_figure = row["facet"] == "value"
        phrase = Phrase(row["exact"], row["prefix"], row["suffix"], is_figure)
        reader = reader_of(self._languages[row["source_id"]], *self._vocabulary)
        proven = prove(phrase, self._normal[digest], self._others(row["source_id"]), reader)
        if isinstance(proven, Fault):
            self.breaches.append(Breach("citations", number, "exact", proven))
        else:
            self.counts["citations_archived"] += 1
            length = len(self._texts[digest].text)
            self.anchors.append(_anchor(row, proven, digest, length))

    def _others(self, source: str) -> dict[str, Normalised]:
        return {
            other: self._normal[digest]
            for other, digest in self._digests.items()
            if other != source and digest in self._normal
        }

    def _keep(self, number: int, row: dict[str, Any], digest: str) -> None:
        kept = self._old.get((_phrase(row), digest))
        if kept is not None:
            self.counts["citations_kept"] += 1
            self.anchors.append(kept)
            return
        fault = Fault(
            "citation/stale-anchor",
            "the archive does not hold the text of this phrase, and the lock has no place for it",
            found=faults.show(row["exact"]),
            allowed=f"a text with SHA-256 {digest}",
            hint="put the text into the archive",
        )
        self.breaches.append(Breach("citations", number, "exact", fault))


def _rows(citations: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, values in citations.to_dict("index").items():
        yield int(str(number)), {str(k): None if pd.isna(v) else v for k, v in values.items()}


def _phrase(row: dict[str, Any]) -> anchors.Phrase:
    return (row["source_id"], row["prefix"] or "", row["exact"], row["suffix"] or "")


def _anchor(row: dict[str, Any], span: Span, digest: str, length: int) -> Anchor:
    source, prefix, exact, suffix = _phrase(row)
    return Anchor(source, span.start, span.end, prefix, exact, suffix, digest, length)
