"""Judges the shape of rows: their keys, and the type and form of each value, by JSON Schema."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

import jsonschema_rs

from validation import edtf, faults
from validation.dialects.json_schema import DIALECT, property_of
from validation.findings import Fault
from validation.records.folder import unclean_at
from validation.records.nodes import Scalar, plain
from validation.records.rows import Row
from validation.schemas.spec import Column, Declaration, children

# A value that breaks several rules is told once, by the first of these.
_GRAVITY = ("type", "minLength", "enum", "pattern", "minimum", "maximum")


class ShapeJudge:
    """Judges rows of one declaration. Each table's schema is compiled once."""

    def __init__(self, declaration: Declaration) -> None:
        """Takes the tables whose rows will be judged."""
        self._declaration = declaration
        self._schemas: dict[tuple[str, ...], jsonschema_rs.Draft202012Validator] = {}

    def judge(self, row: Row) -> None:
        """Takes down in `row` every fault of its keys and values."""
        if row.is_file:
            _judge_vocabulary_file(row)
            return
        columns = row.columns
        lists = [table.name for table in children(self._declaration, row.table.name)]
        _judge_keys(row, columns, lists)
        values = {name: plain(node) for name, node in row.node.values.items() if name in columns}
        for name, fault in _unclean(values).items():
            row.blame(row.node.values[name], name, fault)
            del values[name]
        for name, keyword in self._broken(row, columns, values).items():
            keyword = "not_null" if values[name] is None else keyword
            node = row.node.values[name]
            text = node.text if isinstance(node, Scalar) else None
            row.blame(
                node, name, faults.of_cell(columns[name], keyword, values[name], "record", text)
            )
            del values[name]
        for name, value in values.items():
            if columns[name].type == "date" and _no_such_day(value):
                unfit = faults.impossible_day(columns[name], value)
                row.blame(row.node.values[name], name, unfit)

    def _broken(
        self, row: Row, columns: Mapping[str, Column], values: Mapping[str, Any]
    ) -> dict[str, str]:
        """The gravest keyword that each value breaks."""
        context = (row.table.name, *(outer.name for outer in row.enclosing))
        if context not in self._schemas:
            properties = {name: property_of(column) for name, column in columns.items()}
            schema = {"$schema": DIALECT, "properties": properties}
            self._schemas[context] = jsonschema_rs.Draft202012Validator(schema)
        broken: dict[str, str] = {}
        for error in self._schemas[context].iter_errors(values):
            name, keyword = str(error.instance_path[0]), str(error.schema_path[-1])
            first = broken.get(name, keyword)
            broken[name] = min(first, keyword, key=_GRAVITY.index)
        return broken


def _judge_keys(row: Row, columns: Mapping[str, Column], lists: list[str]) -> None:
    node = row.node
    allowed = [*columns, *lists]
    missing = [name for name in columns if name not in node.values and not columns[name].nullable]
    unknown = [name for name in node.values if name not in allowed]
    unwritten = [name for name in allowed if name not in node.values]
    for name in unknown:
        short = name.lower()[:100]
        near = difflib.get_close_matches(short, unwritten, n=1, cutoff=0.6)
        alone = missing if len(missing) == len(unknown) == 1 else []
        meant = next(iter([*near, *alone]), None)
        missing = [other for other in missing if other != meant]
        fault = Fault(
            "record/unknown-key",
            f"`{name}` is no key of {row.table.title.lower()}",
            found=faults.show(name),
            allowed=", ".join(allowed),
            hint=_hint(row, name, meant),
        )
        row.blame(node.keys[name], name, fault)
    for name in missing:
        row.blame(node, name, faults.missing_key(columns[name]))


def _hint(row: Row, name: str, meant: str | None) -> str:
    column = row.table.by_name.get(name)
    if column is not None:
        why = "computed" if column.origin == "derived" else "given by the record around it"
        return f"leave it out: it is {why}"
    return f"did you mean {meant}?" if meant else "leave it out, or see the codebook for the keys"


def _unclean(values: Mapping[str, Any]) -> dict[str, Fault]:
    """The texts that hold what no text may, with their faults."""
    found = {name: unclean_at(value) for name, value in values.items() if isinstance(value, str)}
    return {name: unclean[1] for name, unclean in found.items() if unclean is not None}


def _no_such_day(value: str) -> bool:
    try:
        edtf.bounds(value)
    except edtf.NoSuchDayError:
        return True
    return False


def _judge_vocabulary_file(row: Row) -> None:
    """A vocabulary's file holds its list of rows and nothing else."""
    name = row.table.name
    for key in row.node.values:
        if key != name:
            fault = Fault(
                "record/unknown-key",
                f"`{key}` is no key of this file",
                found=faults.show(key),
                allowed=name,
                hint=f"did you mean {name}?",
            )
            row.blame(row.node.keys[key], key, fault)
    if name not in row.node.values and not row.findings:
        fault = Fault(
            "record/missing-key",
            f"`{name}` is missing: the list of its rows",
            hint=f"write `{name}:` and its rows below it",
        )
        row.blame(row.node, name, fault)
