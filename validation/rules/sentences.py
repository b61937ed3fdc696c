"""What the rules ask for, by code."""

from __future__ import annotations

from validation.rules.registry import RULES


def sentences() -> dict[str, list[str]]:
    """The sentences of all rules of each code, in their order."""
    found: dict[str, list[str]] = {}
    for rule in RULES:
        found.setdefault(rule.code, []).append(rule.sentence)
    return found
