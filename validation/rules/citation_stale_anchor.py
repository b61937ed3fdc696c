"""`citation/stale-anchor`: the lock has a place for every phrase of an archived text."""

from __future__ import annotations

import pandas as pd

from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Table
from validation.tables import Tables

_PHRASE = ["source_id", "prefix", "exact", "suffix"]


def _check(tables: Tables, table: Table) -> list[Breach]:
    sources, citations = tables["sources"], tables["citations"]
    texts = sources.set_index("source_id")["text_sha256"].dropna().to_dict()
    citations = citations[citations["source_id"].isin(sources["source_id"]).astype(bool)]
    text = citations["source_id"].map(texts)
    stale = text.notna() & (citations["text_sha256"] != text).fillna(True).astype(bool)
    loose = text.isna() & citations["text_sha256"].notna()
    wrong = (stale | loose).astype(bool)
    whole = wrong.groupby(citations["source_id"]).agg(["all", "size"])
    unplaced = set(whole.index[whole["all"] & (whole["size"] > 1)])
    if table.name == "sources":
        lost = sources["source_id"].isin(unplaced).astype(bool)
        column = sources.loc[lost, "text_sha256"]
        return breaches(table, column, "text_sha256", _of_text)
    single = citations[wrong & ~citations["source_id"].isin(unplaced).astype(bool)]
    # One anchor places a phrase for all records that quote it: claims are told first.
    ordered = single.sort_values("claim_id", na_position="last", kind="stable")
    return breaches(table, ordered.drop_duplicates(_PHRASE)["exact"], "exact", _of_phrase)


def _of_phrase(value: object) -> Fault:
    return Fault(
        "citation/stale-anchor",
        "`exact` has no place in the archived text of its source",
        found=show(value),
        allowed="a phrase that data/anchors.csv places in the text of that hash",
        hint="run ./refusals verify --archive DIR, with the text in DIR",
    )


def _of_text(value: object) -> Fault:
    return Fault(
        "citation/stale-anchor",
        "no phrase of this source has a place in the text of this hash",
        found=show(None if value is pd.NA else value),
        allowed="the hash of the text in which data/anchors.csv places its phrases",
        hint="run ./refusals verify --archive DIR, with the text in DIR",
    )


RULE = Rule(
    code="citation/stale-anchor",
    sentence="Every phrase of an archived text has its place in that text.",
    scope="phrase",
    check=_check,
    on=("sources", "citations"),
    needs={
        "citations": ("source_id", "claim_id", "prefix", "exact", "suffix", "text_sha256"),
        "sources": ("source_id", "text_sha256"),
    },
)
