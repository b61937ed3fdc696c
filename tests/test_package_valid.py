"""The committed package, judged by three: our own rules, frictionless, the official profile."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import jsonschema
import pyarrow.csv
import pyarrow.parquet
import pytest

from tests.conftest import ROOT
from validation.dialects.arrow_schema import arrow_schema
from validation.package.judge import judge_package
from validation.schemas.registry import DECLARATION


def test_our_own_rules_find_nothing_and_say_how_much_they_checked() -> None:
    report = judge_package(ROOT)
    assert report.findings == []
    assert report.checked["tables"] == len(DECLARATION)
    assert report.checked["files"] == 2 * len(DECLARATION)
    assert report.checked["citations"] > 200
    assert report.checked["citations_archived"] == report.checked["citations"]


def test_the_frictionless_command_finds_the_descriptor_valid() -> None:
    command = [str(Path(sys.executable).with_name("frictionless")), "validate", "--json"]
    run = subprocess.run(
        [*command, "datapackage.json"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout
    report = json.loads(run.stdout)
    assert report["valid"]
    assert report["stats"]["tasks"] == 2 * len(DECLARATION)


def test_the_descriptor_satisfies_the_official_profile_of_version_2() -> None:
    profile = json.loads(
        resources.files("dplib").joinpath("profiles/2.0/datapackage.json").read_text("utf-8")
    )
    descriptor = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    jsonschema.Draft7Validator(profile).validate(descriptor)
    descriptor["resources"][0]["name"] = 5
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(profile).validate(descriptor)


@pytest.mark.parametrize("name", DECLARATION)
def test_csv_and_parquet_hold_the_same_rows(name: str) -> None:
    schema = arrow_schema(DECLARATION[name]).remove_metadata()
    options = pyarrow.csv.ConvertOptions(
        column_types=schema, null_values=[""], strings_can_be_null=True
    )
    rows = pyarrow.csv.read_csv(ROOT / f"data/csv/{name}.csv", convert_options=options)
    parquet = pyarrow.parquet.ParquetFile(ROOT / f"data/parquet/{name}.parquet").read()
    assert parquet.replace_schema_metadata().cast(rows.schema).equals(rows)
    empty = DECLARATION[name].home in (
        "derived",
        "list",
    )  # nothing may have changed, or been accepted
    assert parquet.num_rows > 0 or empty
