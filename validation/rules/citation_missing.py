"""`citation/missing`: every claim, event and organization is proven by a phrase."""

from __future__ import annotations

import pandas as pd

from validation.findings import Breach
from validation.rules.rule import Rule, breaches, lacks
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    key = table.primary_key[0]
    ids = tables.keys(table.name)
    proven = {*tables["citations"][key].dropna(), *tables.gap("citations", key)}
    if table.name == "organizations":
        if "sources" in tables.incomplete:
            return []  # a source was left out: which bodies are publishers is not known
        proven |= _publishers(tables["sources"])
    bare = ids[~ids.isin(proven).astype(bool)]
    message = f"every row of {table.name} has at least one citation"
    fault = lacks("citation/missing", message, "quote the phrase that proves it, under `citations`")
    return breaches(table, bare, "citations", lambda _: fault)


def _publishers(sources: pd.DataFrame) -> set[str]:
    return {*sources["publisher_id"].dropna(), *sources["original_publisher_id"].dropna()}


RULE = Rule(
    code="citation/missing",
    sentence="Every claim, event and organization (publishers excepted) has a citation.",
    scope="tables",
    check=_check,
    on=("claims", "events", "organizations"),
    needs={
        "claims": ("claim_id",),
        "events": ("event_id",),
        "organizations": ("organization_id",),
        "citations": ("claim_id", "event_id", "organization_id"),
        "sources": ("publisher_id", "original_publisher_id"),
    },
)
