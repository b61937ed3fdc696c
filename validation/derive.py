"""The derived columns, each computed in one place.

The build fills them, and the check of a package computes them anew. A function takes typed
columns and returns a column; none of them judges.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from validation import edtf

if TYPE_CHECKING:
    import pandas as pd


def first_days(dates: Iterable[str | None]) -> list[date | None]:
    """The first day of each EDTF date; None where it is empty, open or faulty."""
    return [found.start if (found := _bounds(text)) else None for text in dates]


def last_days(dates: Iterable[str | None]) -> list[date | None]:
    """The last day of each EDTF date; None where it is empty, open or faulty."""
    return [found.end if (found := _bounds(text)) else None for text in dates]


def _bounds(text: str | None) -> edtf.Bounds | None:
    try:
        return edtf.bounds(text) if text is not None else None
    except ValueError:
        return None


def citation_id(owner: str, parts: Sequence[str | None]) -> str:
    """The id of a citation: what sort of record it proves, and a hash of all that is written.

    The hash does not depend on the order of citations in a record, so that none is renumbered
    when another is added.
    """
    text = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":"))
    return f"{owner}.{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def text_fragment(
    url: str | None, exact: str, prefix: str | None, suffix: str | None
) -> str | None:
    """The address of a phrase within a page (WICG Scroll to Text Fragment)."""
    if url is None:
        return None
    before = f"{_fragment(prefix)}-," if prefix else ""
    after = f",-{_fragment(suffix)}" if suffix else ""
    mark = "" if "#" in url else "#"
    return f"{url}{mark}:~:text={before}{_fragment(exact)}{after}"


def _fragment(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")


# One step of a chain: step, organization, role.
Step = tuple[int, str | None, str]


def speaker(steps: Iterable[Step]) -> tuple[str | None, str | None]:
    """The last named body and the last role of a line of attribution."""
    ordered = sorted(steps, key=lambda step: step[0])
    bodies = [body for _, body, _ in ordered if body is not None]
    return (bodies[-1] if bodies else None, ordered[-1][2] if ordered else None)


def origins(
    derives_from: Mapping[str, str | None],
    same_origin: Iterable[tuple[str, str]],
    published: Mapping[str, date | None],
) -> dict[str, str]:
    """The root of every claim: claims joined by derivation or a shared origin have one.

    The root derives from none; of several, it is the one published first (undated ones last),
    then the first by id.
    """
    leader = {claim: claim for claim in derives_from}

    def find(claim: str) -> str:
        while leader[claim] != claim:
            leader[claim] = leader[leader[claim]]
            claim = leader[claim]
        return claim

    pairs = [(claim, other) for claim, other in derives_from.items() if other is not None]
    for one, other in [*pairs, *same_origin]:
        if one in leader and other in leader:
            leader[find(one)] = find(other)
    groups: dict[str, list[str]] = {}
    for claim in derives_from:
        groups.setdefault(find(claim), []).append(claim)

    def order(claim: str) -> tuple[bool, date, str]:
        day = published.get(claim)
        return (day is None, day or date.max, claim)

    roots: dict[str, str] = {}
    for group in groups.values():
        candidates = [claim for claim in group if derives_from[claim] not in leader] or group
        roots.update(dict.fromkeys(group, min(candidates, key=order)))
    return roots


def first_lines(attributions: pd.DataFrame) -> dict[str, list[Step]]:
    """The steps of the first line of attribution of each claim."""
    first = attributions[(attributions["line"] == 1).astype(bool)]
    bodies = first["organization_id"].astype(object).where(first["organization_id"].notna(), None)
    lines: dict[str, list[Step]] = {}
    for claim, *step in zip(first["claim_id"], first["step"], bodies, first["role"], strict=True):
        lines.setdefault(claim, []).append((int(step[0]), step[1], step[2]))
    return lines


def origins_of(
    claims: pd.DataFrame, claim_links: pd.DataFrame, sources: pd.DataFrame
) -> dict[str, str]:
    """`origins`, of tables."""
    from_ = claims["derives_from"].astype(object).where(claims["derives_from"].notna(), None)
    same = claim_links[(claim_links["link"] == "same_origin").astype(bool)]
    ends = sources["published_end"].astype(object).where(sources["published_end"].notna(), None)
    published = dict(zip(sources["source_id"], ends, strict=True))
    days = {
        claim: published.get(source)
        for claim, source in zip(claims["claim_id"], claims["source_id"], strict=True)
    }
    return origins(
        dict(zip(claims["claim_id"], from_, strict=True)),
        zip(same["claim_id"], same["other_id"], strict=True),
        days,
    )


_OWNERS = {"claim": "claim_id", "event": "event_id", "organization": "organization_id"}
_PROOF = ("source_id", *_OWNERS.values(), "facet", "stance", "exact", "prefix", "suffix")


def id_of_citation(row: Mapping[str, Any]) -> str:
    """`citation_id`, of a row whose empty cells are None or absent."""
    owner = next((name for name, column in _OWNERS.items() if row.get(column)), "source")
    reason = [row["reason"]] if row.get("reason") else []  # few have one
    return citation_id(owner, [*(row.get(column) for column in _PROOF), *reason])


def link_of_citation(row: Mapping[str, Any], urls: Mapping[str, str | None]) -> str | None:
    """`link`, of a row, with the addresses of the sources."""
    url = urls.get(row["source_id"])
    return text_fragment(url, row["exact"], row.get("prefix"), row.get("suffix"))
