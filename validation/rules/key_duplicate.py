"""`key/duplicate`: no two rows have one primary key."""

from __future__ import annotations

from validation.findings import Breach, Fault
from validation.rules.rule import Rule
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    """A computed key stands for what it is computed from: that is what is told."""
    frame = tables[table.name]
    key = list(table.primary_key)
    blamed = next((name for name in key if table[name].origin == "written"), key[0])
    told = key
    if table[blamed].origin == "derived":
        told = [name for name in table[blamed].derived_from if name in table.by_name][:1] or key
        blamed = told[0]
    again = frame.loc[frame.duplicated(subset=key, keep="first"), told]
    return [
        Breach(table.name, int(row), blamed, _fault(told, cells))
        for row, cells in zip(again.index, again.itertuples(index=False), strict=True)
    ]


def _fault(key: list[str], cells: tuple[object, ...]) -> Fault:
    return Fault(
        "key/duplicate",
        f"no two rows have the same {' and '.join(f'`{name}`' for name in key)}",
        found=", ".join(map(str, cells)),
        allowed="a row that is there once",
        hint="change it, or take one of the two rows out",
    )


RULE = Rule(
    code="key/duplicate",
    sentence="No two rows of a table have the same primary key.",
    scope="key",
    check=_check,
)
