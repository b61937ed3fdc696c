"""For programs: one JSON object."""

from __future__ import annotations

import json

from validation.findings import Report


def render(report: Report) -> str:
    """The object `{"ok", "checked", "findings"}`."""
    return json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n"
