"""Accepted exceptions: findings that are not heeded, each of one check on one record."""

from __future__ import annotations

from typing import Any

from validation.findings import Breach, Fault, show
from validation.near import nearest
from validation.tables import Tables

_MOST = 50  # records that are not there, for which the one that was meant is looked for
_OWNERS = ("claim_id", "event_id", "organization_id", "source_id")


class Exceptions:
    """The exceptions of `tables`, and which of them have applied so far."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        rows = tables.frames.get("exceptions")
        self._rows: dict[tuple[str, str], int] = {}
        if rows is not None and not rows.empty:
            pairs = zip(rows["check"], rows["record"], strict=True)
            self._rows = {pair: int(row) for pair, row in zip(pairs, rows.index, strict=True)}
        self._applied: set[tuple[str, str]] = set()

    def __bool__(self) -> bool:
        return bool(self._rows)

    def takes(self, tables: Tables, breach: Breach) -> bool:
        """Whether a breach is accepted."""
        pair = (breach.fault.check, record_of(tables, breach)) if self._rows else ("", "")
        if pair not in self._rows:
            return False
        self._applied.add(pair)
        return True

    def stale(self) -> list[Breach]:
        """A breach for each exception that has not applied."""
        left = [(pair, row) for pair, row in self._rows.items() if pair not in self._applied]
        ids = self._tables.ids() if left else set()
        lost = dict.fromkeys(record for (_, record), _ in left if record not in ids)
        meant = {record: nearest(record, sorted(ids)) for record in list(lost)[:_MOST]}
        return [
            Breach("exceptions", row, "record", _stale(*pair, meant.get(pair[1])))
            for pair, row in left
        ]


def record_of(tables: Tables, breach: Breach) -> str:
    """The id of the record in which a row stands: that of a claim's citation is the claim's."""
    table = tables.declaration[breach.table]
    cells: dict[Any, Any] = tables[breach.table].loc[breach.row].dropna().to_dict()
    if len(table.primary_key) == 1 and table[table.primary_key[0]].origin == "written":
        return str(cells.get(table.primary_key[0], ""))
    return next((str(cells[owner]) for owner in _OWNERS if owner in cells), "")


def _stale(check: str, record: str, meant: str | None) -> Fault:
    return Fault(
        "key/orphan",
        f"the exception no longer applies: {check} has nothing against this record",
        found=show(record),
        allowed="a record that the check finds fault with",
        hint=f"{meant} Else take the exception out" if meant else "take the exception out",
    )
