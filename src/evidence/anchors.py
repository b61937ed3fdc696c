"""The lock `data/anchors.csv`: where each quoted phrase stands in which archived text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from src.project import ANCHORS
from validation.findings import Fault, Finding, Place
from validation.tables import Tables

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
    if not path.is_file():
        return [], [_broken(1, "the lock is an ordinary file")]
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return [], [_broken(1, "the lock is not UTF-8")]
    if "\r" in text:
        return [], [_broken(1, "the lines of the lock end with LF alone")]
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    anchors: list[Anchor] = []
    try:
        if next(rows, None) != COLUMNS:
            return [], [_broken(1, f"the lock's first line must be {','.join(COLUMNS)}")]
        for row in rows:
            anchor = _anchor(row)
            if anchor is None:
                return [], [
                    _broken(
                        rows.line_num,
                        "the line is no anchor: it has another number of cells, or no place",
                    )
                ]
            anchors.append(anchor)
    except csv.Error as error:
        return [], [_broken(rows.line_num, f"not CSV: {error}")]
    return anchors, []


_LONGEST = 10_000  # characters of a cell: csv's own limit may have been lifted by others
_NUMBER = re.compile("0|[1-9][0-9]{0,9}")


def _anchor(row: list[str]) -> Anchor | None:
    if len(row) != len(COLUMNS) or not all(_NUMBER.fullmatch(row[i]) for i in (1, 2, 7)):
        return None
    if max(map(len, row)) > _LONGEST:
        return None
    source, start, end, prefix, exact, suffix, digest, length = row
    anchor = Anchor(source, int(start), int(end), prefix, exact, suffix, digest, int(length))
    return anchor if anchor.start < anchor.end <= anchor.text_characters else None


def _broken(line: int, message: str) -> Finding:
    fault = Fault("record/syntax", message, hint="run ./refusals verify --archive DIR")
    return Finding.at(Place(ANCHORS, line, 1), fault)


def in_use(anchors: Iterable[Anchor], tables: Tables) -> list[Anchor]:
    """The anchors of phrases that are still cited, of the texts that their sources still name."""
    cited = tables["citations"]
    keys = ("source_id", "prefix", "exact", "suffix", "text_sha256")
    used = set(zip(*(cited[key].astype(object).fillna("") for key in keys), strict=True))
    return [anchor for anchor in anchors if (*anchor.phrase, anchor.text_sha256) in used]


def text_of(anchors: Iterable[Anchor]) -> str:
    """The lock's text, in canonical order: by source, place and phrase; each anchor once."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(astuple(anchor) for anchor in sorted(set(anchors)))
    return stream.getvalue()
