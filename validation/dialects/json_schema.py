"""JSON Schemas of the records, from the declaration.

They judge a record's shape here, and complete and underline it in editors. A column's meaning
is its description; the terms of small vocabularies are listed when they are handed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from validation.schemas.spec import Column, Declaration, Table, children, written_columns

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Terms of each vocabulary, with their definitions.
Vocabulary = Mapping[str, Mapping[str, str]]

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


def record_schema(
    declaration: Declaration, table: Table, vocabulary: Vocabulary | None = None
) -> dict[str, Any]:
    """The schema of one file: a record, or a vocabulary's list of rows."""
    row = _row(declaration, table, (), vocabulary or {})
    if table.file is None:
        return {"$schema": DIALECT, **row}
    return {
        "$schema": DIALECT,
        "title": table.title,
        "description": table.description,
        "type": "object",
        "properties": {table.name: {"type": "array", "items": row}},
        "required": [table.name],
        "additionalProperties": False,
    }


def _row(
    declaration: Declaration, table: Table, enclosing: tuple[Table, ...], vocabulary: Vocabulary
) -> dict[str, Any]:
    columns = written_columns(table, enclosing)
    properties: dict[str, Any] = {
        column.name: property_of(column, vocabulary.get(column.references or ""))
        for column in columns
    }
    for child in children(declaration, table.name):
        items = _row(declaration, child, (table, *enclosing), vocabulary)
        properties[child.name] = {
            "title": child.title,
            "description": child.description,
            "type": "array",
            "items": items,
        }
    return {
        "title": table.title,
        "description": table.description,
        "type": "object",
        "properties": properties,
        "required": [column.name for column in columns if not column.nullable],
        "additionalProperties": False,
    }


def property_of(column: Column, listed: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The schema of one value. `listed` are the terms of the vocabulary it refers to."""
    name = "string" if column.type == "date" else column.type
    pattern = _DAY if column.type == "date" else column.pattern
    terms = column.terms or (None if column.many else listed)
    rules: dict[str, Any] = {
        "title": column.title,
        "description": _description(column),
        "type": name,
        "minLength": 1 if name == "string" else None,
        "pattern": f"^(?:{pattern})$" if pattern else None,
        "enum": list(terms) if terms else None,
        "enumDescriptions": list(terms.values()) if terms and any(terms.values()) else None,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "examples": [_example(column)],
    }
    return {keyword: rule for keyword, rule in rules.items() if rule is not None}


def _description(column: Column) -> str:
    limit = f" At most {column.max_words} words." if column.max_words else ""
    return column.description + limit


def _example(column: Column) -> Any:
    if column.type == "integer":
        return int(column.example)
    return float(column.example) if column.type == "number" else column.example
