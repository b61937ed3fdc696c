"""The DuckDB script of a release: run on the unzipped package, it gives the cells of the CSV."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet
import pytest

from src.build import pipeline
from src.project import Project
from src.release.archive.duckdb_script import duckdb_script
from tests.archives import NAME, awkward, release
from tests.conftest import ROOT
from tests.test_load_duckdb import _types
from tests.test_readme import assert_same, csv_cells
from validation.dialects.arrow_schema import arrow_schema
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import Column, Table
from validation.tables import frame_of

__all__ = ["awkward"]  # a fixture

Frames = Mapping[str, pd.DataFrame]


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture(scope="module")
def frames() -> Frames:
    return pipeline.build(Project(ROOT)).frames


@pytest.fixture(scope="module")
def script(frames: Frames) -> str:
    return duckdb_script(DECLARATION, frames, NAME)


def test_the_unzipped_package_is_loaded_cell_by_cell(
    awkward: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    database: duckdb.DuckDBPyConnection,
) -> None:
    made = release(awkward)
    with zipfile.ZipFile(io.BytesIO(made[f"{NAME}.zip"])) as opened:
        opened.extractall(tmp_path / "unpacked")
    monkeypatch.chdir(tmp_path / "unpacked")
    database.execute(made[f"{NAME}.duckdb.sql"].decode())
    for table in DECLARATION.values():
        found = database.table(table.name)
        types = dict(zip(found.columns, map(str, found.types), strict=True))
        assert types == _types(table.name), table.name
        given = {tuple(map(repr, row)): row for row in found.fetchall()}
        expected = csv_cells(awkward, table.name)
        rows = [given.pop(tuple(map(repr, row))) for row in zip(*expected.values(), strict=True)]
        assert given == {}
        columns = {name: [row[i] for row in rows] for i, name in enumerate(types)}
        assert_same(columns, expected, table.name)


def _constraints(
    database: duckdb.DuckDBPyConnection, sort: str
) -> set[tuple[str, tuple[str, ...]]]:
    query = """
        SELECT table_name, constraint_column_names FROM duckdb_constraints()
        WHERE constraint_type = ?
    """
    return {(table, tuple(names)) for table, names in database.execute(query, [sort]).fetchall()}


def test_keys_and_references_are_declared(
    script: str, monkeypatch: pytest.MonkeyPatch, database: duckdb.DuckDBPyConnection
) -> None:
    monkeypatch.chdir(ROOT)
    database.execute(script)
    primary = {(table.name, table.primary_key) for table in DECLARATION.values()}
    assert _constraints(database, "PRIMARY KEY") == primary
    single = {
        (table.name, (column.name,))
        for table in DECLARATION.values()
        for column in table.foreign_keys()
        if not column.many
    }
    assert _constraints(database, "FOREIGN KEY") == single - {("claims", ("origin_id",))}
    assert "SELECT error('claims.origin_id refers to a row that is not there')" in script


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ("UPDATE claims SET comparator = 'roughly'", "CHECK"),
        ("INSERT INTO organization_names VALUES ('nowhere', 'x', 'en', 'official')", "foreign key"),
        ("INSERT INTO places SELECT * FROM places", "Duplicate key|primary key"),
    ],
)
def test_what_is_wrong_is_refused_afterwards(
    script: str,
    monkeypatch: pytest.MonkeyPatch,
    database: duckdb.DuckDBPyConnection,
    change: str,
    error: str,
) -> None:
    monkeypatch.chdir(ROOT)
    database.execute(script)
    with pytest.raises(duckdb.ConstraintException, match=error):
        database.execute(change)


# --------------------------------------------------------- rows that refer to their table


def _things(*names: str) -> Table:
    own = [
        Column(n, "string", "reference", n, n, "a", nullable=True, references="things")
        for n in names
    ]
    return Table(
        name="things",
        title="Things",
        description="Things.",
        primary_key=("thing_id",),
        home="folder",
        columns=(Column("thing_id", "string", "identifier", "Thing", "Its id.", "a"), *own),
    )


def _loads(
    folder: Path, table: Table, told: list[list[str | None]], held: list[list[str | None]]
) -> list[tuple[str | None, ...]]:
    """What is loaded of the rows `held` by the script that is made for the rows `told`."""
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for row in held]
    (folder / "data/parquet").mkdir(parents=True)
    schema = arrow_schema(table).remove_metadata()
    path = folder / "data/parquet/things.parquet"
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema=schema), path)
    frame = frame_of(table, [dict(zip(names, row, strict=True)) for row in told])
    with duckdb.connect() as database:
        database.execute(duckdb_script({"things": table}, {"things": frame}, "things"))
        return database.execute("SELECT * FROM things ORDER BY ALL").fetchall()


ROWS: dict[str, list[list[str | None]]] = {
    "none": [],
    "no references": [["a", None, None], ["b", None, None]],
    "children before their parents": [["a", "b", None], ["b", "c", None], ["c", None, None]],
    "one column on the other's way": [["a", "b", None], ["b", None, "c"], ["c", None, None]],
    "a row that names itself": [["a", "a", "b"], ["b", "a", None], ["c", "c", "a"]],
    "all name themselves": [["a", "a", "a"], ["b", "b", "b"]],
    "a circle of two columns": [["a", "b", None], ["b", None, "a"]],
    "a long chain": [[f"r{i:03}", f"r{i + 1:03}" if i < 60 else None, None] for i in range(61)],
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS.keys())
def test_rows_that_refer_to_their_own_table_are_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[list[str | None]]
) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = _loads(tmp_path, _things("parent_id", "replaced_by"), rows, rows)
    assert loaded == [tuple(row) for row in sorted(rows, key=lambda row: str(row[0]))]


LOST: dict[str, Callable[[list[list[str | None]]], list[list[str | None]]]] = {
    "a parent is gone": lambda rows: rows[:-1],
    "a child has another": lambda rows: [["a", "nowhere", None], *rows[1:]],
}


@pytest.mark.parametrize("lose", LOST.values(), ids=LOST.keys())
@pytest.mark.parametrize("case", ["children before their parents", "a circle of two columns"])
def test_a_reference_to_nothing_stops_the_script(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lose: Callable[[list[list[str | None]]], list[list[str | None]]],
    case: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = ROWS[case]
    with pytest.raises(duckdb.Error, match="refers to a row that is not there"):
        _loads(tmp_path, _things("parent_id", "replaced_by"), rows, lose(rows))
