"""Whether a path that somebody else wrote stays inside the folder of the package."""

from __future__ import annotations

from pathlib import Path, PurePosixPath


def is_inside(path: object) -> bool:
    """Whether a path of an untrusted file stays inside the folder, on every system."""
    if not isinstance(path, str) or not path or "\\" in path or ":" in path or "\0" in path:
        return False
    if any(0xD800 <= ord(character) <= 0xDFFF for character in path):
        return False
    parts = PurePosixPath(path).parts
    return parts[:1] != ("/",) and ".." not in parts and str(PurePosixPath(path)) == path != "."


def leads_inside(target: Path, folder: Path) -> bool:
    """Whether a path of the disk is no link, and lies below the folder with all links followed."""
    return not target.is_symlink() and target.resolve().is_relative_to(folder.resolve())
