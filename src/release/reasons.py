"""Why things were changed: what people wrote of it, and what the ledger keeps of a first try.

A reason stands in `data/records/changes/`, or in the record itself: `revision_reason` of a claim,
if it is not the one of the release before, `status_reason` of what was withdrawn, the tombstone of
what did harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from src.release.changes import Changed
from src.release.model import RECORDS
from validation.records.nodes import plain
from validation.records.reasons import records_of
from validation.records.rows import Row
from validation.schemas.derived_terms import Change
from validation.schemas.registry import DECLARATION

Reasons = Mapping[Changed, str]
_NEED_ONE = (Change.VALUE_REVISED, Change.WITHDRAWN)


def reasons(
    changed: Iterable[Changed],
    written: Iterable[Row],
    frames: Mapping[str, pd.DataFrame],
    ledger: pd.DataFrame,
    before: Mapping[str, str | None],
) -> Reasons:
    """The reason of each change that has one.

    `written` are the records of `data/records/changes/`; `before` has the `revision_reason` of each
    claim in the last release; `ledger` are rows of `changes` that told of this release before: they
    keep reasons whose records were taken away.
    """
    filed = _filed(written)
    own = _own(frames, before)
    kept = _kept(ledger)
    found = {
        one: filed.get(one.id) or own.get((one.table, one.id, one.kind)) or kept.get(one)
        for one in changed
    }
    return {one: reason for one, reason in found.items() if reason}


def unexplained(changed: Iterable[Changed], known: Reasons) -> list[Changed]:
    """The figures that were revised or withdrawn without a reason."""
    return [
        one
        for one in changed
        if one.table == "claims" and one.kind in _NEED_ONE and one not in known
    ]


def _filed(written: Iterable[Row]) -> dict[str, str]:
    """By record; several reasons for one stand side by side."""
    found: dict[str, list[str]] = {}
    for row in written:
        for record in records_of(row):
            found.setdefault(record, []).append(str(plain(row.node.values["reason"])))
    return {record: " ".join(told) for record, told in found.items()}


def _own(
    frames: Mapping[str, pd.DataFrame], before: Mapping[str, str | None]
) -> dict[tuple[str, str, str], str]:
    found: dict[tuple[str, str, str], str] = {}
    for name in RECORDS:
        key = DECLARATION[name].primary_key[0]
        told = frames[name][[key, "status_reason"]].dropna()
        found |= {(name, id_, Change.WITHDRAWN): why for id_, why in told.itertuples(index=False)}
    stones = frames["tombstones"]
    found |= {
        (table, id_, Change.WITHDRAWN): why for table, id_, why in stones.itertuples(index=False)
    }
    revised = frames["claims"][["claim_id", "revision_reason"]].dropna()
    return found | {
        ("claims", id_, Change.VALUE_REVISED): why
        for id_, why in revised.itertuples(index=False)
        if before.get(id_) != why
    }


def _kept(ledger: pd.DataFrame) -> dict[Changed, str]:
    told = ledger[["table", "id", "kind", "reason"]].dropna().itertuples(index=False)
    return {Changed(table, id_, kind): why for table, id_, kind, why in told}
