"""DuckDB reads the package, by the code of `examples/`, as Python's own csv reader does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.test_readme import ROOT, assert_same, awkward_package, csv_cells, names_of
from validation.schemas.registry import DECLARATION

TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}


def _types(table: str) -> dict[str, str]:
    return {column.name: TYPES[column.type] for column in DECLARATION[table].columns}


def _views(root: Path) -> duckdb.DuckDBPyConnection:
    views: duckdb.DuckDBPyConnection = names_of("with_duckdb.py")["views"](root)
    return views


def _assert_loads(found: duckdb.DuckDBPyRelation, root: Path, table: str) -> None:
    types = dict(zip(found.columns, map(str, found.types), strict=True))
    assert types == _types(table), table
    rows = found.fetchall()
    columns = {name: [row[i] for row in rows] for i, name in enumerate(types)}
    assert_same(columns, csv_cells(root, table), table)


def _assert_views_load(root: Path) -> None:
    with _views(root) as views:
        for table in DECLARATION:
            _assert_loads(views.table(table), root, table)


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def test_the_views_of_the_example_hold_every_table() -> None:
    _assert_views_load(ROOT)


def test_texts_like_na_and_missing_numbers_survive(project: Path) -> None:
    _assert_views_load(awkward_package(project))


def test_csv_is_read_with_the_declared_types(
    database: duckdb.DuckDBPyConnection, project: Path
) -> None:
    root = awkward_package(project)
    for table in DECLARATION:
        path = str(root / "data" / "csv" / f"{table}.csv")
        found = database.read_csv(path, header=True, columns=_types(table))
        _assert_loads(found, root, table)
