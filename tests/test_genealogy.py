"""What happens to figures on their way, and the series that are picked from rivals."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from src.build.pipeline import build
from src.project import Project
from tests.conftest import ROOT
from validation.genealogy import genealogy, relations
from validation.schemas.registry import DECLARATION
from validation.series import series
from validation.tables import frame_of

DAY = datetime.date

SOURCES = frame_of(
    DECLARATION["sources"],
    [{"source_id": "first", "language": "uk"}, {"source_id": "second", "language": "en"}],
)

CLAIM: dict[str, Any] = {
    "claim_id": "first.calls",
    "source_id": "first",
    "organization_id": "hotline",
    "measure_id": "calls",
    "unit": "calls",
    "population": "soldiers",
    "value_low": 9836.0,
    "value_high": 9836.0,
    "comparator": "equal",
    "hedge": "likely",
    "scope": "whole",
    "count_kind": "cumulative",
    "period": "../2023-03",
    "as_of": "2023-03-03",
    "as_of_end": DAY(2023, 3, 3),
    "as_of_basis": "stated",
    "assertion_basis": "own_records",
    "speaker_id": "hotline",
    "origin_id": "first.calls",
    "status": "active",
}


def claims_of(*changes: dict[str, Any]) -> pd.DataFrame:
    return frame_of(DECLARATION["claims"], [{**CLAIM, **change} for change in changes])


def relay(**changes: Any) -> pd.DataFrame:
    return claims_of({}, {"claim_id": "second.calls", "derives_from": "first.calls", **changes})


@pytest.mark.parametrize(
    ("changes", "row", "relation"),
    [
        ({"source_id": "second"}, ("language", "uk", "en", "translates"), "translates"),
        (
            {"value_low": 10000.0, "value_high": 10000.0},
            ("value", "9836", "10000", "rounds"),
            "rounds",
        ),
        (
            {"value_low": 17000.0, "value_high": 17000.0},
            ("value", "9836", "17000", "changes_value"),
            "changes_value",
        ),
        ({"hedge": None}, ("hedge", "likely", None, "drops_hedge"), "drops_hedge"),
        (
            {"comparator": "more_than", "value_high": None},
            ("bound", "equal", "more_than", "changes_bound"),
            "changes_bound",
        ),
        (
            {"period": "2023-02"},
            ("period", "../2023-03", "2023-02", "changes_period"),
            "changes_period",
        ),
        (
            {"population": "applicants"},
            ("population", "soldiers", "applicants", "changes_population"),
            "changes_population",
        ),
        (
            {"measure_id": "surrenders"},
            ("measure", "calls", "surrenders", "changes_measure"),
            "changes_measure",
        ),
        ({"speaker_id": "army"}, ("speaker", "hotline", "army", "repeats"), "repeats"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_what_changed_is_told(
    changes: dict[str, Any], row: tuple[str | None, ...], relation: str
) -> None:
    claims = relay(**changes)
    rows = genealogy(claims, SOURCES)
    told = rows.drop(columns=["claim_id", "derives_from"]).itertuples(index=False, name=None)
    assert list(told) == [row]
    assert relations(claims, rows).tolist() == [None, relation]


def test_a_relay_that_changes_nothing_repeats() -> None:
    claims = relay()
    rows = genealogy(claims, SOURCES)
    assert rows.empty
    assert relations(claims, rows).tolist() == [None, "repeats"]


def test_the_gravest_change_names_the_relation() -> None:
    claims = relay(source_id="second", hedge=None, measure_id="surrenders", value_low=9000.0)
    rows = genealogy(claims, SOURCES)
    assert set(rows["aspect"]) == {"language", "hedge", "measure", "value"}
    assert relations(claims, rows).tolist()[1] == "changes_value"


def test_a_date_that_follows_from_the_publication_has_not_changed() -> None:
    claims = relay(as_of="2023-04-01", as_of_basis="inferred_from_publication")
    assert genealogy(claims, SOURCES).empty


def test_relays_only_count() -> None:
    rival = {"claim_id": "second.calls", "source_id": "second", "origin_id": "second.calls"}
    told_again = {"claim_id": "second.again", "source_id": "second", "origin_id": "first.calls"}
    rows = series(claims_of({}, {**rival, "value_low": 12000.0, "value_high": None}, told_again))
    by_rule = {row["rule"]: row for row in rows.to_dict("records")}
    assert len(rows) == 3
    assert {(row["n_claims"], row["n_sources"], row["n_origins"]) for row in by_rule.values()} == {
        (3, 2, 2)
    }
    assert by_rule["lowest_bound"]["low"] == 9836
    assert by_rule["one_vote_per_origin"]["low"] == (9836 + 12000) / 2
    assert by_rule["one_vote_per_origin"]["high"] == 9836
    assert by_rule["lowest_bound"]["disagreement"] == pytest.approx(0)


@pytest.mark.parametrize(
    "change",
    [
        {"status": "withdrawn"},
        {"scope": "part"},
        {"as_of_end": None},
        {"assertion_basis": "summary"},
        {"origin_id": "second.calls"},
        {"value_low": None, "value_high": None},
    ],
    ids=str,
)
def test_what_gives_no_value(change: dict[str, Any]) -> None:
    assert series(claims_of(change)).empty


def test_five_lines_of_pandas_rebuild_the_series_from_the_claims() -> None:
    claims = pd.read_parquet(ROOT / "data/parquet/claims.parquet")
    table = pd.read_parquet(ROOT / "data/parquet/series.parquet")
    roots = claims.query("claim_id == origin_id and status == 'active' and scope == 'whole'")
    roots = roots[roots["as_of_end"].notna() & (roots["assertion_basis"] != "summary")]
    roots = roots[roots["value_low"].notna() | roots["value_high"].notna()]
    low = roots["value_low"].fillna(roots["value_high"])
    lowest = low.groupby([*_keys(roots)], dropna=False).min()
    told = table[table["rule"] == "lowest_bound"]
    assert len(told) == len(lowest) > 5
    assert sorted(told["low"]) == sorted(lowest)
    assert sum(told["n_origins"]) == len(roots)


def _keys(roots: pd.DataFrame) -> list[pd.Series[Any]]:
    names = ["organization_id", "place_id", "measure_id", "unit", "population", "count_kind"]
    month = roots["as_of_end"].astype(str).str.slice(0, 7)
    return [*(roots[name] for name in [*names, "period_start"]), month]


LATE = """
    claim_links:
      - link: same_origin
        other_id: ibtimes-russians-join-ukraine-army.legion-members-at-bakhmut
"""


def _findings(root: Path) -> list[tuple[str, str | None]]:
    report = build(Project(root)).report
    return [(finding.check, finding.field) for finding in report.findings]


def test_two_claims_of_one_origin_have_one_speaker(project: Path, edit: Any) -> None:
    path = "data/records/sources/slantchev-2022-05-14-freedom-for-russia-legion.yaml"
    edit(
        path,
        "        exact: The front lines are 4-5 km from each other\n",
        "        exact: The front lines are 4-5 km from each other\n",
    )
    text = (project / path).read_text("utf-8").rstrip("\n")
    link = LATE.replace("legion-members-at-bakhmut", "legion-strength-rferl")
    (project / path).write_text(text + link, encoding="utf-8")
    assert _findings(project) == [("attribution/relation", "other_id")]


def test_a_claim_derives_from_no_later_document(project: Path, edit: Any) -> None:
    edit(
        "data/records/sources/slantchev-2022-05-14-freedom-for-russia-legion.yaml",
        "    statement: At least 500",
        "    derives_from: kontur-2023-12-14-desert-or-die.hotline-callers\n"
        "    statement: At least 500",
    )
    assert _findings(project) == [("attribution/relation", "derives_from")]
