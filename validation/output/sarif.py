"""SARIF 2.1.0 (OASIS), for code-scanning services and editors."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from validation.findings import Finding, Report

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(report: Report) -> str:
    """One run, its rules being the checks that found something."""
    checks = sorted({finding.check for finding in report.findings})
    run = {
        "tool": {"driver": {"name": "Refusals", "rules": [{"id": check} for check in checks]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, checks) for finding in report.findings],
        "properties": {"checked": report.checked},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding, checks: list[str]) -> dict[str, Any]:
    told = {"Found": finding.found, "Allowed": finding.allowed, "Hint": finding.hint}
    text = ". ".join(
        [finding.message, *(f"{name}: {value}" for name, value in told.items() if value)]
    )
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.file)}}
    if finding.line:
        location["region"] = {"startLine": finding.line, "startColumn": finding.column or 1}
    return {
        "ruleId": finding.check,
        "ruleIndex": checks.index(finding.check),
        "level": finding.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }
