"""The generated files: what the records give, byte for byte, whoever builds them wherever."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema_rs
import pyarrow.parquet
import pytest
import yaml
from jsonschema import Draft202012Validator

from src.build.files import Files
from src.build.pipeline import build
from src.build.write import stale_files
from src.project import Project
from tests.conftest import ROOT
from tests.planted import tree
from validation.records.folder import RecordFile, read_folder
from validation.records.nodes import plain
from validation.schemas.change_reasons import CHANGE_REASONS
from validation.schemas.package import PACKAGE
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import Column, Table

TABLES = list(DECLARATION.values())
HOMES = {
    PACKAGE.name: PACKAGE.name,
    **{table.name: table.name for table in TABLES if table.home == "folder"},
    **{table.file: table.name for table in TABLES if table.file is not None},
}
each_table = pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with all that people and releases have written, and nothing generated."""
    root = tmp_path / "project"
    shutil.copytree(ROOT / "data" / "records", root / "data" / "records")
    for name in ("anchors.csv", "changes.csv"):
        shutil.copy(ROOT / "data" / name, root / "data" / name)
    return root


@pytest.fixture(scope="module")
def built() -> Files:
    """What the committed records give."""
    result = build(Project(ROOT))
    assert result.report.findings == []
    return result.files


@pytest.fixture(scope="module")
def records() -> list[RecordFile]:
    """The committed records."""
    read = read_folder(ROOT / "data" / "records", "data/records", HOMES)
    assert read.findings == []
    return read.files


def different(one: Files, other: Files) -> list[str]:
    """The paths that only one of them has, or that differ."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


# ------------------------------------------------------------------- the same bytes


def test_the_committed_files_are_what_the_records_give(built: Files) -> None:
    committed = {path: (ROOT / path).read_bytes() for path in built if (ROOT / path).is_file()}
    assert different(built, committed) == []
    assert stale_files(ROOT, built) == []


def test_every_kind_of_file_is_generated(built: Files) -> None:
    wanted = {"datapackage.json", "docs/codebook.md", "docs/checks.md", "data/schemas/tables.sql"}
    wanted |= {f"data/csv/{table.name}.csv" for table in TABLES}
    wanted |= {f"data/parquet/{table.name}.parquet" for table in TABLES}
    homes = {*HOMES.values(), CHANGE_REASONS.name}
    wanted |= {f"data/schemas/{name}.schema.json" for name in homes}
    wanted |= {"CITATION.cff", "data/csv/csv-metadata.json"}
    wanted |= {
        f"data/catalogue/{name}"
        for name in ("datacite.json", "schema-org.jsonld", "croissant.json")
    }
    assert wanted == set(built)
    assert list(built)[-1] == "datapackage.json"


SURROUNDINGS = [
    {"PYTHONHASHSEED": "0", "LANG": "C", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
    {
        "PYTHONHASHSEED": "4294967295",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "America/Los_Angeles",
    },
    # A system that is not in UTF-8, and takes no hint that it should be.
    {
        "PYTHONHASHSEED": "57",
        "LANG": "POSIX",
        "LC_ALL": "POSIX",
        "TZ": "Europe/Kyiv",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },
]


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=["kiritimati", "los-angeles", "kyiv"])
def test_another_process_elsewhere_writes_the_same_bytes(
    project: Path, built: Files, surroundings: dict[str, str]
) -> None:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "PY"))}
    run = subprocess.run(
        [sys.executable, "-P", "-m", "src", "build", "--root", str(project)],
        env={**kept, **surroundings, "PYTHONPATH": str(ROOT)},
        cwd=project,
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    written = {path: data for path, data in tree(project).items() if not of_people(path)}
    assert different(written, built) == []


def of_people(path: str) -> bool:
    return path.startswith("data/records/") or path in ("data/anchors.csv", "data/changes.csv")


def shuffled(content: Any, chance: random.Random) -> Any:
    """The same content, its keys and the entries of its lists in another order."""
    if isinstance(content, dict):
        keys = list(content)
        chance.shuffle(keys)
        return {key: shuffled(content[key], chance) for key in keys}
    if isinstance(content, list):
        return chance.sample([shuffled(entry, chance) for entry in content], len(content))
    return content


@pytest.mark.parametrize("seed", [1, 2])
def test_no_order_of_what_people_write_makes_a_difference(
    tmp_path: Path, built: Files, records: list[RecordFile], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    for record in chance.sample(records, len(records)):
        path = tmp_path / record.file
        path.parent.mkdir(parents=True, exist_ok=True)
        content = shuffled(plain(record.root), chance)
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10**6)
        path.write_text(text, encoding="utf-8")
    head, *lines = (ROOT / "data" / "anchors.csv").read_text(encoding="utf-8").splitlines()
    anchors = [head, *chance.sample(lines, len(lines)), ""]
    (tmp_path / "data" / "anchors.csv").write_text("\n".join(anchors), encoding="utf-8")
    shutil.copy(ROOT / "data" / "changes.csv", tmp_path / "data")
    again = build(Project(tmp_path))
    assert again.report.findings == []
    assert different(again.files, built) == []


def test_names_that_editors_leave_behind_make_no_difference(project: Path, built: Files) -> None:
    record = next((project / "data" / "records" / "sources").glob("*.yaml"))
    shutil.copy(record, record.with_name(f".{record.name}.swp"))
    (project / "data" / "records" / ".DS_Store").write_bytes(b"\0")
    assert different(build(Project(project)).files, built) == []


# ---------------------------------------------------------------- the files themselves


def test_texts_are_utf_8_with_lf_and_a_line_feed_at_the_end(built: Files) -> None:
    texts = {path: data for path, data in built.items() if not path.endswith(".parquet")}
    for path, data in texts.items():
        text = data.decode("utf-8")
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert "\r" not in text, path
        assert not text.startswith("\ufeff"), path


def test_the_descriptor_tells_hash_and_size_of_every_table(built: Files) -> None:
    resources = json.loads(built["datapackage.json"])["resources"]
    told = {resource["path"]: resource for resource in resources}
    data = {path: held for path, held in built.items() if path.endswith((".csv", ".parquet"))}
    assert set(told) == set(data)
    for path, held in data.items():
        assert told[path]["hash"] == f"sha256:{hashlib.sha256(held).hexdigest()}"
        assert told[path].get("bytes", len(held)) == len(held)


READERS: dict[str, Callable[[str], object]] = {
    "integer": int,
    "number": float,
    "date": date.fromisoformat,
    "string": str,
}


def typed(column: Column, cell: str) -> object:
    if cell == "":
        return None
    return READERS[column.type](cell)


@each_table
def test_csv_and_parquet_hold_the_same_rows(table: Table) -> None:
    text = (ROOT / "data" / "csv" / f"{table.name}.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    names = [column.name for column in table.columns]
    assert header == names
    cells = [
        {column.name: typed(column, cell) for column, cell in zip(table.columns, row, strict=True)}
        for row in rows
    ]
    held = pyarrow.parquet.ParquetFile(ROOT / "data" / "parquet" / f"{table.name}.parquet").read()
    assert held.column_names == names
    assert held.to_pylist() == cells


@each_table
def test_rows_stand_in_their_fixed_order(table: Table) -> None:
    held = pyarrow.parquet.ParquetFile(ROOT / "data" / "parquet" / f"{table.name}.parquet").read()
    keys = [
        [(row[name] is not None, row[name] or "") for name in table.order]
        for row in held.to_pylist()
    ]
    assert keys == sorted(keys)


@each_table
def test_parquet_describes_itself(table: Table) -> None:
    file = pyarrow.parquet.ParquetFile(ROOT / "data" / "parquet" / f"{table.name}.parquet")
    schema = file.schema_arrow
    assert schema.metadata[b"title"].decode() == table.title
    assert schema.metadata[b"description"].decode() == table.description
    assert b"version" not in schema.metadata.get(b"pandas", b"")
    for column in table.columns:
        field = schema.field(column.name)
        told = {"title": column.title, "description": column.description}
        told |= {"unit": column.unit} if column.unit else {}
        held = {key.decode(): value.decode() for key, value in field.metadata.items()}
        held.pop("PARQUET:field_id", None)
        assert held == told
        assert field.nullable == column.nullable


# ----------------------------------------------------------------------- JSON Schema


def json_schema(name: str) -> Any:
    return json.loads((ROOT / "data" / "schemas" / f"{name}.schema.json").read_bytes())


@pytest.mark.parametrize("name", sorted(HOMES.values()))
def test_every_json_schema_is_valid_itself(name: str) -> None:
    schema = json_schema(name)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)
    jsonschema_rs.meta.validate(schema)


@pytest.mark.parametrize("name", sorted(HOMES.values()))
def test_every_committed_record_validates(records: list[RecordFile], name: str) -> None:
    validator = Draft202012Validator(json_schema(name))
    mine = [record for record in records if record.table == name]
    assert mine
    faults = {
        record.file: error.message
        for record in mine
        for error in validator.iter_errors(plain(record.root))
    }
    assert faults == {}


def test_the_schemas_refuse_what_is_wrong(records: list[RecordFile]) -> None:
    for record in records:
        validator = Draft202012Validator(json_schema(record.table))
        content = plain(record.root)
        first = next(iter(content))
        assert not validator.is_valid({**content, "no_such_key": "x"})
        assert not validator.is_valid({key: content[key] for key in content if key != first})
        assert not validator.is_valid({**content, first: 57})


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """The schemas of all mappings in it."""
    if schema.get("type") == "object":
        yield schema
        for inner in schema["properties"].values():
            yield from objects(inner)
    elif schema.get("type") == "array":
        yield from objects(schema["items"])


@pytest.mark.parametrize("name", sorted(HOMES.values()))
def test_json_schemas_help_an_editor(name: str) -> None:
    for schema in objects(json_schema(name)):
        assert schema["additionalProperties"] is False
        for told in schema["properties"].values():
            if told["type"] == "array":
                continue
            assert told["title"]
            assert told["description"]
            assert told["examples"]
            if "enumDescriptions" in told:
                assert len(told["enumDescriptions"]) == len(told["enum"])


# ----------------------------------------------------------------------- Table Schema


@each_table
def test_table_schemas_say_terms_twice(table: Table) -> None:
    resources = json.loads((ROOT / "datapackage.json").read_bytes())["resources"]
    (resource,) = [resource for resource in resources if resource["name"] == table.name]
    for column, field in zip(table.columns, resource["schema"]["fields"], strict=True):
        assert field["name"] == column.name
        assert field.get("categories") == field["constraints"].get("enum")
        if column.terms:
            assert field["categories"] == list(column.terms)


def test_terms_of_small_vocabularies_are_listed_for_editors_and_r() -> None:
    resources = json.loads((ROOT / "datapackage.json").read_bytes())["resources"]
    fields = {r["name"]: {f["name"]: f for f in r["schema"]["fields"]} for r in resources}
    listed = 0
    for table in TABLES:
        for column in table.columns:
            target = DECLARATION.get(column.references or "")
            if target and target.small and not column.many:
                path = ROOT / "data" / "csv" / f"{target.name}.csv"
                with path.open(encoding="utf-8", newline="") as stream:
                    terms = [row[target.primary_key[0]] for row in csv.DictReader(stream)]
                assert sorted(fields[table.name][column.name]["categories"]) == sorted(terms)
                listed += 1
    assert listed


# -------------------------------------------------------------------------------- git


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
def test_git_tracks_the_folder_called_build() -> None:
    # Usual ignore files leave out every folder of that name.
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "src/build"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    tracked = run.stdout.split()
    assert "src/build/__init__.py" in tracked
    ours = [path.relative_to(ROOT).as_posix() for path in (ROOT / "src" / "build").glob("*.py")]
    ignored = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "check-ignore", "--no-index", *ours],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ignored.stdout == ""
