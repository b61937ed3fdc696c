"""`key/duplicate`: no two rows have one primary key."""

from __future__ import annotations

from validation.findings import Breach, Fault
from validation.rules.rule import Rule
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    frame = tables[table.name]
    key = list(table.primary_key)
    again = frame.loc[frame.duplicated(subset=key, keep="first"), key]
    blamed = next((name for name in key if table[name].origin == "written"), key[0])
    return [
        Breach(table.name, int(row), blamed, _fault(key, cells))
        for row, cells in zip(again.index, again.itertuples(index=False), strict=True)
    ]


def _fault(key: list[str], cells: tuple[object, ...]) -> Fault:
    return Fault(
        "key/duplicate",
        f"{' and '.join(f'`{name}`' for name in key)} must differ from row to row",
        found=", ".join(map(str, cells)),
        allowed="a key that no other row has",
        hint="change it, or take one of the two rows out",
    )


RULE = Rule(
    code="key/duplicate",
    sentence="No two rows of a table have the same primary key.",
    scope="key",
    check=_check,
)
