"""`key/unknown`: a reason for changes names records that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from validation.findings import Fault, Finding, Place, show
from validation.near import nearest, parted
from validation.records.nodes import plain
from validation.records.rows import Row
from validation.tables import Tables


def records_of(row: Row) -> list[str]:
    """The ids of the records that a reason is about."""
    return [one.strip() for one in str(plain(row.node.values["records"])).split("|")]


def unknown_records(reasons: Iterable[Row], tables: Tables) -> Iterator[Finding]:
    """A finding for each record that a reason names and that is not there."""
    known = tables.ids()
    prefixes = tuple(prefix for held in tables.known_prefixes.values() for prefix in held)
    for row in reasons:
        for name in records_of(row) if row.clean() else ():
            if name not in known and not (prefixes and name.startswith(prefixes)):
                yield _finding(row, name, parted(name, known) or nearest(name, sorted(known)))


def _finding(row: Row, name: str, hint: str | None) -> Finding:
    fault = Fault(
        "key/unknown",
        "`records` names a record that does not exist",
        found=show(name),
        allowed="an id of a record, term or tombstone",
        hint=hint or "write the id as the record has it",
    )
    spot = row.node.values["records"]
    place = Place(row.file.file, spot.line, spot.column, row.record)
    return Finding.at(place, fault, table=row.table.name, field="records")
