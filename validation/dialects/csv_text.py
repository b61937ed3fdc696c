"""The canonical CSV of a table: one and only one text for the same rows."""

from __future__ import annotations

import io

import pandas as pd
import pyarrow as pa
import pyarrow.csv

from validation.dialects.arrow_schema import arrow_schema
from validation.schemas.spec import Table


def sorted_rows(table: Table, frame: pd.DataFrame) -> pa.Table:
    """The rows in their fixed order, with the declared schema and no index."""
    schema = arrow_schema(table)
    rows = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
    keys = [(name, "ascending", "at_start") for name in table.order]
    return rows.replace_schema_metadata(schema.metadata).sort_by(keys).combine_chunks()


def csv_bytes(rows: pa.Table) -> bytes:
    """CSV by RFC 4180 but for LF: text in quotation marks, empty cells bare, UTF-8.

    A number has the fewest digits that give it back as one of 64 bits, in plain notation from
    0.000001 to below 10,000,000,000 and else as `1.5e+10`; a day is YYYY-MM-DD.
    """
    sink = io.BytesIO()
    pyarrow.csv.write_csv(rows, sink)
    return sink.getvalue()
