"""EDTF: the bounds of every supported form, and what is refused and how."""

from __future__ import annotations

import math
import re
from datetime import date
from itertools import pairwise, product
from typing import Any

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from validation import derive
from validation.edtf import Bounds, NoSuchDayError, NotEdtfError, ReversedError, bounds

bounded = settings(derandomize=True, deadline=None, max_examples=150)
oracle_settings = settings(derandomize=True, deadline=None, max_examples=60)

FORMS = {
    # years
    "2023": ("2023-01-01", "2023-12-31"),
    "202X": ("2020-01-01", "2029-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "0001": ("0001-01-01", "0001-12-31"),
    "9999": ("9999-01-01", "9999-12-31"),
    # months and days
    "2023-11": ("2023-11-01", "2023-11-30"),
    "2023-12": ("2023-12-01", "2023-12-31"),
    "2023-11-26": ("2023-11-26", "2023-11-26"),
    "2023-02": ("2023-02-01", "2023-02-28"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2000-02": ("2000-02-01", "2000-02-29"),
    "1900-02": ("1900-02-01", "1900-02-28"),
    "2024-02-29": ("2024-02-29", "2024-02-29"),
    # unspecified from the right
    "2023-XX": ("2023-01-01", "2023-12-31"),
    "2023-XX-XX": ("2023-01-01", "2023-12-31"),
    "2023-11-XX": ("2023-11-01", "2023-11-30"),
    "2024-02-XX": ("2024-02-01", "2024-02-29"),
    # seasons
    "2023-21": ("2023-03-01", "2023-05-31"),
    "2023-22": ("2023-06-01", "2023-08-31"),
    "2023-23": ("2023-09-01", "2023-11-30"),
    "2023-24": ("2023-12-01", "2024-02-29"),
    "2022-24": ("2022-12-01", "2023-02-28"),
    # intervals
    "2022/2023": ("2022-01-01", "2023-12-31"),
    "2022-02-24/2022-05": ("2022-02-24", "2022-05-31"),
    "2022-02/2022-02": ("2022-02-01", "2022-02-28"),
    "2022-02-24/2022-02-24": ("2022-02-24", "2022-02-24"),
    "2022-05-14/2022": ("2022-05-14", "2022-12-31"),
    "2022-12~/2023-12-14": ("2022-12-01", "2023-12-14"),
    "2022-23/2022-24": ("2022-09-01", "2023-02-28"),
    "202X/2031-XX": ("2020-01-01", "2031-12-31"),
    # open and unknown ends
    "2022-02-24/..": ("2022-02-24", None),
    "2022-02-24/": ("2022-02-24", None),
    "../2023-11": (None, "2023-11-30"),
    "/2023-11": (None, "2023-11-30"),
    "2022~/..": ("2022-01-01", None),
    "../2023-24?": (None, "2024-02-29"),
}

NO_SUCH_DAY = [
    "2023-02-29",
    "2023-02-30",
    "1900-02-29",
    "2023-04-31",
    "2023-11-31",
    "2023-11-00",
    "2023-11-32",
    "2023-00",
    "2023-13",
    "2023-20",
    "2023-25",
    "2023-13-01",
    "2023-00-01",
    "2023-99-XX",
    "2023-02-29?",
    "2023-02-29/2023-03",
    "2023-02/2023-02-29",
    "../2023-13",
    "2023-13/..",
    "/2023-02-30",
]

NOT_EDTF = [
    "",
    " ",
    "/",
    "..",
    "../",
    "/..",
    "../..",
    "//",
    "2022/2023/2024",
    "2022 / 2023",
    "2022/...",
    "2022/.",
    "23",
    "223",
    "20233",
    "+2023",
    "-2023",
    "Y20233",
    "2023-1",
    "2023-1-1",
    "2023-6-24",
    "2023-11-2",
    "2023-011",
    "20231126",
    "2023-1126",
    "2023/11/26",
    "2023.11.26",
    "26.11.2023",
    "11/26/2023",
    "November 2023",
    "2023-11-26T10:00",
    "2023-11-26T10:00:00Z",
    "2023-11-26 ",
    " 2023-11-26",
    "2023-11-26\n",
    "2023-11\n",
    "\n2023",
    "2XXX",
    "XXXX",
    "20X3",
    "X023",
    "2023-X1",
    "2023-1X",
    "2023-XX-26",
    "2023-11-2X",
    "202X-11",
    "2023-11-xx",
    "202x",
    "2023-21-XX",
    "2023-24-XX",
    "~2023",
    "2023?~",
    "2023~~",
    "2023?-11",
    "2023-~11",
    "2023!",
    "[2022, 2023]",
    "{2022, 2023}",
    "2022..2023",
    "2023-11-26/open",
    "2023-11-26/unknown",
    "2023-11-26/now",
    "٢٠٢٣",
    "２０２３",
    "2023‐11",
    "2023–11",
    "2023-11-26/2023-11-27/",
    "None",
    "null",
]

REVERSED = [
    "2023/2022",
    "2023-11/2023-10",
    "2023-11-27/2023-11-26",
    "2022-05-14/2022-05-13",
    "2022-06/2022-05-31",
    "2023/2022-12-31",
    "2023-24/2023-11",
    "2030/202X",
    "2023~/2022~",
    "2023?/2022?",
]


def as_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("text", FORMS)
def test_bounds_of_each_form(text: str) -> None:
    first, last = FORMS[text]
    assert bounds(text) == Bounds(as_day(first), as_day(last))


@pytest.mark.parametrize("text", NO_SUCH_DAY)
def test_the_calendar_has_no_such_day(text: str) -> None:
    with pytest.raises(NoSuchDayError):
        bounds(text)


@pytest.mark.parametrize("text", NOT_EDTF)
def test_what_is_no_supported_form(text: str) -> None:
    with pytest.raises(NotEdtfError):
        bounds(text)


@pytest.mark.parametrize("text", REVERSED)
def test_an_interval_that_ends_before_it_begins(text: str) -> None:
    with pytest.raises(ReversedError):
        bounds(text)


def test_the_three_errors_are_told_apart_and_are_value_errors() -> None:
    errors = (NotEdtfError, NoSuchDayError, ReversedError)
    assert all(issubclass(error, ValueError) for error in errors)
    assert not any(issubclass(one, other) for one in errors for other in errors if one is not other)


def test_an_error_is_raised_again_for_the_same_text() -> None:
    for _ in range(2):
        with pytest.raises(NoSuchDayError):
            bounds("2023-02-31")


@pytest.mark.parametrize("text", ["2022/..", "2022/", "../2022", "/2022"])
def test_an_open_end_is_none_and_never_a_guess(text: str) -> None:
    found = bounds(text)
    assert (found.start is None) != (found.end is None)


def test_columns_of_days_leave_faulty_and_open_dates_empty() -> None:
    dates = ["2023-11", None, "2023-13", "soon", "2023/2022", "../2022", "2022/.."]
    assert derive.first_days(dates) == [date(2023, 11, 1), *[None] * 5, date(2022, 1, 1)]
    assert derive.last_days(dates) == [date(2023, 11, 30), *[None] * 4, date(2022, 12, 31), None]


# ---------------------------------------------------------------------- properties

years = st.integers(1, 9998)
days = st.dates(date(1, 1, 1), date(9998, 12, 31))
qualifiers = st.sampled_from(["", "?", "~", "%"])


@st.composite
def single_dates(draw: st.DrawFn, kinds: str = "day month year X season winter") -> str:
    """A date without a qualifier of one of these kinds, which the calendar has."""
    iso = draw(days).isoformat()
    year, month = iso[:4], iso[:7]
    decade = f"{year[:3]}X" if year[:3] != "000" else "202X"
    century = f"{year[:2]}XX" if year[:2] != "00" else "20XX"
    forms = {
        "day": [iso],
        "month": [month],
        "year": [year],
        "X": [f"{month}-XX", f"{year}-XX", f"{year}-XX-XX", decade, century],
        "season": [f"{year}-{season}" for season in (21, 22, 23)],
        "winter": [f"{year}-24"],
    }
    return draw(st.sampled_from([form for kind in kinds.split() for form in forms[kind]]))


def in_order(one: str, other: str) -> bool:
    first, last = bounds(one).start, bounds(other).end
    assert first is not None
    assert last is not None
    return first <= last


@bounded
@given(single_dates(), qualifiers)
def test_a_date_spans_whole_days_in_order(text: str, qualifier: str) -> None:
    found = bounds(text + qualifier)
    assert found.start is not None
    assert found.end is not None
    assert found.start <= found.end


@bounded
@given(single_dates(), qualifiers)
def test_qualifiers_never_widen(text: str, qualifier: str) -> None:
    assert bounds(text + qualifier) == bounds(text)


@bounded
@given(single_dates(), single_dates(), qualifiers, qualifiers)
def test_an_interval_runs_from_the_start_of_one_to_the_end_of_the_other(
    one: str, other: str, before: str, after: str
) -> None:
    text = f"{one}{before}/{other}{after}"
    if in_order(one, other):
        assert bounds(text) == Bounds(bounds(one).start, bounds(other).end)
    else:
        with pytest.raises(ReversedError):
            bounds(text)


@bounded
@given(single_dates(), qualifiers, st.sampled_from(["", ".."]))
def test_an_open_end_keeps_the_other(text: str, qualifier: str, opened: str) -> None:
    whole = bounds(text)
    assert bounds(f"{text}{qualifier}/{opened}") == Bounds(whole.start, None)
    assert bounds(f"{opened}/{text}{qualifier}") == Bounds(None, whole.end)


@bounded
@given(years)
def test_months_follow_each_other_through_a_year(year: int) -> None:
    months = [bounds(f"{year:04}-{month:02}") for month in range(1, 13)]
    whole = bounds(f"{year:04}")
    assert (months[0].start, months[-1].end) == (whole.start, whole.end)
    for one, other in pairwise(months):
        assert one.end is not None
        assert other.start is not None
        assert (other.start - one.end).days == 1


@bounded
@given(years)
def test_seasons_follow_each_other(year: int) -> None:
    seasons = [bounds(f"{year:04}-{season}") for season in (21, 22, 23, 24)]
    seasons.append(bounds(f"{year + 1:04}-21"))
    for one, other in pairwise(seasons):
        assert one.end is not None
        assert other.start is not None
        assert (other.start - one.end).days == 1


@bounded
@given(st.text(alphabet="0123456789X-/.?~% \n", max_size=24) | st.text(max_size=12))
def test_any_text_gives_bounds_or_one_of_the_three_errors(text: str) -> None:
    try:
        found = bounds(text)
    except (NotEdtfError, NoSuchDayError, ReversedError):
        return
    assert found.start is not None or found.end is not None
    if found.start and found.end:
        assert found.start <= found.end


# ------------------------------------------------- the package `edtf` as an oracle


def oracle_day(found: Any) -> date | None:
    """A bound by `edtf`; None for its infinities."""
    if isinstance(found, float):
        assert math.isinf(found)
        return None
    return date(*found[:3])


def oracle_bounds(text: str) -> Bounds:
    parsed = parse_edtf(text)
    return Bounds(oracle_day(parsed.lower_strict()), oracle_day(parsed.upper_strict()))


# Where the oracle is wrong: winter ends in December, and an unknown end is ten years away. What
# it cannot read: a season with a qualifier, and unspecified digits in an interval.
qualified = st.tuples(single_dates("day month year X"), qualifiers).map("".join)
ends = st.tuples(single_dates("day month year"), qualifiers).map("".join)


@oracle_settings
@given(qualified | single_dates("season"))
def test_dates_as_the_oracle_has_them(text: str) -> None:
    assert bounds(text) == oracle_bounds(text)


@oracle_settings
@given(ends | single_dates("season"), ends | single_dates("season"))
def test_intervals_as_the_oracle_has_them(one: str, other: str) -> None:
    text = f"{one}/{other}" if in_order(one, other) else f"{other}/{one}"
    assert bounds(text) == oracle_bounds(text)


@oracle_settings
@given(ends | single_dates("season"))
def test_open_intervals_as_the_oracle_has_them(text: str) -> None:
    for interval in (f"../{text}", f"{text}/.."):
        assert bounds(interval) == oracle_bounds(interval)


NEAR_DATES = product(
    ["2023", "202X", "20XX", "2XXX", "0001", "X023", "23"],
    ["", "-", "-02", "-11", "-XX", "-00", "-13", "-21", "-24", "-1X"],
    ["", "-", "-01", "-28", "-00", "-32", "-XX", "-X1"],
    ["", "?", "~", "%", "!", "??"],
)


def test_no_date_is_accepted_that_the_oracle_refuses() -> None:
    texts = ["".join(parts) for parts in NEAR_DATES]
    accepted = [text for text in texts if accepts(text) and not re.search("-2[1-4][?~%]", text)]
    assert len(accepted) > 50
    assert not [text for text in accepted if not read_by_oracle(text)]


def accepts(text: str) -> bool:
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def read_by_oracle(text: str) -> bool:
    try:
        parse_edtf(text)
    except EDTFParseException:
        return False
    return True
