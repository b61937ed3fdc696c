"""Arrow schemas, from the declaration: they stand in the Parquet files."""

from __future__ import annotations

import pyarrow as pa

from validation.schemas.spec import Column, Table

TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The schema of one table, with title, description and unit in each field's metadata."""
    metadata = {"title": table.title, "description": table.description}
    return pa.schema([_field(column) for column in table.columns], metadata=metadata)


def _field(column: Column) -> pa.Field:
    metadata = {"title": column.title, "description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    return pa.field(column.name, TYPES[column.type], nullable=column.nullable, metadata=metadata)
