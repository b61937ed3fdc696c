"""The pages of a Parquet file tell how much they unpack to, whatever the footer says."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from validation.package import parquet
from validation.package.pages import unpacked
from validation.schemas.registry import DECLARATION

LONG = 5_000_000


def written(table: pa.Table, **options: Any) -> bytes:
    sink = io.BytesIO()
    pyarrow.parquet.write_table(table, sink, **options)
    return sink.getvalue()


def footer(data: bytes) -> pyarrow.parquet.FileMetaData:
    return pyarrow.parquet.read_metadata(pa.BufferReader(data))


def told(data: bytes) -> int:
    """What the footer says: the pages and their headers."""
    groups = map(footer(data).row_group, range(footer(data).num_row_groups))
    return sum(
        group.column(n).total_uncompressed_size
        for group in groups
        for n in range(group.num_columns)
    )


@pytest.mark.parametrize("name", DECLARATION)
def test_the_pages_of_every_table_are_walked_to_their_end(name: str) -> None:
    data = (ROOT / "data" / "parquet" / f"{name}.parquet").read_bytes()
    columns = len(DECLARATION[name].columns)
    assert 0 <= told(data) - unpacked(data, footer(data)) < 200 * columns  # headers of two pages


OPTIONS: dict[str, dict[str, Any]] = {
    "plain": {},
    "pages of the second version": {"data_page_version": "2.0"},
    "no dictionaries": {"use_dictionary": False},
    "small pages": {"data_page_size": 64, "use_dictionary": False, "write_batch_size": 8},
    "small groups of rows": {"row_group_size": 7},
    "not packed": {"compression": "none"},
    "gzip": {"compression": "gzip"},
    "sums of pages": {"write_page_checksum": True},
    "no statistics": {"write_statistics": False},
    "an index": {"write_page_index": True},
}


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
@given(values=st.lists(st.integers(0, 2**62), min_size=50, max_size=60))
def test_numbers_take_what_they_take(options: dict[str, Any], values: list[int]) -> None:
    table = pa.table(
        {"a": pa.array(values), "b": list(map(str, values)), "c": [values] * len(values)}
    )
    options = {**options, "use_dictionary": False}
    data = written(table, **options)
    held = 8 * len(values) * (1 + len(values)) + sum(4 + len(str(value)) for value in values)
    assert held <= unpacked(data, footer(data)) <= told(data)


def lying(data: bytes, wrong: int) -> bytes:
    """The file with another number in its footer for what its one column unpacks to."""
    old, new = _varint(2 * told(data)), _varint(2 * wrong)
    start = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    at = data.index(old, start)
    changed = data[start:at] + new + data[at + len(old) : -8]
    return data[:start] + changed + len(changed).to_bytes(4, "little") + data[-4:]


def _varint(value: int) -> bytes:
    low = value & 127
    return bytes([low]) if value < 128 else bytes([low | 128]) + _varint(value >> 7)


class _Unread(pyarrow.parquet.ParquetFile):  # type: ignore[misc]
    def read(self, *_: Any, **__: Any) -> pa.Table:
        raise AssertionError("it was unpacked")


@pytest.mark.parametrize("dictionary", [True, False])
def test_a_footer_that_lies_is_not_believed(
    dictionary: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = written(pa.table({"a": ["x" * LONG]}), use_dictionary=dictionary, write_statistics=False)
    lie = lying(data, 5)
    assert told(lie) == 5 < LONG < unpacked(lie, footer(lie))
    monkeypatch.setattr(pyarrow.parquet, "ParquetFile", _Unread)
    assert not parquet.holds(lie, pa.table({"a": ["x"]}))


@given(st.data())
def test_pages_that_are_none_are_told(drawn: st.DataObject) -> None:
    data = bytearray(written(pa.table({"a": ["x", "y"], "b": [1, None]})))
    end = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    for _ in range(drawn.draw(st.integers(1, 4))):
        data[drawn.draw(st.integers(4, end - 1))] = drawn.draw(st.integers(0, 255))
    with contextlib.suppress(pa.ArrowInvalid):
        assert unpacked(bytes(data), footer(bytes(data))) >= 0


@pytest.mark.parametrize(
    "header",
    [
        b"\x15\x00\x15\x02\x00",  # no packed size
        b"\x15\x00\x15\x01\x15\x00\x00",  # less than nothing
        b"\x15\x00\x15\x02\x15" + b"\xff" * 11,  # a number without end
        b"\x1c" * 100,  # structs in structs
        b"\x19\x00\x00",  # a list
        b"\x15",  # cut off
    ],
)
def test_a_header_that_is_none(header: bytes) -> None:
    data = written(pa.table({"a": [1]}), use_dictionary=False)
    broken = data[:4] + header + data[4 + len(header) :] if header != b"\x15" else data[:4] + header
    with pytest.raises(pa.ArrowInvalid):
        unpacked(broken, footer(data))
