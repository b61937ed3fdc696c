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


def early(project: Project, wanted: Callable[[Path], bool]) -> tuple[list[Finding], set[Line]]:
    """The findings that `read` has of the files wanted, and the lines that must not be quoted.

    Those are lines on which several rows stand: what else is on them has not been judged yet,
    and may be what must not be spread.
    """
    written = read(project, kept.declaration(), wanted)
    report = Report()
    report.add(written.findings)
    return report.findings, _crowded(written)


def _crowded(written: Written) -> set[Line]:
    rows = (row for rows in written.rows.values() for row in rows)
    lines = Counter((row.file.file, row.node.line) for row in rows)
    return {line for line, number in lines.items() if number > 1}
