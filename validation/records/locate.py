"""Places in records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from validation.findings import Place
from validation.records.nodes import Node
from validation.records.rows import Row


@dataclass(frozen=True)
class RecordLocator:
    """Places the cells of rows by the keys and values that were written for them."""

    rows: Mapping[str, Sequence[Row]]

    def place(self, table: str, row: int, column: str | None) -> Place:
        """The value; for a list its key; for what is absent the record around it."""
        written = self.rows[table][row]
        node, holder = _spot(written, column)
        return Place(holder.file.file, node.line, node.column, written.record)


def _spot(row: Row, column: str | None) -> tuple[Node, Row]:
    if column is None:
        return row.node, row
    if column in row.table.by_name:
        if column in row.node.values:
            return row.node.values[column], row
        declared = row.table[column]
        for origin in declared.derived_from:
            if origin in row.node.values:
                return row.node.values[origin], row
        if declared.origin == "inherited" and row.outer is not None:
            return _spot(row.outer, column if column in row.outer.table.by_name else None)
        return row.node, row
    if column in row.node.keys:
        return row.node.keys[column], row
    return row.node, row
