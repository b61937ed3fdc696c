"""Opens a package: a folder as it lies, a zip unpacked into a folder of its own.

A zip from elsewhere can neither write outside that folder nor fill disk or memory: its directory is
not read if it is too large for a package, and names and sizes of its members are checked before and
while they are unpacked.
"""

from __future__ import annotations

import contextlib
import errno
import io
import lzma
import stat
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from validation.told import ToldError

MAX_MEMBERS = 10_000
MAX_BYTES = 4 * 1024**3
# How much a zip may unpack to: tables pack to a sixth or so, and what packs far better is no table;
# beyond the first megabyte more is allowed, as many rows that are much alike pack well.
_RATIO, _RATIO_BEYOND = 20, 100
_MEGABYTE = 1_000_000
_DEEPEST = 50
_SMALL = 2_000_000  # bytes that any zip may unpack to
# Of the descriptor alone, which takes many times its size in memory when it is read.
MAX_DESCRIPTOR = 16 * 1024**2
_MAX_DIRECTORY = 16 * 1024**2
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
    with (
        tempfile.TemporaryDirectory(prefix="package-") as folder,
        _Bounded(io.FileIO(path)) as stream,
    ):
        with _reading():
            archive = zipfile.ZipFile(stream)
        _judge(archive.infolist(), path.stat().st_size)
        _unpack(archive, Path(folder))
        yield _top(Path(folder))


class _Bounded(io.BufferedReader):
    """A file of which nobody takes more at once than a zip of a package has a directory."""

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes. Raises NotAPackageError."""
        if size is not None and size > _MAX_DIRECTORY:
            raise NotAPackageError(f"the zip has a directory of more than {_MAX_DIRECTORY:,} bytes")
        return super().read(size)


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


def _judge(members: list[zipfile.ZipInfo], packed: int) -> None:
    """Judges what the directory tells of a zip of so many bytes. Raises NotAPackageError."""
    if len(members) > MAX_MEMBERS:
        raise NotAPackageError(f"the zip has more than {MAX_MEMBERS:,} members")
    size = sum(member.file_size for member in members)
    if size > MAX_BYTES:
        raise NotAPackageError(f"the zip unpacks to more than {MAX_BYTES:,} bytes")
    # Its own size is that of the file: members may lie over one another.
    most = _RATIO * min(packed, _MEGABYTE) + _RATIO_BEYOND * max(packed - _MEGABYTE, 0)
    if size > max(most, _SMALL):
        told = f"the zip unpacks to more than {most // packed} times its size"
        raise NotAPackageError(f"{told}: unpack it by yourself if you trust it")
    known: dict[str, str] = {}
    for member in members:
        if not member.filename:  # of a damaged directory; `is_dir` would stumble over it
            raise NotAPackageError("the zip has a member without a name")
        # Some disks take these for one name.
        folded = unicodedata.normalize("NFC", member.filename).casefold()
        if folded in known:
            both = f"{known[folded]} and {member.filename}"
            raise NotAPackageError(f"the zip has an unsafe member: {both} are one name")
        known[folded] = member.filename


# With these, no disk takes the name; with others, this disk takes nothing.
_BAD_NAME = (errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EILSEQ)


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    for member in archive.infolist():
        if member.is_dir():
            continue
        target = folder / _safe(member)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            sink = target.open("xb")
        except OSError as error:  # a member where another has its folder, or a name too long
            if error.errno not in _BAD_NAME:
                raise
            raise NotAPackageError(f"the zip has an unsafe member: {error.strerror}") from error
        # The stream ends at the size that the directory tells, which was added up above.
        with sink:
            with _reading():
                source = archive.open(member)
            _write(source, sink)


def _write(source: IO[bytes], sink: io.BufferedWriter) -> None:
    for chunk in _chunks(source):
        try:
            sink.write(chunk)
            sink.flush()
        except OSError as error:
            raise OSError(error.errno, error.strerror, sink.name) from error


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
