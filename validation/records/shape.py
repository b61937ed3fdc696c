"""Judges the shape of rows: their keys, and the type and form of each value, by JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jsonschema_rs

from validation import edtf, faults
from validation.dialects.json_schema import DIALECT, property_of
from validation.findings import Fault, show
from validation.records.clean_text import invisible_at, too_long, unclean_at
from validation.records.keys import judge_keys
from validation.records.nodes import Scalar, plain
from validation.records.rows import Row
from validation.schemas.spec import Column, Declaration

# A value that breaks several rules is told once, by the first of these.
_GRAVITY = ("type", "minLength", "enum", "pattern", "minimum", "maximum")


class ShapeJudge:
    """Judges rows of one declaration. Each table's schema is compiled once."""

    def __init__(self, declaration: Declaration) -> None:
        """Takes the tables whose rows will be judged."""
        self.declaration = declaration
        self._schemas: dict[tuple[str, ...], jsonschema_rs.Draft202012Validator] = {}

    def judge(self, row: Row) -> None:
        """Takes down in `row` every fault of its keys and values."""
        if row.is_file:
            _judge_vocabulary_file(row)
            return
        if not judge_keys(row, self.declaration):
            return
        columns = row.columns
        values = {name: plain(node) for name, node in row.node.values.items() if name in columns}
        for name, fault in _unclean(columns, values).items():
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
        for name, fault in _inexact(row, columns, values).items():
            row.blame(row.node.values[name], name, fault)
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


def _unclean(columns: Mapping[str, Column], values: Mapping[str, Any]) -> dict[str, Fault]:
    """The texts that are too long or hold what no text may, with their faults."""
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    found = {name: _unclean_text(columns[name], text) for name, text in texts.items()}
    return {name: fault for name, fault in found.items() if fault is not None}


def _unclean_text(column: Column, text: str) -> Fault | None:
    unclean = unclean_at(text) or (None if column.copied else invisible_at(text))
    return unclean[1] if unclean else too_long(text)


def _inexact(
    row: Row, columns: Mapping[str, Column], values: Mapping[str, Any]
) -> dict[str, Fault]:
    """The numbers that are no whole ones where those are wanted, or would be rounded."""
    found: dict[str, Fault] = {}
    for name, value in values.items():
        node, column = row.node.values[name], columns[name]
        text = node.text if isinstance(node, Scalar) and isinstance(value, float) else str(value)
        if column.type == "integer" and isinstance(value, float):
            found[name] = faults.wrong_type(column, value, "record", text)
        elif column.type == "number" and not faults.is_kept(text):
            found[name] = faults.not_kept(column, "record", text)
    return found


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
                found=show(key),
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
