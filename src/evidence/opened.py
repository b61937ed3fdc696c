"""One source as it lies in records and archive: its text, and what is quoted of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from src.build.compile import compile_tables
from src.build.read import read
from src.evidence import anchors
from src.project import Project
from validation.evidence import archive
from validation.evidence.match import Span, find
from validation.evidence.normalise import Normalised, with_places
from validation.figures.coded import readers_of
from validation.figures.reader import Reader
from validation.near import nearest
from validation.schemas.registry import DECLARATION
from validation.tables import Tables


class NoTextError(Exception):
    """There is no such source, or its text is not at hand; the message says which."""


@dataclass(frozen=True)
class OpenedSource:
    """A source's text, and the reader of its language (None if there is none)."""

    source_id: str
    text: Normalised
    reader: Reader | None
    tables: Tables

    def quoted(self) -> list[tuple[Span, dict[str, Any]]]:
        """The places of all phrases that are cited of the text, with their citations."""
        frame = self.tables["citations"]
        rows = frame[(frame["source_id"] == self.source_id).fillna(False).astype(bool)]
        cells = rows.astype(object).where(rows.notna(), None).to_dict("records")
        return [
            (span, {str(name): value for name, value in row.items()})
            for row in cells
            for span in find(self.text, row["exact"], row["prefix"], row["suffix"])
        ]


def open_source(project: Project, source_id: str, folder: Path) -> OpenedSource:
    """Opens a source by its id, with its text out of the archive. Raises NoTextError."""
    lock, _ = anchors.read(project.anchors)
    tables = compile_tables(read(project, DECLARATION), DECLARATION, lock)
    sources = tables["sources"].set_index("source_id")
    if source_id not in sources.index:
        near = nearest(source_id, sources.index)
        raise NoTextError(f"there is no source {source_id}{f': {near}' if near else ''}")
    digest, language = sources.loc[source_id, ["text_sha256", "language"]]
    held = archive.texts(folder)
    if digest not in held:
        raise NoTextError(f"{folder} does not hold the text of {source_id}")
    text = with_places(held[digest].text)
    return OpenedSource(source_id, text, readers_of(tables)(str(language)), tables)
