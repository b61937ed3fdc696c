"""Chooses the form of a report."""

from __future__ import annotations

from collections.abc import Callable

from validation.findings import Report
from validation.output import github, json_, junit, sarif, text
from validation.output.style import PLAIN, Style

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text.render,
    "github": github.render,
    "json": json_.render,
    "sarif": sarif.render,
    "junit": junit.render,
}


def render(report: Report, form: str, style: Style = PLAIN) -> str:
    """The report in one of `FORMATS`; only text has a style."""
    return text.render(report, style) if form == "text" else FORMATS[form](report)
