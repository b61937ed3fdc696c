"""What an SQLite database of the package must hold."""

from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path

from tests.test_readme import Cells, assert_same, csv_cells
from validation.schemas.registry import DECLARATION


def assert_cells(database: sqlite3.Connection, root: Path) -> None:
    """Every table has the cells of its CSV; SQLite has no dates: it keeps their ISO text."""
    for table in DECLARATION:
        found = database.execute(f"SELECT * FROM {table} ORDER BY rowid")
        names = [str(told[0]) for told in found.description]
        rows = found.fetchall()
        columns = {name: [row[i] for row in rows] for i, name in enumerate(names)}
        expected: Cells = {
            name: [cell.isoformat() if isinstance(cell, datetime.date) else cell for cell in cells]
            for name, cells in csv_cells(root, table).items()
        }
        assert_same(columns, expected, table)
