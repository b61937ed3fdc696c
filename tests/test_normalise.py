"""Normal form: what is folded, what never is, and the way back to the stored text."""

from __future__ import annotations

import re
import unicodedata
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validation.evidence.normalise import is_inside, normalise, with_places

bounded = settings(derandomize=True, deadline=None, max_examples=300)

IGNORABLE = ["\u00ad", "\u200b", "\u2060", "\ufeff"]
BLANKS = [" ", "\n", "\t", "\r\n", "\u00a0", "\u202f", "\u2009", "\u2028", "\u3000", " \n\u00a0 "]
SINGLE = ["'", "\u2018", "\u2019", "\u201a", "\u201b"]
DOUBLE = ['"', "\u201c", "\u201d", "\u201e", "\u201f", "\u00ab", "\u00bb"]

# What tells one figure or word from another.
KEPT = "0123456789+-−–—%‰°№#$€£₽½²①Ⅳ５٣.,:;!?…/()<>=~±×AaZzАаЯяЁёЕеЙйИиІіЇїЄєҐґЪъÉéßœñ"

# Base letters, marks, Korean letters that combine, blanks, quotes, digits and signs.
WILD = (
    "aAeEиИйеёоk가0157,.-−+%½５😀"
    "\u0301\u0306\u0308\u0327\u1100\u1161\u11a8\u09c7\u09be"
    "\u00ad\u200b\u2060\ufeff \n\t\u00a0\u202f\u2028'\"‘’“”«»`´"
)
texts = st.text(alphabet=WILD, max_size=24) | st.text(max_size=24)


@pytest.mark.parametrize("mark", IGNORABLE)
def test_what_cannot_be_seen_is_taken_out(mark: str) -> None:
    assert normalise(f"sol{mark}diers{mark} ser{mark}ved") == "soldiers served"


@pytest.mark.parametrize("blank", BLANKS)
def test_every_run_of_white_space_is_one_blank(blank: str) -> None:
    assert normalise(f"{blank}3{blank}500{blank}men{blank}") == "3 500 men"


@pytest.mark.parametrize("quote", SINGLE)
def test_single_quotes_are_one(quote: str) -> None:
    assert normalise(f"п{quote}ять") == "п'ять"


@pytest.mark.parametrize("quote", DOUBLE)
def test_double_quotes_are_one(quote: str) -> None:
    assert normalise(f"{quote}surrender{quote}") == '"surrender"'


@pytest.mark.parametrize("letter", ["й", "ё", "ї", "é", "ü", "ñ", "Й", "ệ"])
def test_composed_and_decomposed_letters_are_one(letter: str) -> None:
    apart = unicodedata.normalize("NFD", letter)
    assert apart != letter
    assert normalise(apart) == normalise(letter) == letter


@pytest.mark.parametrize("mark", IGNORABLE)
def test_a_letter_composes_over_what_cannot_be_seen(mark: str) -> None:
    assert normalise(f"и{mark}\u0306") == "й"


def test_digits_signs_and_letters_stay_as_they_are() -> None:
    assert [character for character in KEPT if normalise(character) != character] == []


def test_no_two_of_them_are_folded_into_one() -> None:
    assert len({normalise(character) for character in KEPT}) == len(KEPT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("всё", "все"),
        ("мой", "мои"),
        ("May", "may"),
        ("-5", "−5"),
        ("10-20", "10–20"),
        ("1/2", "½"),
        ("57", "5 7"),
        ("57", "５７"),
        ("IV", "Ⅳ"),
        ("рота", "poтa"),
        ("замок", "замо\u0301к"),
        ("3,500", "3.500"),
        ("3,500", "3500"),
        ("not 200", "200"),
    ],
)
def test_other_words_and_numbers_stay_other(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_white_space_alone_is_nothing() -> None:
    assert normalise("") == normalise(" \n\u00a0\u00ad\u200b ") == ""


@bounded
@given(texts)
def test_normal_form_is_its_own_normal_form(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@bounded
@given(texts)
def test_both_ways_to_the_normal_form_agree(text: str) -> None:
    assert with_places(text).text.strip(" ") == normalise(text)


@bounded
@given(texts)
def test_places_run_through_the_stored_text(text: str) -> None:
    found = with_places(text)
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert found.starts == sorted(found.starts)
    assert found.ends == sorted(found.ends)
    for start, end in zip(found.starts, found.ends, strict=True):
        assert 0 <= start < end <= len(text)


@bounded
@given(texts)
def test_any_stretch_between_clusters_maps_back(text: str) -> None:
    found = with_places(text)
    size = len(found.text)
    whole = [i for i in range(1, size) if found.starts[i] != found.starts[i - 1]]
    for first, last in combinations(sorted({0, *whole, size}), 2):
        stored = text[found.starts[first] : found.ends[last - 1]]
        assert normalise(stored) == found.text[first:last].strip(" ")


@bounded
@given(st.text(alphabet="abc 019.,'\"-\n", max_size=30))
def test_ascii_maps_back_character_by_character(text: str) -> None:
    found = with_places(text)
    assert found.ends == [start + 1 for start in found.starts]
    assert found.text == "".join(text[start].replace("\n", " ") for start in found.starts)


def test_places_in_a_text_of_several_scripts() -> None:
    stored = "😀 «и\u0306од»\u00a0\n\u00ad3\u202f500"
    found = with_places(stored)
    assert found.text == '😀 "йод" 3 500'
    assert found.starts == [0, 1, 2, 3, 5, 6, 7, 8, 11, 12, 13, 14, 15]
    assert found.ends == [1, 2, 3, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16]


@bounded
@given(texts | st.text(alphabet="aб5’ \n\u00a0\t\r", max_size=24))
def test_places_are_those_of_the_map_of_every_character(text: str) -> None:
    found = with_places(text)
    whole = [i for i in range(len(found.text)) if not is_inside(found.text[i])]
    for first, last in combinations([*whole, len(found.text)], 2):
        phrase = found.text[first:last]
        if phrase == phrase.strip(" "):
            mapped = (first, found.starts[first], found.ends[last - 1])
            assert mapped in found.places(phrase)
            assert len(found.places(phrase)) == len(
                re.findall(f"(?={re.escape(phrase)})", found.text)
            )


def test_all_white_space_of_unicode_is_known() -> None:
    blanks = [blank for blank in map(chr, range(0x110000)) if blank.isspace()]
    assert len(blanks) > 25
    for blank in blanks:
        assert with_places(f"“a{blank}{blank}b”").text == '"a b"'
        assert with_places(f"{blank}“a{blank}b”{blank}").places("b") == [(3, 4, 5)]
