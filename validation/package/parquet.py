"""Whether a Parquet file holds the rows that it should, with no more memory than those take.

A kilobyte of Parquet can hold gigabytes: a run of a billion nulls, or a text that each of many
rows repeats. So the pages of the file are asked first how much there is in them, and texts are
unpacked one by one only when together they are as long as they should be.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from validation.package.pages import unpacked

_MOST = 10  # times the bytes that the rows take: lists of texts and headers of pages come to them
_SMALL = 100_000


def schema_of(data: bytes) -> pa.Schema:
    """The columns that a file says it has. Raises pa.ArrowException or OSError."""
    return pyarrow.parquet.ParquetFile(pa.BufferReader(data)).schema_arrow


def holds(data: bytes, rows: pa.Table) -> bool:
    """Whether the columns of a file have the names and values of `rows`, and no others.

    Raises pa.ArrowException or OSError.
    """
    file = pyarrow.parquet.ParquetFile(pa.BufferReader(data), read_dictionary=_texts(rows))
    if file.schema_arrow.names != rows.column_names or file.metadata.num_rows != rows.num_rows:
        return False
    if unpacked(data, file.metadata) > max(int(rows.nbytes) * _MOST, _SMALL):
        return False
    return all(_same(file.read([name]).column(0), rows[name]) for name in rows.column_names)


def _texts(rows: pa.Table) -> list[str]:
    return [field.name for field in rows.schema if pa.types.is_string(field.type)]


def _same(given: pa.ChunkedArray, right: pa.ChunkedArray) -> bool:
    if pa.types.is_dictionary(given.type):
        if sum(map(_length, given.chunks)) != (pc.sum(pc.binary_length(right)).as_py() or 0):
            return False
        given = given.cast(right.type)
    return bool(given.equals(right))


def _length(chunk: pa.DictionaryArray) -> int:
    lengths = pc.binary_length(chunk.dictionary).cast(pa.int64())
    return pc.sum(lengths.take(chunk.indices)).as_py() or 0
