"""The private archive: a folder of texts, one UTF-8 `.txt` a document, found by their hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from validation.records.clean_text import heap_of_marks
from validation.told import ToldError


class NotATextError(ToldError):
    """A file of the archive is no file of clean UTF-8 text; the message names it."""


@dataclass(frozen=True)
class ArchivedText:
    """A text as it lies in the archive, decoded with no newline translation."""

    sha256: str
    text: str


def texts(folder: Path) -> dict[str, ArchivedText]:
    """All texts of an archive, by their SHA-256. Raises what `read` does."""
    return {held.sha256: held for held in read(folder)}


def paths(folder: Path) -> list[Path]:
    """The files of the texts, in the order in which `read` gives them."""
    return sorted(folder.glob("*.txt"))


def read(folder: Path) -> Iterator[ArchivedText]:
    """The texts of an archive, one after the other; all of them need more memory than some have.

    Raises NotATextError for a text that is not UTF-8 or holds a heap of marks, and for what is no
    file, such as a pipe, OSError for a folder that cannot be read.
    """
    for path in paths(folder):
        if not path.is_file():
            raise NotATextError(f"{path} is no ordinary file")
        data = path.read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise NotATextError(f"{path} is not UTF-8; the archive holds UTF-8 texts") from error
        if heap_of_marks(text) is not None:  # normalising it would take hours
            raise NotATextError(f"{path} holds a heap of combining marks")
        yield ArchivedText(hashlib.sha256(data).hexdigest(), text)
