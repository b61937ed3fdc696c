"""Chooses the form of a report."""

from __future__ import annotations

import importlib

from validation.findings import Report
from validation.output import text
from validation.output.style import PLAIN, Style

# Modules of `validation.output`; only the one that is asked for is imported.
FORMATS = {"text": "text", "github": "github", "json": "json_", "sarif": "sarif", "junit": "junit"}


def render(report: Report, form: str, style: Style = PLAIN) -> str:
    """The report in one of `FORMATS`; only text has a style."""
    if form == "text":
        return text.render(report, style)
    rendered: str = importlib.import_module(f"validation.output.{FORMATS[form]}").render(report)
    return rendered
