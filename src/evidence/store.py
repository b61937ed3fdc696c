"""Puts a document into the archive and its dossier into the records: all of it, or nothing.

Every file is first written beside its place and forced to the disk, then given its name by a hard
link, which never takes the place of a file that is there and follows no link. A kill leaves whole
files and hidden leftovers beside them. The dossier gets its name last and its leftover goes last:
while that one lies there and no dossier does, the document was not added, and the next `add` takes
away what has a name of it already.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from src.build.write import alone, locked
from src.evidence.document import Extracted, NotAddedError, Raw
from src.project import Project
from src.staged import staged
from validation.schemas import patterns

_STAGED = ".added-"


@contextlib.contextmanager
def working(project: Project, archive: Path) -> Iterator[list[str]]:
    """Holds project and archive for one command, and sweeps what a killed one left behind.

    Yields the ids of documents that were half added, and are not any more. Raises BusyError, or
    NotAddedError if the folder of dossiers leads out of the project.
    """
    sources = project.records / "sources"
    if not sources.resolve().is_relative_to(project.root.resolve()):
        raise NotAddedError(f"{sources} leads out of the project")
    with alone(project.root), locked(archive):
        sources.mkdir(exist_ok=True)
        yield _sweep(project, archive)


def _sweep(project: Project, archive: Path) -> list[str]:
    undone = []
    for dossier in sorted((project.records / "sources").glob(f"{_STAGED}*")):
        source_id = dossier.name.removeprefix(_STAGED).partition(".")[0]
        leftovers = list(archive.glob(f"{_STAGED}{source_id}.*"))
        if _take_away(project, archive, source_id, leftovers):
            undone.append(source_id)
        for leftover in (*leftovers, dossier):
            leftover.unlink()
    for leftover in archive.glob(f"{_STAGED}*"):
        if leftover.lstat().st_nlink == 1:  # else of another project: its dossier tells what to do
            leftover.unlink()
    return undone


def _take_away(project: Project, archive: Path, source_id: str, leftovers: list[Path]) -> bool:
    """Takes a document that has no dossier out of the archive; tells whether it was there."""
    if not re.fullmatch(patterns.SLUG, source_id):
        return False
    *archived, dossier = places(project, archive, source_id)
    if os.path.lexists(dossier):
        return False
    inodes = {leftover.lstat().st_ino for leftover in leftovers}
    named = [path for path in archived if os.path.lexists(path) and path.lstat().st_ino in inodes]
    for path in named:
        path.unlink()
    return bool(named)


def is_free(project: Project, archive: Path, source_id: str) -> bool:
    """Whether no file of that name is there, not even a broken link."""
    return not any(os.path.lexists(path) for path in places(project, archive, source_id))


def places(project: Project, archive: Path, source_id: str) -> list[Path]:
    """Where text, capture facts and dossier of a document stand, in that order."""
    if not re.fullmatch(patterns.SLUG, source_id):
        raise NotAddedError(f"{source_id!r} is no id")
    dossier = project.records / "sources" / f"{source_id}.yaml"
    return [archive / f"{source_id}.txt", archive / f"{source_id}.json", dossier]


def facts(raw: Raw, extracted: Extracted, canonical: str | None) -> str:
    """What is kept of how a text was got, as JSON.

    `raw_sha256` is of the page's bytes once unpacked: a saved copy of it has the same.
    """
    told: dict[str, Any] = {
        "asked": raw.asked,
        "answered": raw.answered,
        "canonical": canonical,
        "file": raw.name,
        "retrieved": raw.taken.isoformat(timespec="seconds") if raw.taken else None,
        "status": raw.status,
        "content_type": raw.content_type or extracted.content_type,
        "charset": extracted.charset,
        "extractor": extracted.extractor,
        "extractor_version": extracted.version,
        "raw_sha256": hashlib.sha256(raw.data).hexdigest(),
        "text_sha256": sha256(extracted.text),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def sha256(text: str) -> str:
    """The hash of a text's bytes as the archive holds them."""
    return hashlib.sha256(text.encode()).hexdigest()


def store(files: Mapping[Path, str]) -> None:
    """Writes new files, the last of them last. Raises OSError; then none of them is there."""
    waiting: list[tuple[Path, Path]] = []
    linked: list[Path] = []
    try:
        for path, text in files.items():
            waiting.append((staged(path, f"{_STAGED}{path.stem}.", text.encode()), path))
        for temporary, path in waiting:
            os.link(temporary, path, follow_symlinks=False)
            linked.append(path)
        for folder in {path.parent for path in files}:
            _force(folder)
    except BaseException:
        for path in reversed(linked):
            path.unlink(missing_ok=True)
        raise
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)


def _force(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
