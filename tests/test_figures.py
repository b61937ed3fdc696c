"""The figure reader: laws over every language and every word of the vocabulary, and examples."""

from __future__ import annotations

import csv
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from validation.figures import grammar
from validation.figures.reader import Reader
from validation.figures.reading import KINDS, Reading
from validation.figures.registry import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
PHRASES = ROOT / "tests" / "data" / "figure_phrases.csv"

SOLDIERS = {
    "en": "soldiers",
    "ru": "солдат",
    "uk": "солдатів",
    "de": "Soldaten",
    "fr": "soldats",
    "it": "soldati",
    "es": "soldados",
}
SPACES = [" ", "\u00a0", "\u202f", "\u2009"]
MARKS = {
    "en": [",", *SPACES],
    "ru": [".", ",", *SPACES],
    "uk": [".", ",", *SPACES],
    "de": [".", "'", "\u2019", *SPACES],
    "fr": [".", *SPACES],
    "it": [".", "'", *SPACES],
    "es": [".", *SPACES],
}
ONE_SIDED = {
    "equal": (True, True),
    "about": (True, True),
    "at_least": (True, False),
    "more_than": (True, False),
    "at_most": (False, True),
    "less_than": (False, True),
}

LAW = settings(
    derandomize=True, deadline=None, max_examples=150
)  # the first call of a language makes its reader
languages = st.sampled_from(sorted(LANGUAGES))


@cache
def vocabulary(table: str) -> list[dict[str, Any]]:
    """The rows of a vocabulary table of the real records."""
    path = ROOT / "data" / "records" / "vocabulary" / f"{table}.yaml"
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))[table]
    return rows


@cache
def reader(language: str) -> Reader:
    """The reader of a language with the real vocabulary."""
    return Reader(language, vocabulary("bound_words"), vocabulary("vague_words"))


@cache
def phrases() -> list[dict[str, str]]:
    """The published table of phrases with their expected readings."""
    with PHRASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def value(reading: Reading) -> tuple[float | None, float | None, str, str | None]:
    """What is compared: the bounds, the comparator, and whether it was read."""
    return reading.low, reading.high, reading.comparator, reading.unread


def grouped(number: int, mark: str) -> str:
    """The number in groups of three digits."""
    return f"{number:,}".replace(",", mark)


def bounded(comparator: str, number: float) -> tuple[float | None, float | None, str, str | None]:
    """The bounds that the data model gives a number under a comparator."""
    low, high = ONE_SIDED[comparator]
    return number if low else None, number if high else None, comparator, None


# ------------------------------------------------------------------------------- laws


@LAW
@given(languages, st.integers(2, 99_999_999), st.data())
def test_a_number_is_read_back_however_it_is_grouped(
    language: str, number: int, data: st.DataObject
) -> None:
    mark = data.draw(st.sampled_from(["", *MARKS[language]]))
    reading = reader(language).read(f"{grouped(number, mark)} {SOLDIERS[language]}")
    assert value(reading) == bounded("equal", number)
    assert reading.kind == reading.unit == "people"


@LAW
@given(languages, st.integers(0, 999), st.integers(0, 99), st.data())
def test_decimals_are_read_back(language: str, whole: int, part: int, data: st.DataObject) -> None:
    mark = "." if language == "en" else data.draw(st.sampled_from([",", "."]))
    sign = data.draw(st.sampled_from(["", "-"]))
    number = f"{sign}{whole}{mark}{part:02}"
    reading = reader(language).read(f"{number}%")
    assert value(reading) == bounded("equal", float(number.replace(",", ".")))
    assert reading.kind == "percent"


@pytest.mark.parametrize("language", LANGUAGES)
@LAW
@given(number=st.integers(2, 999_999).filter(lambda n: not 1900 <= n < 2040))
def test_every_bound_word_is_read_with_every_number(language: str, number: int) -> None:
    for row in vocabulary("bound_words"):
        if row["language"] not in (language, "mul") or row["comparator"] == "between":
            continue
        words = [row["phrase"], str(number), SOLDIERS[language]]
        if row["position"] == "after":
            words = [words[1], words[0], words[2]]
        reading = reader(language).read(" ".join(words))
        assert value(reading) == bounded(row["comparator"], number), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bound_word_behind_the_noun_is_read(language: str) -> None:
    for row in vocabulary("bound_words"):
        if row["language"] == language and row["position"] == "after":
            text = f"4321 {SOLDIERS[language]} {row['phrase']}"
            assert value(reader(language).read(text)) == bounded(row["comparator"], 4321), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_open_a_range(language: str) -> None:
    join = {"en": "and", "ru": "и", "uk": "і", "de": "und", "fr": "et", "it": "e", "es": "y"}
    for row in vocabulary("bound_words"):
        if row["language"] == language and row["comparator"] == "between":
            first, _, second = row["phrase"].partition(" … ")
            text = f"{first} 300 {second or join[language]} 500 {SOLDIERS[language]}"
            assert value(reader(language).read(text)) == (300, 500, "between", None), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_vague_word_has_the_bounds_of_its_row(language: str) -> None:
    for row in vocabulary("vague_words"):
        if row["language"] == language:
            reading = reader(language).read(row["phrase"])
            expected = (row.get("value_low"), row.get("value_high"), "vague", None)
            assert value(reading) == expected, row["phrase"]
            assert reading.vague
            assert reading.unit == row.get("unit"), row["phrase"]


@LAW
@given(languages, st.integers(1, 400), st.integers(1, 400))
def test_two_ends_are_a_range_only_if_they_rise(language: str, low: int, rise: int) -> None:
    high = low + rise
    for join in ("-", "–", " – ", "—"):
        rising = reader(language).read(f"{low}{join}{high} {SOLDIERS[language]}")
        assert value(rising) == (low, high, "between", None)
        falling = reader(language).read(f"{high}{join}{low} {SOLDIERS[language]}")
        assert falling.unread


@LAW
@given(st.sampled_from(phrases()), st.sampled_from(SPACES), st.integers(1, 3))
def test_white_space_carries_no_meaning(row: dict[str, str], space: str, times: int) -> None:
    read = reader(row["language"]).read
    spaced = row["phrase"].replace(" ", space)
    assert value(read(spaced)) == value(read(row["phrase"]))
    assert value(read(f"{space * times}{row['phrase']}{space}")) == value(read(row["phrase"]))


@LAW
@given(st.sampled_from(phrases()), st.sampled_from(["NFD", "NFC"]))
def test_composed_and_decomposed_letters_read_alike(row: dict[str, str], form: str) -> None:
    read = reader(row["language"]).read
    other = unicodedata.normalize(form, row["phrase"])  # type: ignore[arg-type]
    here, there = read(row["phrase"]), read(other)
    assert value(there) == value(here)
    assert unicodedata.normalize("NFC", other[there.start : there.end]) == unicodedata.normalize(
        "NFC", row["phrase"][here.start : here.end]
    )


@LAW
@given(st.sampled_from(phrases()), st.booleans())
def test_case_carries_no_meaning_but_in_may(row: dict[str, str], upper: bool) -> None:
    read = reader(row["language"]).read
    text = row["phrase"].upper() if upper else row["phrase"].lower()
    if len(text) == len(row["phrase"]):
        assert value(read(text)) == value(read(row["phrase"]))


@LAW
@given(st.sampled_from(phrases()), st.data())
def test_a_changed_digit_never_reads_the_same(row: dict[str, str], data: st.DataObject) -> None:
    text = row["phrase"]
    before = reader(row["language"]).read(text)
    number = range(before.number_start, before.number_end)
    digits = [at for at in number if text[at] in "0123456789"]
    if before.unread or not digits:
        return
    at = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from([digit for digit in "123456789" if digit != text[at]]))
    after = reader(row["language"]).read(text[:at] + digit + text[at + 1 :])
    assert value(after) != value(before)


@LAW
@given(languages, st.text())
def test_any_text_is_answered(language: str, text: str) -> None:
    check_answers(language, text)


WORDS = st.sampled_from(
    sorted({word for row in phrases() for word in row["phrase"].split()})
    + list("-,.%$€/()012")
    + ["10", "2022", "3,500", "3.500", "+5", "-7", "half", "of", "a", "одна", "und", "et"]
)


@LAW
@given(languages, st.lists(WORDS, max_size=9).map(" ".join))
def test_any_heap_of_words_is_answered(language: str, text: str) -> None:
    check_answers(language, text)


def check_answers(language: str, text: str) -> None:
    """Every reading keeps what the class promises."""
    for reading in reader(language).read_all(text):
        assert 0 <= reading.start <= reading.number_start
        assert reading.number_start < reading.number_end <= reading.end <= len(text)
        assert reading.kind is None or reading.kind in KINDS
        assert (reading.low is None and reading.high is None) or not reading.unread
        if reading.comparator == "between":
            assert reading.low is not None
            assert reading.high is not None
            assert reading.low < reading.high
        elif reading.comparator in ONE_SIDED and not reading.unread:
            ends = (reading.low is not None, reading.high is not None)
            assert ends == ONE_SIDED[reading.comparator]
        else:
            assert reading.comparator == "vague"
    reader(language).read(text)


def agrees(reading: Reading, row: dict[str, str]) -> bool:
    """Whether a phrase was read as the table has it; without figure nothing may be read."""
    if not row["comparator"]:
        return reading.unread is not None
    ends = zip((reading.low, reading.high), (row["low"], row["high"]), strict=True)
    return (
        reading.unread is None
        and reading.comparator == row["comparator"]
        and all(
            (end is None) == (text == "") and (end is None or end == pytest.approx(float(text)))
            for end, text in ends
        )
    )


# --------------------------------------------------------------------------- examples

EXAMPLES = """
en | no more than 4 or 5 soldiers | 4 5 between
en | between two and three hundred | 200 300 between
en | 5–10 thousand | 5000 10000 between
en | 500 to 1.5 thousand | 500 1500 between
en | nine out of 10 calls | 90 90 equal
en | a 300-strong unit | 300 300 equal
en | 200,000 roubles ($2,100) | 200000 200000 equal
en | hundreds of thousands | - - vague
en | in the last 24 hours 300 soldiers | 300 300 equal
en | two years and ten months | 34 34 equal
ru | двухсот пятидесяти солдат | 250 250 equal
ru | две-три тысячи | 2000 3000 between
ru | тысяч 10-15 | 10000 15000 between
ru | сорок с лишним тысяч | 40000 - more_than
ru | более года | 1 - more_than
ru | с десяток человек | 10 10 about
ru | выросло до 1000 | 1000 1000 equal
uk | близько трьох з половиною тисяч | 3500 3500 about
uk | дві тисячі п’ятсот | 2500 2500 equal
uk | кожен п'ятий | 20 20 equal
de | zwei- bis dreihundert | 200 300 between
de | fünfundzwanzigtausend | 25000 25000 equal
de | jeder 5. Soldat | 20 20 equal
de | eineinhalb Millionen | 1500000 1500000 equal
fr | quatre-vingt-dix-sept soldats | 97 97 equal
fr | plus des deux tiers | 66.67 - more_than
fr | deux ans et demi | 2.5 2.5 equal
fr | près d’une centaine | 100 100 about
it | ventitremila | 23000 23000 equal
it | tra i 300 e i 500 | 300 500 between
it | due milioni e mezzo di euro | 2500000 2500000 equal
es | treinta y cinco mil | 35000 35000 equal
es | tres de cada diez | 30 30 equal
es | cuarenta y pico | 40 - more_than
es | entre un 5% y un 10% | 5 10 between
it | almeno in cinque regioni | 5 - at_least
fr | un à deux ans | 1 2 between
de | von 5 bis zu 10 Jahren | 5 10 between
en | the last year and a half | 1.5 1.5 equal
en | from dozens to hundreds a month | 24 999 between
en | three quarters of a million | 750000 750000 equal
en | at least: 40 men | 40 - at_least
en | not fewer than 200 nor more than 300 men | 200 300 between
en | 1-in-5 chance | 20 20 equal
en | 5 out of 46 soldiers | 5 5 equal
ru | десятка два солдат | 20 20 about
ru | тысячи полторы | 1500 1500 about
ru | тысяч под сорок | 40000 40000 about
ru | год-полтора | 1 1.5 between
ru | две пятых личного состава | 40 40 equal
ru | больше миллиона | 1000000 - more_than
ru | девять из десяти | 90 90 equal
ru | 300 (триста) человек | 300 300 equal
ru | 200к рублей | 200000 200000 equal
uk | не менше пів сотні | 50 - at_least
uk | вісімдесятьом шести | 86 86 equal
de | einer von zehn | 10 10 equal
de | zwischen einem Drittel und der Hälfte | 33.33 50 between
de | bis zur Hälfte | - 50 at_most
de | um 15 Prozent gestiegen | 15 15 equal
de | ein, zwei Jahre | 1 2 between
fr | un condamné sur trois | 33.33 33.33 equal
it | sotto al 90% | - 90 less_than
it | uno-due milioni | 1000000 2000000 between
es | al menos, 498 combatientes | 498 - at_least
es | dos o trescientos | 200 300 between
es | una media de 640 casos | 640 640 equal
"""


@pytest.mark.parametrize("line", EXAMPLES.strip().splitlines())
def test_examples(line: str) -> None:
    language, phrase, expected = (part.strip() for part in line.split(" | "))
    low, high, comparator = expected.split()
    row = {"low": low.strip("-"), "high": high.strip("-"), "comparator": comparator}
    assert agrees(reader(language).read(phrase), row)


NO_FIGURES = """
en | 4 September 2022
en | since February 2022
en | the 150th Division
en | Federal Law No. 337, article 338
en | an F-16 at 10:30
en | in the first half of 2023
en | +380 95 688 68 88
ru | груз 200
ru | с 24 февраля 2022 года
ru | 5-й полк, Т-72
ru | двузначное число
uk | 72-ї бригади
de | um 20 Uhr
uk | у 2023 році
de | am 24. Februar 2022
de | der 150. Division
fr | le 1er mars
it | dal 24 febbraio
es | el 24 de febrero de 2022
"""


@pytest.mark.parametrize("line", NO_FIGURES.strip().splitlines())
def test_dates_ordinals_and_names_are_no_figures(line: str) -> None:
    language, phrase = line.split(" | ")
    assert reader(language).read_all(phrase) == []


UNREAD = """
en | 1.250 | separator
en | 10,5 | comma
en | over 2014 | year
en | 300 soldiers and 20 officers | several
en | rose from 200 to 300 | change
en | not more than at least 300 | contradict
en | did not receive more than 300 letters | negation
en | one of three | share
en | 500 to 1 million | scale
en | 500m | metres
en | one must understand | pronoun
ru | с 500 до 1000 | change
ru | 21 бригада | name
de | 3,500 | separator
de | ein Soldat | article
de | 50 bis 60.000 Soldaten | scale
en | 300, possibly more | apart
ru | в 19.30 | time
fr | un déserteur | article
es | 500 30 | several
en | a five-figure sum | digits
en | between six and seven figures | digits
fr | une somme à cinq chiffres | digits
it | una cifra a sei zeri | digits
en | at least, they say, 40 | apart
ru | больше, 40 человек | apart
it | oltre ai 300 soldati | apart
en | not all 40 men | negation
en | it doesn't exceed 40 | negation
de | übersteigt 300 nicht | negation
de | darf 40 Tage nicht überschreiten | negation
de | unter den 300 Soldaten | preposition
ru | 9 из 10 дронов | share
fr | trois quarts d'heure | time
ru | каждый четвёртый-пятый | end
de | drei- bis fünfmal | end
ru | один к десяти | share
"""


@pytest.mark.parametrize("line", UNREAD.strip().splitlines())
def test_two_plausible_readings_are_left_unread(line: str) -> None:
    language, phrase, reason = line.split(" | ")
    reading = reader(language).read(phrase)
    assert reason in (reading.unread or "")
    assert (reading.low, reading.high, reading.comparator) == (None, None, "vague")


def test_kind_unit_and_currency() -> None:
    read = reader("en").read
    found = [
        (reading.kind, reading.unit, reading.currency)
        for reading in map(
            read, ("$10,000", "4-5 km", "two battalions", "536 felony cases", "3 months", "20%")
        )
    ]
    assert found == [
        ("money", "usd", "USD"),
        ("distance", "km", None),
        ("units", "battalions", None),
        ("cases", "cases", None),
        ("duration", "months", None),
        ("percent", "percent", None),
    ]


def test_hedges_are_told_apart_from_bounds() -> None:
    reading = reader("en").read("there are likely about 4,000 fighters, reportedly")
    assert (reading.comparator, reading.hedges) == ("about", ("likely", "reported"))
    assert reader("en").read("In May 2022 there were 300").hedges == ()
    assert reader("de").read("Angeblich 600 Gefangene").hedges == ("reported",)


def test_places_are_those_of_the_phrase() -> None:
    phrase = "as many as 60% to 70% of soldiers"
    reading = reader("en").read(phrase)
    assert phrase[reading.start : reading.end] == "as many as 60% to 70%"
    assert phrase[reading.number_start : reading.number_end] == "60% to 70"


def test_languages_without_a_reader_are_refused() -> None:
    assert Reader("en-GB", [], []).read("300").low == 300
    with pytest.raises(LookupError, match="no reader for 'hu'"):
        Reader("hu", [], [])


@pytest.mark.parametrize("language", LANGUAGES.values())
def test_groups_of_the_grammar_are_numbered_as_named(language: Any) -> None:
    index = grammar.grammar(language).groupindex
    assert {name: number for number, name in enumerate(grammar.GROUPS, 1)} == dict(index)
