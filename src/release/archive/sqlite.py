"""An SQLite file of all tables: strict types, keys, indexes and full-text search.

The same rows give the same bytes with the same version of SQLite. References are declared and were
enforced as the rows were written; whoever writes to a copy turns them on again, as SQLite does not
keep `PRAGMA foreign_keys` in a file. Strict tables need SQLite 3.37 to be read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

import pandas as pd
import pyarrow as pa

from src.release.archive.error import ArchiveError
from src.release.archive.sqlite_search import search
from validation.dialects.csv_text import sorted_rows
from validation.dialects.json_schema import Vocabulary
from validation.dialects.sql import SQLITE, create, names, ordered
from validation.dialects.vocabulary import small_vocabularies
from validation.schemas.spec import Column, Declaration, Table

_APPLICATION = int.from_bytes(b"REFU")

# What rows are looked up by, besides keys and references.
_INDEXED = ("language", "country", "day")


def sqlite_bytes(
    declaration: Declaration, frames: Mapping[str, pd.DataFrame], version: str
) -> bytes:
    """The file's bytes; its `user_version` is the release, 1.2.3 being 1002003.

    Raises ArchiveError for rows that break a type, key, reference or term.
    """
    try:
        # In memory: a run that is killed leaves nothing in the system's folder for such things.
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
            _make(database, declaration, frames, version)
            return database.serialize()
    except sqlite3.Error as error:
        raise ArchiveError(f"SQLite refuses the tables: {error}") from error


def _make(
    database: sqlite3.Connection,
    declaration: Declaration,
    frames: Mapping[str, pd.DataFrame],
    version: str,
) -> None:
    major, minor, patch = map(int, version.split("."))
    for setting in (
        *("page_size = 4096", "encoding = 'UTF-8'", "auto_vacuum = NONE", "secure_delete = OFF"),
        *("journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON"),
        "temp_store = MEMORY",
        f"application_id = {_APPLICATION}",
        f"user_version = {major * 1_000_000 + minor * 1_000 + patch}",
    ):
        database.execute(f"PRAGMA {setting}")
    database.execute("BEGIN")
    database.execute("PRAGMA defer_foreign_keys = ON")  # references are judged at the commit
    for statement in _statements(declaration, small_vocabularies(declaration, frames)):
        database.execute(statement)
    for table in declaration.values():
        _fill(database, table, sorted_rows(table, frames[table.name]))
    database.execute("COMMIT")
    database.execute("VACUUM")


def _statements(declaration: Declaration, vocabulary: Vocabulary) -> Iterator[str]:
    """Tables, indexes, and the search, which then takes in every row that comes."""
    for table in ordered(declaration):
        yield create(declaration, table, vocabulary, SQLITE)
        for column in table.columns:
            if _is_indexed(table, column):
                index = names([f"{table.name}_by_{column.name}"])
                yield f"CREATE INDEX {index} ON {names([table.name])} ({names([column.name])})"
        yield from search(table)


def _is_indexed(table: Table, column: Column) -> bool:
    """A primary key and what is unique have an index already, by their first columns."""
    asked = (column.references and not column.many) or column.kind in _INDEXED
    return bool(asked) and not column.unique and column.name != table.primary_key[0]


def _fill(database: sqlite3.Connection, table: Table, rows: pa.Table) -> None:
    marks = ", ".join("?" * len(table.columns))
    columns = [_cells(table[name], rows.column(name)) for name in rows.column_names]
    statement = f"INSERT INTO {names([table.name])} VALUES ({marks})"
    database.executemany(statement, zip(*columns, strict=True))


def _cells(column: Column, cells: pa.ChunkedArray) -> list[Any]:
    held: list[Any] = (cells.cast(pa.string()) if column.type == "date" else cells).to_pylist()
    return held
