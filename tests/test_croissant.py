"""Croissant: the description holds, its record sets load cell by cell, and what is wrong fails."""

from __future__ import annotations

import csv
import datetime
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from src.build.catalogue.croissant import croissant
from src.build.catalogue.plain_csv import reads_plainly
from src.build.files import parquet_bytes
from src.project import CROISSANT
from tests.conftest import ROOT
from tests.judged import Edit, judged, judged_wrong, needs_validators
from validation.dialects.arrow_schema import TYPES as ARROW
from validation.dialects.csv_text import csv_bytes, sorted_rows
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import Column, Declaration, Table

pytestmark = pytest.mark.xdist_group("croissant")

TYPES = {"integer": "sc:Integer", "number": "sc:Float", "date": "sc:Date"}

# What mlcroissant misses before there is a day of release.
UNRELEASED = 'Property "https://schema.org/datePublished" is recommended, but does not exist.'


def described() -> Any:
    return json.loads((ROOT / CROISSANT).read_bytes())


each_table = pytest.mark.parametrize("table", DECLARATION.values(), ids=lambda table: table.name)


@each_table
def test_every_table_is_a_record_set(table: Table) -> None:
    (found,) = [entry for entry in described()["recordSet"] if entry["@id"] == table.name]
    assert found["description"] == f"{table.title}. {table.description}"
    assert [key["@id"] for key in found["key"]] == [f"{table.name}/{n}" for n in table.primary_key]
    assert [field["name"] for field in found["field"]] == [c.name for c in table.columns]
    for column, field in zip(table.columns, found["field"], strict=True):
        text = "sc:URL" if column.kind == "address" else "sc:Text"
        assert field["dataType"] == TYPES.get(column.type, text)
        assert column.description in field["description"]
        assert ("May be empty." in field["description"]) is column.nullable
        assert not column.unit or f"Unit: {column.unit}." in field["description"]
        assert field.get("references") == _reference(column)


def _reference(column: Column) -> Any:
    if column.references is None or column.many:
        return None
    key = DECLARATION[column.references].primary_key[0]
    return {"fileObject": {"@id": f"{column.references}.csv"}, "extract": {"column": key}}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def told(row: dict[str, Any], table: Table) -> dict[str, str]:
    """A loaded row as the cells of a CSV; a whole number in a column of numbers has no point."""
    held = {
        name: int(value) if isinstance(value, float) and value.is_integer() else value
        for name, value in row.items()
    }
    return {c.name: "" if held[c.name] is None else str(held[c.name]) for c in table.columns}


@needs_validators
def test_every_record_set_loads_with_the_cells_of_its_csv() -> None:
    loaded = judged("records", [ROOT / CROISSANT])[ROOT / CROISSANT]
    assert list(loaded) == list(DECLARATION)
    for table in DECLARATION.values():
        rows = [told(row, table) for row in loaded[table.name]]
        assert rows == rows_of(ROOT / "data" / "csv" / f"{table.name}.csv")


@needs_validators
def test_the_committed_description_is_valid() -> None:
    (faults,) = judged("croissant", [ROOT / CROISSANT]).values()
    released = "datePublished" in described()
    assert [fault.partition("] ")[2] for fault in faults] == ([] if released else [UNRELEASED])


# --------------------------------------------------------------------------- what is wrong


def files(content: Any) -> Any:
    """The entries of the files by their ids."""
    return {entry["@id"]: entry for entry in content["distribution"]}


def record_set(content: Any, name: str) -> Any:
    """One record set."""
    return next(entry for entry in content["recordSet"] if entry["@id"] == name)


def drop(name: str) -> Edit:
    """Takes a property away from the data set."""
    return lambda content, _: content.pop(name)


WRONG: dict[str, tuple[Edit, str]] = {
    "no name": (drop("name"), "no name"),
    "no licence": (drop("license"), "license"),
    "no version": (drop("version"), "version"),
    "no data set": (lambda content, _: content.update({"@type": "sc:Person"}), "Dataset"),
    "a wrong hash": (
        lambda content, _: files(content)["claims.csv"].update(sha256="0" * 64),
        "Hash",
    ),
    "a changed file": (
        lambda _, folder: (folder / "data/csv/claims.csv").write_text("claim_id\n"),
        "Hash",
    ),
    "a file that is not there": (
        lambda content, _: files(content)["claims.csv"].update(contentUrl="../csv/no.csv"),
        "invalid path",
    ),
    "a file of another format": (
        lambda content, _: files(content)["claims.csv"].update(encodingFormat="application/json"),
        "Read(claims.csv)",
    ),
    "a file without a format": (
        lambda content, _: files(content)["claims.csv"].pop("encodingFormat"),
        "encodingFormat",
    ),
    "a column that there is not": (
        lambda content, _: record_set(content, "units")["field"][0]["source"]["extract"].update(
            column="mass"
        ),
        "mass",
    ),
    "a type that the cells are not": (
        lambda content, _: record_set(content, "units")["field"][0].update(dataType="sc:Integer"),
        "invalid literal",
    ),
    "a type that there is not": (
        lambda content, _: record_set(content, "units")["field"][0].update(dataType="sc:Mass"),
        "dataType",
    ),
    "a source that there is not": (
        lambda content, _: record_set(content, "units")["field"][0]["source"].update(
            fileObject={"@id": "mass.csv"}
        ),
        "mass.csv",
    ),
    "a reference to nothing": (
        lambda content, _: record_set(content, "claims")["field"][1]["references"].update(
            fileObject={"@id": "mass.csv"}
        ),
        "mass.csv",
    ),
    "a reference to no column": (
        lambda content, _: record_set(content, "claims")["field"][1]["references"].update(
            extract={"column": "mass"}
        ),
        "mass",
    ),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    return judged_wrong("croissant", CROISSANT, WRONG, tmp_path_factory.mktemp("wrong"))


@needs_validators
@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_found(verdicts: dict[str, list[str]], name: str) -> None:
    faults = [fault for fault in verdicts[name] if fault.partition("] ")[2] != UNRELEASED]
    assert WRONG[name][1] in "\n".join(faults)


# ------------------------------------------------- cells that a reader of CSV takes for others


def _column(name: str, kind: str = "label", **more: Any) -> Column:
    return Column(name, more.pop("type", "string"), kind, name, name, "x", nullable=True, **more)


CITIES = Table("cities", "Cities", "Cities.", (_column("city"), _column("note")), ("city",), "list")
SIGHTS = Table(
    "sights",
    "Sights",
    "Sights.",
    (
        _column("sight"),
        _column("city", "reference", references="cities"),
        _column("height", "amount", type="number"),
        _column("steps", "count", type="integer"),
        _column("built", "day", type="date"),
    ),
    ("sight",),
    "list",
)
TOWN: Declaration = {"cities": CITIES, "sights": SIGHTS}

ABOUT = {
    **dict.fromkeys(("name", "title", "description", "license_title", "contributors"), "town"),
    "license": "CC0-1.0",
    "license_url": "https://example.org/",
    "keywords": "town",
    "version": "1.2.3",
    "released": "2026-02-03",
    "year": "2020",
}


def town(
    cities: list[Any], notes: list[Any], of: list[Any], **cells: list[Any]
) -> dict[str, bytes]:
    """The data files of an invented package of two tables."""
    ids = [f"s{number}" for number in range(len(of))]
    columns = {"cities": {"city": cities, "note": notes}, "sights": {"sight": ids, "city": of}}
    for name in ("height", "steps", "built"):
        columns["sights"][name] = cells.get(name, [None] * len(of))
    data: dict[str, bytes] = {}
    for name, table in TOWN.items():
        held = {
            column.name: pa.array(columns[name][column.name], ARROW[column.type])
            for column in table.columns
        }
        rows = sorted_rows(table, pa.table(held).to_pandas(types_mapper=pd.ArrowDtype))
        data[f"data/csv/{name}.csv"] = csv_bytes(rows)
        data[f"data/parquet/{name}.parquet"] = parquet_bytes(rows)
    return data


PACKAGES: dict[str, tuple[dict[str, bytes], dict[str, bool]]] = {
    "plain": (town(["a", "b"], ["x", None], ["a", None]), {"cities": True, "sights": True}),
    "texts that read as nothing": (
        town(["a", "b"], ["NA", "null"], ["b", "b"]),
        {"cities": False, "sights": True},
    ),
    "texts that read as numbers": (
        town(["007", "1.0"], ["x", "y"], ["007", "1.0"]),
        {"cities": False, "sights": False},
    ),
    "texts that read as truth values": (
        town(["a", "b"], ["True", "False"], ["a", "a"]),
        {"cities": False, "sights": True},
    ),
    "a reference without any": (
        town(["a", "b"], ["x", "y"], [None, None]),
        {"cities": True, "sights": False},
    ),
    "no rows": (town([], [], []), {"cities": True, "sights": True}),
    "large numbers, one missing": (
        town(*(["a", "b"], ["x", "y"], ["a", "b"]), steps=[2**60 + 1, None]),
        {"cities": True, "sights": False},
    ),
    "texts that read as numbers in a part": (
        town([f"{number}" for number in range(3)] + ["x"], [None] * 4, ["0", "1"]),
        {"cities": True, "sights": False},
    ),
    "numbers and days": (
        town(
            *(["a", "b"], ["«так»", 'a "b", c'], ["a", "b"]),
            height=[1.5, None],
            steps=[3, None],
            built=[datetime.date(2023, 2, 3), None],
        ),
        {"cities": True, "sights": True},
    ),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_table_that_csv_would_change_is_read_from_parquet(name: str) -> None:
    data, plain = PACKAGES[name]
    told = {t.name: reads_plainly(t, data[f"data/csv/{t.name}.csv"]) for t in TOWN.values()}
    assert told == plain
    content = json.loads(croissant(TOWN, {}, ABOUT, data))
    for table in TOWN.values():
        ending = "csv" if plain[table.name] else "parquet"
        sources = {
            field["source"]["fileObject"]["@id"]
            for field in record_set(content, table.name)["field"]
        }
        assert sources == {f"{table.name}.{ending}"}


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The invented packages, written down."""
    made: dict[str, Path] = {}
    for name, (data, _) in PACKAGES.items():
        folder = tmp_path_factory.mktemp("town")
        for path, content in {**data, CROISSANT: croissant(TOWN, {}, ABOUT, data)}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        made[name] = folder
    return made


@needs_validators
def test_such_tables_load_as_they_are(towns: dict[str, Path]) -> None:
    paths = {name: folder / CROISSANT for name, folder in towns.items()}
    faults = judged("croissant", paths.values())
    loaded = judged("records", paths.values())
    for name, path in paths.items():
        assert faults[path] == [], name
        for table in TOWN.values():
            rows = rows_of(towns[name] / "data" / "csv" / f"{table.name}.csv")
            numbers = {c.name for c in table.columns if c.type in ("integer", "number")}
            wanted = [
                {
                    column: (json.loads(cell) if column in numbers else cell) if cell else None
                    for column, cell in row.items()
                }
                for row in rows
            ]
            assert loaded[path][table.name] == wanted, name
