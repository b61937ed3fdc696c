"""Proving phrases at the places that a release tells: by the function, and by the command."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow.csv
import pyarrow.parquet
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.golden import renew_content_hash
from tests.planted import Cells, beginning, csv_path, read_rows, rehash, write_rows
from validation.__main__ import main
from validation.dialects.arrow_schema import arrow_schema
from validation.evidence.anchored import Anchored, Miss, judge
from validation.evidence.match import find
from validation.evidence.normalise import with_places
from validation.schemas.registry import DECLARATION

bounded = settings(derandomize=True, deadline=None, max_examples=500)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def missed(
    text: str,
    span: tuple[int, int],
    exact: str,
    prefix: str | None = None,
    suffix: str | None = None,
) -> Miss | None:
    """Why it is not proven, of a text that is hashed right."""
    (miss,) = judge(text.encode(), [Anchored(digest(text), *span, exact, prefix, suffix)])
    return miss


def span_of(text: str, stored: str) -> tuple[int, int]:
    assert text.count(stored) == 1
    return text.index(stored), text.index(stored) + len(stored)


# ---------------------------------------------------------------------------- what holds

ENGLISH = (
    "Anna Sokolova, who runs the hotline, said it received 577 calls in May.\n\n"
    "“More than\u00a03,500 men asked for help,” she told the paper; the\nsol\u00addiers’ families, "
    "too. Of these, 57 surrendered."
)
RUSSIAN = (
    "По данным проекта «Идите лесом», с\u00a0начала войны за\u00a0помощью обратились более "
    "28\u00a0тысяч человек.\nСреди них — твои\u0306 сосед, военный: он дезертировал в\r\nмае."
)
UKRAINIAN = (
    "За словами речника, дев’ять військових здалися в полон, ще 1\u202f200 — відмовилися.\n"
    "Їхній командир п’є чай: «Я їм не вірю», — каже він."
)


@pytest.mark.parametrize(
    ("text", "stored", "exact"),
    [
        (ENGLISH, "577 calls", "577 calls"),
        (ENGLISH, "Anna Sokolova", "Anna Sokolova"),
        (ENGLISH, "57 surrendered", "57 surrendered"),
        (ENGLISH, "57 surrendered.", "57 surrendered."),
        (ENGLISH, "More than\u00a03,500 men", "More than 3,500 men"),
        (ENGLISH, "May.\n\n“More", 'May. "More'),
        (ENGLISH, "“More", '"More'),
        (ENGLISH, "“More", "“More"),
        (ENGLISH, "help,” she", 'help," she'),
        (ENGLISH, "the\nsol\u00addiers’ families", "the soldiers' families"),
        (ENGLISH, "the\nsol\u00addiers’ families", "the sol\u00addiers’\u00a0families"),
        (RUSSIAN, "«Идите лесом»", '"Идите лесом"'),
        (RUSSIAN, "Идите лесом", "Идите лесом"),
        (RUSSIAN, "более 28\u00a0тысяч", "более 28 тысяч"),
        (RUSSIAN, "твои\u0306 сосед", "твой сосед"),
        (RUSSIAN, "твои\u0306 сосед", "твои\u0306 сосед"),
        (RUSSIAN, "военный", "военныи\u0306"),
        (RUSSIAN, "дезертировал в\r\nмае", "дезертировал в мае"),
        (UKRAINIAN, "дев’ять військових", "дев'ять військових"),
        (UKRAINIAN, "дев’ять військових", "дев’ять війс\u00adькових"),
        (UKRAINIAN, "1\u202f200", "1 200"),
        (UKRAINIAN, "Їхній командир", "І\u0308хніи\u0306 командир"),
        (UKRAINIAN, "«Я їм не вірю»", "“Я їм не вірю”"),
    ],
)
def test_a_phrase_holds_at_its_place(text: str, stored: str, exact: str) -> None:
    assert missed(text, span_of(text, stored), exact) is None


@pytest.mark.parametrize(
    ("text", "stored", "prefix", "suffix"),
    [
        (ENGLISH, "577 calls", "it received", "in May."),
        (ENGLISH, "577 calls", "received", None),
        (ENGLISH, "577 calls", None, "in"),
        (ENGLISH, "577 calls", "", ""),
        (ENGLISH, "577 calls", "ceived", "in M"),
        (ENGLISH, "More than", '577 calls in May. "', "3,500"),
        (ENGLISH, "3,500 men", "More than", 'asked for help," she'),
        (ENGLISH, "families", "soldiers'", ", too."),
        (RUSSIAN, "сосед", "твой", ", военный"),
        (RUSSIAN, "Среди них", "тысяч человек.", "— твой сосед"),
        (RUSSIAN, "Среди них", "человек.", "— твои\u0306"),
        (UKRAINIAN, "військових", "дев'ять", "здалися"),
    ],
)
def test_it_holds_beside_its_context(
    text: str, stored: str, prefix: str | None, suffix: str | None
) -> None:
    assert missed(text, span_of(text, stored), stored, prefix, suffix) is None


# ------------------------------------------------------------------------- what does not


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        (ENGLISH, "577 calls"),
        (ENGLISH, "3,500"),
        (RUSSIAN, "твои\u0306 сосед"),
        (UKRAINIAN, "дев’ять військових"),
    ],
)
@pytest.mark.parametrize("by", [(1, 1), (-1, -1), (1, 0), (0, 1), (-1, 0), (0, -1), (-1, 1)])
def test_shifted_by_one_it_fails(text: str, stored: str, by: tuple[int, int]) -> None:
    start, end = span_of(text, stored)
    assert missed(text, (start + by[0], end + by[1]), stored) is Miss.WORDS


@pytest.mark.parametrize(
    ("text", "around", "exact"),
    [
        ("it received 577 calls", "577", "57"),
        ("it received 577 calls", "received 577", "received 57"),
        ("it received 577 calls", "received 577", "77"),
        ("more than 3,500 men", "3,500", "3"),
        ("more than 3,500 men", "3,500", "500"),
        ("более 28\u00a0000 человек", "28\u00a0000", "000"),
        ("более 28\u00a0000 человек", "28\u00a0000", "28"),
        ("солдаты ушли", "солдаты", "солдат"),
        ("дев’ятьсот осіб", "дев’ятьсот", "дев’ять"),
        ("the 57th brigade", "57th", "57"),
        ("57\u00ad7 calls", "57\u00ad7", "57\u00ad"),
    ],
)
def test_a_word_or_number_is_not_cut(text: str, around: str, exact: str) -> None:
    start = text.index(around) + around.index(exact)
    assert missed(text, (start, start + len(exact)), exact) is Miss.EDGE


@pytest.mark.parametrize(
    ("text", "span", "exact"),
    [
        ("всё солдаты", (0, 3), "все"),  # ё is another letter than е
        ("мой дом", (0, 3), "мои"),
        ("твои\u0306 дом", (0, 4), "твои"),  # й without its mark
        ("May 2022", (0, 3), "may"),
        ("10–20 men", (0, 5), "10-20"),
        (" 57 men", (0, 3), "57"),  # white space is no part of a phrase
        ("57 men", (0, 3), "57"),
        ("57 \u00admen", (0, 4), "57"),
        ("\u00ad57 men", (0, 3), "57"),
        ("57 men", (0, 0), ""),
        ("57 men", (2, 3), " "),
        ("57 men", (0, 6), "57 men left"),
    ],
)
def test_other_words_fail(text: str, span: tuple[int, int], exact: str) -> None:
    assert missed(text, span, exact) is Miss.WORDS


@pytest.mark.parametrize(
    "span", [(-3, -1), (-6, 2), (0, -4), (4, 99), (4, 7), (99, 101), (2, 0), (1, 1)]
)
def test_a_place_out_of_the_text_fails(span: tuple[int, int]) -> None:
    text = "57 men"
    for exact in ("57", "men", "en", ""):
        assert missed(text, span, exact) is Miss.WORDS


def test_the_hash_of_another_text_fails() -> None:
    phrase = Anchored(digest(ENGLISH), *span_of(ENGLISH, "577 calls"), "577 calls")
    assert judge(ENGLISH.encode(), [phrase]) == [None]
    for other in (ENGLISH + "\n", ENGLISH.replace("\n", "\r\n"), "\ufeff" + ENGLISH):
        assert judge(other.encode(), [phrase]) == [Miss.TEXT]
    for wrong in (digest(RUSSIAN), digest(ENGLISH).upper(), "", "0" * 64):
        assert judge(ENGLISH.encode(), [phrase._replace(text_sha256=wrong)]) == [Miss.TEXT]


@pytest.mark.parametrize(
    ("prefix", "suffix"),
    [
        ("she received", ""),
        ("received it", ""),
        ("it", ""),
        ("577", ""),
        ("", "in June"),
        ("", "May"),
        ("it received", "in June"),
        ("they received", "in May"),
        ("x" * 200, ""),
        ("", "x" * 200),
    ],
)
def test_another_context_fails(prefix: str, suffix: str) -> None:
    span = span_of(ENGLISH, "577 calls")
    assert missed(ENGLISH, span, "577 calls", prefix, suffix) is Miss.CONTEXT


def test_each_phrase_of_a_text_is_told_for_itself() -> None:
    start, end = span_of(RUSSIAN, "военный")
    right = Anchored(digest(RUSSIAN), start, end, "военный")
    wrong = [
        right._replace(start=start + 1),
        right._replace(exact="военн", end=end - 2),
        right._replace(prefix="сестра,"),
        right._replace(text_sha256=digest(ENGLISH)),
    ]
    assert judge(RUSSIAN.encode(), [right, *wrong, right]) == [
        None,
        *(Miss.WORDS, Miss.EDGE, Miss.CONTEXT, Miss.TEXT),
        None,
    ]
    assert judge(RUSSIAN.encode(), []) == []


def test_bytes_that_are_no_utf_8_are_no_text() -> None:
    with pytest.raises(UnicodeDecodeError):
        judge("военный".encode("cp1251"), [])


# ---------------------------------------------------------------------------- properties

WILD = (
    "aEи\u0306\u0301ёеїй059,.-  \n\u00a0\u00ad\u200b'’“«60%—\u1100\u1161😀"
    "\u212a\u2126\u0958\u0340\u0344\u2000\u1fef\u09be\u09c7`\ufb1d\t\r\u3000"
)
letters = st.sampled_from([WILD, "a5 5.\n“'", "ви5\u0306 \u00ad", "57 577"])


@st.composite
def cited(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """Any text, and most often a stretch of it with what stands beside it."""
    text = draw(letters.flatmap(lambda alphabet: st.text(alphabet=alphabet, max_size=12)))
    start = draw(st.integers(0, max(len(text) - 1, 0)))
    end = start + draw(st.integers(0, 5))
    before = draw(st.sampled_from([0, 0, 1, 3]))
    after = draw(st.sampled_from([0, 0, 1, 3]))
    exact = draw(st.sampled_from([text[start:end], " ".join(text[start:end].split()), "57"]))
    return text, exact, text[max(start - before, 0) : start], text[end : end + after]


@settings(bounded, max_examples=1500)
@example(("57\u00ad and 577", "57", "", ""))
@example(("«и\u0306од»\n57", '"йод" 57', "", ""))
@given(cited())
def test_it_holds_where_it_would_be_found_and_nowhere_else(case: tuple[str, str, str, str]) -> None:
    text, exact, prefix, suffix = case
    found = {(at.start, at.end) for at in find(with_places(text), exact, prefix, suffix)}
    spans = list(combinations(range(-1, len(text) + 3), 2))
    phrases = [Anchored(digest(text), *span, exact, prefix, suffix) for span in spans]
    answers = judge(text.encode(), phrases)
    assert {span for span, miss in zip(spans, answers, strict=True) if miss is None} == found


# --------------------------------------------------------------------------- the command

Answer = Mapping[str, Any]


def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    package: Path,
    archive: Path,
) -> tuple[int, Answer]:
    arguments = [str(package), "--archive", str(archive), "--format", "json"]
    monkeypatch.setattr("sys.argv", ["validation", *arguments])
    status = main()
    answer: Answer = json.loads(capsys.readouterr().out)
    return status, answer


def replace(package: Path, changed: list[Cells]) -> None:
    """Writes the citations as if they had been built so: in CSV and Parquet, and hashed."""
    write_rows(package, "citations", changed)
    path = package / csv_path("citations")
    options = pyarrow.csv.ConvertOptions(
        column_types=arrow_schema(DECLARATION["citations"]).remove_metadata(),
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
    )
    rows = pyarrow.csv.read_csv(path, convert_options=options)
    held = rows.cast(arrow_schema(DECLARATION["citations"]))
    pyarrow.parquet.write_table(held, package / "data/parquet/citations.parquet")
    rehash(package)
    renew_content_hash(package)


def test_every_citation_of_the_package_is_proven(
    package: Path,
    archive: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, answer = run(monkeypatch, capsys, package, archive)
    assert (status, answer["findings"]) == (0, [])
    counts = answer["checked"]
    assert counts["citations_proven"] == counts["citations"] > 200
    assert counts["citations_unproven"] == 0


def test_citations_of_texts_that_are_not_there_are_counted(
    package: Path,
    archive: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = read_rows(package, "citations")
    (tmp_path / "some").mkdir()
    first = next(iter(sorted(archive.glob("*.txt"))))
    for name in ("one.txt", "twice.txt", "not-looked-at.md"):
        (tmp_path / "some" / name).write_bytes(first.read_bytes())
    held = hashlib.sha256(first.read_bytes()).hexdigest()
    proven = sum(row["text_sha256"] == held for row in rows)
    status, answer = run(monkeypatch, capsys, package, tmp_path / "some")
    assert (status, answer["findings"]) == (0, [])
    assert answer["checked"]["citations_proven"] == proven > 0
    assert answer["checked"]["citations_unproven"] == len(rows) - proven


def test_citations_that_are_not_at_their_place(
    package: Path,
    archive: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = read_rows(package, "citations")
    shifted = next(row for row in rows if row["exact"] == "Svoboda Rossii")
    right = (int(shifted["start"]), int(shifted["end"]))
    shifted |= {"start": str(right[0] + 1), "end": str(right[1] + 1)}
    longer = next(row for row in rows if row["exact"] == "Freedom to Russia")
    longer["end"] = str(int(longer["end"]) + 3)
    replace(package, rows)
    status, answer = run(monkeypatch, capsys, package, archive)
    assert status == 1
    findings = sorted(answer["findings"], key=lambda found: str(found["found"]))
    assert [found["found"] for found in findings] == ["Freedom to Russia", "Svoboda Rossii"]
    for found, row in zip(findings, (longer, shifted), strict=True):
        assert (found["check"], found["field"]) == ("citation/not-found", "start")
        assert (found["file"], found["line"]) == (csv_path("citations"), rows.index(row) + 2)
        assert found["column"] == beginning("citations", row, "start")
        assert "does not stand at its place" in found["message"]
    assert findings[1]["hint"] == f"did you mean start {right[0]} and end {right[1]}?"
    assert answer["checked"]["citations_proven"] == len(rows) - 2
    assert answer["checked"]["citations_unproven"] == 0


def test_a_text_is_not_looked_at_if_something_else_is_wrong(
    package: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes(b"\xff")
    rows = read_rows(package, "citations")
    write_rows(package, "citations", [rows[0] | {"stance": "suports"}, *rows[1:]])
    status, answer = run(monkeypatch, capsys, package, tmp_path / "texts")
    assert status == 1
    assert {found["check"] for found in answer["findings"]} == {"schema/allowed"}
    assert "citations_proven" not in answer["checked"]


def test_a_text_that_is_not_utf_8(
    package: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "latin.txt").write_bytes("café".encode("latin-1"))
    monkeypatch.setattr("sys.argv", ["x", str(package), "--archive", str(tmp_path / "texts")])
    assert main() == 1
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert "latin.txt is not UTF-8" in line


def test_an_archive_that_does_not_exist(
    package: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["x", str(package), "--archive", str(tmp_path / "nowhere")])
    assert main() == 2
    assert "nowhere" in capsys.readouterr().err
