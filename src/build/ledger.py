"""The ledger `data/changes.csv`: what each release changed, in the form of the table `changes`.

The release writes it, and every build reads it: it knows all ids that were ever released, so that a
clone without the history can tell that one is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from src.project import LEDGER
from validation.dialects.csv_text import csv_bytes, sorted_rows
from validation.findings import Breach, Fault, Finding, Place
from validation.locate import located
from validation.package.cells import Sheet, read_sheet
from validation.package.locate import PackageLocator
from validation.schemas.spec import Table
from validation.tables import frame_of

_HINT = "put back the committed file; only ./refusals release writes it"


@dataclass(frozen=True)
class Ledger:
    """The ledger as it was read, and what is wrong with its form."""

    table: Table
    sheet: Sheet
    lines: list[str]
    findings: list[Finding]

    @property
    def frame(self) -> pd.DataFrame:
        """The rows of `changes`."""
        return self.sheet.frame

    def located(self, breaches: Iterable[Breach]) -> list[Finding]:
        """What breaches of the table are, at the lines of the ledger."""
        rows = pd.concat([self.sheet.frame.astype(object), self.sheet.broken.astype(object)])
        name = self.table.name
        locator = PackageLocator(
            {name: self.table}, {name: self.sheet}, {name: rows}, {name: LEDGER}, {name: self.lines}
        )
        return located(breaches, locator)


def read(path: Path, table: Table) -> Ledger:
    """Reads the ledger; one that is missing is empty. Raises OSError if it cannot be read."""
    if not path.exists():
        return Ledger(table, Sheet(frame_of(table, [])), [], [])
    if not path.is_file():
        return Ledger(table, Sheet(frame_of(table, [])), [], [_broken(1, 1, _NO_FILE)])
    return of(table, path.read_bytes())


def of(table: Table, data: bytes) -> Ledger:
    """The ledger that these bytes are."""
    sheet = read_sheet(table, data)
    if sheet.problem is not None:
        return Ledger(table, Sheet(frame_of(table, [])), [], [_broken(*sheet.problem)])
    ledger = Ledger(table, sheet, data.decode().split("\n"), [])
    ledger.findings.extend(ledger.located(sheet.breaches))
    if not sheet.breaches and text_of(table, sheet.frame) != data:
        ledger.findings.append(_broken(1, 1, _NOT_CANONICAL))
    return ledger


_NO_FILE = Fault("record/syntax", "the ledger of releases is an ordinary file", hint=_HINT)
_NOT_CANONICAL = Fault(
    "schema/canonical",
    "the ledger of releases must be the canonical text of its rows",
    hint=_HINT,
)


def text_of(table: Table, rows: pd.DataFrame) -> bytes:
    """The ledger's bytes: the canonical CSV of its rows."""
    return csv_bytes(sorted_rows(table, rows))


def _broken(line: int, column: int, fault: Fault) -> Finding:
    return Finding.at(Place(LEDGER, line, column), fault)
