"""What is linked computes, and what is counted up does not fall."""

from __future__ import annotations

import datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from validation.figures.rounding import half_place, margin
from validation.findings import Breach
from validation.rules import attribution_relation, figure_series_falls, figure_sum
from validation.schemas.registry import DECLARATION
from validation.tables import Tables, frame_of

CLAIMS, LINKS = DECLARATION["claims"], DECLARATION["claim_links"]
DAY = datetime.date

CLAIM: dict[str, Any] = {
    "source_id": "paper",
    "organization_id": "hotline",
    "measure_id": "calls",
    "unit": "people",
    "population": "soldiers",
    "comparator": "equal",
    "scope": "whole",
    "count_kind": "cumulative",
    "as_of": "2023-03-03",
    "as_of_start": DAY(2023, 3, 3),
    "as_of_end": DAY(2023, 3, 3),
    "assertion_basis": "own_records",
    "speaker_id": "hotline",
    "speaker_role": "spokesperson",
    "status": "active",
}
SHARE: dict[str, Any] = {"measure_id": "share", "unit": "percent"}
RISE: dict[str, Any] = {"unit": "percent"}
LATER = {"as_of_start": DAY(2023, 6, 1), "as_of_end": DAY(2023, 6, 30), "as_of": "2023-06"}


def claim(claim_id: str, low: float | None, high: float | None = None, **more: Any) -> Any:
    """A claim; with one number, of both bounds, unless a comparator says otherwise."""
    one_sided = more.get("comparator") in ("at_least", "more_than", "at_most", "less_than")
    bounds = {"value_low": low, "value_high": high if one_sided or high is not None else low}
    verbatim = "as written"
    return {
        **CLAIM,
        "claim_id": claim_id,
        "origin_id": claim_id,
        "value_verbatim": verbatim,
        **bounds,
        **more,
    }


def tables(claims: list[dict[str, Any]], *links: tuple[str, str, str]) -> Tables:
    rows = [dict(zip(("claim_id", "link", "other_id"), link, strict=True)) for link in links]
    written: dict[str, list[dict[str, Any]]] = {
        "claims": claims,
        "claim_links": rows,
        "sources": [
            {"source_id": "paper", "publisher_id": "daily"},
            {"source_id": "other", "publisher_id": "weekly"},
        ],
        "measures": [
            {"measure_id": "calls", "value_type": "count"},
            {"measure_id": "share", "value_type": "share"},
        ],
        "units": [
            {"unit": "people", "counted_as": "people"},
            {"unit": "percent", "counted_as": "percent"},
        ],
    }
    frames = {name: frame_of(t, written.get(name, [])) for name, t in DECLARATION.items()}
    return Tables(DECLARATION, frames)


def sums(claims: list[dict[str, Any]], *links: tuple[str, str, str]) -> list[Breach]:
    held = tables(claims, *links)
    found = [*figure_sum.RULE.check(held, CLAIMS), *figure_sum.RULE.check(held, LINKS)]
    assert {breach.fault.check for breach in found} <= {"figure/sum"}
    return found


PARTS = (("a", "part_of", "total"), ("b", "part_of", "total"))


@pytest.mark.parametrize(
    ("a", "b", "total", "wrong"),
    [
        ((300,), (277,), (577,), False),
        ((300,), (200,), (577,), False),
        ((300,), (278,), (577,), True),
        ((600,), (1,), (577,), True),
        ((300, None, "at_least"), (277, None, "more_than"), (577,), False),
        ((300, None, "at_least"), (278, None, "at_least"), (577,), True),
        ((None, 400, "at_most"), (None, 400, "less_than"), (577,), False),
        ((3000, 3000, "about"), (3000, 3000, "about"), (5700,), False),
        ((3000, 3000, "about"), (3500, 3500, "about"), (5700,), True),
        ((3000,), (9000,), (5000, None, "more_than"), False),
        ((200, 999, "vague"), (200, 999, "vague"), (577,), False),
    ],
)
def test_parts_are_together_no_more_than_their_total(
    a: Any, b: Any, total: Any, wrong: bool
) -> None:
    found = sums([_of("a", *a), _of("b", *b), _of("total", *total)], *PARTS)
    assert len(found) == wrong
    assert all((one.table, one.column) == ("claim_links", "other_id") for one in found)


def _of(claim_id: str, low: float | None, high: float | None = None, *comparator: str) -> Any:
    return claim(claim_id, low, high, **({"comparator": comparator[0]} if comparator else {}))


def test_parts_of_two_documents_are_not_added() -> None:
    claims = [claim("a", 300), claim("b", 300, source_id="other"), claim("total", 577)]
    assert sums(claims, *PARTS) == []
    assert len(sums([claim("a", 300), claim("b", 300), claim("total", 577)], *PARTS)) == 1


def test_one_statement_told_twice_is_one_part() -> None:
    claims = [claim("a", 300), claim("b", 300, origin_id="a"), claim("total", 577)]
    assert sums(claims, *PARTS) == []


def test_a_part_in_another_unit_is_not_compared() -> None:
    claims = [claim("a", 600, unit="companies"), claim("total", 577)]
    assert sums(claims, PARTS[0]) == []
    assert figure_sum.judged_links(tables(claims, PARTS[0])) == 0
    assert figure_sum.judged_links(tables([claim("a", 6), claim("total", 577)], PARTS[0])) == 1


COMPUTED = (("c", "computed_from", "a"), ("c", "computed_from", "b"))


@pytest.mark.parametrize(
    ("c", "a", "b", "wrong"),
    [
        # shares, whichever of the two is the whole
        (claim("c", 60, **SHARE), (300,), (500,), False),
        (claim("c", 60, **SHARE), (500,), (300,), False),
        (claim("c", 70, **SHARE), (300,), (500,), True),
        (claim("c", 33.33, **SHARE), (1,), (3,), False),
        (claim("c", 30, **SHARE), (1,), (3,), False),
        (claim("c", 23, **SHARE), (1,), (3,), True),
        (claim("c", 60, comparator="more_than", **SHARE), (320,), (500,), False),
        (claim("c", 70, comparator="more_than", **SHARE), (300,), (500,), True),
        # rises and falls from the earlier to the later
        (claim("c", 25, **RISE), (4000,), (5000,), False),
        (claim("c", 26, **RISE), (4000,), (5000,), True),
        (claim("c", 20, **RISE), (5000,), (4000,), False),
        (claim("c", 25, **RISE), (5000,), (4000,), True),
        # differences, sums and spans
        (claim("c", 1000), (4000,), (5000,), False),
        (claim("c", 9000), (4000,), (5000,), False),
        (claim("c", 4000, 5000, comparator="between"), (4000,), (5000,), False),
        (claim("c", 3200), (4000,), (5000,), True),
        (claim("c", 8100), (4000,), (5000,), True),
        (claim("c", 1000), (4000, None, "more_than"), (5000,), False),
        (claim("c", 2100), (4000, None, "more_than"), (5000, 5000, "equal"), False),
    ],
)
def test_what_was_computed_from_two_is_what_they_give(c: Any, a: Any, b: Any, wrong: bool) -> None:
    found = sums([c, _of("a", *a), {**_of("b", *b), **LATER}], *COMPUTED)
    assert len(found) == wrong
    assert all(breach.fault.found == "as written" for breach in found)


def test_what_is_allowed_is_what_the_formula_gives() -> None:
    found = sums([claim("c", 70, **SHARE), claim("a", 300), claim("b", 500)], *COMPUTED)
    assert found[0].fault.allowed == "60"
    assert found[0].row == 0


def test_the_order_of_two_undated_figures_is_not_known() -> None:
    undated: dict[str, Any] = {"as_of_end": None}
    for rise in (25, 20):
        claims = [claim("c", rise, **RISE), claim("a", 4000, **undated), claim("b", 5000)]
        assert sums(claims, *COMPUTED) == []


def test_what_was_computed_from_three_is_their_sum() -> None:
    links = [("t", "computed_from", name) for name in "abc"]
    claims = [claim("a", 100), claim("b", 200), claim("c", 277)]
    assert sums([*claims, claim("t", 577)], *links) == []
    assert len(sums([*claims, claim("t", 567)], *links)) == 1


def test_a_computation_of_which_a_claim_is_missing_is_not_judged() -> None:
    links = [("t", "computed_from", name) for name in "abc"]
    assert sums([claim("a", 100), claim("b", 200), claim("t", 577)], *links) == []


def test_a_share_is_no_more_than_everything() -> None:
    found = sums([claim("a", 101, **SHARE), claim("b", 100, **SHARE), claim("c", 400, **RISE)])
    assert [(breach.row, breach.column) for breach in found] == [(0, "value_verbatim")]


def test_what_no_longer_stands_is_not_counted() -> None:
    claims = [claim("a", 600, status="withdrawn"), claim("b", 1), claim("total", 577)]
    assert sums(claims, *PARTS) == []


def falls(claims: list[dict[str, Any]], *links: tuple[str, str, str]) -> list[int]:
    found = list(figure_series_falls.RULE.check(tables(claims, *links), CLAIMS))
    assert {breach.fault.check for breach in found} <= {"figure/series-falls"}
    return sorted(breach.row for breach in found)


@pytest.mark.parametrize(
    ("later", "fallen"),
    [
        (claim("b", 500), True),
        (claim("b", 600), False),
        (claim("b", 577), False),
        (claim("b", 500, 600, comparator="between"), False),
        (claim("b", 500, None, comparator="more_than"), True),
        (claim("b", 530, None, comparator="more_than"), True),
        (claim("b", 540, None, comparator="at_least", value_high=None), True),
        (claim("b", 540, comparator="about"), True),
        (claim("b", 530, comparator="about"), True),
        (claim("b", 600, comparator="about"), False),
        (claim("b", None, 600, comparator="at_most"), False),
        (claim("b", 500, speaker_id="army"), False),
        (claim("b", 500, organization_id="other"), False),
        (claim("b", 500, place_id="donbas"), False),
        (claim("b", 500, population="applicants"), False),
        (claim("b", 500, count_kind="stock"), False),
        (claim("b", 500, scope="part"), False),
        (claim("b", 500, assertion_basis="summary"), False),
        (claim("b", 500, status="withdrawn"), False),
        (claim("b", 500, period_start=DAY(2023, 1, 1)), False),
        (claim("b", 500, derives_from="a", origin_id="a"), False),
    ],
)
def test_a_later_count_of_the_same_speaker_is_no_less(later: Any, fallen: bool) -> None:
    assert falls([claim("a", 577), {**later, **LATER}]) == [1] * fallen


def test_a_count_is_set_against_the_highest_before_it_and_once() -> None:
    third = {"as_of_start": DAY(2023, 9, 1), "as_of_end": DAY(2023, 9, 1)}
    claims = [claim("a", 577), {**claim("b", 900), **LATER}, {**claim("c", 600), **third}]
    found = list(figure_series_falls.RULE.check(tables(claims), CLAIMS))
    assert [(breach.row, breach.fault.found) for breach in found] == [(2, "as written, after b")]


def test_counts_of_the_same_days_are_rivals() -> None:
    assert falls([claim("a", 577), claim("b", 500)]) == []


def test_what_was_corrected_binds_no_more() -> None:
    claims = [claim("a", 577), {**claim("b", 500), **LATER}]
    assert falls(claims) == [1]
    assert falls(claims, ("b", "corrects", "a")) == []


def test_in_its_own_voice_a_document_speaks_for_its_publisher() -> None:
    own: dict[str, Any] = {"speaker_id": None, "speaker_role": "document_itself"}
    claims = [claim("a", 577, **own), {**claim("b", 500, **own), **LATER}]
    assert falls(claims) == [1]
    assert falls([claims[0], {**claims[1], "source_id": "other"}]) == []
    unknown = {"speaker_id": None, "speaker_role": "unnamed_official"}
    assert falls([{**one, **unknown} for one in claims]) == []


def test_no_claim_is_linked_to_itself() -> None:
    held = tables([claim("a", 577)], ("a", "part_of", "a"))
    found = list(attribution_relation.RULE.check(held, LINKS))
    assert [breach.fault.message for breach in found] == ["a claim is not linked to itself"]


@given(st.integers(1, 9999), st.integers(-3, 8))
def test_rounding_is_half_of_the_last_place(digits: int, power: int) -> None:
    last = len(str(digits)) - len(str(digits).rstrip("0"))
    place = 10.0 ** (power + last)
    value = pd.Series([digits * 10.0**power])
    assert half_place(value)[0] == pytest.approx(place / 2)
    assert margin(value)[0] == pytest.approx(min(place / 2, value[0] / 10))


def test_nothing_has_no_rounding() -> None:
    assert half_place(pd.Series([0.0, None])).tolist() == [0.0, 0.0]
