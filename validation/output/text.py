"""For people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from validation.findings import Finding, Report
from validation.output.excerpt import excerpt
from validation.output.style import DIM, PLAIN, RED, YELLOW, Line, Style

# What these have found must not be spread.
_NEVER_QUOTED = "harm/"


def render(report: Report, style: Style = PLAIN) -> str:
    """Each finding: place and rule, the source line, what is found and allowed; then the counts."""
    sources = _sources(report, style)
    lines = [line for finding in report.findings for line in _finding(finding, sources, style)]
    return "\n".join([*lines, summary(report)]) + "\n"


def _sources(report: Report, style: Style) -> Mapping[Line, str]:
    """The lines to be quoted: none on which something harmful stands."""
    secret = {(f.file, f.line) for f in report.findings if f.check.startswith(_NEVER_QUOTED)}
    places = {(f.file, f.line) for f in report.findings} - secret
    return style.texts((file, line) for file, line in places if line is not None)


def _finding(finding: Finding, sources: Mapping[Line, str], style: Style) -> Iterator[str]:
    place = [finding.file, finding.line, finding.column]
    where = ":".join(str(part) for part in place if part is not None)
    colour = RED if finding.severity == "error" else YELLOW
    severity = style.paint(finding.severity, colour)
    yield f"{where}: {severity} {finding.check}: {finding.message}"
    source = sources.get((finding.file, finding.line or 0))
    if source is not None and finding.line is not None:
        quoted, *carets = excerpt(source, finding.line, finding.column)
        yield quoted
        yield from (caret[:-1] + style.paint(caret[-1], colour) for caret in carets)
    told = {"record": finding.record, "found": finding.found, "allowed": finding.allowed}
    yield from (f"    {name}: {text}" for name, text in told.items() if text)
    if finding.hint:
        yield style.paint(f"    hint: {finding.hint}", DIM)


def summary(report: Report) -> str:
    """The verdict on one line: how much was found, and how much was checked."""
    counts = ", ".join(f"{number:,} {name}" for name, number in report.checked.items())
    errors = len(report.errors)
    warnings = len(report.findings) - errors
    verdict = "ok" if report.ok else "failed"
    return f"{verdict}: {errors} errors, {warnings} warnings; checked {counts.replace('_', ' ')}"
