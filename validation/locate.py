"""Turns the row and column that a check blames into a place in a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from validation.findings import Breach, Finding, Place


class Locator(Protocol):
    """Knows where rows came from: the lines of records, or those of a package's CSV files."""

    def place(self, table: str, row: int, column: str | None) -> Place:
        """Where that cell stands. A derived column stands where its origin does."""


def located(breaches: Iterable[Breach], locator: Locator) -> list[Finding]:
    """The findings that breaches are, each at its place."""
    return [
        Finding.at(
            locator.place(breach.table, breach.row, breach.column),
            breach.fault,
            table=breach.table,
            field=breach.column,
        )
        for breach in breaches
    ]
