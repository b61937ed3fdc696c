"""`release/vanished-id`: an id that was released is there for good.

`changes` tells which ids were: each was added once. Terms are not judged, as a major version may
take one out.
"""

from __future__ import annotations

from functools import partial

from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    changes = tables[table.name]
    added = changes[(changes["kind"] == "added").astype(bool)]
    found: list[Breach] = []
    for told, ids in added.groupby("table")["id"]:
        name = str(told)
        if name in tables.declaration and "status" in tables.declaration[name].by_name:
            gone = ids[~ids.isin(_there(tables, name)).astype(bool)]
            # Of a record that could not be read, the ids inside it are not known.
            lost = gone.str.startswith(tables.known_prefixes.get(name, ())).astype(bool)
            found += breaches(table, gone[~lost], "id", partial(fault, name))
    return found


def _there(tables: Tables, name: str) -> set[str]:
    """The ids of a table, also of rows that were left out, and of its tombstones."""
    stones = tables["tombstones"]
    buried = stones.loc[(stones["table"] == name).astype(bool), "id"]
    return {*tables.keys(name), *tables.known.get(name, ()), *buried}


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
