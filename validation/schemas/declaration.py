"""Reads a table's declaration out of its pandera model."""

from __future__ import annotations

import inspect
from typing import Any

import pandera.pandas as pa

from validation.schemas.base import TableModel
from validation.schemas.spec import Column, Table, Type

_TYPES: dict[str, Type] = {
    "string[pyarrow]": "string",
    "int64[pyarrow]": "integer",
    "double[pyarrow]": "number",
    "date32[day][pyarrow]": "date",
}


def declare(name: str, model: type[TableModel]) -> Table:
    """The table `name` as `model` declares it."""
    schema = model.to_schema()
    metadata = (model.get_metadata() or {})[schema.name]["dataframe"]
    return Table(
        name=name,
        description=inspect.cleandoc(model.__doc__ or ""),
        columns=tuple(_column(column) for column in schema.columns.values()),
        **metadata,
    )


def _column(column: pa.Column) -> Column:
    known: dict[str, Any] = dict(column.metadata or {})
    limits = {check.name: check.statistics for check in column.checks}
    terms = known.pop("terms", None)
    if terms is None and "isin" in limits:
        terms = dict.fromkeys(limits["isin"]["allowed_values"], "")
    return Column(
        name=str(column.name),
        type=_TYPES[str(column.dtype.type)],
        title=str(column.title),
        description=str(column.description),
        nullable=column.nullable,
        terms=terms,
        pattern=limits.get("fullmatch", {}).get("pattern"),
        minimum=limits.get("greater_than_or_equal_to", {}).get("min_value"),
        maximum=limits.get("less_than_or_equal_to", {}).get("max_value"),
        max_words=limits.get("max_words", {}).get("limit"),
        **known,
    )
