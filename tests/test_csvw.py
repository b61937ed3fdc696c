"""CSV on the Web: the description holds, every row keeps it, and what is wrong is found."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from src.project import CSVW
from tests.conftest import ROOT
from tests.judged import Edit, judged, judged_wrong, needs_validators
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import Column, Table

pytestmark = pytest.mark.xdist_group("csvw")

TYPES = {"integer": "integer", "number": "double", "date": "date"}
KINDS = {"address": "anyURI", "month": "gYearMonth"}


def described() -> dict[str, Any]:
    """Each table's description by its name."""
    content = json.loads((ROOT / CSVW).read_bytes())
    return {table["url"].removesuffix(".csv"): table for table in content["tables"]}


each_table = pytest.mark.parametrize("table", DECLARATION.values(), ids=lambda table: table.name)


@each_table
def test_every_table_is_described(table: Table) -> None:
    entry = described()[table.name]
    schema = entry["tableSchema"]
    assert (entry["dc:title"], entry["dc:description"]) == (table.title, table.description)
    assert schema["primaryKey"] == list(table.primary_key)
    assert [column["name"] for column in schema["columns"]] == [c.name for c in table.columns]
    told = {
        (key["columnReference"][0], key["reference"]["resource"], *_referred(key))
        for key in schema.get("foreignKeys", [])
    }
    assert told == {
        (c.name, f"{c.references}.csv", DECLARATION[str(c.references)].primary_key[0])
        for c in table.foreign_keys()
        if not c.many
    }


def _referred(key: dict[str, Any]) -> list[str]:
    named: list[str] = key["reference"]["columnReference"]
    return named


@each_table
def test_every_column_is_described(table: Table) -> None:
    entries = {
        column["name"]: column for column in described()[table.name]["tableSchema"]["columns"]
    }
    for column in table.columns:
        entry = entries[column.name]
        base = KINDS.get(column.kind, TYPES.get(column.type, "string"))
        assert entry["titles"] == [column.name, column.title]
        assert entry["dc:description"].startswith(column.description)
        assert entry["required"] is not column.nullable
        assert entry.get("schema:unitText") == column.unit
        assert entry["datatype"]["base"] == base
        assert entry["datatype"].get("minimum") == column.minimum
        assert entry.get("separator") == ("|" if column.kind in ("labels", "references") else None)
        _assert_terms(column, entry["datatype"].get("format", ""))


def _assert_terms(column: Column, form: str) -> None:
    for term in column.terms or ():
        assert re.fullmatch(form, term)
        assert not re.fullmatch(form, f"{term}x{term}")


@needs_validators
def test_the_committed_description_and_every_row_are_valid() -> None:
    assert judged("csvw", [ROOT / CSVW]) == {ROOT / CSVW: []}


def column(content: Any, table: str, name: str) -> Any:
    """The description of one column."""
    (found,) = [entry for entry in content["tables"] if entry["url"] == f"{table}.csv"]
    return next(held for held in found["tableSchema"]["columns"] if held["name"] == name)


def schema(content: Any, table: str) -> Any:
    """The schema of one table."""
    return next(t["tableSchema"] for t in content["tables"] if t["url"] == f"{table}.csv")


def cell(table: str, name: str, value: str) -> Edit:
    """Puts a value into a column of the first row of a table."""

    def edit(_: Any, folder: Path) -> None:
        path = folder / "data" / "csv" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        rows[0][name] = value
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    return edit


def drop(name: str) -> Edit:
    """Takes a key out of the group's description."""
    return lambda content, _: content.pop(name)


WRONG: dict[str, tuple[Edit, str]] = {
    "no context": (drop("@context"), "context"),
    "no tables": (lambda content, _: content.update(tables=[]), "tables"),
    "a table that is not there": (
        lambda content, _: content["tables"][0].update(url="nowhere.csv"),
        "No such file",
    ),
    "a type that there is not": (
        lambda content, _: column(content, "claims", "value_low").update(datatype="money"),
        "money",
    ),
    "a type that the cells are not": (
        lambda content, _: column(content, "claims", "claim_id").update(datatype="integer"),
        "non-matching datatype",
    ),
    "a column missing": (
        lambda content, _: schema(content, "units")["columns"].pop(),
        "Column number mismatch",
    ),
    "a column that there is not": (
        lambda content, _: column(content, "units", "unit").update(name="mass", titles="mass"),
        "missing required columns",
    ),
    "a reference to nothing": (
        lambda content, _: schema(content, "claims")["foreignKeys"][0]["reference"].update(
            resource="nowhere.csv"
        ),
        "missing table",
    ),
    "a key that is none": (
        lambda content, _: schema(content, "citations").update(primaryKey=["source_id"]),
        "primary key",
    ),
    "a number that is none": (cell("claims", "value_low", "many"), "invalid lexical value"),
    "a day that is none": (cell("claims", "as_of_start", "2023-02-31"), "out of range"),
    "a term that there is not": (cell("claims", "comparator", "almost"), "invalid lexical value"),
    "an id of nothing": (cell("claims", "measure_id", "mass"), "not found"),
    "an empty cell that must not be": (cell("claims", "measure_id", ""), "value is missing"),
    "a number below the least": (cell("claims", "value_low", "-1"), "must be >= 0"),
    "an id twice": (cell("anchor_dates", "anchor_id", "mobilisation"), "duplicate"),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    return judged_wrong("csvw", CSVW, WRONG, tmp_path_factory.mktemp("wrong"))


@needs_validators
@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_found(verdicts: dict[str, list[str]], name: str) -> None:
    assert WRONG[name][1] in "\n".join(verdicts[name])
