"""Frictionless as a second, independent judge of a package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from validation.findings import Fault, Finding, Place
from validation.package.opened import DESCRIPTOR


def judge(folder: Path) -> Iterator[Finding]:
    """What frictionless has to say against a package that our own rules pass."""
    from frictionless import FrictionlessException, Package

    try:
        report = Package.from_descriptor(str(folder / DESCRIPTOR)).validate()
    except FrictionlessException as failure:
        yield _finding(DESCRIPTOR, None, failure.error.message)
        return
    for error in report.errors:
        yield _finding(DESCRIPTOR, None, error.message)
    for task in report.tasks:
        for error in task.errors:
            yield _finding(task.place, getattr(error, "row_number", None), error.message)


_HINT = "build the package again, with the versions that requirements.lock names"


def _finding(file: str, line: int | None, message: str) -> Finding:
    fault = Fault("package/frictionless", f"frictionless: {message}", hint=_HINT)
    return Finding.at(Place(file, line), fault)
