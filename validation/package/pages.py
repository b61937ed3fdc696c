"""How much the pages of a Parquet file unpack to, as the pages say themselves.

Its footer says it too, but nothing keeps that from being a lie, while a reader gives each page no
more room than its header asks for. The headers are Thrift structs in the compact protocol:
https://parquet.apache.org/docs/file-format/data-pages/,
https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet

_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _BINARY, _STRUCT = 1, 2, 3, 4, 5, 6, 8, 12
_UNPACKED, _PACKED = 2, 3  # the fields of a header that tell the size of its page
_DEEPEST = 8
_LONGEST = 10  # bytes of a number of 64 bits
_MOST = 2**31


def unpacked(data: bytes, metadata: pyarrow.parquet.FileMetaData) -> int:
    """The bytes to which all pages of a file unpack. Raises pa.ArrowInvalid."""
    total = 0
    for group in map(metadata.row_group, range(metadata.num_row_groups)):
        for column in map(group.column, range(group.num_columns)):
            if not column.num_values:
                continue  # then no page is read, and where there are any need not be told
            start = column.data_page_offset
            if column.has_dictionary_page and 0 < column.dictionary_page_offset < start:
                start = column.dictionary_page_offset
            total += _chunk(data, start, start + column.total_compressed_size)
    return total


def _chunk(data: bytes, at: int, end: int) -> int:
    total = 0
    try:
        while at < end:
            at, fields = _struct(data, at, 0)
            sizes = fields[_UNPACKED], fields[_PACKED]
            if not all(0 <= size < _MOST for size in sizes):
                raise ValueError("a page of no size")
            total += sizes[0]
            at += sizes[1]
    except (IndexError, KeyError, ValueError) as error:
        raise pa.ArrowInvalid("Corrupt header of a page") from error
    return total


def _struct(data: bytes, at: int, depth: int) -> tuple[int, dict[int, int]]:
    """Where a struct ends, and its numbers by the ids of their fields."""
    if depth > _DEEPEST or at < 0:
        raise ValueError("no header")
    fields: dict[int, int] = {}
    field = 0
    while data[at]:
        step, kind = data[at] >> 4, data[at] & 15
        at += 1
        if step:
            field += step
        else:
            at, field = _number(data, at)
        if kind in (_I16, _I32, _I64):
            at, fields[field] = _number(data, at)
        elif kind == _BINARY:
            at, length = _varint(data, at)
            at += length
        elif kind == _STRUCT:
            at, _ = _struct(data, at, depth + 1)
        elif kind == _BYTE:
            at += 1
        elif kind not in (_TRUE, _FALSE):
            raise ValueError(f"a field of kind {kind}, which no header has")
    return at + 1, fields


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(_LONGEST):
        byte = data[at + place]
        value |= (byte & 127) << (7 * place)
        if byte < 128:
            return at + place + 1, value
    raise ValueError("a number of more than 64 bits")


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A signed number: zigzag, as the small ones of either sign take few bytes."""
    at, value = _varint(data, at)
    return at, (value >> 1) ^ -(value & 1)
