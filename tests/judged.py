"""Catalogue files handed to the validators in `.venv/catalogues`."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

PYTHON = ROOT / ".venv" / "catalogues" / "bin" / "python"

needs_validators = pytest.mark.skipif(
    not PYTHON.exists(),
    reason="no validators of catalogues: run make .venv/.requirements-catalogues",
)

# What makes a catalogue file, or a data file beside it, wrong.
Edit = Callable[[Any, Path], object]


def judged(judge: str, paths: Iterable[Path]) -> dict[Path, Any]:
    """What a judge of `catalogue_judge.py` says of each file.

    csvw gives its findings as Python's warnings: none may be filtered out.
    """
    done = subprocess.run(
        [str(PYTHON), "-W", "always", str(ROOT / "tests" / "catalogue_judge.py"), judge],
        input=json.dumps([str(path) for path in paths]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    verdicts = json.loads(done.stdout.splitlines()[-1])
    return {Path(path): verdict for path, verdict in verdicts.items()}


def copied(folder: Path) -> Path:
    """A copy of the package's data and catalogue files."""
    for name in ("csv", "parquet", "catalogue"):
        shutil.copytree(ROOT / "data" / name, folder / "data" / name)
    return folder


def judged_wrong(
    judge: str, path: str, wrong: Mapping[str, tuple[Edit, str]], folder: Path
) -> dict[str, list[str]]:
    """What is found in each wrong example of a catalogue file, all judged in one go."""
    made = {name: _made_wrong(folder / name, path, edit) for name, (edit, _) in wrong.items()}
    found = judged(judge, made.values())
    return {name: found[file] for name, file in made.items()}


def _made_wrong(folder: Path, path: str, edit: Edit) -> Path:
    """The catalogue file `path` of a copy of the package, after an edit of what it says."""
    file = copied(folder) / path
    content = json.loads(file.read_bytes())
    edit(content, folder)
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return file
