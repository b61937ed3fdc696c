"""Whether a CSV file survives a reader that is told nothing of it."""

from __future__ import annotations

import io
import operator
import warnings
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.csv

from validation.dialects.arrow_schema import arrow_schema
from validation.recall import Recall
from validation.schemas.spec import Table

_recall = Recall(operator.eq)


def reads_plainly(table: Table, data: bytes) -> bool:
    """Whether `pd.read_csv` with its defaults keeps every cell of a table's canonical CSV.

    It takes `NA`, `null` and the like for empty cells, and a column whose texts all look like
    numbers or truth values for one of these; it may miss a number's last digit. A column without
    any text becomes one of numbers, which harms nothing unless tables are joined on it.
    """
    return _recall(table.name, (table, data), partial(_reads_plainly, table, data))


def _reads_plainly(table: Table, data: bytes) -> bool:
    options = pyarrow.csv.ConvertOptions(
        column_types=arrow_schema(table),
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        null_values=[""],
    )
    parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
    wanted = pyarrow.csv.read_csv(io.BytesIO(data), parse_options=parse, convert_options=options)
    with warnings.catch_warnings():  # of a column that is numbers in part: it is found below
        warnings.simplefilter("ignore", pd.errors.DtypeWarning)
        read = pd.read_csv(io.BytesIO(data))
    joined = _joined(table)
    return all(_same(read[name], wanted[name], name == joined) for name in wanted.column_names)


def _joined(table: Table) -> str | None:
    """The column on which Croissant's loader joins: the first reference, and no other."""
    return next((column.name for column in table.foreign_keys() if not column.many), None)


def _same(read: pd.Series[Any], wanted: pa.ChunkedArray, joined: bool) -> bool:
    if read.isna().all():
        return bool(wanted.null_count == len(wanted)) and not (joined and len(wanted))
    if pa.types.is_string(wanted.type) and not pd.api.types.is_string_dtype(read.dtype):
        return False
    try:
        held = pa.array(read, from_pandas=True).cast(wanted.type)
    except pa.ArrowInvalid:
        return False
    return bool(pa.chunked_array([held]).equals(wanted))
