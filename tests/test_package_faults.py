"""`python -m validation` on broken packages: what is wrong, where, and with which exit status."""

from __future__ import annotations

import json
import os
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from tests.planted import (
    csv_path,
    drop_rows,
    edit_cells,
    edit_descriptor,
    read_rows,
    rehash,
    resource,
    tree,
    within,
    write_csv,
    write_rows,
)
from validation.__main__ import main
from validation.findings import Finding
from validation.package.judge import judge_package

DESCRIPTOR = "datapackage.json"
CALLERS = "kontur-2023-12-14-desert-or-die.hotline-callers"
KONTUR = "kontur-2023-12-14-desert-or-die"


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """No package, however bad, takes long."""
    with within(60):
        yield


Break = Callable[[Path], object]
# check, file, line, column
Told = tuple[str, str, int | None, int | None]


def told(findings: list[Finding]) -> list[Told]:
    return [(found.check, found.file, found.line, found.column) for found in findings]


def judged(package: Path) -> list[Told]:
    """What is found; the judge neither writes nor raises."""
    before = tree(package) if package.is_dir() else {}
    report = judge_package(package)
    assert report.ok == (not report.errors)
    assert (tree(package) if package.is_dir() else {}) == before
    return told(report.findings)


# ---------------------------------------------------------------------- the descriptor


def _of_claims(key: str, value: object) -> Break:
    """Changes a property of the resource `claims`."""
    return lambda package: edit_descriptor(
        package, lambda content: resource(content, "claims").update({key: value})
    )


def _of_field(table: str, name: str, key: str, value: object) -> Break:
    """Changes a property of a field in the schema of a table."""

    def change(content: dict[str, Any]) -> None:
        fields = resource(content, table)["schema"]["fields"]
        next(field for field in fields if field["name"] == name)[key] = value

    return lambda package: edit_descriptor(package, change)


def _without(name: str) -> Break:
    """Takes a resource out of the descriptor."""
    return lambda package: edit_descriptor(
        package, lambda content: content["resources"].remove(resource(content, name))
    )


def _with_extra(package: Path) -> None:
    (package / "data/csv/extra.csv").write_text('"a"\n"b"\n', encoding="utf-8")
    extra = {"name": "extra", "path": "data/csv/extra.csv", "hash": "", "format": "csv"}
    edit_descriptor(package, lambda content: content["resources"].append(extra))
    rehash(package)


def _write_descriptor(data: bytes) -> Break:
    return lambda package: (package / DESCRIPTOR).write_bytes(data)


DESCRIPTORS: dict[str, Break] = {
    "none": lambda package: (package / DESCRIPTOR).unlink(),
    "a folder in its place": lambda package: (
        (package / DESCRIPTOR).rename(package / "was.json").with_name(DESCRIPTOR).mkdir()
    ),
    "empty": _write_descriptor(b""),
    "not JSON": _write_descriptor(b"name: refusals\n"),
    "cut in half": lambda package: (package / DESCRIPTOR).write_bytes(
        (package / DESCRIPTOR).read_bytes()[:5000]
    ),
    "not UTF-8": _write_descriptor(b'{"name": "\xff"}'),
    "a list": _write_descriptor(b"[]"),
    "a number": _write_descriptor(b"1"),
    "nested without end": _write_descriptor(b"[" * 100_000),
    "no resources": lambda package: edit_descriptor(
        package, lambda content: content.pop("resources")
    ),
    "a list of no resources": lambda package: edit_descriptor(
        package, lambda content: content.update(resources=[])
    ),
    "a resource without a name": lambda package: edit_descriptor(
        package, lambda content: resource(content, "claims").pop("name")
    ),
    "a resource without a path": lambda package: edit_descriptor(
        package, lambda content: resource(content, "claims").pop("path")
    ),
    "two resources of one name": lambda package: edit_descriptor(
        package, lambda content: content["resources"].append(resource(content, "claims"))
    ),
    "bytes that are text": _of_claims("bytes", "many"),
    "a resource left out": _without("claims"),
    "the resource of a vocabulary left out": _without("units"),
    "the resource of a Parquet file left out": _without("claims-parquet"),
    "a resource more": _with_extra,
    "a hash left out": lambda package: edit_descriptor(
        package, lambda content: resource(content, "claims").pop("hash")
    ),
    "a field of another type": _of_field("claims", "value_low", "type", "string"),
    "a field that may be empty": _of_field("claims", "claim_id", "constraints", {}),
    "a field of another description": _of_field("claims", "value_low", "description", "A value."),
    "a schema without keys": lambda package: edit_descriptor(
        package, lambda content: resource(content, "claims")["schema"].pop("foreignKeys")
    ),
    "no schema": lambda package: edit_descriptor(
        package, lambda content: resource(content, "claims").pop("schema")
    ),
    "a path out of the package": _of_claims("path", "../claims.csv"),
    "a path from the root": _of_claims("path", "/etc/passwd"),
    "a path on the web": _of_claims("path", "https://example.org/claims.csv"),
    "a further path on the web": _of_claims("extrapaths", ["http://127.0.0.1/a.csv"]),
    "a profile on the web": _of_claims("profile", "http://127.0.0.1/a.json"),
    "a schema on the web": _of_claims("schema", "http://127.0.0.1/a.json"),
    "a schema of its own for Parquet": lambda package: edit_descriptor(
        package,
        lambda content: resource(content, "claims-parquet").update(
            schema={"fields": [{"name": "claim_id", "constraints": {"pattern": "(a+)+"}}]}
        ),
    ),
    "a schema of Parquet on the web": lambda package: edit_descriptor(
        package,
        lambda content: resource(content, "claims-parquet").update(schema="http://127.0.0.1/a"),
    ),
    "a profile of the package on the web": lambda package: edit_descriptor(
        package, lambda content: content.update(profile="http://127.0.0.1/a.json")
    ),
    "another format": _of_claims("format", "gsheets"),
    "a dialect on the web": _of_claims("dialect", "http://127.0.0.1/a.json"),
    "a dialect of a reader of its own": _of_claims("dialect", {"gsheets": {}}),
    "another scheme": _of_claims("scheme", "http"),
    "another encoding": _of_claims("encoding", "utf-7"),
    "checks of its own": _of_claims("checklist", {"checks": [{"type": "table-dimensions"}]}),
    "several paths": _of_claims("path", ["data/csv/claims.csv", "data/csv/claims.csv"]),
    "data instead of a path": lambda package: edit_descriptor(
        package,
        lambda content: (
            resource(content, "claims").pop("path"),
            resource(content, "claims").update(data=[]),
        ),
    ),
}


@pytest.mark.parametrize("spoil", DESCRIPTORS.values(), ids=DESCRIPTORS.keys())
def test_a_bad_descriptor_is_one_finding(package: Path, spoil: Break) -> None:
    spoil(package)
    assert judged(package) == [("package/descriptor", DESCRIPTOR, 1, 1)]


# ------------------------------------------------------------------------------ hashes


def test_a_file_that_is_missing(package: Path) -> None:
    (package / csv_path("claims")).unlink()
    assert judged(package) == [("package/hash", csv_path("claims"), None, None)]


def test_a_parquet_file_that_is_missing(package: Path) -> None:
    (package / "data/parquet/claims.parquet").unlink()
    assert judged(package) == [("package/hash", "data/parquet/claims.parquet", None, None)]


@pytest.mark.parametrize("path", ["data/csv/claims.csv", "data/parquet/claims.parquet"])
def test_a_flipped_bit(package: Path, path: str) -> None:
    data = bytearray((package / path).read_bytes())
    data[len(data) // 2] ^= 1
    (package / path).write_bytes(data)
    assert ("package/hash", path, None, None) in judged(package)


def test_a_letter_changed_in_a_text(package: Path) -> None:
    """The rows are good, so that the hash alone tells."""
    path = package / csv_path("claims")
    path.write_bytes(
        path.read_bytes().replace(b"have called the hotline", b"have rung the hotline")
    )
    assert judged(package) == [("package/hash", csv_path("claims"), None, None)]


def test_another_size(package: Path) -> None:
    _of_claims("bytes", 1)(package)
    assert judged(package) == [("package/hash", csv_path("claims"), None, None)]


def test_a_file_of_another_build(package: Path) -> None:
    """A good file of a good package, beside files of another."""
    edit_cells(package, "claims", {"claim_id": CALLERS}, {"statement": "3,500 called."})
    other = (package / csv_path("claims")).read_bytes()
    edit_cells(package, "claims", {"claim_id": CALLERS}, {"statement": "3,500 rang."})
    (package / csv_path("claims")).write_bytes(other)
    assert judged(package)[0] == ("package/hash", csv_path("claims"), None, None)


def test_a_parquet_file_of_other_rows(package: Path) -> None:
    path = package / "data/parquet/claims.parquet"
    rows = pyarrow.parquet.read_table(path)
    pyarrow.parquet.write_table(rows.slice(1), path)
    rehash(package)
    assert judged(package) == [("package/hash", "data/parquet/claims.parquet", None, None)]


def test_a_parquet_file_of_other_types(package: Path) -> None:
    path = package / "data/parquet/attributions.parquet"
    rows = pyarrow.parquet.read_table(path)
    other = rows.set_column(1, "line", rows["line"].cast("int32"))
    pyarrow.parquet.write_table(other, path)
    rehash(package)
    assert judged(package) == [("package/hash", "data/parquet/attributions.parquet", None, None)]


def test_a_parquet_file_that_is_none(package: Path) -> None:
    (package / "data/parquet/claims.parquet").write_bytes(b"PAR1 nothing PAR1")
    rehash(package)
    assert judged(package) == [("package/hash", "data/parquet/claims.parquet", None, None)]


def test_a_link_in_the_place_of_a_file(package: Path, tmp_path: Path) -> None:
    path = package / csv_path("claims")
    (tmp_path / "claims.csv").write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(tmp_path / "claims.csv")
    assert judged(package) == [("package/descriptor", DESCRIPTOR, 1, 1)]


def test_a_folder_that_is_a_link_out_of_the_package(package: Path, tmp_path: Path) -> None:
    (package / "data" / "csv").rename(tmp_path / "csv")
    (package / "data" / "csv").symlink_to(tmp_path / "csv")
    found = judge_package(package).findings
    assert {finding.check for finding in found} == {"package/descriptor"}


def test_a_pipe_in_the_place_of_a_file(package: Path) -> None:
    path = package / csv_path("claims")
    path.unlink()
    os.mkfifo(path)
    assert judged(package) == [("package/hash", csv_path("claims"), None, None)]


# ---------------------------------------------------------------------- the text of CSV

_CALLERS = f'"{CALLERS}","{KONTUR}"'
_STEP = f'"{CALLERS}",1,1,'

# What stands in the line of a row, what is put in its place (`¶` before the cell that is to be
# blamed), and the check.
CELLS: dict[str, tuple[str, str, str, str, str]] = {
    "3500.0 for 3500": ("claims", _CALLERS, "3500,", "¶3500.0,", "schema/canonical"),
    "+3500": ("claims", _CALLERS, "3500,", "¶+3500,", "schema/canonical"),
    "03500": ("claims", _CALLERS, "3500,", "¶03500,", "schema/canonical"),
    "3.5e3": ("claims", _CALLERS, "3500,", "¶3.5e3,", "schema/canonical"),
    "a number after a blank": ("claims", _CALLERS, "3500,", "¶ 3500,", "schema/canonical"),
    "a number before a blank": ("claims", _CALLERS, "3500,", "¶3500 ,", "schema/canonical"),
    "a number in words": ("claims", _CALLERS, "3500,", "¶many,", "schema/type"),
    "a number with a comma": ("claims", _CALLERS, "3500,", '¶"3,500",', "schema/type"),
    "full-width digits": ("claims", _CALLERS, "3500,", "¶３５００,", "schema/type"),
    "a number in hexadecimals": ("claims", _CALLERS, "3500,", "¶0x0dac,", "schema/type"),
    "not a number": ("claims", _CALLERS, "3500,", "¶nan,", "schema/type"),
    "infinity": ("claims", _CALLERS, "3500,", "¶inf,", "schema/type"),
    "out of the range of floats": ("claims", _CALLERS, "3500,", "¶1e999,", "schema/type"),
    "a truth value": ("claims", _CALLERS, "3500,", "¶true,", "schema/type"),
    "a number below nothing": ("claims", _CALLERS, "3500,", "¶-3500,", "schema/range"),
    "a step with a fraction of nought": (
        "attributions",
        _STEP,
        ",1,1,",
        ",1,¶1.0,",
        "schema/canonical",
    ),
    "a step with a sign": ("attributions", _STEP, ",1,1,", ",1,¶+1,", "schema/canonical"),
    "a step with a nought before": ("attributions", _STEP, ",1,1,", ",1,¶01,", "schema/canonical"),
    "a step after a blank": ("attributions", _STEP, ",1,1,", ",1,¶ 1,", "schema/canonical"),
    "a step of full width": ("attributions", _STEP, ",1,1,", ",1,¶１,", "schema/type"),
    "a step and a half": ("attributions", _STEP, ",1,1,", ",1,¶1.5,", "schema/type"),
    "a step of 30 digits": (
        "attributions",
        _STEP,
        ",1,1,",
        ",1,¶" + "9" * 30 + ",",
        "schema/range",
    ),
    "a step of 5,000 digits": (
        "attributions",
        _STEP,
        ",1,1,",
        ",1,¶" + "9" * 5000 + ",",
        "schema/type",
    ),
    "no step": ("attributions", _STEP, ",1,1,", ",1,¶,", "schema/required"),
    "a day that does not exist": (
        "claims",
        _CALLERS,
        "2023-11-01,2023-11-30",
        "2023-11-01,¶2023-11-31",
        "date/impossible",
    ),
    "a day of another form": (
        "claims",
        _CALLERS,
        "2023-11-01,2023-11-30",
        "2023-11-01,¶30.11.2023",
        "date/edtf",
    ),
    "a day with a time": (
        "claims",
        _CALLERS,
        "2023-11-01,",
        "¶2023-11-01T00:00,",
        "date/edtf",
    ),
    "a quoted empty cell": ("claims", _CALLERS, 'live",,,', 'live",¶"",,', "schema/canonical"),
    "a required cell that is empty": (
        "claims",
        _CALLERS,
        '"hotline-contacts"',
        "¶",
        "schema/required",
    ),
    "a term that is none": ("claims", _CALLERS, '"more_than"', '¶"more than"', "schema/allowed"),
    "a text with a tab": (
        "claims",
        _CALLERS,
        '"Russian soldiers who',
        '¶"Russian\tsoldiers who',
        "record/encoding",
    ),
    "a text with a mark that reverses it": (
        "claims",
        _CALLERS,
        '"Russian soldiers who',
        '¶"Russian \u202esoldiers who',
        "record/encoding",
    ),
    "a decomposed letter": (
        "claims",
        _CALLERS,
        '"Russian soldiers who',
        '¶"Russian soldi\u0435\u0308rs who',
        "record/encoding",
    ),
    "a text with a NUL": (
        "claims",
        _CALLERS,
        '"Russian soldiers who',
        '¶"Russian\x00soldiers who',
        "record/encoding",
    ),
    "200,000 combining marks in the wrong order": (
        "claims",
        _CALLERS,
        '"Russian soldiers who',
        '¶"a' + "\u0301\u0316" * 100_000,
        "record/encoding",
    ),
    "a unit that does not exist": ("claims", _CALLERS, '"people"', '¶"peoples"', "key/unknown"),
    "a cell after one with a comma and a quotation mark": (
        "claims",
        _CALLERS,
        '"More than 3,500",3500,',
        '"More than ""3,500""",¶3500.0,',
        "schema/canonical",
    ),
}


@pytest.mark.parametrize("case", CELLS.values(), ids=CELLS.keys())
def test_a_cell_is_told_at_its_line_and_column(
    package: Path, case: tuple[str, str, str, str, str]
) -> None:
    table, row, old, new, check = case
    lines = (package / csv_path(table)).read_bytes().decode().split("\n")
    number = next(i for i, line in enumerate(lines) if line.startswith(row))
    assert lines[number].count(old) >= 1
    lines[number] = lines[number].replace(old, new, 1)
    column = lines[number].index("¶") + 1
    write_csv(package, table, "\n".join(lines).replace("¶", "").encode())

    assert judged(package) == [(check, csv_path(table), number + 1, column)]


def test_a_cell_is_told_in_full(package: Path) -> None:
    line, column = edit_cells(package, "claims", {"claim_id": CALLERS}, {"unit": "peopel"})
    [finding] = judge_package(package).findings
    assert finding == Finding(
        check="key/unknown",
        severity="error",
        table="claims",
        record=CALLERS,
        field="unit",
        file=csv_path("claims"),
        line=line,
        column=column,
        message="`unit` refers to a row of units that does not exist",
        found="peopel",
        allowed=finding.allowed,
        hint="did you mean people?",
    )
    assert finding.allowed is not None
    assert "people" in finding.allowed


# What becomes of the text of `organizations.csv`, the check and the line.
Spoil = Callable[[bytes], bytes]


def _swapped(data: bytes) -> bytes:
    lines = data.split(b"\n")
    lines[4], lines[5] = lines[5], lines[4]
    return b"\n".join(lines)


TEXTS: dict[str, tuple[Spoil, str, int]] = {
    "lines that end with CR LF": (
        lambda data: data.replace(b"\n", b"\r\n"),
        "schema/canonical",
        1,
    ),
    "one line that ends with CR LF": (
        lambda data: _crlf(data, 3),
        "schema/canonical",
        3,
    ),
    "rows in another order": (_swapped, "schema/canonical", 5),
    "no line feed at the end": (lambda data: data[:-1], "schema/canonical", -1),
    "an empty line at the end": (lambda data: data + b"\n", "schema/canonical", 0),
    "an empty line between two rows": (
        lambda data: data.replace(b"\n", b"\n\n", 2).replace(b"\n\n", b"\n", 1),
        "schema/canonical",
        3,
    ),
    "text without quotation marks": (
        lambda data: data.replace(b'"cnn"', b"cnn", 1),
        "schema/canonical",
        -2,
    ),
    "a heading without quotation marks": (
        lambda data: data.replace(b'"name"', b"name", 1),
        "schema/canonical",
        1,
    ),
    "a byte order mark": (lambda data: b"\xef\xbb\xbf" + data, "record/encoding", 1),
    "semicolons": (lambda data: data.replace(b",", b";"), "package/descriptor", 1),
    "another heading": (
        lambda data: data.replace(b'"name"', b'"title"', 1),
        "package/descriptor",
        1,
    ),
    "a column too few": (
        lambda data: b"\n".join(line.rpartition(b",")[0] for line in data.split(b"\n")),
        "package/descriptor",
        1,
    ),
    "no heading": (lambda data: data.split(b"\n", 1)[1], "package/descriptor", 1),
    "nothing": (lambda data: b"", "package/descriptor", 1),
    "UTF-16": (lambda data: data.decode().encode("utf-16"), "record/encoding", 1),
}


def _crlf(data: bytes, line: int) -> bytes:
    lines = data.split(b"\n")
    lines[line - 1] += b"\r"
    return b"\n".join(lines)


@pytest.mark.parametrize("case", TEXTS.values(), ids=TEXTS.keys())
def test_a_text_that_is_not_canonical_is_told_once(
    package: Path, case: tuple[Spoil, str, int]
) -> None:
    spoil, check, line = case
    right = (package / csv_path("organizations")).read_bytes()
    wrong = spoil(right)
    assert wrong != right
    write_csv(package, "organizations", wrong)

    if line == -1:
        line = right.count(b"\n")
    elif line == 0:
        line = right.count(b"\n") + 1
    elif line == -2:
        line = right[: right.index(b'\n"cnn"')].count(b"\n") + 2
    [(found, file, at, _)] = judged(package)
    assert (found, file, at) == (check, csv_path("organizations"), line)


# What becomes of the line of a claim that other rows stand in.
LINES: dict[str, Callable[[str], str]] = {
    "a comma too many": lambda line: line + ",",
    "a comma too few": lambda line: line[:-1],
    "a quotation mark that is never closed": lambda line: line.replace('"people"', '"people'),
    "a quotation mark not written twice": lambda line: line.replace("an official", 'an "official'),
    "a line feed inside a text": lambda line: line.replace(
        "have called the hotline, an", "have\ncalled, an"
    ),
}


@pytest.mark.parametrize("spoil", LINES.values(), ids=LINES.keys())
def test_a_ragged_line_is_told_once(package: Path, spoil: Callable[[str], str]) -> None:
    lines = (package / csv_path("claims")).read_bytes().decode().split("\n")
    number = next(i for i, line in enumerate(lines) if line.startswith(_CALLERS))
    wrong = spoil(lines[number])
    assert wrong != lines[number]
    lines[number] = wrong
    write_csv(package, "claims", "\n".join(lines).encode())

    [(check, file, line, _)] = judged(package)
    assert check in ("schema/canonical", "record/encoding", "schema/pattern")
    assert (file, line) == (csv_path("claims"), number + 1)


def test_bytes_that_are_not_utf8_are_told_at_their_line(package: Path) -> None:
    data = (package / csv_path("organizations")).read_bytes()
    before = data.index(b'\n"cnn"')
    write_csv(package, "organizations", data[: before + 2] + b"\xff" + data[before + 2 :])
    [(check, file, line, column)] = judged(package)
    assert (check, file) == ("record/encoding", csv_path("organizations"))
    assert (line, column) == (data[:before].count(b"\n") + 2, 2)


# ------------------------------------------------------------------------- rows and cells


def test_an_edited_derived_cell(package: Path) -> None:
    place = edit_cells(package, "claims", {"claim_id": CALLERS}, {"as_of_end": "2023-11-29"})
    assert judged(package) == [("schema/together", csv_path("claims"), *place)]


DERIVED = {
    "the last day of a period": ("claims", {"claim_id": CALLERS}, "period_end", "2023-12-01"),
    "the role of the speaker": ("claims", {"claim_id": CALLERS}, "speaker_role", "soldier"),
    "a speaker where there is none": ("claims", {"claim_id": CALLERS}, "speaker_id", "cnn"),
    "the origin": (
        "claims",
        {"claim_id": CALLERS},
        "origin_id",
        f"{KONTUR}.execution-witnesses",
    ),
    "a relation where nothing is relayed": ("claims", {"claim_id": CALLERS}, "relation", "rounds"),
    "the first day of an event": (
        "events",
        {"event_id": "company-crosses-over"},
        "date_start",
        "2022-02-26",
    ),
    "the day of publication": ("sources", {"source_id": KONTUR}, "published_end", "2023-12-15"),
    "the evidence of a source": ("sources", {"source_id": KONTUR}, "evidence", "quoted"),
    "the link of a citation": (
        "citations",
        {"claim_id": CALLERS, "facet": "date"},
        "link",
        "https://example.org/#:~:text=November",
    ),
    "the id of a citation": (
        "citations",
        {"claim_id": CALLERS, "facet": "date"},
        "citation_id",
        "claim.0123456789abcdef",
    ),
}


@pytest.mark.parametrize("case", DERIVED.values(), ids=DERIVED.keys())
def test_a_derived_cell_is_computed_anew(
    package: Path, case: tuple[str, dict[str, str], str, str]
) -> None:
    table, where, column, cell = case
    place = edit_cells(package, table, where, {column: cell})
    assert judged(package) == [("schema/together", csv_path(table), *place)]


def test_a_phrase_that_ends_after_its_text(package: Path) -> None:
    where = {"claim_id": CALLERS, "facet": "date"}
    place = edit_cells(package, "citations", where, {"end": "999999"})
    assert judged(package) == [("schema/together", csv_path("citations"), *place)]


def test_a_text_that_is_shorter_than_its_phrases(package: Path) -> None:
    rows = [row for row in read_rows(package, "citations") if row["source_id"] == KONTUR]
    longest = max(int(row["end"]) for row in rows)
    edit_cells(package, "sources", {"source_id": KONTUR}, {"text_characters": str(longest - 1)})
    told = judged(package)
    assert told
    assert {(check, file) for check, file, *_ in told} == {
        ("schema/together", csv_path("citations"))
    }


def test_a_row_of_a_series_left_out(package: Path) -> None:
    rows = read_rows(package, "series")
    write_rows(package, "series", rows[1:])
    assert {check for check, *_ in judged(package)} == {"schema/together"}


def test_a_row_of_a_series_too_many(package: Path) -> None:
    rows = read_rows(package, "series")
    write_rows(package, "series", [*rows, {**rows[0], "series_id": "series.0123456789abcdef"}])
    assert {check for check, *_ in judged(package)} == {"schema/together"}


def test_an_edited_cell_of_a_series(package: Path) -> None:
    rows = read_rows(package, "series")
    place = edit_cells(package, "series", {"series_id": rows[0]["series_id"]}, {"high": "4321"})
    assert judged(package) == [("schema/together", csv_path("series"), *place)]


def test_a_change_on_the_way_that_nobody_made(package: Path) -> None:
    row = {
        "claim_id": CALLERS,
        "derives_from": f"{KONTUR}.execution-witnesses",
        "aspect": "value",
        "before": "150",
        "after": "3500",
        "relation": "changes_value",
    }
    write_rows(package, "genealogy", [*read_rows(package, "genealogy"), row])
    assert {check for check, *_ in judged(package)} == {"schema/together"}


def test_a_written_cell_edited_without_what_is_derived_from_it(package: Path) -> None:
    """Another phrase: its id, link and place are no longer those of the phrase."""
    where = {"claim_id": CALLERS, "facet": "date"}
    edit_cells(package, "citations", where, {"exact": "an official said in December"})
    assert {check for check, *_ in judged(package)} == {"schema/together"}


def test_the_rows_of_a_deleted_claim_are_orphans(package: Path) -> None:
    drop_rows(package, "claims", {"claim_id": CALLERS})
    report = judge_package(package)
    assert {finding.check for finding in report.findings} == {"key/orphan"}
    assert {finding.found for finding in report.findings} == {CALLERS}
    assert {finding.table for finding in report.findings} == {"attributions", "citations"}
    assert {finding.field for finding in report.findings} == {"claim_id"}


def test_claims_of_a_deleted_place_are_told(package: Path) -> None:
    drop_rows(package, "places", {"place_id": "bakhmut"})
    report = judge_package(package)
    assert {finding.check for finding in report.findings} == {"key/unknown"}
    assert {finding.found for finding in report.findings} == {"bakhmut"}


def test_a_row_that_stands_twice(package: Path) -> None:
    rows = read_rows(package, "claims")
    number = next(i for i, row in enumerate(rows) if row["claim_id"] == CALLERS)
    write_rows(package, "claims", [*rows[: number + 1], *rows[number:]])
    assert judged(package) == [("key/duplicate", csv_path("claims"), number + 3, 1)]


def test_a_claim_without_its_citations(package: Path) -> None:
    drop_rows(package, "citations", {"claim_id": CALLERS})
    line = [row["claim_id"] for row in read_rows(package, "claims")].index(CALLERS) + 2
    assert judged(package) == [("citation/missing", csv_path("claims"), line, 1)]


def test_tables_of_no_rows(package: Path) -> None:
    """Nothing is ok with nothing checked."""
    for resource_path in (package / "data/csv").glob("*.csv"):
        heading = resource_path.read_bytes().split(b"\n", 1)[0]
        resource_path.write_bytes(heading + b"\n")
    rehash(package)
    assert not judge_package(package).ok


# ---------------------------------------------------------------------- zips, and no zips


def zipped(package: Path, path: Path, top: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in tree(package).items():
            archive.writestr(f"{top}{name}", data)
    return path


@pytest.mark.parametrize("top", ["", "refusals-0.1.0/"], ids=["flat", "in a folder"])
def test_a_zip_has_the_verdict_of_its_folder(package: Path, tmp_path: Path, top: str) -> None:
    good = judge_package(package)
    assert (good.ok, good.findings) == (True, [])
    assert judge_package(zipped(package, tmp_path / "good.zip", top)) == good

    edit_cells(package, "claims", {"claim_id": CALLERS}, {"unit": "peopel", "scope": "all"})
    drop_rows(package, "places", {"place_id": "bakhmut"})
    bad = judge_package(package)
    assert not bad.ok
    assert judge_package(zipped(package, tmp_path / "bad.zip", top)) == bad


def _zip(*members: tuple[str | zipfile.ZipInfo, bytes]) -> Break:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members:
                archive.writestr(name, data)

    return write


def _link() -> zipfile.ZipInfo:
    member = zipfile.ZipInfo("data/csv/claims.csv")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", b"0" * 1000)
        archive.filelist[0].file_size = 5 * 1024**3


def _liar(path: Path) -> None:
    """Tells of ten bytes and unpacks to a hundred million."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", b"0" * 100_000_000)
        archive.filelist[0].file_size = 10


def _spoilt_stream(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", bytes(range(256)) * 40)
    data = bytearray(path.read_bytes())
    data[50:60] = b"\xff" * 10
    path.write_bytes(data)


def _encrypted(path: Path) -> None:
    _zip(("datapackage.json", b"{}"))(path)
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)


def _cut(path: Path) -> None:
    _zip(("datapackage.json", b"{}" * 100))(path)
    path.write_bytes(path.read_bytes()[:100])


ZIPS: dict[str, Break] = {
    "a member above the folder": _zip(("../outside.txt", b"x")),
    "a member above the folder, further in": _zip(("data/../../outside.txt", b"x")),
    "a member above the folder, by backslashes": _zip(("..\\outside.txt", b"x")),
    "a member from the root": _zip((f"{tempfile.gettempdir()}/outside.txt", b"x")),
    "a member of a drive": _zip(("C:/outside.txt", b"x")),
    "a member that is a link": _zip((_link(), b"/etc/passwd")),
    "a member of five gigabytes": _bomb,
    "a member that tells a false size": _liar,
    "too many members": _zip(*((f"{i}.txt", b"") for i in range(10_001))),
    "a file and a folder of one name": _zip(("data", b"x"), ("data/claims.csv", b"x")),
    "a member of an endless name": _zip(("a" * 5000, b"x")),
    "a stream that is spoilt": _spoilt_stream,
    "a zip with a password": _encrypted,
    "a zip cut short": _cut,
    "an empty zip": _zip(),
    "no descriptor in it": _zip(("readme.txt", b"x"), ("data/x.csv", b"x")),
    "an empty file": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("name: refusals\n", encoding="utf-8"),
    "a CSV file": lambda path: path.write_text('"a"\n', encoding="utf-8"),
}


@pytest.mark.parametrize("make", ZIPS.values(), ids=ZIPS.keys())
@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_a_bad_zip_is_told_and_nothing_comes_out_of_it(tmp_path: Path, make: Break) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    path = folder / "package.zip"
    make(path)
    before = tree(tmp_path)
    report = judge_package(path)
    assert [finding.check for finding in report.findings] == ["package/descriptor"]
    assert tree(tmp_path) == before
    assert not (Path(tempfile.gettempdir()) / "outside.txt").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_two_members_of_one_name(package: Path, tmp_path: Path) -> None:
    path = zipped(package, tmp_path / "package.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(DESCRIPTOR, b"{}")
    assert [check for check, *_ in judged(path)] == ["package/descriptor"]


# ----------------------------------------------------------------------------- exit status


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["validation", *arguments])
    return main()


def test_a_good_package(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, str(package), "--format", "json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["findings"]) == (True, [])
    assert answer["checked"]["claims"] > 0


def test_a_package_is_named_by_its_descriptor_too(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(monkeypatch, str(package / DESCRIPTOR)) == 0


@pytest.mark.parametrize("form", ["text", "github", "json", "sarif", "junit"])
def test_a_bad_package(
    package: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    form: str,
) -> None:
    edit_cells(package, "claims", {"claim_id": CALLERS}, {"unit": "peopel"})
    assert run(monkeypatch, str(package), "--format", form) == 1
    out = capsys.readouterr().out
    assert "key/unknown" in out
    assert "did you mean people?" in out


def test_a_path_that_does_not_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, str(tmp_path / "nowhere.zip")) == 2
    assert "nowhere.zip" in capsys.readouterr().err


def test_a_descriptor_that_does_not_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, str(tmp_path / "nowhere" / DESCRIPTOR)) == 2


def test_no_path(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit) as ended:
        run(monkeypatch)
    assert ended.value.code == 2


def test_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "package.zip")
    assert run(monkeypatch, str(tmp_path / "package.zip")) in (1, 2)


def test_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, str(tmp_path)) == 1
