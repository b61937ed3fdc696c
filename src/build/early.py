"""What is wrong with the shape of records, found before pandas is imported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from src.build.read import Written, read
from src.project import Project
from validation.findings import Finding, Report
from validation.output.style import Line
from validation.schemas import kept


def early(project: Project, wanted: Callable[[Path], bool] | None) -> Written:
    """The records, or those in the files wanted, read by the declaration that is kept."""
    return read(project, kept.declaration(), wanted)


def told(written: Written) -> list[Finding]:
    """What is wrong with their shape, in the order of their places."""
    report = Report()
    report.add(written.findings)
    return report.findings


def shared_lines(written: Written) -> set[Line]:
    """Lines that must not be quoted yet: several rows stand on them.

    What else is on such a line has not been judged, and may be what must not be spread.
    """
    rows = (row for rows in written.rows.values() for row in rows)
    lines = Counter((row.file.file, row.node.line) for row in rows)
    return {line for line, number in lines.items() if number > 1}
