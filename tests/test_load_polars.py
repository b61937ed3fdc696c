"""Polars reads the package, by README.md and `examples/`, as Python's own csv reader does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from tests.test_readme import README, ROOT, assert_same, awkward_package, csv_cells, names_of
from validation.schemas.registry import DECLARATION

Read = Callable[[str], pl.DataFrame]

TYPES = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "date": pl.Date}


def _schema(table: str) -> dict[str, type[pl.DataType]]:
    return {column.name: TYPES[column.type] for column in DECLARATION[table].columns}


def _from_parquet(table: str) -> pl.DataFrame:
    return pl.read_parquet(f"data/parquet/{table}.parquet")


def _by_example(table: str) -> pl.DataFrame:
    scan: Callable[[Path, str], pl.LazyFrame] = names_of("with_polars.py")["scan"]
    return scan(Path(), table).collect()


def _from_csv(table: str) -> pl.DataFrame:
    return pl.read_csv(f"data/csv/{table}.csv", schema=_schema(table))


def _assert_loads(read: Read, root: Path) -> None:
    for table in DECLARATION:
        frame = read(table)
        assert dict(frame.schema) == _schema(table), table
        assert_same(frame.to_dict(as_series=False), csv_cells(root, table), table)


def test_the_readme_shows_the_call_that_is_judged_here() -> None:
    assert 'pl.read_parquet("data/parquet/claims.parquet")' in README


@pytest.mark.parametrize("read", [_from_parquet, _by_example, _from_csv])
def test_every_table_has_the_declared_types_and_the_cells_of_the_csv(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    _assert_loads(read, ROOT)


def test_texts_like_na_and_missing_numbers_survive(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = awkward_package(project)
    monkeypatch.chdir(root)
    for read in (_from_parquet, _by_example, _from_csv):
        _assert_loads(read, root)
