"""Each way in which a phrase can fail to stand in the text of its source has a code of its own."""

from __future__ import annotations

import pytest

from src.evidence.figures import phrase_reader
from src.project import Project
from tests.conftest import ROOT
from validation.evidence.match import Span
from validation.evidence.normalise import with_places
from validation.evidence.prove import Phrase, prove
from validation.figures.reader import Reader
from validation.findings import Fault
from validation.records import yaml_reader
from validation.records.nodes import plain

CUT = "citation/cut"
NOT_FOUND = "citation/not-found"


def _reader(language: str) -> Reader:
    rows = []
    for name in ("bound_words", "vague_words"):
        text = (ROOT / f"data/records/vocabulary/{name}.yaml").read_text("utf-8")
        root = yaml_reader.read(text).root
        assert root is not None
        empty = {"unit": None, "value_low": None, "value_high": None}
        rows.append([{**empty, **row} for row in plain(root)[name]])
    return Reader(language, *rows)


READERS = {language: _reader(language) for language in ("en", "ru", "uk", "de", "fr")}


def judged(language: str, text: str, phrase: Phrase, **others: str) -> str:
    proven = prove(
        phrase,
        with_places(text),
        {source: with_places(other) for source, other in others.items()},
        READERS[language],
    )
    if isinstance(proven, Span):
        return text[proven.start : proven.end]
    return proven.check


@pytest.mark.parametrize(
    ("language", "text", "exact", "told"),
    [
        ("en", "It received 577 calls.", "received 57", CUT),
        ("en", "It received 577 calls.", "received 577 calls", "received 577 calls"),
        ("en", "In all not more than 200 men left.", "more than 200 men", CUT),
        (
            "en",
            "In all not more than 200 men left.",
            "not more than 200 men",
            "not more than 200 men",
        ),
        ("en", "There were about 4,000 fighters.", "4,000 fighters", CUT),
        ("en", "There were about 4,000 fighters.", "about 4,000 fighters", "about 4,000 fighters"),
        ("en", "Some 200 or more men fled.", "200", CUT),
        ("en", "From 60% to 70% of them refused.", "70% of them", CUT),
        ("en", "The balance was -15 men.", "15 men", CUT),
        ("en", "In 2023 it helped 600 men. About that, more later.", "600 men", "600 men"),
        ("en", "It helped 600 men. About 40 fled.", "600 men", "600 men"),
        ("ru", "Сдались не более 200 солдат.", "более 200 солдат", CUT),
        ("ru", "Сдались не более 200 солдат.", "не более 200 солдат", "не более 200 солдат"),
        ("ru", "Обратились около 3\u00a0500 человек.", "500 человек", CUT),
        (
            "ru",
            "Это бо\u00adлее 3 500 человек.",
            "более 3 500 человек",
            "бо\u00adлее 3 500 человек",
        ),
        ("ru", "Письма идут в каждыи\u0306 дом.", "каждый дом", "каждыи\u0306 дом"),
        ("ru", "Ёлка и всё.", "все", NOT_FOUND),
        ("uk", "Здалися щонайменше 260 військових.", "260 військових", CUT),
        ("uk", "Здалися щонайменше 260 військових.", "щонайменше 260", "щонайменше 260"),
        ("uk", "Надійшло понад 35 тис. звернень.", "35 тис. звернень", CUT),
        ("de", "Mehr als 6500 Anrufe gingen ein.", "6500 Anrufe", CUT),
        ("fr", "Ils sont au moins 2 000 à fuir.", "2 000 à fuir", CUT),
    ],
)
def test_a_figure_is_quoted_whole(language: str, text: str, exact: str, told: str) -> None:
    assert judged(language, text, Phrase(exact, is_figure=True)) == told


def test_the_word_beside_a_phrase_that_proves_no_figure_is_free() -> None:
    phrase = Phrase("4,000 fighters")
    assert judged("en", "There were about 4,000 fighters.", phrase) == "4,000 fighters"


def test_a_phrase_of_another_text_names_its_source() -> None:
    proven = prove(
        Phrase("some 300 deserters"),
        with_places("Nothing of that kind."),
        {"right": with_places("There were some 300 deserters."), "wrong": with_places("None.")},
        READERS["en"],
    )
    assert isinstance(proven, Fault)
    assert (proven.check, proven.hint) == ("citation/found-elsewhere", "did you mean source right?")


def test_a_phrase_that_nearly_stands_there_shows_the_passage() -> None:
    text = with_places("The hotline took more than 3,500 calls from Russian soldiers in all.")
    proven = prove(Phrase("more than 3,500 call from Russian soldiers"), text, {}, READERS["en"])
    assert isinstance(proven, Fault)
    assert proven.check == "citation/drifted"
    assert proven.allowed == "more than 3,500 calls from Russian soldiers"


def test_an_ambiguous_phrase_says_which_prefix_settles_it() -> None:
    text = "In May 40 men fled. In June 40 men fled again."
    proven = prove(Phrase("40 men fled"), with_places(text), {}, READERS["en"])
    assert isinstance(proven, Fault)
    assert (proven.check, proven.hint) == (
        "citation/ambiguous",
        "write prefix: May or prefix: June",
    )
    settled = Phrase("40 men fled", prefix="June", is_figure=True)
    assert judged("en", text, settled) == "40 men fled"


def test_a_prefix_that_does_not_stand_there_is_told_as_such() -> None:
    phrase = Phrase("40 men fled", prefix="April")
    proven = prove(phrase, with_places("In May 40 men fled."), {}, READERS["en"])
    assert isinstance(proven, Fault)
    assert proven.check == NOT_FOUND
    assert "prefix" in proven.message


def test_what_stands_nowhere_is_not_found() -> None:
    assert judged("en", "In May 40 men fled.", Phrase("a thousand calls")) == NOT_FOUND


def test_the_read_command_reads_with_the_vocabularies_of_the_project() -> None:
    read = phrase_reader(Project(ROOT))
    reading = read("more than 3,500 soldiers", "en")
    assert (reading.low, reading.high, reading.comparator) == (3500, None, "more_than")
