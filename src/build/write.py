"""Writes the generated files: all or none, each whole at every moment.

All bytes are first written to a folder beside the data and forced to the disk; then each file is
moved into its place, the descriptor last. A kill before the moves changes nothing; one between
two of them leaves whole files, some old and some new, which the descriptor's hashes tell and the
next build mends. Leftovers of a build that was killed are swept by the next one.

A command holds the project's lock from before it reads the records until all is written: what it
writes is of one state of them, and never older than what lies there.
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
from validation.failed import told
from validation.told import ToldError

_STAGE = ".staged-"

# Folders that hold nothing but generated files: what else lies there is taken away.
_OWNED = (CSV, PARQUET, SCHEMAS, CATALOGUE)


class BusyError(ToldError):
    """Another build of the same project is running."""

    status = 2


class OutsideError(ToldError):
    """A folder of generated files leads out of the project; nothing was written."""


class HalfwayError(ToldError):
    """Some files were moved into their places when another could not be."""


def write(root: Path, files: Mapping[str, bytes], taken: Iterable[str] = ()) -> list[str]:
    """As `put`, holding the project's lock. Raises BusyError too."""
    with alone(root):
        return put(root, files, taken)


def put(root: Path, files: Mapping[str, bytes], taken: Iterable[str] = ()) -> list[str]:
    """Brings the project's generated files to `files`; returns the paths that changed.

    It is for who holds the lock. The files at the paths `taken` are taken away when all else is in
    its place. Raises OutsideError, or OSError if the disk is full or the folder read-only: then
    nothing has changed; HalfwayError if only whole files have.
    """
    _keep_inside(root, files)
    _sweep(root, files)
    different = [path for path, data in files.items() if _held(root / path) != data]
    extra = [*_extra(root, files), *(path for path in taken if (root / path).exists())]
    if different:
        _replace(root, {path: files[path] for path in different})
    with _halfway(bool(different)) as moved:
        for path in extra:
            _take_away(root / path)
            moved.append(path)
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
            busy = f"another build, or a command like it, is at work in {folder}"
            raise BusyError(f"{busy}: wait for its end, then run this again") from error
        yield


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _keep_inside(root: Path, files: Iterable[str]) -> None:
    """Raises OutsideError where a link would have files written, or taken away, elsewhere."""
    inside = root.resolve()
    folders = {Path(folder) for folder in _OWNED} | {Path(path).parent for path in files}
    outer = {one for folder in folders for one in folder.parents}
    for folder in sorted(folders | outer):
        if not (root / folder).resolve().is_relative_to(inside):
            hint = "put a folder in the place of the link"
            raise OutsideError(f"{folder} leads out of the project: {hint}")


def _replace(root: Path, files: Mapping[str, bytes]) -> None:
    for path in files:
        _probe(root / path)
    stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=root / "data"))
    try:
        waiting = [(staged(root / path, "", files[path], stage), path) for path in files]
        ordered = sorted(waiting, key=lambda pair: pair[1] == DESCRIPTOR)
        folders = {(root / path).parent for path in files}
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        with _halfway() as moved:
            for temporary, path in ordered:
                _move(temporary, root / path)
                moved.append(path)
            for folder in folders:
                with _opened(folder) as descriptor:
                    os.fsync(descriptor)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


@contextlib.contextmanager
def _halfway(begun: bool = False) -> Iterator[list[str]]:
    """Turns an OSError into HalfwayError once a path stands in the list that it gives."""
    moved: list[str] = []
    try:
        yield moved
    except OSError as error:
        if not moved and not begun:
            raise
        state = "some of the generated files are new by now and others old, each of them whole"
        raise HalfwayError(f"{told(error)}, which mends it: {state}") from error


def _move(temporary: Path, place: Path) -> None:
    try:
        temporary.replace(place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # Another disk is mounted there.
        beside = staged(place, _STAGE, temporary.read_bytes())
        try:
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)


def _probe(path: Path) -> None:
    """Raises OSError where a file could not be moved to `path`, before any other is moved."""
    if path.is_dir() and not path.is_symlink():
        raise IsADirectoryError(errno.EISDIR, "a folder stands in the place of a file", str(path))
    folder = path.parent
    while not os.path.lexists(folder):
        folder = folder.parent
    if not folder.is_dir():
        wrong = "a file stands in the place of a folder"
        raise NotADirectoryError(errno.ENOTDIR, wrong, str(folder))
    effective = os.access in os.supports_effective_ids
    if not os.access(folder, os.W_OK, effective_ids=effective):
        raise PermissionError(errno.EACCES, "the folder cannot be written to", str(folder))


def _take_away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _held(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None


def _extra(root: Path, files: Mapping[str, bytes]) -> list[str]:
    held = [path for folder in _OWNED for path in sorted((root / folder).glob("*"))]
    paths = [path.relative_to(root).as_posix() for path in held]
    return [path for path in paths if path not in files]


def _sweep(root: Path, files: Iterable[str]) -> None:
    for folder in {root / "data", *((root / path).parent for path in files)}:
        for leftover in folder.glob(f"{_STAGE}*"):
            _take_away(leftover)


def stale_files(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """The paths whose files are not what the records give."""
    different = [path for path, data in files.items() if _held(root / path) != data]
    return [*different, *_extra(root, files)]


def write_one(root: Path, path: str, data: bytes) -> None:
    """As `put_one`, holding the project's lock. Raises BusyError too."""
    with alone(root):
        put_one(root, path, data)


def put_one(root: Path, path: str, data: bytes) -> None:
    """Writes one file whole, or not at all; for who holds the lock.

    Raises OutsideError or OSError.
    """
    _keep_inside(root, [path])
    _sweep(root, [path])
    if _held(root / path) != data:
        _replace(root, {path: data})
