"""The exact part of a difference: how to make NEW of OLD, byte for byte.

Every file that differs stands in `files` by its path:

- `{"new": null, "old": HASH}`: it is taken away;
- `{"new": HASH, "old": HASH or null, "pieces": […]}`: it is put together of pieces. A piece is a
  span `[start, end]` of the old file's bytes, a text (its UTF-8), or `{"base64": …}`. With `"from"`
  the spans are those of another old file.

Files that are not named stay. `old` and `new` are the hashes of the whole packages, and every hash
is checked when the patch is applied. Nothing is computed anew, so that applying depends on no
version of any library; Parquet files are carried as what they have of their own.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from src.release import lines
from src.release.package import Package, hash_of, packaged, sha256
from validation.package.inside import is_inside
from validation.package.opened import MAX_BYTES, MAX_MEMBERS, NotAPackageError
from validation.told import ToldError

# Times the bytes of the old package and of the texts of the patch that a new one may have: a piece
# may be taken several times, and a megabyte of pieces would make gigabytes.
_MAX_GROWTH = 20


class PatchError(ToldError):
    """The patch does not fit the package, or is none; the message says why."""


def patch(old: Package, new: Package) -> dict[str, Any]:
    """What to do to `old` to have `new`."""
    paths = sorted({*old.files, *new.files})
    changed = [path for path in paths if old.files.get(path) != new.files.get(path)]
    gone = {old.hashes[path]: path for path in changed if path not in new.files}
    return {
        "files": {path: _file(path, old, new, gone) for path in changed},
        "new": new.hash,
        "old": old.hash,
    }


def _file(path: str, old: Package, new: Package, gone: Mapping[str, str]) -> dict[str, Any]:
    then, now = old.hashes.get(path), new.hashes.get(path)
    if now is None:
        return {"new": None, "old": then}
    moved = gone.get(now) if then is None else None
    base = old.files.get(moved or path, b"")
    pieces = [_piece(one) for one in lines.pieces(base, new.files[path])]
    entry = {"new": now, "old": then, "pieces": pieces}
    return {**entry, "from": moved} if moved else entry


def _piece(piece: tuple[int, int] | bytes) -> Any:
    if isinstance(piece, tuple):
        return list(piece)
    try:
        return piece.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(piece).decode("ascii")}


def applied(old: Package, told: Any) -> Package:
    """The package that a patch makes of `old`.

    Raises PatchError if `old` is another package than the one that the patch was made for, or if
    the patch is damaged: then nothing is made.
    """
    if not isinstance(told, dict) or not isinstance(told.get("files"), dict):
        raise PatchError("it holds no patch")
    if told.get("old") != old.hash:
        raise PatchError(f"it was made for another package: of hash {told.get('old')}")
    files = dict(old.files)
    most = min(MAX_BYTES, _MAX_GROWTH * (sum(map(len, old.files.values())) + _told(told["files"])))
    size = sum(map(len, files.values()))
    for path, entry in told["files"].items():
        if not is_inside(path) or not isinstance(entry, dict):
            raise PatchError(f"it names no file of a package: {path!r}")
        if entry.get("old") != old.hashes.get(path):
            raise PatchError(f"it was made for another {path}")
        size -= len(files.pop(path, b""))
        if entry.get("new") is not None:
            files[path] = _made(path, entry, old, most - size)
            size += len(files[path])
        if len(files) > MAX_MEMBERS:
            raise PatchError("what it makes has too many files for a package")
    if hash_of({path: sha256(data) for path, data in files.items()}) != told.get("new"):
        raise PatchError("what it makes is not the package that it was made from")
    try:
        return packaged(files)
    except NotAPackageError as error:
        raise PatchError(f"what it makes is no package: {error}") from error


def _told(entries: Mapping[str, Any]) -> int:
    """About how many bytes the pieces of a patch have of their own."""
    held = (entry.get("pieces") for entry in entries.values() if isinstance(entry, dict))
    pieces = (piece for one in held if isinstance(one, list) for piece in one)
    return sum(len(piece if isinstance(piece, str) else str(piece)) for piece in pieces)


def _made(path: str, entry: Mapping[str, Any], old: Package, most: int) -> bytes:
    pieces, base = entry.get("pieces"), old.files.get(str(entry.get("from", path)), b"")
    if not isinstance(pieces, list):
        raise PatchError(f"it does not tell how to make {path}")
    if sum(_length(path, piece, base) for piece in pieces) > most:
        told = f"the {path} that it makes is too large: {_MAX_GROWTH} times what it is made of"
        raise PatchError(f"{told} is the most; make the new package by building it")
    made = b"".join(_bytes(path, piece, base) for piece in pieces)
    if sha256(made) != entry["new"]:
        raise PatchError(f"the {path} that it makes is not the one that it was made from")
    return made


def _length(path: str, piece: Any, base: bytes) -> int:
    if isinstance(piece, list):
        if len(piece) == 2 and all(type(one) is int for one in piece):
            start, end = piece
            if 0 <= start <= end <= len(base):
                return int(end - start)
        raise PatchError(f"it takes a piece of {path} that is not there")
    return len(piece) if isinstance(piece, str) else 0


def _bytes(path: str, piece: Any, base: bytes) -> bytes:
    if isinstance(piece, list):
        return base[piece[0] : piece[1]]
    try:
        if isinstance(piece, str):
            return piece.encode("utf-8")
        return base64.b64decode(piece["base64"], validate=True)
    except (UnicodeEncodeError, KeyError, TypeError, binascii.Error, ValueError) as error:
        raise PatchError(f"a piece of {path} cannot be read") from error
