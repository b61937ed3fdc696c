"""For GitHub: workflow commands that annotate lines of a pull request."""

from __future__ import annotations

from validation.findings import Finding, Report
from validation.output import text


def render(report: Report) -> str:
    """A command a finding, then the plain summary."""
    lines = [_command(finding) for finding in report.findings]
    return "\n".join([*lines, text.summary(report)]) + "\n"


def _command(finding: Finding) -> str:
    place = {"file": finding.file, "line": finding.line, "col": finding.column}
    named = {**place, "title": finding.check}
    properties = ",".join(
        f"{name}={_escaped(str(value), property_=True)}"
        for name, value in named.items()
        if value is not None
    )
    parts = [finding.message]
    parts += [f"found: {finding.found}"] if finding.found else []
    parts += [f"allowed: {finding.allowed}"] if finding.allowed else []
    parts += [f"hint: {finding.hint}"] if finding.hint else []
    return f"::{finding.severity} {properties}::{_escaped(chr(10).join(parts))}"


def _escaped(value: str, *, property_: bool = False) -> str:
    escapes = {"%": "%25", "\r": "%0D", "\n": "%0A"}
    escapes |= {":": "%3A", ",": "%2C"} if property_ else {}
    return "".join(escapes.get(character, character) for character in value)
