"""One source as it lies in records and archive: its text, and what is quoted of it.

A record is opened while it is being written: nothing but its own hash and language is needed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from src.build.compile import compile_tables
from src.build.read import Written, read
from src.project import Project
from validation.evidence import archive
from validation.evidence.match import Span, find
from validation.evidence.normalise import Normalised, normalise, with_places
from validation.figures.coded import readers_of
from validation.figures.reader import Reader
from validation.near import nearest
from validation.records.nodes import plain
from validation.records.rows import Row
from validation.schemas.registry import DECLARATION
from validation.told import WrongUseError

_MOST_PLACES = 200_000
_TOO_OFTEN = f"in more than {_MOST_PLACES:,} places of the text"


class NoTextError(WrongUseError):
    """There is no such source, or its text is not at hand; the message says which."""


@dataclass(frozen=True)
class OpenedSource:
    """A source's text, its citations as they are written, and the reader of its language.

    The reader is None if its language has none.
    """

    source_id: str
    text: Normalised
    reader: Reader | None
    citations: list[dict[str, Any]]

    def quoted(self, facets: Collection[str]) -> list[tuple[Span, dict[str, Any]]]:
        """The places of all phrases that are cited of the text for `facets`, with their citations.

        Raises NoTextError for phrases that stand everywhere.
        """
        places: list[tuple[Span, dict[str, Any]]] = []
        looked_at = 0
        for row in self.citations:
            if row["facet"] in facets:
                looked_at += self.text.text.count(normalise(row["exact"]) or "\n")
                if looked_at > _MOST_PLACES:
                    raise NoTextError(
                        f"its phrases stand {_TOO_OFTEN}: ./refusals verify tells which"
                    )
                spans = find(self.text, row["exact"], row.get("prefix"), row.get("suffix"))
                places += [(span, row) for span in spans]
        return places


def open_source(project: Project, source_id: str, folder: Path) -> OpenedSource:
    """Opens a source by its id, with its text out of the archive. Raises NoTextError."""
    written = read(project, DECLARATION)
    source = _cells(_row(written, source_id))
    digest = source.get("text_sha256")
    if digest is None:
        raise NoTextError(f"{source_id} has no text: its record has no `text_sha256`")
    held = archive.texts(folder)
    if not isinstance(digest, str) or digest not in held:
        raise NoTextError(f"{folder} does not hold the text of {source_id}")
    readers = readers_of(compile_tables(written, DECLARATION, ()))
    text, reader = with_places(held[digest].text), readers(str(source.get("language")))
    return OpenedSource(source_id, text, reader, _citations(written, source_id))


def _row(written: Written, source_id: str) -> Row:
    rows = {row.own_id: row for row in written.rows["sources"] if row.own_id is not None}
    if source_id in rows:
        return rows[source_id]
    if source_id in written.unreadable.get("sources", ()):
        raise NoTextError(f"the record {source_id} cannot be read: ./refusals check tells why")
    near = nearest(source_id, rows)
    raise NoTextError(f"there is no source {source_id}{f': {near}' if near else ''}")


def _citations(written: Written, source_id: str) -> list[dict[str, Any]]:
    """The citations of a source, also those that stand in a record with findings of its own."""
    rows = [row for row in written.rows["citations"] if not row.spoiled]
    return [_cells(row) for row in rows if _cited(row) == source_id]


def _cited(row: Row) -> object:
    """The source that a citation names, or in whose record it stands."""
    named = row.node.values.get("source_id")
    if named is not None:
        return plain(named)
    return _cited(row.outer) if row.outer else None


def _cells(row: Row) -> dict[str, Any]:
    return {name: plain(node) for name, node in row.node.values.items()}
