"""`verify`: finds every quoted phrase in the archived texts and writes the lock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from src.build.compile import compile_tables
from src.build.read import read
from src.evidence import anchors, archive
from src.evidence.anchors import Anchor
from src.evidence.archive import ArchivedText
from src.project import Project
from validation import faults
from validation.evidence.match import Span, find
from validation.evidence.normalise import Normalised, with_places
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
    breaches = [*_records_at_fault(tables), *found.breaches]
    report = Report(checked=found.counts)
    locator = RecordLocator(written.rows)
    report.add([*written.findings, *broken, *located(breaches, locator)])
    lock = None if report.errors else anchors.text_of(found.anchors)
    return Verified(report, lock)


def _records_at_fault(tables: Tables) -> list[Breach]:
    """What is wrong with the records, apart from what this command is there to mend."""
    copy = Tables(tables.declaration, dict(tables.frames), dict(tables.known))
    copy.known_prefixes, copy.gaps = tables.known_prefixes, dict(tables.gaps)
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
        self._normal: dict[str, Normalised] = {}
        self._old = {(anchor.phrase, anchor.text_sha256): anchor for anchor in old}
        sources = tables["sources"].set_index("source_id")["text_sha256"].dropna().to_dict()
        rows = list(_rows(tables["citations"]))
        self.counts = dict.fromkeys(
            ("citations", "citations_archived", "citations_kept", "citations_quoted"), 0
        )
        self.counts["citations"] = len(rows)
        for number, row in rows:
            self._look(number, row, sources.get(row["source_id"]))

    def _look(self, number: int, row: dict[str, Any], digest: str | None) -> None:
        if digest is None:
            self.counts["citations_quoted"] += 1
        elif digest not in self._texts:
            self._keep(number, row, digest)
        else:
            spans = find(self._normalised(digest), row["exact"], row["prefix"], row["suffix"])
            if len(spans) == 1:
                self.counts["citations_archived"] += 1
                length = len(self._texts[digest].text)
                self.anchors.append(_anchor(row, spans[0], digest, length))
            else:
                self.breaches.append(
                    Breach("citations", number, "exact", _not_once(row["exact"], spans))
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
            found=faults.show(row["exact"]),
            allowed=f"a text with SHA-256 {digest}",
            hint="put the text into the archive",
        )
        self.breaches.append(Breach("citations", number, "exact", fault))

    def _normalised(self, digest: str) -> Normalised:
        if digest not in self._normal:
            self._normal[digest] = with_places(self._texts[digest].text)
        return self._normal[digest]


def _rows(citations: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, values in citations.to_dict("index").items():
        yield int(str(number)), {str(k): None if pd.isna(v) else v for k, v in values.items()}


def _phrase(row: dict[str, Any]) -> anchors.Phrase:
    return (row["source_id"], row["prefix"] or "", row["exact"], row["suffix"] or "")


def _anchor(row: dict[str, Any], span: Span, digest: str, length: int) -> Anchor:
    source, prefix, exact, suffix = _phrase(row)
    return Anchor(source, span.start, span.end, prefix, exact, suffix, digest, length)


def _not_once(exact: str, spans: list[Span]) -> Fault:
    if spans:
        return Fault(
            "citation/ambiguous",
            f"the phrase stands {len(spans)} times in the text of its source",
            found=faults.show(exact),
            allowed="a phrase that stands there once",
            hint="add a `prefix` or `suffix`, a few words beside it, that settle which is meant",
        )
    return Fault(
        "citation/not-found",
        "the phrase does not stand in the text of its source",
        found=faults.show(exact),
        allowed="words of the text, copied word for word",
        hint="copy the phrase out of the archived text",
    )
