"""`date/after-publication`: nothing is reported before it happened."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    published = tables["sources"].set_index("source_id")["published_end"].dropna()
    if table.name == "events":
        return _events(tables, table, published)
    claims = tables["claims"]
    told = claims["source_id"].map(published.to_dict())
    ahead = claims["assertion_basis"].isin(["projection", "plan"]).astype(bool)
    found: list[Breach] = []
    for date in ("as_of", "period"):
        late = _later(claims[f"{date}_start"], told) & ~ahead
        found += breaches(table, claims.loc[late, date], date, partial(_fault, date))
    return found


def _events(tables: Tables, table: Table, published: pd.Series[Any]) -> list[Breach]:
    """An event is too late only if every dated document that proves it is earlier."""
    citations, events = tables["citations"], tables["events"]
    citations = citations[citations["event_id"].notna()]
    day = citations["source_id"].map(published.to_dict())
    latest = day.dropna().groupby(citations["event_id"]).max()
    told = events["event_id"].map(latest.to_dict())
    late = _later(events["date_start"], told)
    return breaches(table, events.loc[late, "date"], "date", partial(_fault, "date"))


def _later(start: pd.Series[Any], published: pd.Series[Any]) -> pd.Series[bool]:
    days = pd.to_datetime(published.reindex(start.index).astype(object))
    return (pd.to_datetime(start) > days).fillna(False).astype(bool)


def _fault(column: str, value: object) -> Fault:
    return Fault(
        "date/after-publication",
        f"`{column}` is later than the publication of the document that tells it",
        found=show(value),
        allowed="a date up to the day of publication",
        hint="for what is only planned, say so in assertion_basis",
    )


RULE = Rule(
    code="date/after-publication",
    sentence="Nothing is reported before it happened.",
    scope="tables",
    check=_check,
    on=("claims", "events"),
    needs={
        "claims": ("source_id", "as_of", "as_of_start", "period", "period_start"),
        "events": ("event_id", "date", "date_start"),
        "citations": ("event_id", "source_id"),
        "sources": ("source_id", "published_end"),
    },
)
