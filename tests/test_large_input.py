"""Large hostile input: what would take quadratic time, or be told without end, is bounded.

Each case is small enough to run in a second, and took minutes, or gigabytes, without its bound.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest

from src.build.pipeline import build
from src.evidence import apart
from src.evidence.document import NotAddedError, Raw
from src.evidence.extract import extract
from src.evidence.figures import phrase_reader
from src.evidence.opened import NoTextError, OpenedSource
from src.evidence.suggest import figures
from src.evidence.verify import verify
from src.project import Project
from tests.articles import ENGLISH
from tests.conftest import ROOT
from tests.planted import csv_path, edit_descriptor, write_csv
from validation.evidence.archive import NotATextError, texts
from validation.evidence.match import find
from validation.evidence.normalise import with_places
from validation.evidence.prove import Phrase, prove
from validation.figures.reader import Reader
from validation.findings import MAX_FINDINGS, Fault, Finding, Place
from validation.harm.contact import contact_in
from validation.harm.exact_place import exact_place_in
from validation.near import nearest_of
from validation.package import parquet, second_judge
from validation.package.judge import judge_package
from validation.package.opened import NotAPackageError, opened
from validation.records.folder import read_folder
from validation.rules.cycles import first_of_each, in_cycles
from validation.schemas.registry import DECLARATION

SECONDS = 10  # of this process alone: other processes do not count
KONTUR = "kontur-2023-12-14-desert-or-die"
PLACE = "sources/bad.yaml"


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """Fails a test that takes too much of the processor."""
    started = time.process_time()
    yield
    assert time.process_time() - started < SECONDS


def _findings(project: Path, text: str) -> list[Finding]:
    (project / "data" / "records" / PLACE).write_text(text, encoding="utf-8")
    return build(Project(project)).report.findings


@pytest.mark.parametrize(
    "text",
    [
        "claims: [" + "{}," * 50_000 + "]",
        "claims: [" + ("{a: [" + "x," * 20 + "], citations: [" + "x," * 20 + "]},") * 500 + "]",
        "\n".join(f"key_{i}: 1" for i in range(5_000)),
        "claims: [" + "x," * 50_000 + "]",
    ],
    ids=["rows", "lists in rows", "keys", "what is no row"],
)
def test_a_file_with_too_many_findings_is_told_as_that(project: Path, text: str) -> None:
    found = _findings(project, text)
    assert len(found) == MAX_FINDINGS + 1
    assert [f.check for f in found].count("record/too-large") == 1
    assert {f.file for f in found} == {f"data/records/{PLACE}"}


def test_a_text_with_too_many_faults_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / PLACE).write_text("a: 1\nb: 1\n" * 5_000, encoding="utf-8")
    (tmp_path / "sources" / "worse.yaml").write_text("a: 1\nb: 1\nb: 1\na: 1\n" * 2_000)
    found = read_folder(tmp_path, "records", {"sources": "sources"}).findings
    assert len(found) <= 2 * (MAX_FINDINGS + 1)


def test_a_finding_does_not_repeat_a_megabyte() -> None:
    long = "a" * 1_000_000
    found = Finding.at(Place("f", 1, 1, long), Fault("c", long, long, long, long), field=long)
    told = (found.record, found.field, found.message, found.found, found.allowed, found.hint)
    assert max(len(text or "") for text in told) <= 4000


def test_rows_of_another_list_are_looked_at_once(project: Path) -> None:
    source = project / "data" / "records" / "sources" / f"{KONTUR}.yaml"
    text = source.read_text(encoding="utf-8")
    strays = "      - {link: corrects, other_id: a.b}\n" * 20_000
    found = _findings(
        project,
        text.replace("    attributions:\n", f"    attributions:\n{strays}", 1).replace(
            KONTUR, "bad"
        ),
    )
    assert [f.check for f in found].count("record/unknown-key") == 1


def test_claims_of_one_id_are_not_joined_with_each_other(project: Path) -> None:
    source = project / "data" / "records" / "sources" / f"{KONTUR}.yaml"
    text = source.read_text(encoding="utf-8").replace(KONTUR, "bad")
    head, claim, *_ = text.split("  - claim_id:")
    found = _findings(project, head + f"  - claim_id:{claim}" * 900)
    assert [f.check for f in found].count("key/duplicate") == 899


def test_an_id_is_looked_for_among_many() -> None:
    ids = [f"a-long-id-of-a-document-of-2022.and-of-claim-{i}" for i in range(20_000)]
    assert nearest_of("a-long-id-of-a-document-of-2022.and-of-clame-19999", ids) == ids[-1]
    for i in range(50):
        assert nearest_of(f"a-longid-of-a-document-of-2021.and-of-claim-x{i}", ids) in ids


def test_a_long_chain_ends_and_a_long_circle_does_not() -> None:
    ids = pd.Series([f"c{i}" for i in range(20_000)])
    chain = ids.shift(-1)
    assert in_cycles(ids, chain).empty
    circle = chain.copy()
    circle.iloc[-1] = "c10000"
    assert list(in_cycles(ids, circle).index) == list(range(10_000, 20_000))
    assert list(first_of_each(ids, in_cycles(ids, circle)).index) == [10_000]
    circle.iloc[5] = "c5"
    assert list(first_of_each(ids, in_cycles(ids, circle)).index) == [5, 10_000]


TEXT = "More than 3,500 men have called. " * 20_000


def test_a_phrase_that_stands_everywhere_is_ambiguous() -> None:
    held = with_places(TEXT)
    assert len(find(held, "3,500 men", "More than", "have called")) == 20_000
    assert not find(held, "3,500 men", "Less than", None)
    fault = prove(Phrase("3,500 men"), held, {}, None)
    assert isinstance(fault, Fault)
    assert fault.check == "citation/ambiguous"


@pytest.mark.parametrize("phrase", ["500 me", "word " * 50_000, "a" * 200_000])
def test_a_phrase_that_stands_nowhere(phrase: str) -> None:
    fault = prove(Phrase(phrase), with_places(TEXT), {}, None)
    assert isinstance(fault, Fault)


@pytest.mark.parametrize("marks", ["\u0301\u0316" * 100_000, "\u0316\u0301" * 200_000])
def test_a_heap_of_marks_in_a_text_or_phrase_is_not_normalised(tmp_path: Path, marks: str) -> None:
    (tmp_path / "a.txt").write_text(f"5{marks} men\n", encoding="utf-8")
    with pytest.raises(NotATextError, match="heap of combining marks"):
        texts(tmp_path)
    assert Reader("en", [], []).read_all(f"5{marks} men") == []


@pytest.mark.parametrize("piece", ["1", "a", "a.", "a@", "+", "ул. ", "Street "])
def test_long_words_are_searched_for_harm(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert contact_in(text) is None or contact_in(text)
    assert exact_place_in(text) is None or exact_place_in(text)


def test_exceptions_that_no_longer_apply(project: Path) -> None:
    rows = "".join(
        f"  - {{check: figure/unread, record: kontur-{i}, reason: R}}\n" for i in range(4_000)
    )
    path = project / "data" / "records" / "exceptions.yaml"
    path.write_text(f"exceptions:\n{rows}", encoding="utf-8")
    found = build(Project(project)).report.findings
    assert {f.check for f in found} == {"key/orphan", "record/too-large"}
    assert len(found) == MAX_FINDINGS + 1


@pytest.mark.parametrize("path", ["a\0b", "\ud800"])
def test_a_path_that_no_file_can_have(package: Path, path: str) -> None:
    edit_descriptor(package, lambda content: content["resources"][0].update(path="PATH"))
    file = package / "datapackage.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"PATH"', json.dumps(path)))
    found = judge_package(package).findings
    assert found[0].check == "package/descriptor"
    assert "must name one file" in found[0].message


@pytest.mark.parametrize("facet", ["value", "left_out"])
def test_figures_that_are_cited_everywhere(facet: str) -> None:
    row = {"exact": "3,500 men", "facet": facet, "reason": "r"}
    text = "\n".join([TEXT[:165_000], "5 men"])
    source = OpenedSource("a", with_places(text), Reader("en", [], []), [row])
    found = list(figures(source))
    waiting = [one.words for one in found if one.left_out is None]
    assert waiting == ["5 men"]
    assert len(found) == (1 if facet == "value" else 5_001)


@pytest.mark.parametrize(
    "heap",
    ["\u0301\u0316" * 100_000, "&#769;&#790;" * 40_000, ("\u0301\u0316" * 15 + "<b></b>") * 5_000],
    ids=["plain", "as entities", "between tags"],
)
@pytest.mark.parametrize("page", ["<p>a{}</p>", "<head><title>a{}</title>"])
def test_a_heap_of_marks_in_a_page_is_refused(heap: str, page: str) -> None:
    data = f"<html>{page.format(heap)}".encode()
    with pytest.raises(NotAddedError, match=r"heap of combining marks|no text"):
        extract(Raw(data, name="a.html"))


def test_a_span_covers_what_lies_in_it() -> None:
    source = OpenedSource(
        "a",
        with_places("1 man, 2 men, 3 men and 4 men"),
        Reader("en", [], []),
        [{"exact": "2 men, 3 men", "facet": "value"}, {"exact": "3", "facet": "value"}],
    )
    assert [one.words for one in figures(source)] == [
        "1 man, 2 men, 3 men",
        "2 men, 3 men and 4 men",
    ]


def test_a_text_of_nothing_but_numbers_is_refused() -> None:
    source = OpenedSource("a", with_places("1 " * 100_001), Reader("en", [], []), [])
    with pytest.raises(NoTextError, match="more than 100,000 numbers"):
        list(figures(source))


@pytest.mark.parametrize(
    "page",
    [
        f"<p {' '.join(f'a{i}=b' for i in range(90_000))}>More than 5 men",
        "<script type='application/ld+json'>" + '"author":{"' * 80_000 + "</script><p>5 men",
    ],
    ids=["attributes", "linked data"],
)
def test_a_page_over_which_a_library_sits_is_given_up(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 2)
    with pytest.raises(NotAddedError, match=r"more than 2 seconds.*as a \.txt file"):
        apart.extracted(Raw(f"<html>{page}".encode(), name="a.html"))


def test_a_document_that_takes_too_much_memory_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MAX_BYTES", 300_000_000)
    with pytest.raises(NotAddedError, match=r"more than 300,000,000 bytes.*as a \.txt file"):
        apart.extracted(Raw(f"<html><p>{'men ' * 2_400_000}".encode(), name="a.html"))


def test_a_document_is_read_apart_as_it_is_here() -> None:
    raw = Raw(ENGLISH.encode(), "text/html", "utf-8", answered="https://example.org/a")
    assert apart.extracted(raw) == extract(raw)
    with pytest.raises(NotAddedError, match="there is no text in it"):
        apart.extracted(Raw(b" ", name="a.txt"))


@pytest.mark.parametrize("rows", [3, 50_000_000], ids=["long texts", "many rows"])
def test_a_parquet_file_is_not_unpacked_to_more_than_its_rows(rows: int) -> None:
    right = pa.table({"a": ["x"] * 3, "b": pa.array([1, 2, 3], pa.int64())})
    held = pa.DictionaryArray.from_arrays(pa.nulls(rows, pa.int32()).fill_null(0), ["y" * 40_000])
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pa.table({"a": held, "b": held.indices.cast(pa.int64())}), stream)
    assert not parquet.holds(stream.getvalue(), right)
    assert parquet.holds(_parquet_of(right), right)


def _parquet_of(rows: pa.Table) -> bytes:
    stream = io.BytesIO()
    pyarrow.parquet.write_table(rows, stream)
    return stream.getvalue()


def test_a_zip_that_packs_far_better_than_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", " " * 50_000_000)
    with pytest.raises(NotAPackageError, match="more than 20 times its size: unpack it"):
        opened(path).__enter__()


@pytest.mark.parametrize("digit", ["3", "\\x33", "\\u0033"], ids=["plain", "x", "u"])
@pytest.mark.parametrize("number", ["ddddddddd;", "d-(d)-d-(d)-d-(d)-d-(d)-d;"])
def test_a_record_of_long_numbers_is_too_large(project: Path, number: str, digit: str) -> None:
    cell = number.replace("d", digit) * 90
    rows = "".join(f'  - {{name: "{cell}{i}"}}\n' for i in range(40))
    found = _findings(project, f"source_id: bad\nclaims:\n{rows}")
    assert [f.check for f in found if f.file.endswith(PLACE)] == ["record/too-large"]
    assert "long numbers" in found[0].message


def test_citations_that_stand_everywhere_are_not_listed() -> None:
    rows = [{"exact": "3,500 men", "facet": "value", "prefix": f"{i}"} for i in range(20)]
    source = OpenedSource("a", with_places(TEXT), Reader("en", [], []), rows)
    with pytest.raises(NoTextError, match="more than 200,000 places"):
        list(figures(source))


def test_thousands_of_phrases_that_nearly_stand_in_a_text(project: Path, tmp_path: Path) -> None:
    text = "".join(f"some {i} brave men called the helping line again. " for i in range(10_000))
    path = project / "data" / "records" / "sources" / f"{KONTUR}.yaml"
    record, phrase = path.read_text(encoding="utf-8"), "brave man called the helpful line"
    cited = "".join(
        f'      - {{facet: subject, stance: supports, exact: "{i} {phrase}"}}\n'
        for i in range(5_000)
    )
    start = record.index("      - facet: value")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    record = re.sub("(?<=text_sha256: ).*", digest, f"{record[:start]}{cited}{record[start:]}")
    path.write_text(record, encoding="utf-8")
    found = verify(Project(project), tmp_path).report.findings
    assert len(found) == MAX_FINDINGS + 1
    assert {f.check for f in found} == {"citation/drifted", "citation/not-found"}
    assert [f.message.partition(":")[0] for f in found].count(
        "too many phrases of this source fail"
    ) == 1


@pytest.mark.parametrize("row", ["a\n", ",,,\n", "x,x,x,x\n"])
def test_a_table_in_which_every_row_is_wrong(package: Path, row: str) -> None:
    header = (package / csv_path("organization_names")).read_bytes().partition(b"\n")[0]
    write_csv(package, "organization_names", header + b"\n" + row.encode() * 100_000)
    found = [f for f in judge_package(package).findings if f.table == "organization_names"]
    assert len(found) == MAX_FINDINGS
    assert {f.line for f in found} <= set(range(2, MAX_FINDINGS + 4))


@pytest.mark.parametrize("side", ["sideways", "before"])
def test_only_the_first_rows_at_fault_are_told(package: Path, side: str) -> None:
    """A term that there is not, and, in rows of another table, ids that there are not."""
    words = (package / csv_path("bound_words")).read_bytes().partition(b"\n")[0]
    rows = "".join(f'"en","x{n:06}","{side}","less_than","x"\n' for n in range(50_000))
    write_csv(package, "bound_words", words + b"\n" + rows.encode())
    names = (package / csv_path("organization_names")).read_bytes().partition(b"\n")[0]
    rows = "".join(f'"nobody","x{n:06}","en","official"\n' for n in range(50_000))
    write_csv(package, "organization_names", names + b"\n" + rows.encode())
    told = judge_package(package).findings
    for table, much in {"bound_words": side == "sideways", "organization_names": True}.items():
        found = [f for f in told if f.table == table]
        assert [f.line for f in found] == (list(range(2, MAX_FINDINGS + 2)) if much else [])
    crowded = [f for f in told if f.check == "record/too-large"]
    assert len(crowded) == 1 + (side == "sideways")


def test_a_large_package_is_judged_twice_in_part(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = judge_package(package).checked
    assert whole["rows_checked_by_frictionless"] == 2 * whole["rows"]
    columns = sum(len(table.columns) for table in DECLARATION.values())
    monkeypatch.setattr(second_judge, "MOST", 2 * columns * 3)  # three rows of every file
    part = judge_package(package)
    tables = [len(pd.read_csv(package / csv_path(name))) for name in DECLARATION]
    assert part.findings == []
    assert part.checked["rows_checked_by_frictionless"] == 2 * sum(min(n, 3) for n in tables)


def test_languages_of_many_spellings_are_read_by_one_reader() -> None:
    read = phrase_reader(Project(ROOT))
    for i in range(5_000):
        assert read("5 men", f"EN-{i}").low == 5


def test_a_table_of_long_numbers_is_told_as_that(package: Path) -> None:
    header = (package / csv_path("organization_names")).read_bytes().partition(b"\n")[0]
    rows = "".join(f'"get-lost","7{n:09}","en","official"\n' for n in range(25_000))
    write_csv(package, "organization_names", header + b"\n" + rows.encode())
    found = [f for f in judge_package(package).findings if f.table == "organization_names"]
    (told,) = [f for f in found if f.check == "record/too-large"]
    assert (told.line, told.found) == (2, "250,000 digits in numbers of seven digits and more")
    assert not [f for f in found if f.check == "harm/contact"]
