"""The list of withheld names as a file, outside of every repository."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from src.staged import staged
from validation.harm.withheld import Withheld


def add(path: Path, names: Iterable[str]) -> tuple[int, int]:
    """Adds names to the list in a file, which is begun if there is none.

    Returns how many were new and how many were there. If one cannot be withheld, none is added.
    Raises NotAListError, NotANameError or OSError.
    """
    held = Withheld.read(path) if path.exists() else Withheld.new()
    added = known = 0
    for name in names:
        longer = held.with_name(name)
        added, known = added + (longer != held), known + (longer == held)
        held = longer
    # Nobody else may read it; it takes the old list's place in one step.
    written = staged(path, f".{path.name}-", held.text().encode(), mode=0o600)
    try:
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
    return added, known


def asked_for(stream: TextIO) -> list[str]:
    """Names typed in, one, unseen; or the lines of a stream that is no terminal."""
    lines = [getpass.getpass("Name, not shown: ")] if stream.isatty() else stream
    return [line.strip() for line in lines if line.strip()]
