"""No text brings a reader down: of records, of figures, of what was meant; nor the finder.

Bounded by a number of examples, of which CI draws new ones each time.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from src.evidence.figures import phrase_reader
from src.project import Project
from tests.conftest import ROOT
from validation.evidence.match import Span, find
from validation.evidence.normalise import normalise, with_places
from validation.evidence.prove import Phrase, prove
from validation.findings import Fault
from validation.harm.contact import contact_in
from validation.harm.exact_place import exact_place_in
from validation.harm.words import words
from validation.meant import hints
from validation.meant.forms import form_meant
from validation.meant.numbers import number_meant
from validation.records import yaml_reader
from validation.records.folder import read_folder
from validation.records.yaml_slips import conflict, slip
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import Column
from validation.schemas.terms import Comparator

EXAMPLES = settings(max_examples=400, deadline=2000, suppress_health_check=list(HealthCheck))
LANGUAGES = ("en", "ru", "uk", "de", "fr", "it", "es")
READ = phrase_reader(Project(ROOT))

# What figures are made of, so that chance strings come near to them.
PIECES = st.sampled_from([
    "0", "1", "7", "300", "1,200", "1.200", "4", "000", "4,5", "60%", "$", "€", "тыс.", "млн",
    "million", "mila", "mil", "Mio.", "k", "half", "половина", "пів", "demi", "mezzo", "medio",
    "dozen", "дюжина", "Dutzend", "more", "than", "не", "более", "не", "менш", "als", "de",
    "di", "que", "à", "от", "до", "from", "to", "between", "and", "и", "та", "und", "et", "y",
    "e", "up", "or", "less", "-", "–", "—", "/", ".", ",", ";", "(", ")", "two", "два", "zwei",
    "deux", "due", "dos", "hundreds", "сотни", "dozens", "years", "месяцев", "men", "солдат",
    "Soldaten", "soldats", "soldati", "soldados", "of", "из", "the", "about", "около", "May",
    "2022", "24", "150th", "3-й", "10:30", "№", "no.", "\xa0", "\u202f", "\xad", "\u0301", "'",
    "’", "«", "»",
])  # fmt: skip
PHRASES = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map(" ".join))
YAML = st.sampled_from(
    [":", "- ", "\n", "  ", "{", "}", "[", "]", "&a", "*a", "!!x", "|", ">", "#", "'", '"', "?",
     "claims", "claim_id", "exact", "~", "null", "1", "0x1", "1e999", ".inf", "\t", "---", "...",
     "%YAML 1.1", "\\u202e", "é", "е\u0301", "\ufeff", "\u2028", "@", "`", "=", "<<"]
)  # fmt: skip


@EXAMPLES
@given(st.one_of(st.text(max_size=300), st.lists(YAML, max_size=60).map("".join)))
def test_any_text_is_a_record_or_a_finding(text: str) -> None:
    reading = yaml_reader.read(text)
    for line, column, fault in reading.faults:
        assert 1 <= line <= len(text.splitlines()) + 2
        assert column >= 1
        assert fault.check.startswith(("record/", "schema/"))


@EXAMPLES
@given(data=st.binary(max_size=300))
def test_any_bytes_are_a_record_or_a_finding(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder: Path = tmp_path_factory.mktemp("records")
    (folder / "sources").mkdir()
    (folder / "sources" / "a.yaml").write_bytes(data)
    records = read_folder(folder, "records", {"sources": "sources"})
    assert len(records.files) + bool(records.findings) >= 1


@pytest.mark.parametrize("language", LANGUAGES)
@EXAMPLES
@given(phrase=PHRASES)
def test_any_phrase_is_read_or_unread(language: str, phrase: str) -> None:
    reading = READ(phrase, language)
    assert reading.comparator in {term.value for term in Comparator}
    if reading.unread is not None:
        assert (reading.low, reading.high) == (None, None)
        return
    assert 0 <= reading.start <= reading.number_start <= reading.number_end <= reading.end
    assert reading.end <= len(phrase)
    if reading.low is not None and reading.high is not None:
        assert reading.low <= reading.high
    one_sided = {"at_least": "high", "more_than": "high", "at_most": "low", "less_than": "low"}
    if reading.comparator in one_sided and not reading.vague:
        assert getattr(reading, one_sided[reading.comparator]) is None


@EXAMPLES
@given(text=PHRASES, exact=PHRASES, prefix=PHRASES, suffix=PHRASES)
def test_any_phrase_is_proven_or_a_fault(text: str, exact: str, prefix: str, suffix: str) -> None:
    held = with_places(text)
    for span in find(held, exact, prefix, suffix):
        assert normalise(text[span.start : span.end]) == normalise(exact)
    proven = prove(Phrase(exact, prefix, suffix, is_figure=True), held, {"other": held}, None)
    assert isinstance(proven, Span | Fault)


@EXAMPLES
@given(PHRASES)
def test_any_text_can_be_searched_for_harm(text: str) -> None:
    assert contact_in(text) is None or contact_in(text)
    assert exact_place_in(text) is None or exact_place_in(text)
    assert all(words(text))


MEANT = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(st.sampled_from([*"0123456789-/.~?%X ", "since", "to", "..", "May", "мая"])).map(
        "".join
    ),
)
COLUMNS = [column for table in DECLARATION.values() for column in table.columns]


@EXAMPLES
@given(text=MEANT, column=st.sampled_from(COLUMNS))
def test_any_value_has_a_hint_or_none(text: str, column: Column) -> None:
    for hint in (hints.of_form, hints.of_term, hints.of_day):
        assert hint(column, text)
    for value in (text, [text], {text: text}, 1.5, True):
        assert hints.of_type(column, value, None) is None or hints.of_type(column, value, text)
    meant = form_meant(column, text)
    assert meant is None or column.pattern is None or re.fullmatch(column.pattern, meant)
    number = number_meant(text)
    assert number is None or float(number) >= 0


@EXAMPLES
@given(
    text=st.lists(YAML, max_size=40).map("".join),
    problem=st.sampled_from([
        "could not find expected ':'", "mapping values are not allowed in this context",
        "did not find expected '-' indicator", "did not find expected key", "",
    ]),
    line=st.integers(1, 10),
    column=st.integers(1, 40),
)  # fmt: skip
def test_any_slip_has_a_place(text: str, problem: str, line: int, column: int) -> None:
    for found in (conflict(text), slip(text, problem, line, column)):
        if found is not None:
            assert 1 <= found[0] <= max(text.count("\n") + 1, line)
            assert found[1] >= 1
            assert found[2]
            assert found[3]
