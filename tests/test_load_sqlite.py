"""SQLite takes the package, by the code of `examples/`, with all keys and references enforced."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.sqlite_cells import assert_cells
from tests.test_readme import ROOT, awkward_package, names_of
from validation.schemas.registry import DECLARATION


def _load(root: Path) -> sqlite3.Connection:
    database: sqlite3.Connection = names_of("with_sqlite.py")["load"](root)
    return database


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(_load(ROOT)) as loaded:
        yield loaded


def test_every_table_has_the_cells_of_the_csv(database: sqlite3.Connection) -> None:
    assert_cells(database, ROOT)


def test_the_schema_makes_the_declared_tables_and_no_others(database: sqlite3.Connection) -> None:
    made = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    assert sorted(name for (name,) in made) == sorted(DECLARATION)


def test_references_are_enforced_and_hold(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_keys").fetchall() == [(1,)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_every_reference_is_a_foreign_key(database: sqlite3.Connection) -> None:
    for table in DECLARATION.values():
        keys = database.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
        found = {(column, target) for _, _, target, column, *_ in keys}
        single = [column for column in table.foreign_keys() if not column.many]
        assert found == {(column.name, column.references) for column in single}, table.name


def test_a_row_that_refers_to_nothing_is_refused(database: sqlite3.Connection) -> None:
    row = ("nowhere", "unknown", "en", "official")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("INSERT INTO organization_names VALUES (?, ?, ?, ?)", row)


def test_a_term_that_is_not_listed_is_refused(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        database.execute("UPDATE claims SET comparator = 'roughly'")


def test_texts_like_na_and_missing_numbers_survive(project: Path) -> None:
    root = awkward_package(project)
    with closing(_load(root)) as loaded:
        assert_cells(loaded, root)
        assert loaded.execute("PRAGMA foreign_key_check").fetchall() == []
