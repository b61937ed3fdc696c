"""The lock `data/anchors.csv`: where each quoted phrase stands in which archived text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from src.project import ANCHORS
from validation.findings import Fault, Finding, Place

# Which phrase of which document: source, prefix, phrase, suffix.
Phrase = tuple[str, str, str, str]


@dataclass(frozen=True, order=True)
class Anchor:
    """One phrase found in one text; `prefix` and `suffix` are empty where none is written.

    `start` and `end` are code points of the text, the end exclusive; `text_characters` is the
    text's length.
    """

    source_id: str
    start: int
    end: int
    prefix: str
    exact: str
    suffix: str
    text_sha256: str
    text_characters: int

    @property
    def phrase(self) -> Phrase:
        """Which phrase it places."""
        return (self.source_id, self.prefix, self.exact, self.suffix)


COLUMNS = [field.name for field in fields(Anchor)]


def read(path: Path) -> tuple[list[Anchor], list[Finding]]:
    """The anchors of the lock, and what cannot be read in it. A missing lock is an empty one."""
    if not path.exists():
        return [], []
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return [], [_broken(1, "the lock is not UTF-8")]
    rows = csv.reader(io.StringIO(text, newline=""))
    if next(rows, None) != COLUMNS:
        return [], [_broken(1, f"the lock's first line must be {','.join(COLUMNS)}")]
    anchors: list[Anchor] = []
    broken: list[Finding] = []
    for row in rows:
        anchor = _anchor(row)
        if anchor is None:
            broken.append(_broken(rows.line_num, "not an anchor"))
        else:
            anchors.append(anchor)
    return anchors, broken


def _anchor(row: list[str]) -> Anchor | None:
    try:
        source, start, end, prefix, exact, suffix, digest, length = row
        return Anchor(source, int(start), int(end), prefix, exact, suffix, digest, int(length))
    except ValueError:
        return None


def _broken(line: int, message: str) -> Finding:
    fault = Fault("record/syntax", message, hint="run ./refusals verify --archive DIR")
    return Finding.at(Place(ANCHORS, line, 1), fault)


def text_of(anchors: Iterable[Anchor]) -> str:
    """The lock's text, in canonical order: by source, place and phrase; each anchor once."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(astuple(anchor) for anchor in sorted(set(anchors)))
    return stream.getvalue()
