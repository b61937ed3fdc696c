"""What the records and the archive hold already: documents by text and address, bodies by name."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from src.evidence.urls import host_of, page_key
from src.project import Project
from validation.evidence import archive
from validation.records import yaml_reader
from validation.records.folder import read_text
from validation.records.nodes import Mapping, plain


@dataclass(frozen=True)
class Held:
    """A document that is there: under which id, and where."""

    source_id: str
    where: str
    sha256: str | None
    addresses: tuple[str, ...]


def records(project: Project, table: str) -> Iterator[dict[str, Any]]:
    """The records of a folder that can be read; `check` tells what is wrong with the others."""
    for path in sorted((project.records / table).glob("*.yaml")):
        text, _ = read_text(path) if not path.is_symlink() else (None, None)
        root = yaml_reader.read(text).root if text is not None else None
        if isinstance(root, Mapping):
            yield {f"{table[:-1]}_id": path.stem, **plain(root)}


def documents(project: Project, folder: Path) -> Iterator[Held]:
    """The documents of the records, then those of the archive. Raises what `archive.read` does."""
    for record in records(project, "sources"):
        addresses = (record.get(key) for key in ("url", "archive_url"))
        written = tuple(address for address in addresses if isinstance(address, str))
        yield Held(str(record["source_id"]), "the records", record.get("text_sha256"), written)
    for path in sorted(folder.glob("*.json")):
        captured = _captured(path)
        told = (captured.get(key) for key in ("canonical", "asked", "answered"))
        addresses_ = tuple(address for address in told if isinstance(address, str))
        yield Held(path.stem, "the archive", captured.get("text_sha256"), addresses_)
    for path, held in zip(archive.paths(folder), archive.read(folder), strict=True):
        yield Held(path.stem, "the archive", held.sha256, ())


def same(held: Iterable[Held], sha256: str | None, addresses: Iterable[str | None]) -> Held | None:
    """The document that has this text or one of these addresses."""
    keys = {page_key(address) for address in addresses} - {None}
    for document in held:
        if sha256 is not None and document.sha256 == sha256:
            return document
        if keys & {page_key(address) for address in document.addresses}:
            return document
    return None


def _captured(path: Path) -> dict[str, Any]:
    """The capture facts beside a text; nothing if they are none of ours."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return {}
        read = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def publishers(project: Project, site: str | None, address: str | None) -> list[str]:
    """The organizations whose address or name is that of the site on which a document stands."""
    bodies = list(records(project, "organizations"))
    by_address = [body for body in bodies if _is_on(address, body.get("url"))]
    by_name = [body for body in bodies if site and site.casefold() in _names(body)]
    return [str(body["organization_id"]) for body in by_address or by_name]


def _is_on(address: str | None, site: object) -> bool:
    """Whether a page is of a site; of a channel on a platform, whether it is below the channel."""
    if not isinstance(site, str) or not host_of(address) or host_of(site) != host_of(address):
        return False
    below = urlsplit(site).path.rstrip("/")
    path = urlsplit(address or "").path
    return path == below or path.startswith(f"{below}/")


def _names(body: dict[str, Any]) -> set[str]:
    rows = body.get("organization_names")
    listed = [row.get("name") for row in rows if isinstance(row, dict)] if rows else []
    return {str(name).casefold() for name in [body.get("name"), *listed] if name}
