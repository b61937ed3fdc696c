"""A zip whose bytes follow from the files in it: order, times and modes are fixed.

Its members are stored, not deflated. What deflate gives depends on the library that Python was
built with: zlib and zlib-ng pack the same file into other bytes, and so may two versions of one of
them. That costs size: 766 kB for what deflate made 202 kB of.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping

from src.release.archive.sums import sums
from validation.package.sums import SUMS

# The first time that a zip can tell. It has no zone, so that it is the same everywhere.
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = stat.S_IFREG | 0o644


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by their paths, sorted, with `SHA256SUMS` for `sha256sum -c` as the first.

    Raises ValueError for a path that `sha256sum` would write otherwise.
    """
    if SUMS in files:
        raise ValueError(f"{SUMS} cannot tell of itself")
    ordered = dict(sorted(files.items()))
    return stored({SUMS: sums(ordered), **ordered})


def stored(files: Mapping[str, bytes]) -> bytes:
    """A zip of files as they come, nothing of it packed."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        for path, data in files.items():
            archive.writestr(_member(path), data)
    return sink.getvalue()


def _member(path: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(path, _TIME)
    member.create_system = _UNIX
    member.external_attr = _MODE << 16
    member.compress_type = zipfile.ZIP_STORED
    return member
