"""`add`: brings a document into the archive, and writes a dossier for what is known of it."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from src.evidence import apart, dossier, known, language, store, urls
from src.evidence.document import MAX_BYTES, Extracted, NotAddedError, Raw
from src.project import Project


@dataclass(frozen=True)
class Added:
    """What was written, and what people have to fill in.

    `undone` are the documents that a killed run had half added: they are not there any more.
    """

    source_id: str
    text: Path
    dossier: Path
    characters: int
    missing: tuple[str, ...]
    undone: tuple[str, ...]


def from_file(path: Path) -> Raw:
    """A saved document. Raises NotAddedError for one that is no file or too large, or OSError."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise NotAddedError(f"{path} is no ordinary file")
    if found.st_size > MAX_BYTES:
        raise NotAddedError(f"{path} is larger than {MAX_BYTES:,} bytes")
    return Raw(path.read_bytes(), name=path.name)


def add(project: Project, archive: Path, raw: Raw) -> Added:
    """Archives a document's text and writes its dossier: both, or nothing.

    Raises NotAddedError, also for a document that is there already; BusyError or OSError.
    """
    extracted = apart.extracted(raw)
    address = urls.canonical(raw.answered, extracted.meta.canonical)
    with store.working(project, archive) as undone:
        sha256 = store.sha256(extracted.text)
        addresses = (address, raw.asked, raw.answered)
        there = known.same(known.documents(project, archive), sha256, addresses)
        if there is not None:
            raise NotAddedError(f"it is in {there.where} already, as {there.source_id}")
        facts = _known(project, raw, extracted, address)
        free = dossier.identify(facts, lambda wanted: store.is_free(project, archive, wanted))
        text, capture, record = store.places(project, archive, free)
        written = dossier.write(free, facts)
        store.store(
            {
                text: extracted.text,
                capture: store.facts(raw, extracted, address),
                record: written,
            }
        )
    missing = dossier.missing(facts)
    return Added(free, text, record, len(extracted.text), missing, tuple(undone))


def _known(project: Project, raw: Raw, extracted: Extracted, address: str | None) -> dossier.Known:
    meta = extracted.meta
    return dossier.Known(
        meta=meta,
        text=extracted.text,
        text_sha256=store.sha256(extracted.text),
        url=address,
        retrieved=raw.taken.date().isoformat() if raw.taken else None,
        language=None if meta.language else language.detected(extracted.text),
        publishers=known.publishers(project, meta.site, address),
    )
