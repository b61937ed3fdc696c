"""Chooses the form of a report."""

from __future__ import annotations

from collections.abc import Callable

from validation.findings import Report
from validation.output import github, json_, junit, sarif, text

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text.render,
    "github": github.render,
    "json": json_.render,
    "sarif": sarif.render,
    "junit": junit.render,
}


def render(report: Report, form: str) -> str:
    """The report in one of `FORMATS`."""
    return FORMATS[form](report)
