"""`citation/stale-anchor`: the lock has a place for every phrase of an archived text."""

from __future__ import annotations

from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    citations = tables["citations"]
    texts = tables["sources"].set_index("source_id")["text_sha256"].dropna().to_dict()
    text = citations["source_id"].map(texts)
    stale = text.notna() & ((citations["text_sha256"] != text).fillna(True).astype(bool))
    loose = text.isna() & citations["text_sha256"].notna()
    known = citations["source_id"].isin(tables.keys("sources"))
    wrong = citations.loc[((stale | loose) & known).astype(bool), "exact"]
    return breaches(table, wrong, "exact", _fault)


def _fault(value: object) -> Fault:
    return Fault(
        "citation/stale-anchor",
        "`exact` has no place in the archived text of its source",
        found=show(value),
        allowed="a phrase that data/anchors.csv places in the text of that hash",
        hint="run ./refusals verify --archive DIR, with the text in DIR",
    )


RULE = Rule(
    code="citation/stale-anchor",
    sentence="Every phrase of an archived text has its place in that text.",
    scope="tables",
    check=_check,
    on=("citations",),
    needs={
        "citations": ("source_id", "exact", "text_sha256"),
        "sources": ("source_id", "text_sha256"),
    },
)
