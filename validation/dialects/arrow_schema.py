"""Arrow schemas, from the declaration: they stand in the Parquet files."""

from __future__ import annotations

import json

import pyarrow as pa

from validation.schemas.spec import Column, Table

TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The schema of one table, with title, description and unit in each field's metadata.

    The key `pandas`, by the format that pandas and pyarrow share, lets a plain `pd.read_parquet`
    give the declared types: without it whole numbers become floats where some are missing, and
    days become objects. It names no version, so that the bytes do not depend on one.
    """
    metadata = {"title": table.title, "description": table.description, "pandas": _pandas(table)}
    return pa.schema([_field(column) for column in table.columns], metadata=metadata)


def _pandas(table: Table) -> str:
    columns = [
        {
            "name": column.name,
            "field_name": column.name,
            "pandas_type": _PANDAS_TYPES[column.type],
            "numpy_type": f"{TYPES[column.type]}[pyarrow]",
            "metadata": None,
        }
        for column in table.columns
    ]
    return json.dumps({"index_columns": [], "column_indexes": [], "columns": columns})


_PANDAS_TYPES = {"string": "unicode", "integer": "int64", "number": "float64", "date": "date"}


def _field(column: Column) -> pa.Field:
    metadata = {"title": column.title, "description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    return pa.field(column.name, TYPES[column.type], nullable=column.nullable, metadata=metadata)
