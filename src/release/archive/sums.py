"""A text that `sha256sum --check` takes: a line a file, with its SHA-256 and its path."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def sums(files: Mapping[str, bytes]) -> bytes:
    """The lines, in the order of the files.

    Raises ValueError for a path that `sha256sum` would write otherwise.
    """
    odd = [path for path in files if not path.isprintable() or "\\" in path]
    if odd:
        raise ValueError(f"{odd[0]!r} cannot stand in SHA256SUMS")
    lines = [f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in files.items()]
    return "".join(lines).encode()
