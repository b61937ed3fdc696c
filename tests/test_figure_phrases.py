"""The published table of phrases, read by people: the reader agrees.

Their origin: `leads`, `archive` and `page` are drawn from texts; `made` are written after the ways
in which news and courts tell figures, by somebody who knew the reader.
"""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from src.evidence.figures import phrase_reader
from src.project import Project
from tests.conftest import ROOT
from validation.figures.reading import Reading

with (ROOT / "tests/data/figure_phrases.csv").open(encoding="utf-8", newline="") as _stream:
    PHRASES = list(csv.DictReader(_stream))

LANGUAGES = sorted({row["language"] for row in PHRASES})

# Left unread rather than guessed: a negation behind the figure turns its bound round, a year alone
# is mostly part of a date, two ends are told apart by words.
UNREAD = {
    "там більше двох тижнів тримати не будуть",
    "год колонии",
    "рік колонії",
    "from a low of 20 to a high of 45 per cent",
}


@pytest.fixture(scope="module")
def read() -> Callable[[str, str], Reading]:
    return phrase_reader(Project(ROOT))


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _same(given: float | None, wanted: float | None) -> bool:
    if given is None or wanted is None:
        return given is None and wanted is None
    return abs(given - wanted) <= 0.01  # a third is 33.33 percent


def test_the_table_is_large_and_has_all_languages() -> None:
    assert LANGUAGES == ["de", "en", "es", "fr", "it", "ru", "uk"]
    assert {row["origin"] for row in PHRASES} == {"leads", "archive", "page", "made"}
    assert sum(row["origin"] != "made" for row in PHRASES) >= 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_read_as_people_read_it(
    language: str, read: Callable[[str, str], Reading]
) -> None:
    wrong = []
    for row in (row for row in PHRASES if row["language"] == language):
        reading = read(row["phrase"], language)
        if row["phrase"] in UNREAD:
            assert reading.unread is not None
            continue
        low, high = _number(row["low"]), _number(row["high"])
        if row["comparator"] == "" or (
            row["comparator"] == "vague" and (low, high) == (None, None)
        ):
            right = (reading.low, reading.high) == (None, None)
        else:
            right = (
                reading.unread is None
                and reading.comparator == row["comparator"]
                and _same(reading.low, low)
                and _same(reading.high, high)
            )
        if not right:
            wrong.append((row["phrase"], reading))
    assert wrong == []


JOINED = {"en": "and", "ru": "и", "uk": "та", "de": "und", "fr": "et", "es": "y", "it": "e"}
SAID = {
    "en": "he said that",
    "ru": "он сказал, что",
    "uk": "він сказав, що",
    "de": "er sagte, dass",
    "fr": "il a dit que",
    "es": "dijo que",
    "it": "ha detto che",
}


@pytest.mark.parametrize(
    "around", ["{and} {}", "{said} {}", "{}.", "{},", "({})", "«{}»"], ids=repr
)
def test_what_stands_around_a_phrase_does_not_change_its_figure(
    around: str, read: Callable[[str, str], Reading]
) -> None:
    changed = []
    for row in PHRASES:
        language, phrase = row["language"], row["phrase"]
        whole = around.format(phrase, **{"and": JOINED[language], "said": SAID[language]})
        alone, inside = read(phrase, language), read(whole, language)
        same = (alone.low, alone.high, alone.comparator) == (
            inside.low,
            inside.high,
            inside.comparator,
        )
        if not same and inside.unread is None:  # `and half a million` may be 1.5 million
            changed.append((whole, alone, inside))
    assert changed == []
