"""Packages to compare: the real one, edited in memory, row by row."""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from src.release.difference import Difference, difference
from src.release.groups import Grouped, grouped
from src.release.package import Package, packaged
from src.release.version import Verdict, level
from tests.conftest import ROOT
from validation.package.opened import DESCRIPTOR

Row = dict[str, str | None]
TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}


@functools.cache
def _real() -> Mapping[str, bytes]:
    folders = ("data/csv", "data/parquet", "data/schemas")
    paths = [path for folder in folders for path in sorted((ROOT / folder).iterdir())]
    paths += [ROOT / "docs" / "codebook.md", ROOT / DESCRIPTOR]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}


class Draft:
    """The real package, to be edited; `package` gives what was made of it.

    Tables that were asked for by `rows` are written anew, with their Parquet files, hashes and
    sizes; `files` are taken as they are, whatever else was done to them.
    """

    def __init__(self) -> None:
        self.content: dict[str, Any] = json.loads(_real()[DESCRIPTOR])
        self.files = dict(_real())
        self._rows: dict[str, list[Row]] = {}

    def resource(self, name: str) -> dict[str, Any]:
        """What the descriptor says of a table."""
        return next(one for one in self.content["resources"] if one["name"] == name)

    def field(self, table: str, name: str) -> dict[str, Any]:
        """What it says of a column."""
        fields = self.resource(table)["schema"]["fields"]
        return next(one for one in fields if one["name"] == name)

    def rows(self, table: str) -> list[Row]:
        """The rows of a table, to be edited."""
        if table not in self._rows:
            text = self.files[self.resource(table)["path"]].decode()
            held = csv.DictReader(io.StringIO(text, newline=""))
            rows = [{name: cell or None for name, cell in row.items()} for row in held]
            self._rows[table] = rows
        return self._rows[table]

    def row(self, table: str, key: str) -> Row:
        """The row of a key of one column."""
        name = self.resource(table)["schema"]["primaryKey"][0]
        return next(row for row in self.rows(table) if row[name] == key)

    def add_column(self, table: str, name: str, field: Mapping[str, Any] | None = None) -> None:
        """A column at the end, empty."""
        self.resource(table)["schema"]["fields"].append(
            {"name": name, "type": "string"} | {**(field or {})}
        )
        self.resource(f"{table}-parquet")["schema"]["fields"].append({"name": name, "type": "any"})
        for row in self.rows(table):
            row[name] = None

    def drop_column(self, table: str, name: str) -> None:
        """Takes a column away, with the keys that it is part of."""
        schema = self.resource(table)["schema"]
        for fields in (schema["fields"], self.resource(f"{table}-parquet")["schema"]["fields"]):
            fields[:] = [one for one in fields if one["name"] != name]
        keys = schema.get("foreignKeys", [])
        keys[:] = [one for one in keys if one["fields"] != [name]]
        for row in self.rows(table):
            del row[name]

    def rename_column(self, table: str, old: str, new: str) -> None:
        """Gives a column another name, in all keys too."""
        schema = self.resource(table)["schema"]
        for fields in (schema["fields"], self.resource(f"{table}-parquet")["schema"]["fields"]):
            for one in fields:
                one["name"] = new if one["name"] == old else one["name"]
        schema["primaryKey"] = [new if one == old else one for one in schema["primaryKey"]]
        for one in schema.get("foreignKeys", []):
            one["fields"] = [new if name == old else name for name in one["fields"]]
        for number, row in enumerate(self.rows(table)):
            self.rows(table)[number] = {new if k == old else k: v for k, v in row.items()}

    def add_table(self, name: str, fields: list[dict[str, Any]], rows: list[Row]) -> None:
        """A table with its Parquet file."""
        key = [fields[0]["name"]]
        path = f"data/csv/{name}.csv"
        schema = {"fields": fields, "missingValues": [""], "primaryKey": key}
        self.content["resources"] += [
            {"name": name, "path": path, "format": "csv", "bytes": 0, "hash": "", "schema": schema},
            {
                "name": f"{name}-parquet",
                "path": f"data/parquet/{name}.parquet",
                "hash": "",
                "schema": {"fields": [{"name": one["name"], "type": "any"} for one in fields]},
            },
        ]
        self._rows[name] = rows

    def drop_table(self, name: str) -> None:
        """Takes a table away, with its Parquet file."""
        for one in (name, f"{name}-parquet"):
            del self.files[self.resource(one)["path"]]
            self.content["resources"].remove(self.resource(one))

    def rename_table(self, old: str, new: str) -> None:
        """Gives a table another name and place."""
        for end, folder, kind in (("", "csv", "csv"), ("-parquet", "parquet", "parquet")):
            one = self.resource(old + end)
            data = self.files.pop(one["path"])
            one["name"], one["path"] = new + end, f"data/{folder}/{new}.{kind}"
            self.files[one["path"]] = data
        if old in self._rows:
            self._rows[new] = self._rows.pop(old)

    def package(self) -> Package:
        """The package as it is now."""
        for name, rows in self._rows.items():
            fields = self.resource(name)["schema"]["fields"]
            data = csv_of(fields, rows)
            self._put(name, data)
            self._put(f"{name}-parquet", parquet_of(fields, data))
        self.files[DESCRIPTOR] = (
            json.dumps(self.content, ensure_ascii=False, indent=2) + "\n"
        ).encode()
        return packaged(dict(self.files))

    def _put(self, name: str, data: bytes) -> None:
        resource = self.resource(name)
        self.files[resource["path"]] = data
        resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
        if "bytes" in resource:
            resource["bytes"] = len(data)

    def write(self, folder: Path) -> Path:
        """The same, as files."""
        for path, data in self.package().files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        return folder


def csv_of(fields: list[dict[str, Any]], rows: list[Row]) -> bytes:
    """Canonical but for the order of the rows."""
    lines = [",".join(f'"{field["name"]}"' for field in fields)]
    lines += [
        ",".join(_cell(row[field["name"]], field["type"]) for field in fields) for row in rows
    ]
    return ("\n".join(lines) + "\n").encode()


def _cell(cell: str | None, type_: str) -> str:
    if cell is None:
        return ""
    return '"' + cell.replace('"', '""') + '"' if type_ == "string" else cell


def parquet_of(fields: list[dict[str, Any]], data: bytes) -> bytes:
    """The rows of a CSV file as Parquet."""
    schema = pa.schema([(field["name"], TYPES[field["type"]]) for field in fields])
    rows = schema.empty_table()
    if data.count(b"\n") > 1:
        convert = pyarrow.csv.ConvertOptions(
            column_types=schema,
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        )
        parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
        rows = pyarrow.csv.read_csv(pa.BufferReader(data), None, parse, convert)
    sink = io.BytesIO()
    pyarrow.parquet.write_table(rows, sink, compression="zstd")
    return sink.getvalue()


@functools.cache
def real() -> Package:
    """The real package as it is."""
    return packaged(_real())


class Compared:
    """A difference with all that is made of it."""

    def __init__(self, old: Package, new: Package) -> None:
        self.difference: Difference = difference(old, new)
        self.grouped: Grouped = grouped(self.difference)
        self.verdict: Verdict = level(self.grouped)
        self.counts = {name: len(entries) for name, entries in self.grouped.groups.items()}


def edited(edit: Callable[[Draft], object]) -> Package:
    """The real package with an edit."""
    draft = Draft()
    edit(draft)
    return draft.package()
