"""A file beside its place: written whole and forced to the disk before it gets its name."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def staged(
    place: Path, prefix: str, data: bytes, folder: Path | None = None, mode: int = 0o644
) -> Path:
    """A new file of `data` whose name begins with `prefix`, to be moved to `place`.

    It lies beside its place, or in `folder`. Raises OSError, which names the place; then nothing
    is left of the file.
    """
    path = None
    try:
        handle, name = tempfile.mkstemp(dir=folder or place.parent, prefix=prefix)
        path = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        path.chmod(mode)
    except BaseException as error:
        if path is not None:
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(place)) from error
        raise
    return path
