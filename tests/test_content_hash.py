"""The content hash: of the rows alone, told in the descriptor, computed anew from any copy.

The law: two packages have one content hash if, and only if, their tables have the same names,
columns and rows. The order of rows in a file, and CSV or Parquet, make no difference; every cell
does.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from src.cli import main
from tests.conftest import ROOT
from tests.invented import invented_table
from tests.planted import (
    csv_path,
    edit_cells,
    edit_descriptor,
    read_rows,
    rehash,
    write_rows,
)
from validation.dialects.arrow_schema import TYPES
from validation.dialects.csv_text import csv_bytes, sorted_rows
from validation.findings import Finding
from validation.package.cells import read_sheet
from validation.package.content_hash import PROPERTY, content_hash
from validation.package.judge import judge_package
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import Table
from validation.tables import frame_of

CALLERS = "kontur-2023-12-14-desert-or-die.hotline-callers"
DESCRIPTOR = "datapackage.json"

# ------------------------------------------------------------------------------ the form


THINGS = invented_table(
    "things",
    {"key": "string", "text": "string", "whole": "integer", "number": "number", "day": "date"},
)

CANONICAL = """\
"key","text","whole","number","day"
"a",,,,
"b","say ""no"", and
go",-7,0.1,2023-02-24
"c",",,",0,4000,1999-12-31
"d","é 🕊",123456789012345678,1e+15,
"e","NA",1,1.23456789012345e+14,
"f","-",2,-0.30000000000000004,
"g","=1",3,0.00001,
"""

ROWS: list[dict[str, Any]] = [
    {"key": "g", "text": "=1", "whole": 3, "number": 0.00001},
    {"key": "a"},
    {"key": "c", "text": ",,", "whole": 0, "number": 4000.0, "day": pd.Timestamp("1999-12-31")},
    {"key": "b", "text": 'say "no", and\ngo', "whole": -7, "number": 0.1},
    {"key": "d", "text": "é 🕊", "whole": 123456789012345678, "number": 1e15},
    {"key": "f", "text": "-", "whole": 2, "number": -0.30000000000000004},
    {"key": "e", "text": "NA", "whole": 1, "number": 123456789012345.0},
]
ROWS[3]["day"] = pd.Timestamp("2023-02-24")


def _text(table: Table, rows: list[dict[str, Any]]) -> bytes:
    return csv_bytes(sorted_rows(table, frame_of(table, rows)))


def _hash(rows: list[dict[str, Any]]) -> str:
    return content_hash({"things": _text(THINGS, rows)})


def test_the_canonical_text_is_this_and_no_other() -> None:
    """Another version of a library that writes it otherwise fails here, not in a release."""
    assert _text(THINGS, ROWS).decode() == CANONICAL


def _as_documented(number: float) -> str:
    sign, digits, exponent = Decimal(repr(number)).as_tuple()
    written = "".join(map(str, digits)).rstrip("0") or "0"
    point = len(digits) + int(exponent) if any(digits) else 1
    minus = "-" if sign else ""
    if not -6 < point <= 10:
        fraction = f".{written[1:]}" if written[1:] else ""
        return f"{minus}{written[0]}{fraction}e{point - 1:+d}"
    if point <= 0:
        return f"{minus}0.{'0' * -point}{written}"
    whole, fraction = written[:point].ljust(point, "0"), written[point:]
    return f"{minus}{whole}.{fraction}" if fraction else minus + whole


@example(0.000001)
@example(9999999999.0)
@example(1e10)
@example(9.999999e-07)
@example(-0.0)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_written_as_is_documented(number: float) -> None:
    text = _text(THINGS, [{"key": "a", "number": number}]).decode()
    assert text.splitlines()[1] == f'"a",,,{_as_documented(number)},'


def test_the_content_hash_is_a_hash_of_lines_of_hashes() -> None:
    empty = hashlib.sha256(b'"a"\n').hexdigest()
    things = hashlib.sha256(CANONICAL.encode()).hexdigest()
    lines = f"{empty}  other.csv\n{empty}  other_one.csv\n{things}  things.csv\n"
    right = "sha256:" + hashlib.sha256(lines.encode()).hexdigest()
    texts = {"things": CANONICAL.encode(), "other_one": b'"a"\n', "other": b'"a"\n'}
    assert content_hash(texts) == right


def test_sha256sum_gives_what_the_descriptor_tells() -> None:
    sums = shutil.which("sha256sum")
    if sums is None:
        pytest.skip("sha256sum is not on PATH")
    line = "LC_ALL=C sha256sum *.csv | sha256sum"
    ran = subprocess.run(
        ["sh", "-c", line], cwd=ROOT / "data" / "csv", capture_output=True, text=True, check=True
    )
    assert f"sha256:{ran.stdout.split()[0]}" == _told(ROOT)


def _told(package: Path) -> str:
    return str(json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))[PROPERTY])


# ------------------------------------------------------------------------------- the law


def _of_csv(package: Path) -> str:
    frames = {
        name: read_sheet(table, (package / csv_path(name)).read_bytes()).frame
        for name, table in DECLARATION.items()
    }
    return _of_frames(frames)


def _of_parquet(package: Path) -> str:
    read = pyarrow.parquet.read_table
    frames = {
        name: read(package / f"data/parquet/{name}.parquet").to_pandas(types_mapper=pd.ArrowDtype)
        for name in DECLARATION
    }
    return _of_frames(frames)


def _of_frames(frames: Mapping[str, pd.DataFrame]) -> str:
    rows = {name: sorted_rows(table, frames[name]) for name, table in DECLARATION.items()}
    return content_hash({name: csv_bytes(table) for name, table in rows.items()})


def test_csv_and_parquet_give_the_hash_that_the_descriptor_tells() -> None:
    assert _of_csv(ROOT) == _of_parquet(ROOT) == _told(ROOT)


def test_the_order_of_rows_in_a_file_makes_no_difference(package: Path) -> None:
    for table in ("claims", "citations", "places"):
        write_rows(package, table, reversed(read_rows(package, table)))
    assert _of_csv(package) == _told(ROOT)


def test_another_packing_of_parquet_makes_no_difference(package: Path) -> None:
    for path in (package / "data" / "parquet").glob("*.parquet"):
        rows = pyarrow.parquet.read_table(path)
        pyarrow.parquet.write_table(rows, path, compression="gzip", row_group_size=7)
    assert _of_parquet(package) == _told(ROOT)


_TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=5)
CELLS: Mapping[str, st.SearchStrategy[Any]] = {
    "string": _TEXTS | st.sampled_from(['"', '""', ",", "\n", '","', "NA", "1", "null"]),
    "integer": st.integers(-(2**63), 2**63 - 1),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "date": st.dates(),
}
_ROW = st.fixed_dictionaries(
    {column.name: st.none() | CELLS[column.type] for column in THINGS.columns[1:]}
)
_TABLE = st.dictionaries(_TEXTS, _ROW, min_size=1, max_size=4).map(
    lambda rows: [{"key": key, **cells} for key, cells in rows.items()]
)


@given(_TABLE, st.randoms())
def test_any_order_of_the_same_rows_has_the_same_hash(
    rows: list[dict[str, Any]], random: Any
) -> None:
    other = list(rows)
    random.shuffle(other)
    assert _hash(other) == _hash(rows)


@given(_TABLE, st.data())
def test_any_other_cell_gives_another_hash(rows: list[dict[str, Any]], data: Any) -> None:
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.sampled_from(THINGS.columns[1:]))
    before = rows[row][column.name]
    after = data.draw(
        (st.none() | CELLS[column.type]).filter(lambda cell: repr(cell) != repr(before))
    )
    changed = [{**cells} for cells in rows]
    changed[row][column.name] = after
    assert _hash(changed) != _hash(rows)


@given(st.lists(_TEXTS, min_size=2, max_size=4, unique=True), st.data())
def test_what_moves_from_one_cell_to_the_next_gives_another_hash(
    texts: list[str], data: Any
) -> None:
    """No text can be taken for the end of one cell and the beginning of another."""
    two = invented_table("two", {"one": "string", "other": "string"})
    whole = '","'.join(texts)
    cut = data.draw(st.integers(1, len(whole) - 1))
    rows: list[dict[str, Any]] = [
        {"one": whole[:cut], "other": whole[cut:]},
        {"one": whole, "other": None},
    ]
    hashes = {content_hash({"two": _text(two, [row])}) for row in rows}
    assert len(hashes) == 2


def test_a_cell_under_another_heading_or_table_gives_another_hash() -> None:
    empty = b'"a"\n'
    names = [{"b": empty}, {"b": b'"b"\n'}, {"c": empty}, {"b": empty, "c": empty}, {}]
    assert len({content_hash(texts) for texts in names}) == len(names)


def test_every_type_of_cell_is_drawn() -> None:
    assert {column.type for column in THINGS.columns} == set(TYPES)


# ------------------------------------------------------------------------- told of a copy


def _judged(package: Path) -> list[tuple[str, str]]:
    return [(found.check, found.file) for found in judge_package(package).findings]


def test_all_tables_are_hashed_and_that_is_said(package: Path) -> None:
    report = judge_package(package)
    assert report.ok
    assert report.checked["tables_hashed"] == len(DECLARATION)
    assert report.checked["references"] > 500


@pytest.mark.parametrize("told", ["", "sha256:" + "0" * 64, 5, [], {}], ids=repr)
def test_another_hash_is_told_once(package: Path, told: object) -> None:
    edit_descriptor(package, lambda content: content.update({PROPERTY: told}))
    [found] = judge_package(package).findings
    assert isinstance(found, Finding)
    assert (found.check, found.file, found.line) == ("package/hash", DESCRIPTOR, None)
    assert found.found == _told(ROOT)


def test_a_hash_that_is_not_told(package: Path) -> None:
    edit_descriptor(package, lambda content: content.pop(PROPERTY))
    assert _judged(package) == [("package/descriptor", DESCRIPTOR)]


def test_an_edit_of_csv_and_parquet_with_all_their_hashes(package: Path) -> None:
    """Only the hash of the content tells that these are not the rows of the release."""
    edit_cells(package, "claims", {"claim_id": CALLERS}, {"statement": "3,500 rang."})
    path = package / "data/parquet/claims.parquet"
    rows = pyarrow.parquet.read_table(path)
    number = rows["claim_id"].to_pylist().index(CALLERS)
    texts = rows["statement"].to_pylist()
    texts[number] = "3,500 rang."
    at = rows.schema.get_field_index("statement")
    other = rows.set_column(at, rows.schema.field(at), pa.array(texts, pa.string()))
    pyarrow.parquet.write_table(other, path)
    rehash(package)
    assert _judged(package) == [("package/hash", DESCRIPTOR)]


EDITS = {
    "a figure": {"value_low": "3501"},
    "a unit": {"unit": "peopel"},
    "a claim's id": {"claim_id": "kontur-2023-12-14-desert-or-die.callers"},
    "a day": {"as_of_end": "2023-11-31"},
}


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS.keys())
def test_an_edited_file_is_told_by_its_hash_alone(package: Path, change: dict[str, str]) -> None:
    """What is wrong in it is one mistake, not two: the file is not the one that was published."""
    before = (package / DESCRIPTOR).read_bytes()
    edit_cells(package, "claims", {"claim_id": CALLERS}, change)
    (package / DESCRIPTOR).write_bytes(before)
    assert _judged(package) == [("package/hash", csv_path("claims"))]


# --------------------------------------------------------------------- told of two versions


@pytest.mark.parametrize(("right", "told"), [(True, False), (False, True)])
def test_a_difference_tells_of_it_only_where_it_is_not_that_of_the_rows(
    package: Path, capsys: pytest.CaptureFixture[str], right: bool, told: bool
) -> None:
    edit_cells(package, "claims", {"claim_id": CALLERS}, {"statement": "3,500 rang."})
    texts = {name: (package / csv_path(name)).read_bytes() for name in DECLARATION}
    new = content_hash(texts) if right else "sha256:0"
    edit_descriptor(package, lambda content: content.update({PROPERTY: new}))
    assert main(["diff", str(ROOT), str(package)]) in (0, 1)
    assert (PROPERTY in capsys.readouterr().out) == told
