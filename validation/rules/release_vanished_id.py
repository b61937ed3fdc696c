"""`release/vanished-id`: an id that was released is there for good.

`changes` tells which ids were: each was added once. Terms are not judged, as a major version may
take one out.
"""

from __future__ import annotations

from validation.findings import Breach, Fault
from validation.rules.rule import Rule
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    changes = tables[table.name]
    added = changes[(changes["kind"] == "added").astype(bool)]
    stones = tables["tombstones"]
    found: list[Breach] = []
    for told, rows in added.groupby("table"):
        name = str(told)
        if name not in tables.declaration or "status" not in tables.declaration[name].by_name:
            continue
        buried = stones.loc[(stones["table"] == name).astype(bool), "id"]
        # What is known of rows that were left out counts: they are there, though faulty.
        known, prefixes = tables.known.get(name, ()), tables.known_prefixes.get(name, ())
        there = {*tables.keys(name), *known, *buried}
        for row, id_ in zip(rows.index, rows["id"], strict=True):
            if id_ not in there and not str(id_).startswith(prefixes):
                found.append(Breach(table.name, int(row), "id", fault(name, str(id_))))
    return found


def fault(table: str, id_: str) -> Fault:
    """The fault of a released id that is not there any more."""
    return Fault(
        "release/vanished-id",
        f"a released id stays: {table} has neither this record nor a tombstone of it",
        found=id_,
        allowed=f"a row of {table}, whatever its `status`, or a row of tombstones",
        hint="bring the record back, with `status: withdrawn` or `superseded` if it no longer "
        "stands; if it did harm, write its id into data/records/tombstones.yaml",
    )


RULE = Rule(
    code="release/vanished-id",
    sentence="Every id of a record that was ever released is there, as a record or a tombstone.",
    scope="derived",
    check=_check,
    on=("changes",),
)
