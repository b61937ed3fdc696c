"""`harm/too-fine`: what is told of one person is no finer than month and region.

A figure of one person alone has no date finer than a month and no place finer than a first-level
region, nor has the event that it tells of.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import pandas as pd

from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Table
from validation.tables import Tables

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
# Then also the day of publication is that of what is told.
_TOLD = ["stated", "period_end", "inferred_from_statement"]


def _check(tables: Tables, table: Table) -> Iterable[Breach]:
    one = _of_one_person(tables)
    places = tables["places"]
    fine = places.loc[(places["precision"] == "settlement").astype(bool), "place_id"]
    events = tables["events"].set_index("event_id")
    dated = events.index[_daily(events["date"])]
    placed = events.index[events["place_id"].isin(fine).astype(bool)]
    told = one["as_of_basis"].isin(_TOLD).astype(bool)
    sources = tables["sources"].drop_duplicates("source_id").set_index("source_id")
    published = one["source_id"].map(sources["published"])
    period, as_of = _finer(one["period"], published), _finer(one["as_of"], published)
    columns = {
        "place_id": one["place_id"].isin(fine).astype(bool),
        "event_id": one["event_id"].isin([*dated, *placed]).astype(bool),
        "period": period | (_daily(one["period"]) & told),
        "as_of": (as_of | (_daily(one["as_of"]) & told)) & ~_daily(one["period"]),
    }
    return [
        breach
        for column, off in columns.items()
        for breach in breaches(table, one.loc[off, column], column, partial(_one, column))
    ]


def _of_one_person(tables: Tables) -> pd.DataFrame:
    claims, units = tables["claims"], tables["units"]
    people = units.loc[(units["counted_as"] == "people").astype(bool), "unit"]
    one = (claims["value_low"] == 1) & (claims["value_high"] == 1)
    return claims[one.fillna(False).astype(bool) & claims["unit"].isin(people).astype(bool)]


def _daily(dates: pd.Series[Any]) -> pd.Series[bool]:
    return dates.str.contains(_DAY, regex=True).fillna(False).astype(bool)


def _finer(dates: pd.Series[Any], published: pd.Series[Any]) -> pd.Series[bool]:
    """Whether a day is named, at either end, that is not the one on which the text came out."""
    ends = dates.str.replace("[~?%]", "", regex=True).str.split("/", expand=True)
    finer = pd.Series(data=False, index=dates.index)
    for place in ends.columns:
        other = (ends[place] != published).fillna(True).astype(bool)
        finer |= _daily(ends[place]) & other
    return finer


def _one(column: str, value: object) -> Fault:
    return Fault(
        "harm/too-fine",
        f"`{column}` is finer than what may be told of one person",
        found=show(value),
        allowed="a month, and a first-level region",
        hint="write the month or the region, or leave it out",
    )


RULE = Rule(
    code="harm/too-fine",
    sentence="What is told of one person is no finer than month and region.",
    scope="tables",
    check=_check,
    on=("claims",),
    needs={
        "claims": ("value_low", "value_high", "unit", "place_id", "event_id", "as_of", "period"),
        "sources": ("source_id", "published"),
        "events": ("event_id", "date", "place_id"),
        "places": ("place_id", "precision"),
        "units": ("unit", "counted_as"),
    },
)
