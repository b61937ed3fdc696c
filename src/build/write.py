"""Writes the generated files: all or none, each whole at every moment.

All bytes are first written to a folder beside the data and forced to the disk; then each file is
moved into its place, the descriptor last. A kill before the moves changes nothing; one between
two of them leaves whole files, some old and some new, which the descriptor's hashes tell and the
next build mends. Leftovers of a build that was killed are swept by the next one.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from src.project import CATALOGUE, CSV, DESCRIPTOR, PARQUET, SCHEMAS
from src.staged import staged
from validation.told import ToldError

_STAGE = ".staged-"

# Folders that hold nothing but generated files: what else lies there is taken away.
_OWNED = (CSV, PARQUET, SCHEMAS, CATALOGUE)


class BusyError(ToldError):
    """Another build of the same project is running."""

    status = 2


def write(root: Path, files: Mapping[str, bytes], taken: Iterable[str] = ()) -> list[str]:
    """Brings the project's generated files to `files`; returns the paths that changed.

    The files at the paths `taken` are taken away when all else is in its place. Raises BusyError,
    or OSError if the disk is full or the folder read-only: then nothing, or only whole files, have
    changed.
    """
    with alone(root):
        _sweep(root)
        different = [path for path, data in files.items() if _held(root / path) != data]
        extra = [*_extra(root, files), *(path for path in taken if (root / path).exists())]
        if different:
            _replace(root, {path: files[path] for path in different})
        for path in extra:
            _take_away(root / path)
        return [*different, *extra]


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Holds the project's lock; the system lets go of it when the process ends."""
    (root / "data").mkdir(exist_ok=True)
    with locked(root / "data"):
        yield


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the lock of a folder. Raises BusyError if another process does."""
    with _opened(folder) as descriptor:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError("another build is running in this folder") from error
        yield


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _replace(root: Path, files: Mapping[str, bytes]) -> None:
    for path in files:
        _probe(root / path)
    stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=root / "data"))
    try:
        waiting = [(staged(stage, "", data), path) for path, data in files.items()]
        ordered = sorted(waiting, key=lambda pair: pair[1] == DESCRIPTOR)
        for temporary, path in ordered:
            temporary.replace(root / path)
        for folder in {(root / path).parent for path in files}:
            with _opened(folder) as descriptor:
                os.fsync(descriptor)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _probe(path: Path) -> None:
    """Raises OSError where a file could not be moved to `path`, before any other is moved."""
    if path.is_dir() and not path.is_symlink():
        raise IsADirectoryError(errno.EISDIR, "a folder stands in the place of a file", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    effective = os.access in os.supports_effective_ids
    if not os.access(path.parent, os.W_OK, effective_ids=effective):
        raise PermissionError(errno.EACCES, "the folder cannot be written to", str(path.parent))


def _take_away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _held(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        return None


def _extra(root: Path, files: Mapping[str, bytes]) -> list[str]:
    held = [path for folder in _OWNED for path in sorted((root / folder).glob("*"))]
    paths = [path.relative_to(root).as_posix() for path in held]
    return [path for path in paths if path not in files]


def _sweep(root: Path) -> None:
    for leftover in (root / "data").glob(f"{_STAGE}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def stale_files(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """The paths whose files are not what the records give."""
    different = [path for path, data in files.items() if _held(root / path) != data]
    return [*different, *_extra(root, files)]


def write_one(root: Path, path: str, data: bytes) -> None:
    """Writes one file whole, or not at all. Raises BusyError or OSError."""
    with alone(root):
        _sweep(root)
        if _held(root / path) != data:
            _replace(root, {path: data})
