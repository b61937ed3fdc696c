"""`citation/facet-missing`: each part of a claim that the document states is proven.

The pandera model `ClaimEvidence` holds the rules; here claims are joined with their citations.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from validation.evidence.near import nearest_passage
from validation.evidence.normalise import normalise
from validation.findings import Breach, Fault
from validation.rules.rule import Rule, show
from validation.schemas.claim_evidence import ClaimEvidence
from validation.schemas.spec import Table
from validation.tables import Tables

_FACETS = ["value", "subject", "date", "speaker"]


def _check(tables: Tables, table: Table) -> list[Breach]:
    joined = _joined(tables)
    schema = ClaimEvidence.to_schema()
    try:
        schema.validate(joined, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases.drop_duplicates(["index", "check"]).to_dict("records")
        checks = [schema.checks[int(case["check_number"])] for case in cases]
        return [
            _breach(tables, int(case["index"]), str(check.title), str(check.description))
            for case, check in zip(cases, checks, strict=True)
        ]
    return []


def _joined(tables: Tables) -> pd.DataFrame:
    """Claims that have citations, with the number of supporting ones by facet."""
    claims, citations = tables["claims"], tables["citations"]
    mine = citations[citations["claim_id"].notna() & (citations["stance"] == "supports")]
    cited = claims["claim_id"].isin(mine["claim_id"])
    whole = ~claims["claim_id"].isin(tables.gap("citations", "claim_id"))
    claims = claims[(cited & whole).astype(bool)]
    counts = mine.groupby(["claim_id", "facet"]).size().unstack(fill_value=0)
    counts = counts.reindex(index=claims["claim_id"], columns=_FACETS, fill_value=0)
    joined = counts.astype("int64").set_index(claims.index)
    joined.insert(0, "claim_id", claims["claim_id"].astype(object))
    joined["holds_verbatim"] = _holds_verbatim(claims, mine)
    joined["date_stated"] = (claims["as_of_basis"] == "stated").astype(bool)
    joined["speaker_stated"] = claims["claim_id"].isin(_spoken(tables)).astype(bool)
    return joined


def _spoken(tables: Tables) -> pd.Series[str]:
    attributions = tables["attributions"]
    return attributions.loc[attributions["role"] != "document_itself", "claim_id"]


def _holds_verbatim(claims: pd.DataFrame, citations: pd.DataFrame) -> pd.Series[bool]:
    values = citations.loc[citations["facet"] == "value", ["claim_id", "exact"]]
    pairs = claims[["claim_id", "value_verbatim"]].merge(values, on="claim_id")
    spelling = {text: normalise(text) for text in {*pairs["value_verbatim"], *pairs["exact"]}}
    held = [
        spelling[verbatim] in spelling[exact]
        for verbatim, exact in zip(pairs["value_verbatim"], pairs["exact"], strict=True)
    ]
    good = set(pairs["claim_id"][held])
    return claims["claim_id"].isin(good).astype(bool)


def _breach(tables: Tables, row: int, facet: str, what: str) -> Breach:
    if facet == "verbatim":
        verbatim = str(tables["claims"]["value_verbatim"].loc[row])
        fault = Fault(
            "citation/facet-missing",
            "a citation of facet value must hold `value_verbatim` word for word",
            found=show(verbatim),
            allowed="a phrase that holds the figure as it is written",
            hint=_as_written(tables, row, verbatim),
        )
        return Breach("claims", row, "value_verbatim", fault)
    fault = Fault(
        "citation/facet-missing",
        f"a claim needs a citation of facet {facet}: it proves {what}",
        found="nothing",
        allowed=f"a citation with facet: {facet}",
        hint=f"quote the phrase, under `citations`, with facet: {facet}",
    )
    return Breach("claims", row, "citations", fault)


def _as_written(tables: Tables, row: int, verbatim: str) -> str:
    """The hint that names the figure as a phrase has it, if one is like what is coded."""
    citations = tables["citations"]
    claim = tables["claims"]["claim_id"].loc[row]
    mine = citations[(citations["claim_id"] == claim).fillna(False).astype(bool)]
    for exact in mine.loc[(mine["facet"] == "value").astype(bool), "exact"]:
        passage = nearest_passage(verbatim, exact)
        if passage:
            return f'did you mean "{show(passage)}"? Copy it with its bound words out of the phrase'
    return "copy the figure with its bound words out of the phrase"


RULE = Rule(
    code="citation/facet-missing",
    sentence="A claim's value, thing counted, stated date and stated speaker each have a citation.",
    scope="tables",
    check=_check,
    on=("claims",),
    needs={
        "claims": ("claim_id", "value_verbatim", "as_of_basis"),
        "citations": ("claim_id", "facet", "stance", "exact"),
        "attributions": ("claim_id", "role"),
    },
)
