"""`attribution/relation`: a derivation or link is not contradicted by its two claims."""

from __future__ import annotations

from functools import partial

import pandas as pd

from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    claims = tables["claims"]
    if table.name == "claims":
        later = claims.loc[_relays_a_later_one(claims, tables["sources"]), "derives_from"]
        return breaches(table, later, "derives_from", _later)
    links = tables["claim_links"]
    claims = claims[~claims["claim_id"].isin(tables.gap("attributions", "claim_id")).astype(bool)]
    same = links[(links["link"] == "same_origin").fillna(False).astype(bool)]
    speakers = dict(zip(claims["claim_id"], _filled(claims["speaker_id"]), strict=True))
    known = same["claim_id"].isin(speakers).astype(bool) & same["other_id"].isin(speakers)
    same = same[known.astype(bool)]
    one, other = same["claim_id"].map(speakers), same["other_id"].map(speakers)
    differing = same.loc[(one != other).to_numpy(dtype=bool), "other_id"]
    itself = links.loc[(links["claim_id"] == links["other_id"]).astype(bool), "other_id"]
    return [
        *breaches(table, differing, "other_id", partial(_two_speakers, speakers)),
        *breaches(table, itself, "other_id", _itself),
    ]


def _filled(cells: pd.Series[str]) -> list[str]:
    return cells.fillna("").tolist()


def _relays_a_later_one(claims: pd.DataFrame, sources: pd.DataFrame) -> pd.Series[bool]:
    """Claims whose document was published before that of the claim which they relay."""
    first = pd.to_datetime(sources.set_index("source_id")["published_start"].astype(object))
    last = pd.to_datetime(sources.set_index("source_id")["published_end"].astype(object))
    documents = dict(zip(claims["claim_id"], claims["source_id"], strict=True))
    relayed = claims["derives_from"].map(documents)
    begins = relayed.map(first.to_dict())
    ends = claims["source_id"].map(last.to_dict())
    return (pd.to_datetime(begins) > pd.to_datetime(ends)).fillna(False).astype(bool)


def _later(value: object) -> Fault:
    return Fault(
        "attribution/relation",
        "`derives_from` names a claim of a document that was published later",
        found=show(value),
        allowed="a claim of an earlier document, or of the same day",
        hint="turn the derivation round, or look at the dates of the two documents",
    )


def _two_speakers(speakers: dict[str, str], value: object) -> Fault:
    return Fault(
        "attribution/relation",
        "two claims of the same origin have the same speaker",
        found=f"{show(value)}, told by {speakers[str(value)] or 'no named body'}",
        allowed="a claim whose first line of attribution ends with the same body",
        hint="correct the chain of attribution, or take the link out",
    )


def _itself(value: object) -> Fault:
    return Fault(
        "attribution/relation",
        "a claim is not linked to itself",
        found=show(value),
        allowed="another claim",
        hint="name the other claim",
    )


RULE = Rule(
    code="attribution/relation",
    sentence="A derivation or link is not contradicted by its two claims.",
    scope="tables",
    check=_check,
    on=("claims", "claim_links"),
    needs={
        "claims": ("claim_id", "source_id", "derives_from", "speaker_id"),
        "claim_links": ("claim_id", "link", "other_id"),
        "sources": ("source_id", "published_start", "published_end"),
    },
)
