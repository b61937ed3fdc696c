"""Table Schemas (Data Package v2), from the declaration.

Categories are said twice: frictionless ignores `categories` and R reads factor levels from
`constraints.enum`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from validation.dialects.json_schema import Vocabulary
from validation.schemas.spec import Column, Declaration, Table


def table_schema(declaration: Declaration, table: Table, vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema of one table; the terms of small vocabularies are listed in it."""
    unique = [[column.name] for column in table.columns if column.unique]
    keys = [
        _foreign_key(declaration, table, column)
        for column in table.foreign_keys()
        if not column.many
    ]
    schema = {
        "fields": [field(column, vocabulary) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
        "uniqueKeys": unique,
        "foreignKeys": keys,
    }
    return {name: value for name, value in schema.items() if value}


def field(column: Column, vocabulary: Vocabulary) -> dict[str, Any]:
    """One field."""
    terms = terms_of(column, vocabulary)
    constraints = {
        "required": not column.nullable,
        "unique": column.unique or None,
        "pattern": f"(?:{column.pattern})" if column.pattern else None,
        "enum": list(terms) if terms else None,
        "minimum": column.minimum,
        "maximum": column.maximum,
    }
    entry = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description,
        "example": column.example,
        "unit": column.unit,
        "constraints": {rule: value for rule, value in constraints.items() if value is not None},
        "categories": list(terms) if terms else None,
    }
    return {name: value for name, value in entry.items() if value is not None}


def terms_of(column: Column, vocabulary: Vocabulary) -> Mapping[str, str] | None:
    """The terms that a cell may hold, with their definitions, if they are few enough to list."""
    if column.terms:
        return column.terms
    return None if column.many else vocabulary.get(column.references or "")


def _foreign_key(declaration: Declaration, table: Table, column: Column) -> dict[str, Any]:
    target = declaration[str(column.references)]
    reference: dict[str, Any] = {"fields": [target.primary_key[0]]}
    if target.name != table.name:  # a reference within a table names no resource
        reference = {"resource": target.name, **reference}
    return {"fields": [column.name], "reference": reference}
