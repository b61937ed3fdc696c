"""`figure/series-falls`: what has been counted up to a day does not become less later.

Only figures of one voice are compared: a speaker's later count may not fall below his earlier one.
What two speakers say side by side are rival figures, and a relay repeats an older one.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from validation.figures.rounding import margin
from validation.findings import Breach, Fault
from validation.rules.rule import Rule, show
from validation.schemas.spec import Table
from validation.series import GROUP, roots
from validation.tables import Tables

_SAME = [name for name in GROUP if name != "month"]


def _check(tables: Tables, table: Table) -> Iterable[Breach]:
    counts = cumulative(tables)
    counts = counts[counts["series"].duplicated(keep=False)]
    if counts.empty:
        return []
    before = _highest_before(counts)
    fallen = counts.assign(before=before["low"], earlier=before["claim_id"])
    fallen = fallen[fallen["top"] < fallen["before"]]
    return [
        Breach(table.name, row, "value_verbatim", _fault(value, earlier))
        for row, value, earlier in zip(
            fallen["row"], fallen["value_verbatim"], fallen["earlier"], strict=True
        )
    ]


def cumulative(tables: Tables) -> pd.DataFrame:
    """The cumulative counts that can be compared, each with its series, lowest and highest value.

    They are those of the table `series`: relays are left out, parts, and summaries; left out, too,
    is what was corrected since, and what no voice is known of.
    """
    claims = tables["claims"].rename_axis("row").reset_index()
    links = tables["claim_links"]
    corrected = links.loc[(links["link"] == "corrects").fillna(False).astype(bool), "other_id"]
    claims["voice"] = _voice(claims, tables["sources"])
    chosen = roots(claims)
    chosen = chosen[
        (chosen["count_kind"] == "cumulative").astype(bool)
        & ~chosen["claim_id"].isin(corrected).astype(bool)
        & chosen["as_of_start"].notna()
        & chosen["value_low"].notna()
        & chosen["voice"].notna()
    ].reset_index(drop=True)
    low = chosen["value_low"].astype("float64")
    top = chosen["value_high"].astype("float64").fillna(low)
    off = margin(top).where((chosen["comparator"] != "equal").fillna(True).astype(bool), 0.0)
    series = chosen.groupby([*_SAME, "voice"], dropna=False).ngroup()
    return chosen.assign(series=series, low=low, top=top + off)


def _voice(claims: pd.DataFrame, sources: pd.DataFrame) -> pd.Series[str]:
    """Who speaks: the last named body; in the document's own voice, its publisher."""
    publishers = sources.set_index("source_id")["publisher_id"].to_dict()
    own = (claims["speaker_role"] == "document_itself").fillna(False).astype(bool)
    publisher = claims["source_id"].map(publishers).where(own)
    voice = claims["speaker_id"].astype(object)
    return voice.where(voice.notna(), publisher.astype(object))


def _highest_before(counts: pd.DataFrame) -> pd.DataFrame:
    """For each count, the highest of its series whose days were all over before its own began."""
    days = counts.assign(
        begins=pd.to_datetime(counts["as_of_start"]).astype("datetime64[ns]"),
        ends=pd.to_datetime(counts["as_of_end"]).astype("datetime64[ns]"),
    )
    earlier = days.sort_values(["ends", "claim_id"])
    highest = earlier.groupby("series")["low"].cummax()
    reached = earlier["claim_id"].where(earlier["low"] == highest)
    earlier = earlier.assign(low=highest, claim_id=reached.groupby(earlier["series"]).ffill())
    return (
        pd.merge_asof(
            days[["series", "begins"]].rename_axis("at").reset_index().sort_values("begins"),
            earlier[["series", "ends", "low", "claim_id"]],
            left_on="begins",
            right_on="ends",
            by="series",
            allow_exact_matches=False,
        )
        .set_index("at")
        .sort_index()[["low", "claim_id"]]
    )


def _fault(value: str, earlier: str) -> Fault:
    return Fault(
        "figure/series-falls",
        "a cumulative count is not below one that the same speaker gave for an earlier day",
        found=f"{show(value)}, after {earlier}",
        allowed="as many as before, or more",
        hint="look at both phrases; if the later one puts the earlier one right, link it: corrects",
    )


RULE = Rule(
    code="figure/series-falls",
    sentence="A cumulative count does not fall below what the same speaker told before.",
    scope="figures",
    check=_check,
    on=("claims",),
    needs={
        "claims": ("claim_id", "value_low", "value_high", "count_kind", "as_of", "origin_id"),
        "claim_links": ("claim_id", "link", "other_id"),
        "sources": ("source_id", "publisher_id"),
    },
)
