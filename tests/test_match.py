"""Finding a phrase: word for word, at the edges of words and numbers, settled by its context."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validation.evidence.match import Span, find
from validation.evidence.normalise import normalise, with_places

bounded = settings(derandomize=True, deadline=None, max_examples=200)


def spans(
    text: str, exact: str, prefix: str | None = None, suffix: str | None = None
) -> list[Span]:
    return find(with_places(text), exact, prefix, suffix)


def found(text: str, exact: str, prefix: str | None = None, suffix: str | None = None) -> list[str]:
    """The stretches of the stored text that were found."""
    return [text[s.start : s.end] for s in spans(text, exact, prefix, suffix)]


# --------------------------------------------------------------- edges of words and numbers


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        # digits of a longer number
        ("it received 577 calls", "57"),
        ("it received 577 calls", "77"),
        ("it received 577 calls", "received 57"),
        ("it received 577 calls", "7 calls"),
        ("577", "57"),
        # a number cut at its separator
        ("more than 3,500 men", "3,50"),
        ("more than 3,500 men", "500"),
        ("more than 3,500 men", "500 men"),
        ("more than 3,500 men", "more than 3"),
        ("more than 3.500 men", "3"),
        ("more than 3.500 men", "500"),
        ("about 4.5 thousand", "4"),
        ("about 4.5 thousand", "about 4"),
        ("about 4.5 thousand", "5 thousand"),
        ("1,234,567 in all", "1,234"),
        ("1,234,567 in all", "234,567"),
        ("1,234,567 in all", "234"),
        ("1.234,5 in all", "1.234"),
        ("1.234,5 in all", "234,5"),
        ("more than 3,500 men", "3,"),
        ("more than 3,500 men", ",500"),
        # separated by a no-break space, as in Russian, Ukrainian and French
        ("более 3\u00a0500 человек", "500"),
        ("более 3\u00a0500 человек", "500 человек"),
        ("более 3\u00a0500 человек", "более 3"),
        ("plus de 3\u202f500 hommes", "500 hommes"),
        # words
        ("the soldiers left", "soldier"),
        ("the soldiers left", "oldiers"),
        ("the soldiers left", "he soldiers"),
        ("the soldiers left", "soldiers le"),
        ("солдаты ушли", "солдат"),
        ("солдаты ушли", "аты ушли"),
        ("the 57th brigade", "57"),
        ("B57 form", "57"),
        # a letter without its mark
        ("cafe\u0301 closed", "cafe"),
        ("и\u0306од", "и"),
        ("замо\u0301к открыт", "замо"),
        ("замо\u0301к открыт", "к открыт"),
        ("по\u0301зже", "по"),
        # not the same word
        ("всё солдаты", "все солдаты"),
        ("May 2022", "may 2022"),
        ("10–20 men", "10-20 men"),
        ("men", "men left"),
        ("", "men"),
    ],
)
def test_not_found_inside_a_word_or_number(text: str, exact: str) -> None:
    assert found(text, exact) == []


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("it received 57 calls", "57"),
        ("57", "57"),
        ("57 calls", "57"),
        ("it received 57", "57"),
        ("it received 57.", "57"),
        ("it received 57, then more", "57"),
        ("57.\n12 came", "57"),
        ("more than 3,500 men", "3,500"),
        ("more than 3,500 men", "more than 3,500 men"),
        ("it was 3,500.", "3,500"),
        ("about 4.5 thousand", "4.5 thousand"),
        ("более 3\u00a0500 человек", "3\u00a0500 человек"),
        ("in May 2022 500 men left", "500 men"),
        ("in May 2022 500 men left", "May 2022"),
        ("(57)", "57"),
        ("«57»", "57"),
        ("a 10,000-strong unit", "10,000"),
        ("60% to 70%", "60% to 70%"),
        ("60%, 70%", "70%"),
        ("солдат.", "солдат"),
        ("“soldier”", "soldier"),
        ("soldiers. Soldiers left", "Soldiers"),
        ("😀57😀", "57"),
        ("cafe\u0301 closed", "cafe\u0301"),
        ("замо\u0301к открыт", "замо\u0301к"),
    ],
)
def test_found_once_at_the_edges(text: str, exact: str) -> None:
    assert found(text, exact) == [exact]


def test_a_longer_number_does_not_hide_a_later_one() -> None:
    assert spans("577 calls, 57 men, 3,57", "57") == [Span(11, 13)]


# ------------------------------------------------------------------------------ spelling


@pytest.mark.parametrize(
    ("text", "exact", "stored"),
    [
        ("More than\n3,500\r\n  men", "More than 3,500 men", "More than\n3,500\r\n  men"),
        ("more than\u00a03,500", "more than 3,500", "more than\u00a03,500"),
        ("more than 3,500", "more\u00a0than\n3,500", "more than 3,500"),
        ("the sol\u00addiers left", "soldiers", "sol\u00addiers"),
        ("the soldiers left", "sol\u00addiers", "soldiers"),
        ("«Свобода» ушла", '"Свобода" ушла', "«Свобода» ушла"),
        ("the army’s men", "the army's men", "the army’s men"),
        ("the army's men", "the army’s men", "the army's men"),
        ("твои\u0306 кафе", "твой кафе", "твои\u0306 кафе"),
        ("твой кафе", "твои\u0306 кафе", "твой кафе"),
        ("😀 и\u0306од 57", "йод 57", "и\u0306од 57"),
        ("more than 3,500", "  more than 3,500\n", "more than 3,500"),
    ],
)
def test_spelling_that_carries_no_meaning(text: str, exact: str, stored: str) -> None:
    assert found(text, exact) == [stored]


@pytest.mark.parametrize("exact", ["", " ", "\n", "\u00ad", "\u200b\u00a0"])
def test_an_empty_phrase_stands_nowhere(exact: str) -> None:
    assert found("some text", exact) == []
    assert found("", exact) == []
    assert found("some text", exact, "some", "text") == []


def test_at_the_beginning_and_the_end() -> None:
    text = "57 men left, then 57 men"
    assert spans(text, "57 men") == [Span(0, 6), Span(18, 24)]
    assert spans("\n 57 men \n", "57 men") == [Span(2, 8)]
    assert spans("57", "57") == [Span(0, 2)]


def test_places_that_overlap_are_all_found() -> None:
    assert spans("на на на", "на на") == [Span(0, 5), Span(3, 8)]


# ------------------------------------------------------------------------------- context

TWICE = "In May, 57 men left. In “June”,\n57 men came: 57 men"


@pytest.mark.parametrize(
    ("prefix", "suffix", "wanted"),
    [
        (None, None, [8, 32, 45]),
        ("", "", [8, 32, 45]),
        ("In May,", None, [8]),
        ("May,", None, [8]),
        ('In "June",', None, [32]),
        ("In “June”,", None, [32]),
        ("June”,", "came", [32]),
        (None, "left", [8]),
        (None, "came:", [32]),
        (None, ": 57", []),
        ("came:", None, [45]),
        ("men came:", "", [45]),
        ("In", None, []),
        ("May", None, []),
        ("In May,", "came", []),
        (None, "men", []),
        ("57 men", None, []),
        (None, "left. In “June”, 57 men", [8]),
    ],
)
def test_the_context_settles_which_is_meant(
    prefix: str | None, suffix: str | None, wanted: list[int]
) -> None:
    assert spans(TWICE, "57 men", prefix, suffix) == [Span(at, at + 6) for at in wanted]


@pytest.mark.parametrize(
    ("text", "exact", "prefix", "suffix"),
    [
        ("57 men", "57", "x", None),
        ("57 men", "men", None, "x"),
        ("57 men", "57", "57", None),
        ("57 men", "men", None, "men"),
    ],
)
def test_there_is_no_context_beyond_the_text(
    text: str, exact: str, prefix: str | None, suffix: str | None
) -> None:
    assert found(text, exact, prefix, suffix) == []


@pytest.mark.parametrize(
    ("text", "prefix", "suffix"),
    [
        ("(57)", "(", ")"),
        ("о\u00ad “57”, да", "“", "”, да"),
        ("в\u00a0мае\n57\u00a0человек", "в мае", "человек"),
        ("твои\u0306 57 твои\u0306", "твой", "твой"),
    ],
)
def test_context_is_compared_in_normal_form(text: str, prefix: str, suffix: str) -> None:
    assert found(text, "57", prefix, suffix) == ["57"]


# ---------------------------------------------------------------------------- properties

WORDS = [
    *("57", "577", "3,500", "3,50", "4.5", "1.234,5", "60%", "2022", "½", "-5", "№57", "$3"),
    *("men", "soldiers", "soldier", "re-elected", "army's", "cafe\u0301", "caf\u00e9", "May"),
    *("солдат", "солдаты", "твой", "твои\u0306", "всё", "все", "п’ять", "замо\u0301к", "😀"),
    *("«Свобода»", "“left”", "(sic)", "end.", "then,", "sol\u00addiers", "\u200bto"),
]
GAPS = [" ", " ", "\n", "\u00a0", "  ", "\r\n\r\n", "\u202f\n", " — ", " \u00ad", "\t"]

words = st.sampled_from(WORDS)
gaps = st.sampled_from(GAPS)


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, Span]:
    """A text of words, and a stretch of it from the beginning of a word to the end of one."""
    held = draw(st.lists(st.tuples(words, gaps), min_size=1, max_size=14))
    first = draw(st.integers(0, len(held) - 1))
    last = draw(st.integers(first, len(held) - 1))
    before = "".join(word + gap for word, gap in held[:first])
    exact = "".join(word + gap for word, gap in held[first:last]) + held[last][0]
    after = held[last][1] + "".join(word + gap for word, gap in held[last + 1 :])
    return before + exact + after, Span(len(before), len(before) + len(exact))


def trimmed(text: str, span: Span) -> Span:
    """The span without characters at its ends that nobody sees."""
    inner = text[span.start : span.end]
    left = len(inner) - len(inner.lstrip("\u00ad\u200b"))
    return Span(span.start + left, span.end)


@bounded
@given(cut_texts())
def test_a_phrase_cut_out_of_a_text_is_found_in_its_place(cut: tuple[str, Span]) -> None:
    text, span = cut
    exact = text[span.start : span.end]
    joined_numbers = re.search(r"\d[\s\u00ad]+\d", text)
    if not joined_numbers:  # two numbers side by side may be one, as in 3 500
        assert trimmed(text, span) in spans(text, exact)


@bounded
@given(cut_texts(), st.booleans(), st.sampled_from([" ", "\u00a0", "\n", "  "]))
def test_it_is_found_however_it_is_spelled(
    cut: tuple[str, Span], composed: bool, blank: str
) -> None:
    text, span = cut
    exact = text[span.start : span.end]
    other = unicodedata.normalize("NFC" if composed else "NFD", exact)
    other = re.sub(r"\s+", blank, other).translate(str.maketrans("“”«»’", '""""\''))
    assert spans(text, other) == spans(text, exact)


@bounded
@given(cut_texts())
def test_its_whole_context_leaves_it_alone(cut: tuple[str, Span]) -> None:
    text, span = cut
    exact = text[span.start : span.end]
    settled = spans(text, exact, text[: span.start], text[span.end :])
    everywhere = spans(text, exact)
    assert set(settled) <= set(everywhere)
    if trimmed(text, span) in everywhere:
        assert settled == [trimmed(text, span)]


WILD = "aEи\u0306\u0301ёе059,.-  \n\u00a0\u00ad\u200b'’“«60%\u1100\u1161😀"


@settings(bounded, max_examples=500)
@given(st.text(alphabet=WILD, max_size=20), st.text(alphabet=WILD, max_size=4))
def test_what_is_found_is_the_phrase(text: str, exact: str) -> None:
    for span in spans(text, exact):
        assert 0 <= span.start < span.end <= len(text)
        assert normalise(text[span.start : span.end]) == normalise(exact)


@settings(bounded, max_examples=500)
@given(st.text(alphabet=WILD, max_size=20), st.integers(0, 20), st.integers(1, 5))
def test_what_is_found_in_any_text_is_the_phrase(text: str, start: int, length: int) -> None:
    exact = text[start : start + length]
    for span in spans(text, exact):
        assert normalise(text[span.start : span.end]) == normalise(exact)


@settings(bounded, max_examples=500)
@given(st.text(alphabet="059,. ab", min_size=1, max_size=12), st.integers(0, 11), st.integers(1, 6))
def test_no_number_and_no_word_is_cut(text: str, start: int, length: int) -> None:
    for span in spans(text, text[start : start + length]):
        for edge in (span.start, span.end):
            assert not re.search(r"\w$", text[:edge]) or not re.match(r"\w", text[edge:])
            inside = re.finditer(r"[0-9]+(?:[.,][0-9]+)*", text)
            assert not any(number.start() < edge < number.end() for number in inside)


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("дев’ять військових", "ять військових", False),
        ("дев'ять військових", "дев", False),
        ("дев’ять військових", "дев’ять", True),
        ("було ‘п’ять’ осіб", "п’ять", True),
        ("soldiers’ families", "soldiers", True),
        ("Russia’s army", "Russia", True),
    ],
)
def test_an_apostrophe_within_a_cyrillic_word_is_inside_it(
    text: str, phrase: str, found: bool
) -> None:
    assert bool(find(with_places(text), phrase, None, None)) == found
