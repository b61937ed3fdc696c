"""For people at a terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from validation.findings import Finding, Report
from validation.output.excerpt import excerpt
from validation.output.style import DIM, PLAIN, RED, YELLOW, Line, Style

# What these have found must not be spread.
_NEVER_QUOTED = "harm/"


def render(report: Report, style: Style = PLAIN) -> str:
    """Each finding: place and rule, the source line, what is found and allowed; then the counts."""
    new = [finding for finding in report.findings if finding not in report.told]
    return findings(new, style) + summary(report) + "\n"


def findings(
    found: Sequence[Finding], style: Style = PLAIN, unquoted: Collection[Line] = ()
) -> str:
    """The findings alone. Lines that are `unquoted` are pointed at and not shown."""
    sources = _sources(found, style, unquoted)
    lines = [line for finding in found for line in _finding(finding, sources, style)]
    return "".join(f"{line}\n" for line in lines)


def _sources(
    found: Sequence[Finding], style: Style, unquoted: Collection[Line]
) -> Mapping[Line, str]:
    """The lines to be quoted: none on which something harmful stands."""
    secret = {(f.file, f.line) for f in found if f.check.startswith(_NEVER_QUOTED)}
    places = {(f.file, f.line) for f in found} - secret - set(unquoted)
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
