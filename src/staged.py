"""A file beside its place: written whole and forced to the disk before it gets its name."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def staged(folder: Path, prefix: str, data: bytes, mode: int = 0o644) -> Path:
    """A new file of `data` in `folder`, whose name begins with `prefix`.

    Raises OSError; then nothing is left of it.
    """
    handle, name = tempfile.mkstemp(dir=folder, prefix=prefix)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        path.chmod(mode)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
