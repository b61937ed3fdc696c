"""The rows of the table `changes` that a release makes, out of what differs from the last one.

They tell of records and terms that have an id. Lists of words have none: what became of them stands
in the change log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from src.release import model
from src.release.groups import Grouped
from src.release.items import Item
from src.release.last import Compared
from validation.schemas.derived_terms import Change
from validation.schemas.registry import DECLARATION

_SAYS = {
    **{f"{table}_added": Change.ADDED for table in (*model.RECORDS, "terms")},
    **{f"{table}_removed": Change.WITHDRAWN for table in model.RECORDS},
    "terms_removed": Change.REMOVED,
    "figures_revised": Change.VALUE_REVISED,
    "re_dated": Change.RE_DATED,
    "re_cited": Change.RE_CITED,
    "withdrawn": Change.WITHDRAWN,
    "reinstated": Change.REINSTATED,
    **dict.fromkeys(("reworded", "terms_reworded", "standing"), Change.REWORDED),
    **dict.fromkeys(("recoded", "relays", "speakers", "terms_changed"), Change.RECODED),
    **{f"{table}_changed": Change.RECODED for table in model.RECORDS},
    **{
        f"{table}_{done}": Change.RECODED
        for table in ("attributions", "claim_links", "organization_names", "event_participants")
        for done in ("added", "removed", "changed")
    },
}
_WITH_IDS = tuple(
    name for name in (*model.RECORDS, *model.TERMS) if len(DECLARATION[name].primary_key) == 1
)


@dataclass(frozen=True, order=True)
class Changed:
    """What was done to one row: `fields` are the columns, and the tables inside it."""

    table: str
    id: str
    kind: str
    fields: tuple[str, ...] = field(default=(), compare=False)


def everything(frames: Mapping[str, pd.DataFrame]) -> list[Changed]:
    """The first release adds every record and term."""
    return sorted(
        Changed(name, str(id_), Change.ADDED)
        for name in _WITH_IDS
        for id_ in frames[name][DECLARATION[name].primary_key[0]]
    )


def held(last: Compared) -> list[Changed]:
    """What the last release held, as if it had added all of it."""
    return sorted(Changed(name, id_, Change.ADDED) for name in _WITH_IDS for id_ in last.keys(name))


def changed(found: Grouped) -> list[Changed]:
    """What a difference did to records and terms; what only follows from that is left out."""
    fields: dict[Changed, set[str]] = {}
    whole: set[tuple[str, str]] = set()  # rows that came or went, with all that was in them
    for group, entries in found.groups.items():
        kind = _SAYS.get(group)
        for item in (item for entry in entries for item in entry.items if kind):
            for table, id_, name in _about(item):
                fields.setdefault(Changed(table, id_, str(kind)), set()).add(name)
                if item.table == table and not name:
                    whole.add((table, id_))
    return sorted(
        Changed(one.table, one.id, one.kind, () if "" in held else tuple(sorted(held)))
        for one, held in fields.items()
        if "" in held or (one.table, one.id) not in whole
    )


def _about(item: Item) -> Iterator[tuple[str, str, str]]:
    """The row that an item is about, and the column or inner table; none for what is derived."""
    if item.table in _WITH_IDS:
        column = DECLARATION[item.table].by_name.get(item.name)
        if column is None or column.origin != "derived":
            yield item.table, str(item.key[0]), item.name
    elif item.table == "claim_links":
        yield "claims", str(item.key[0]), item.table
    elif item.table in model.INSIDE:
        held = ((name, item.row.get(name)) for name in model.INSIDE[item.table])
        name, id_ = next(((name, id_) for name, id_ in held if id_), ("", ""))
        if name:
            yield model.PARENT[name], str(id_), item.table
