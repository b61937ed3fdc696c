"""Places in the CSV files of a package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from validation.findings import Place
from validation.package.cells import Sheet
from validation.schemas.spec import Declaration, Table


@dataclass(frozen=True)
class PackageLocator:
    """Places rows by the lines that they were read from, and cells by where they begin.

    `rows` are the rows by which records are named; `paths` and `texts` the files.
    """

    declaration: Declaration
    sheets: Mapping[str, Sheet]
    rows: Mapping[str, pd.DataFrame]
    paths: Mapping[str, str]
    texts: Mapping[str, list[str]]

    def place(self, table: str, row: int, column: str | None) -> Place:
        """The cell; the beginning of the line for what is absent."""
        declared = self.declaration[table]
        line = self.sheets[table].lines[row]
        at = 1
        if column in declared.by_name:
            names = [known.name for known in declared.columns]
            at = _beginning(self.texts[table][line - 1], names.index(str(column)))
        return Place(self.paths[table], line, at, self._record(declared, row))

    def _record(self, table: Table, row: int) -> str | None:
        """The id of the row, or of the record that it stands in."""
        frame = self.rows[table.name]
        if row not in frame.index:
            return None
        cells = frame.loc[row]
        first = table.columns[0]
        if len(table.primary_key) == 1 and first.origin != "derived":
            return _text(cells[first.name])
        outer = [column.name for column in table.columns if column.origin == "inherited"]
        held = [text for name in outer if (text := _text(cells[name])) is not None]
        if held:
            return held[-1]
        if table.file is not None:
            return table.name
        return _text(cells["id" if "id" in table.by_name else first.name])


def _text(cell: object) -> str | None:
    return None if cell is None or cell is pd.NA else str(cell)


def _beginning(line: str, number: int) -> int:
    """The column (1-based) at which cell `number` (0-based) of a CSV line begins."""
    quoted, cell = False, 0
    for position, character in enumerate(line):
        if cell == number:
            return position + 1
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            cell += 1
    return len(line) + 1
