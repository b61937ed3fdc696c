"""Reads a JSON difference, and writes the package that it makes."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from src.release.json_ import FORMAT
from src.release.package import Package
from src.release.patch import PatchError
from validation.package.opened import MAX_BYTES


def read(path: Path) -> Any:
    """The patch of a JSON difference. Raises PatchError or OSError."""
    if path.stat().st_size > MAX_BYTES:
        raise PatchError(f"{path.name} is too large")
    try:
        content = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise PatchError(f"{path.name} is not JSON: {error}") from error
    if not isinstance(content, dict) or content.get("version") != FORMAT:
        raise PatchError(f"{path.name} is no difference of format {FORMAT}")
    return content.get("patch")


def write(folder: Path, package: Package) -> None:
    """Writes a package into a folder that is not there or empty: whole, or not at all.

    Raises OSError.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for path, data in package.files.items():
            (stage / path).parent.mkdir(parents=True, exist_ok=True)
            (stage / path).write_bytes(data)
        stage.chmod(0o755)
        stage.rename(folder)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
