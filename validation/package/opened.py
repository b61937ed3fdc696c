"""Opens a package: a folder as it lies, a zip unpacked into a folder of its own.

A zip from elsewhere can neither write outside that folder nor fill the disk: member names and
sizes are checked before and while they are unpacked.
"""

from __future__ import annotations

import contextlib
import lzma
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from validation.told import ToldError

MAX_MEMBERS = 10_000
MAX_BYTES = 4 * 1024**3
MAX_RATIO = 20  # of a zip: tables pack to a sixth or so, and what packs far better is no table
_DEEPEST = 50
_SMALL = 2_000_000  # bytes that any zip may unpack to
_CHUNK = 1024 * 1024
DESCRIPTOR = "datapackage.json"


class NotAPackageError(ToldError):
    """What was handed over is no package; the message says why."""


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Path]:
    """The folder that holds the descriptor.

    Raises NotAPackageError, or FileNotFoundError if there is nothing at `path`.
    """
    if path.is_dir():
        yield path
        return
    if not path.exists():
        raise FileNotFoundError(2, "no such file or folder", str(path))
    if path.name == DESCRIPTOR:
        yield path.parent
        return
    if not path.is_file():
        raise NotAPackageError("neither a folder nor a zip")
    with tempfile.TemporaryDirectory(prefix="package-") as folder, path.open("rb") as stream:
        with _reading():
            archive = zipfile.ZipFile(stream)
        _unpack(archive, path.stat().st_size, Path(folder))
        yield _top(Path(folder))


# What zipfile stumbles over in a damaged or encrypted file.
_DAMAGE = (
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


@contextlib.contextmanager
def _reading() -> Iterator[None]:
    """Around what reads the zip, and nothing else: a full disk is no damage of the zip."""
    try:
        yield
    except _DAMAGE as error:
        raise NotAPackageError(f"neither a folder nor a zip: {error}") from error


def _unpack(archive: zipfile.ZipFile, packed: int, folder: Path) -> None:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise NotAPackageError(f"the zip has more than {MAX_MEMBERS:,} members")
    size = sum(member.file_size for member in members)
    if size > MAX_BYTES:
        raise NotAPackageError(f"the zip unpacks to more than {MAX_BYTES:,} bytes")
    if size > max(packed * MAX_RATIO, _SMALL):
        told = f"the zip unpacks to more than {MAX_RATIO} times its size"
        raise NotAPackageError(f"{told}: unpack it by yourself if you trust it")
    for member in members:
        if not member.filename:  # of a damaged directory; `is_dir` would stumble over it
            raise NotAPackageError("the zip has a member without a name")
        if member.is_dir():
            continue
        target = folder / _safe(member)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            sink = target.open("xb")
        except OSError as error:  # two members of one name, or a name that no disk takes
            raise NotAPackageError(f"the zip has an unsafe member: {error.strerror}") from error
        # The stream ends at the size that the directory tells, which was added up above.
        with sink:
            with _reading():
                source = archive.open(member)
            for chunk in _chunks(source):
                sink.write(chunk)


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    while True:
        with _reading():
            chunk = source.read(_CHUNK)
        if not chunk:
            return
        yield chunk


def _safe(member: zipfile.ZipInfo) -> PurePosixPath:
    name = PurePosixPath(member.filename)
    mode = member.external_attr >> 16
    outside = name.is_absolute() or ".." in name.parts or "\\" in member.filename
    if len(name.parts) > _DEEPEST:
        raise NotAPackageError(f"the zip has folders more than {_DEEPEST} deep")
    if outside or ":" in member.filename or stat.S_ISLNK(mode):
        raise NotAPackageError(f"the zip has an unsafe member: {member.filename}")
    return name


def _top(folder: Path) -> Path:
    """The folder itself, or the one folder in it, as zips of whole folders have it."""
    entries = list(folder.iterdir())
    if not (folder / DESCRIPTOR).exists() and len(entries) == 1 and entries[0].is_dir():
        return entries[0]
    return folder
