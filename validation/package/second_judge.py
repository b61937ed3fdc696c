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
        yield _finding(folder, DESCRIPTOR, None, failure.error.message)
        return
    for error in report.errors:
        yield _finding(folder, DESCRIPTOR, None, error.message)
    for task in report.tasks:
        for error in task.errors:
            yield _finding(folder, task.place, getattr(error, "row_number", None), error.message)


_HINT = "build the package again, with the versions that requirements.lock names"


def _finding(folder: Path, file: str, line: int | None, message: str) -> Finding:
    """The finding; files are named as the package names them, wherever it was unpacked."""
    told = message.replace(f"{folder}/", "")
    fault = Fault("package/frictionless", f"frictionless: {told}", hint=_HINT)
    return Finding.at(Place(file, line), fault)
