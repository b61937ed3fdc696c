"""The private archive: a folder of texts, one UTF-8 `.txt` a document, found by their hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


class NotATextError(Exception):
    """A file of the archive is no UTF-8 text; the message names it."""


@dataclass(frozen=True)
class ArchivedText:
    """A text as it lies in the archive, decoded with no newline translation."""

    sha256: str
    text: str


def texts(folder: Path) -> dict[str, ArchivedText]:
    """All texts of an archive, by their SHA-256.

    Raises NotATextError for a text that is not UTF-8, OSError for a folder that cannot be read.
    """
    found: dict[str, ArchivedText] = {}
    for path in sorted(folder.glob("*.txt")):
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        try:
            found[digest] = ArchivedText(digest, data.decode("utf-8"))
        except UnicodeDecodeError as error:
            raise NotATextError(f"{path} is not UTF-8; the archive holds UTF-8 texts") from error
    return found
