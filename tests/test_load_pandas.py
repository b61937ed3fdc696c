"""pandas reads the package, by the code of `examples/`, as Python's own csv reader does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pandas.testing
import pyarrow as pa
import pytest

from tests.test_readme import (
    README,
    ROOT,
    assert_same,
    awkward_package,
    csv_cells,
    names_of,
)
from validation.schemas.registry import DECLARATION

Read = Callable[[str], pd.DataFrame]

TYPES = {
    "string": pd.ArrowDtype(pa.string()),
    "integer": pd.ArrowDtype(pa.int64()),
    "number": pd.ArrowDtype(pa.float64()),
    "date": pd.ArrowDtype(pa.date32()),
}


def _from_parquet(table: str) -> pd.DataFrame:
    return pd.read_parquet(f"data/parquet/{table}.parquet", dtype_backend="pyarrow")


def _from_csv(table: str) -> pd.DataFrame:
    read: Callable[[Path, str], pd.DataFrame] = names_of("with_pandas.py")["read"]
    return read(Path(), table)


def _cells(frame: pd.DataFrame) -> dict[str, list[Any]]:
    return {
        str(name): [None if cell is pd.NA else cell for cell in cells.tolist()]
        for name, cells in frame.items()
    }


def _assert_loads(read: Read, root: Path) -> None:
    for table in DECLARATION.values():
        frame = read(table.name)
        declared = {column.name: TYPES[column.type] for column in table.columns}
        assert frame.dtypes.to_dict() == declared, table.name
        assert_same(_cells(frame), csv_cells(root, table.name), table.name)


def test_the_call_of_the_readme_gives_the_declared_types(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'pd.read_parquet("data/parquet/claims.parquet")' in README
    monkeypatch.chdir(ROOT)
    for table in DECLARATION.values():
        frame = pd.read_parquet(f"data/parquet/{table.name}.parquet")
        declared = {
            column.name: pd.StringDtype() if column.type == "string" else TYPES[column.type]
            for column in table.columns
        }
        assert frame.dtypes.to_dict() == declared, table.name
        assert_same(_cells(frame), csv_cells(ROOT, table.name), table.name)


def test_parquet_has_the_declared_types_and_the_cells_of_the_csv(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    _assert_loads(_from_parquet, ROOT)


def test_csv_is_read_with_the_declared_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    _assert_loads(_from_csv, ROOT)


def test_csv_and_parquet_give_equal_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for table in DECLARATION:
        pandas.testing.assert_frame_equal(_from_csv(table), _from_parquet(table))


def test_texts_like_na_and_missing_numbers_survive(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = awkward_package(project)
    monkeypatch.chdir(root)
    for read in (_from_parquet, _from_csv):
        _assert_loads(read, root)
        assert read("organizations").set_index("organization_id").loc["awkward", "name"] == "NA"


def test_whole_numbers_stay_whole_in_pandas_own_nullable_types(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(awkward_package(project))
    path = "data/parquet/citations.parquet"
    citations = pd.read_parquet(path, dtype_backend="numpy_nullable")
    assert citations["start"].isna().any()
    assert citations["start"].dtype == pd.Int64Dtype()
