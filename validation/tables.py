"""The tables that checks are handed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pyarrow as pa

from validation.dialects.arrow_schema import arrow_schema
from validation.harm.withheld import Withheld
from validation.schemas.spec import Declaration, Table


@dataclass
class Tables:
    """Typed tables, Arrow-backed; a row's index is its number in the file it came from.

    Rows with a finding are left out. Their ids are in `known` and stay good to refer to, as do
    all ids that begin with one of `known_prefixes` (of records that could not be read). `gaps`
    holds, by child table and column, the parents of rows that were left out: nothing can be said
    about what such a parent lacks. `package` tells that the tables were read from a package, in
    which derived cells can have been edited. `incomplete` names the tables of which rows were
    left out. `withheld` are the names that no text may hold, where the list is at hand.
    """

    declaration: Declaration
    frames: dict[str, pd.DataFrame]
    known: dict[str, set[str]] = field(default_factory=dict)
    known_prefixes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gaps: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    package: bool = False
    incomplete: set[str] = field(default_factory=set)
    withheld: Withheld | None = None

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.frames[name]

    def gap(self, table: str, column: str) -> set[str]:
        """The parents, by `column`, of rows of `table` that were left out."""
        return self.gaps.get((table, column), set())

    def keys(self, name: str) -> pd.Series[str]:
        """The single-column primary keys of a table's rows."""
        return self.frames[name][self.declaration[name].primary_key[0]]

    def ids(self) -> set[str]:
        """The ids of all records and terms, of those left out and of tombstones too."""
        written = (
            table.name
            for table in self.declaration.values()
            if len(table.primary_key) == 1 and table[table.primary_key[0]].origin == "written"
        )
        ids = {key for name in written for key in self.keys(name)}
        buried = self.frames["tombstones"]["id"] if "tombstones" in self.frames else ()
        return ids.union(buried, *self.known.values())

    def drop(self, name: str, rows: Iterable[int]) -> None:
        """Leaves rows out, with the rows inside them; their ids stay known."""
        frame = self.frames[name]
        gone = frame.loc[frame.index.isin(list(rows))]
        if gone.empty:
            return
        self.frames[name] = frame.drop(gone.index)
        self.incomplete.add(name)
        self._remember(self.declaration[name], gone)
        for child in self.declaration.values():
            for column in _homes(child, self.declaration[name]):
                inner = self.frames[child.name]
                self.drop(child.name, inner.index[inner[column].isin(gone[column])])

    def _remember(self, table: Table, gone: pd.DataFrame) -> None:
        if len(table.primary_key) == 1:
            ids = set(gone[table.primary_key[0]].dropna())
            self.known.setdefault(table.name, set()).update(ids)
        for parent in table.parents:
            for column in _homes(table, self.declaration[parent]):
                parents = set(gone[column].dropna())
                self.gaps.setdefault((table.name, column), set()).update(parents)


def _homes(child: Table, parent: Table) -> list[str]:
    """The columns by which rows of `child` stand inside rows of `parent`."""
    if parent.name not in child.parents:
        return []
    return [
        column.name
        for column in child.columns
        if column.origin == "inherited" and column.references == parent.name
    ]


def frame_of(table: Table, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """A typed frame of rows of Python values; absent keys are empty cells."""
    schema = arrow_schema(table)
    return as_frame(pa.Table.from_pylist(rows, schema=schema.remove_metadata()))


def typed(table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """A frame of the declared types with the cells of another, whose columns it has."""
    schema = arrow_schema(table).remove_metadata()
    return as_frame(pa.Table.from_pandas(rows, schema=schema, preserve_index=False))


def as_frame(table: pa.Table) -> pd.DataFrame:
    """An Arrow-backed frame of an Arrow table."""
    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def same(one: object, other: object) -> bool:
    """Whether two things are one object, or two frames with the same cells, types and index."""
    if isinstance(one, pd.DataFrame) and isinstance(other, pd.DataFrame):
        return one is other or one.equals(other)
    return one is other
