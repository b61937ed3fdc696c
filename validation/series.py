"""The derived table `series`: figures of one thing by month, picked from rivals by named rules.

Values come from roots (claims that are their own origin) that are active, whole, dated and no
summary of others' figures; relays only count. Nobody types in a best value: each rule picks one,
and the rules stand side by side.

- `lowest_bound`: the lowest lower bound that any origin states.
- `highest_bound`: the highest upper bound that any origin states; the highest lower bound where
  none states an upper one.
- `one_vote_per_origin`: the medians of the lower and of the upper bounds, an origin a vote.
"""

from __future__ import annotations

import hashlib

import pandas as pd

GROUP = [
    "organization_id",
    "place_id",
    "measure_id",
    "unit",
    "population",
    "count_kind",
    "period_start",
    "month",
]


def roots(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims from which values come, with the month in which each held."""
    chosen = claims[
        (claims["claim_id"] == claims["origin_id"])
        & (claims["status"] == "active")
        & (claims["scope"] == "whole")
        & (claims["assertion_basis"] != "summary")
        & claims["as_of_end"].notna()
        & (claims["value_low"].notna() | claims["value_high"].notna())
    ]
    return chosen.assign(month=chosen["as_of_end"].astype(str).str.slice(0, 7))


def series(claims: pd.DataFrame) -> pd.DataFrame:
    """All rows of the table, three rules for each group, in no particular order."""
    chosen = roots(claims)
    active = claims[claims["status"] == "active"]
    groups = chosen.groupby(GROUP, dropna=False)
    counts = groups.agg(n_origins=("claim_id", "nunique")).reset_index()
    members = active.merge(
        chosen[["claim_id", *GROUP]].rename(columns={"claim_id": "origin_id"}),
        on="origin_id",
        suffixes=("_of_member", ""),
    )
    totals = members.groupby(GROUP, dropna=False).agg(
        n_claims=("claim_id", "nunique"), n_sources=("source_id", "nunique")
    )
    bounds = groups.agg(
        least=("value_low", "min"),
        most=("value_high", "max"),
        most_low=("value_low", "max"),
        least_high=("value_high", "min"),
        median_low=("value_low", "median"),
        median_high=("value_high", "median"),
    )
    wide = counts.merge(totals.reset_index(), on=GROUP).merge(bounds.reset_index(), on=GROUP)
    return pd.concat([_by_rule(wide, rule) for rule in _RULES], ignore_index=True)


def _by_rule(wide: pd.DataFrame, rule: str) -> pd.DataFrame:
    low, high = _RULES[rule]
    top = wide["most"].fillna(wide["most_low"])
    bottom = wide["least"].fillna(wide["least_high"])
    picked = wide.assign(top=top, bottom=bottom)
    rows = wide[GROUP].copy()
    rows["rule"] = rule
    rows["low"] = picked[low]
    rows["high"] = picked[high]
    for name in ("n_claims", "n_sources", "n_origins"):
        rows[name] = wide[name]
    rows["disagreement"] = (top / bottom.where(bottom > 0) - 1).where(wide["n_origins"] > 1)
    rows.insert(0, "series_id", _ids(rows))
    return rows


_RULES = {
    "lowest_bound": ("bottom", "bottom"),
    "highest_bound": ("top", "top"),
    "one_vote_per_origin": ("median_low", "median_high"),
}


def _ids(rows: pd.DataFrame) -> list[str]:
    """The id of a row: a hash of what it is about, so that none moves when others come."""
    cells = rows[[*GROUP, "rule"]].astype(object)
    keys = cells.where(cells.notna(), "").itertuples(index=False)
    texts = ["\n".join(map(str, key)) for key in keys]
    return [f"series.{hashlib.sha256(text.encode()).hexdigest()[:16]}" for text in texts]
