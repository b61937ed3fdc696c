"""What is coded against what was read: no way of coding keeps a figure from being compared."""

from __future__ import annotations

from typing import Any

import pytest

from tests.test_digits import real_tables
from validation.figures.coded import ReadClaim, figure_in, kinds_in, reader_of, vocabulary
from validation.figures.compared import differences, not_in_full
from validation.figures.reader import Reader

COUNTED_AS = {
    "people": "people",
    "cases": "cases",
    "attempts": "other",
    "percent": "percent",
    "usd": "money",
    "rub": "money",
    "days": "duration",
    "months": "duration",
    "years": "duration",
    "km": "distance",
}


def reader(language: str) -> Reader:
    tables = real_tables()
    words = (vocabulary(tables["bound_words"]), vocabulary(tables["vague_words"]))
    found = reader_of(language, *words)
    assert found is not None
    return found


def claim(
    phrase: str, low: float | None, high: float | None, unit: str, *, subject: str = "", **more: Any
) -> ReadClaim:
    cells = {
        "value_low": low,
        "value_high": high,
        "unit": unit,
        "comparator": "equal",
        "value_basis": "stated",
        **more,
    }
    able = reader("en")
    reading = figure_in(able, phrase, str(more.pop("verbatim", phrase)))
    return ReadClaim(0, cells, phrase, reading, kinds_in(able, subject))


BOUNDS = ["value_low", "value_high"]


def differing(one: ReadClaim) -> list[str]:
    return [column for column, _, _ in differences(one, COUNTED_AS)]


@pytest.mark.parametrize(
    ("one", "columns"),
    [
        (claim("600 men", 600, 600, "people"), []),
        (claim("600 men", 601, 600, "people"), ["value_low"]),
        (claim("600 men", 600, None, "people", comparator="at_least"), ["comparator", BOUNDS[1]]),
        # called converted, a figure is compared all the same
        (claim("600 men", 700, 700, "people", value_basis="converted"), BOUNDS),
        (claim("600", 700, 700, "people", value_basis="converted"), BOUNDS),
        (claim("two years", 24, 24, "months", value_basis="converted"), []),
        (claim("two years", 25, 25, "months", value_basis="converted"), BOUNDS),
        (claim("six months", 183, 183, "days", value_basis="converted"), []),
        (claim("3 miles", 4.8, 4.8, "km", value_basis="converted"), []),
        (claim("3 miles", 8.4, 8.4, "km", value_basis="converted"), BOUNDS),
        (claim("one in five", 20, 20, "percent", value_basis="converted"), []),
        (claim("one in five", 25, 25, "percent", value_basis="converted"), BOUNDS),
        # the unit, by the noun at the figure or by the phrase that tells what is counted
        (claim("two years", 2, 2, "months"), ["unit"]),
        (claim("600 men", 600, 600, "cases"), ["unit"]),
        (claim("600", 600, 600, "people", subject="soldiers who deserted"), []),
        (claim("600", 600, 600, "years", subject="soldiers who deserted"), ["unit"]),
        (claim("600", 600, 600, "people", subject="criminal cases in a court"), ["unit"]),
        (claim("600", 600, 600, "cases", subject="soldiers who refused"), []),
        (claim("600", 600, 600, "usd", subject=""), []),
        # doubt
        (claim("likely 600 men", 600, 600, "people", hedge="likely"), []),
        (claim("likely 600 men", 600, 600, "people"), ["hedge"]),
        (claim("likely 600 men", 600, 600, "people", hedge="unclear"), ["hedge"]),
        (claim("600 men", 600, 600, "people", hedge="unclear"), []),
        (claim("600 men who would desert", 600, 600, "people"), []),
        (claim("600 men would perhaps desert", 600, 600, "people"), ["hedge"]),
    ],
)  # fmt: skip
def test_what_differs_is_told(one: ReadClaim, columns: list[str]) -> None:
    assert differing(one) == columns


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (claim("600 men", 1, 1, "people"), None),
        (claim("600", 600, 600, "people", subject="soldiers who deserted"), None),
        (claim("600", 600, 600, "people"), "neither phrase names what is counted"),
        (claim("600 men", 600, 600, "brigades"), "what its unit counts is not known"),
        (claim("$600", 48000, 48000, "rub", value_basis="converted"), "converted in a way"),
        (claim("the men", None, None, "people", value_basis="none"), "the figure is not read"),
        (ReadClaim(0, {}, "600", None, frozenset()), "its language has no reader"),
    ],
)
def test_what_is_not_compared_in_full_says_why(one: ReadClaim, reason: str | None) -> None:
    told = not_in_full(one, COUNTED_AS)
    assert (told is None) == (reason is None)
    assert reason is None or reason in str(told)
