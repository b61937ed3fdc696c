"""One declaration: a field added to a model, or a table, arrives everywhere by itself.

The whole project is copied, one text inserted, and the copy built by its own code.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from src.project import CROISSANT, CSVW, DATACITE, SCHEMA_ORG
from tests.conftest import ROOT
from tests.judged import judged, needs_validators

FIELD = """\
    certainty_note: Text = kinds.own_words(
        title="Note on certainty",
        description="Why the figure may be doubted, in own words.",
        example="Heard at third hand.",
        nullable=True,
        unit="sentences",
    )
"""

MODEL = '''\
"""The table `corrections`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text, Whole


class Corrections(TableModel):
    """What a publisher corrected in a document."""

    source_id: Text = kinds.reference(
        "sources",
        title="Source",
        description="The document.",
        example="kontur-2023-12-14-desert-or-die",
        inherited=True,
    )
    number: Whole = kinds.count(1, title="Number", description="First is 1.", example="1")
    correction: Text = kinds.own_words(
        title="Correction", description="What was corrected.", example="A number."
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Corrections",
            "primary_key": ("source_id", "number"),
            "home": "inside",
            "parents": ("sources",),
        }
'''

KONTUR = "data/records/sources/kontur-2023-12-14-desert-or-die.yaml"
CALLERS = "kontur-2023-12-14-desert-or-die.hotline-callers"


@pytest.fixture
def whole_project(tmp_path: Path) -> Path:
    """A copy of everything but history, environment and caches."""
    left_out = shutil.ignore_patterns(".venv", ".git", ".*_cache", ".hypothesis", "__pycache__")
    return shutil.copytree(ROOT, tmp_path / "copy", ignore=left_out, symlinks=True)


def replace_once(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {path}"
    path.write_text(content.replace(old, new), encoding="utf-8")


def run(root: Path, *arguments: str) -> str:
    """Runs a command of the copy, by the code of the copy."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def catalogued(root: Path, table: str) -> dict[str, dict[str, str]]:
    """Each column of a table with its type, by the catalogue that tells of it."""
    data = root / "data"
    csvw = json.loads((data / "csv" / "csv-metadata.json").read_bytes())["tables"]
    croissant = json.loads((data / "catalogue" / "croissant.json").read_bytes())["recordSet"]
    variables = json.loads((data / "catalogue" / "schema-org.jsonld").read_bytes())
    own = {entry["name"]: entry["additionalType"] for entry in variables["variableMeasured"]}
    (held,) = [entry["tableSchema"] for entry in csvw if entry["url"] == f"{table}.csv"]
    (fields,) = [entry["field"] for entry in croissant if entry["@id"] == table]
    return {
        "csvw": {column["name"]: column["datatype"]["base"] for column in held["columns"]},
        "croissant": {field["name"]: field["dataType"] for field in fields},
        "schema.org": {
            name.removeprefix(f"{table}."): kind.partition("#")[2]
            for name, kind in own.items()
            if name.startswith(f"{table}.")
        },
    }


def build(root: Path) -> None:
    run(root, "src", "build", "--root", ".")


def rows_of(root: Path, table: str) -> list[dict[str, str]]:
    with (root / "data" / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def parquet_of(root: Path, table: str) -> Any:
    return pyarrow.parquet.ParquetFile(root / "data" / "parquet" / f"{table}.parquet").read()


def table_schema_of(root: Path, table: str) -> Any:
    descriptor = json.loads((root / "datapackage.json").read_bytes())
    return next(r["schema"] for r in descriptor["resources"] if r["name"] == table)


def sql_columns_of(root: Path, table: str) -> dict[str, str]:
    """Name and type of the columns of a table that SQLite made."""
    connection = sqlite3.connect(":memory:")
    connection.executescript((root / "data" / "schemas" / "tables.sql").read_text("utf-8"))
    told = connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()
    connection.close()
    return dict(told)


def declare_field(root: Path) -> None:
    mark = "    status: Text = standing.status_column()\n"
    replace_once(root / "validation" / "schemas" / "claims.py", mark, FIELD + mark)


def write_field(root: Path) -> None:
    claim = f"  - claim_id: {CALLERS}\n"
    replace_once(root / KONTUR, claim, claim + "    certainty_note: Heard twice, «так».\n")


def add_table(root: Path) -> None:
    schemas = root / "validation" / "schemas"
    (schemas / "corrections.py").write_text(MODEL, encoding="utf-8")
    imported = "from validation.schemas.declaration import declare\n"
    line = "from validation.schemas.corrections import Corrections\n"
    replace_once(schemas / "registry.py", imported, line + imported)
    listed = '    "organizations": Organizations,\n'
    replace_once(schemas / "registry.py", listed, '    "corrections": Corrections,\n' + listed)
    written = "corrections:\n  - number: 1\n    correction: A number.\n"
    replace_once(root / KONTUR, "\nclaims:\n", f"\n{written}claims:\n")


def test_a_new_field_arrives_everywhere(whole_project: Path) -> None:
    root = whole_project
    declare_field(root)
    build(root)

    (field,) = [
        field
        for field in table_schema_of(root, "claims")["fields"]
        if field["name"] == "certainty_note"
    ]
    assert (field["type"], field["title"], field["unit"]) == (
        "string",
        "Note on certainty",
        "sentences",
    )
    header = list(rows_of(root, "claims")[0])
    assert header.index("certainty_note") + 1 == header.index("status")
    held = parquet_of(root, "claims").schema.field("certainty_note")
    assert held.metadata[b"description"] == b"Why the figure may be doubted, in own words."
    schema = json.loads((root / "data" / "schemas" / "sources.schema.json").read_bytes())
    written = schema["properties"]["claims"]["items"]["properties"]["certainty_note"]
    assert written["title"] == "Note on certainty"
    assert written["examples"] == ["Heard at third hand."]
    assert sql_columns_of(root, "claims")["certainty_note"] == "TEXT"
    codebook = (root / "docs" / "codebook.md").read_text(encoding="utf-8")
    (line,) = [line for line in codebook.splitlines() if "`certainty_note`" in line]
    assert "Why the figure may be doubted, in own words." in line
    assert "`Heard at third hand.`" in line
    told = {name: columns["certainty_note"] for name, columns in catalogued(root, "claims").items()}
    assert told == {"csvw": "string", "croissant": "sc:Text", "schema.org": "string"}

    write_field(root)
    build(root)

    told = {row["claim_id"]: row["certainty_note"] for row in rows_of(root, "claims")}
    assert told.pop(CALLERS) == "Heard twice, «так»."
    assert set(told.values()) == {""}
    kept = {
        row["claim_id"]: row["certainty_note"] for row in parquet_of(root, "claims").to_pylist()
    }
    assert kept.pop(CALLERS) == "Heard twice, «так»."
    assert set(kept.values()) == {None}
    assert run(root, "validation", ".").startswith("ok:")


def test_a_new_table_arrives_everywhere(whole_project: Path) -> None:
    root = whole_project
    add_table(root)
    build(root)

    source = "kontur-2023-12-14-desert-or-die"
    row = {"source_id": source, "number": "1", "correction": "A number."}
    assert rows_of(root, "corrections") == [row]
    assert parquet_of(root, "corrections").to_pylist() == [{**row, "number": 1}]
    schema = json.loads((root / "data" / "schemas" / "sources.schema.json").read_bytes())
    entry = schema["properties"]["corrections"]["items"]
    assert entry["required"] == ["number", "correction"]
    assert table_schema_of(root, "corrections")["primaryKey"] == ["source_id", "number"]
    assert sql_columns_of(root, "corrections") == {
        "source_id": "TEXT",
        "number": "BIGINT",
        "correction": "TEXT",
    }
    codebook = (root / "docs" / "codebook.md").read_text(encoding="utf-8")
    assert "## corrections" in codebook
    assert catalogued(root, "corrections") == {
        "csvw": {"source_id": "string", "number": "integer", "correction": "string"},
        "croissant": {"source_id": "sc:Text", "number": "sc:Integer", "correction": "sc:Text"},
        "schema.org": {"source_id": "string", "number": "integer", "correction": "string"},
    }
    assert "corrections: " in (root / "data" / "catalogue" / "datacite.json").read_text("utf-8")
    assert run(root, "validation", ".").startswith("ok:")


@needs_validators
def test_catalogues_with_a_new_field_and_table_are_valid_and_load(whole_project: Path) -> None:
    root = whole_project
    for edit in (declare_field, write_field, add_table, build):
        edit(root)
    for judge, path in (("csvw", CSVW), ("schema_org", SCHEMA_ORG), ("datacite", DATACITE)):
        assert judged(judge, [root / path]) == {root / path: []}
    (loaded,) = judged("records", [root / CROISSANT]).values()
    told = {row["claim_id"]: row["certainty_note"] for row in loaded["claims"]}
    assert told.pop(CALLERS) == "Heard twice, «так»."
    assert set(told.values()) == {None}
    assert loaded["corrections"] == [
        {"source_id": "kontur-2023-12-14-desert-or-die", "number": 1, "correction": "A number."}
    ]
