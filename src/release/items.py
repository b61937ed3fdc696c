"""The exact difference: a flat list of items, each one thing that is not as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Row = Mapping[str, str | None]


class Sort(StrEnum):
    """What an item is."""

    ROW_ADDED = "row_added"
    ROW_REMOVED = "row_removed"
    CELL = "cell"
    TABLE_ADDED = "table_added"
    TABLE_REMOVED = "table_removed"
    TABLE_RENAMED = "table_renamed"
    COLUMN_ADDED = "column_added"
    COLUMN_REMOVED = "column_removed"
    COLUMN_RENAMED = "column_renamed"
    PROPERTY = "property"
    FILE_ADDED = "file_added"
    FILE_REMOVED = "file_removed"
    FILE_CHANGED = "file_changed"


@dataclass(frozen=True)
class Item:
    """One thing that differs. Cells are texts as in the CSV, None where they are empty.

    - rows and cells: `table` (its new name), `key` (the cells of the row's primary key), `row` (all
      its cells, after the change unless it was removed); a cell has `name` (the column), `before`
      and `after`;
    - tables and columns: `table`, `name`; if renamed, `before` and `after` are the names, else
      `count` tells how many rows or filled cells came or went;
    - properties of the descriptor: `path` (with names in the place of numbers), `before`, `after`,
      None where there is none; `table` where it is about one;
    - files: `name` (the path), and `note` on what is known of the change.
    """

    sort: Sort
    table: str = ""
    name: str = ""
    key: tuple[str | None, ...] = ()
    before: Any = None
    after: Any = None
    row: Row = field(default_factory=dict)
    path: tuple[str, ...] = ()
    count: int = 0
    note: str = ""
