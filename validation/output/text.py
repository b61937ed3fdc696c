"""For people at a terminal."""

from __future__ import annotations

from validation.findings import Finding, Report


def render(report: Report) -> str:
    """Each finding as `file:line:column: severity check: message`, then what was checked."""
    blocks = [_finding(finding) for finding in report.findings]
    return "\n".join([*blocks, summary(report)]) + "\n"


def _finding(finding: Finding) -> str:
    place = [finding.file, finding.line, finding.column]
    where = ":".join(str(part) for part in place if part is not None)
    lines = [f"{where}: {finding.severity} {finding.check}: {finding.message}"]
    told = {
        "record": finding.record,
        "found": finding.found,
        "allowed": finding.allowed,
        "hint": finding.hint,
    }
    return "\n".join([*lines, *(f"    {name}: {text}" for name, text in told.items() if text)])


def summary(report: Report) -> str:
    """The verdict on one line: how much was found, and how much was checked."""
    counts = ", ".join(f"{number:,} {name}" for name, number in report.checked.items())
    errors = len(report.errors)
    warnings = len(report.findings) - errors
    verdict = "ok" if report.ok else "failed"
    return f"{verdict}: {errors} errors, {warnings} warnings; checked {counts.replace('_', ' ')}"
