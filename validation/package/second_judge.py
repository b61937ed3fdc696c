"""Frictionless as a second, independent judge of a package."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from validation.findings import Fault, Finding, Place
from validation.package.opened import DESCRIPTOR

# Cells of a package that are judged twice, some 15 microseconds each: of a larger one, the first
# rows of every file are.
MOST = 300_000


def judge(folder: Path, frames: Mapping[str, pd.DataFrame]) -> tuple[list[Finding], int]:
    """What frictionless has to say against a package that our own rules pass.

    `frames` are its tables. Told are the findings, and how many rows of its files were judged.
    """
    from frictionless import FrictionlessException, Package

    try:
        package = Package.from_descriptor(str(folder / DESCRIPTOR))
        report = package.validate(limit_rows=_rows(frames))
    except FrictionlessException as failure:
        return [_finding(folder, DESCRIPTOR, None, failure.error.message)], 0
    found = [_finding(folder, DESCRIPTOR, None, error.message) for error in report.errors]
    found += [
        _finding(folder, task.place, getattr(error, "row_number", None), error.message)
        for task in report.tasks
        for error in task.errors
    ]
    return found, sum(task.stats.get("rows", 0) for task in report.tasks)


def _rows(frames: Mapping[str, pd.DataFrame]) -> int | None:
    """How many rows of each file are judged, if not all: every table has two files."""
    if 2 * sum(frame.size for frame in frames.values()) <= MOST:
        return None
    return max(MOST // 2 // sum(len(frame.columns) for frame in frames.values()), 1)


_HINT = "build the package again, with the versions that requirements.lock names"


def _finding(folder: Path, file: str, line: int | None, message: str) -> Finding:
    """The finding; files are named as the package names them, wherever it was unpacked."""
    told = message.replace(f"{folder}/", "")
    fault = Fault("package/frictionless", f"frictionless: {told}", hint=_HINT)
    return Finding.at(Place(file, line), fault)
