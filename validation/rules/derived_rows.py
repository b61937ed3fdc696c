"""`schema/together`: a derived table has the rows that its claims give, and no others.

In a build that is so by construction; a package can have been edited.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from validation.findings import Breach, Fault
from validation.genealogy import genealogy
from validation.rules.rule import Rule, show
from validation.schemas.spec import Table
from validation.series import series
from validation.tables import Tables, typed

_ORIGINS = ("claims", "claim_links", "attributions", "sources")

_COMPUTED: dict[str, Callable[[Tables], pd.DataFrame]] = {
    "genealogy": lambda tables: genealogy(tables["claims"], tables["sources"]),
    "series": lambda tables: series(tables["claims"]),
}


def _check(tables: Tables, table: Table) -> list[Breach]:
    if not tables.incomplete.isdisjoint((*_ORIGINS, *_COMPUTED)):
        return []  # rows were left out: what the whole tables would give is not known
    if table.name == "claims":
        return [breach for name in _COMPUTED for breach in _left_out(tables, name)]
    given, wanted = _keyed(tables, table.name)
    found: list[Breach] = []
    known = given.index.isin(wanted.index)
    rows = pd.Series(tables[table.name].index, index=given.index)
    for key, row in rows[~known].items():
        fault = _fault(table.name, show(key), "a row that the claims give", "take the row out")
        found.append(Breach(table.name, int(row), table.primary_key[0], fault))
    same = given[known]
    right = wanted.loc[same.index]
    for column in same.columns:
        off = (same[column] != right[column]) & ~(same[column].isna() & right[column].isna())
        for key in same.index[off]:
            fault = _fault(table.name, show(same.at[key, column]), show(right.at[key, column]))
            found.append(Breach(table.name, int(rows[key]), str(column), fault))
    return found


def _left_out(tables: Tables, name: str) -> list[Breach]:
    """Rows that the claims give and the table lacks; told at the first claim, once a table."""
    given, wanted = _keyed(tables, name)
    missing = wanted.index[~wanted.index.isin(given.index)]
    claims = tables["claims"]
    if missing.empty or claims.empty:
        return []
    fault = _fault(name, f"{len(missing)} rows left out", f"the row {show(missing[0])} too")
    return [Breach("claims", int(claims.index[0]), "claim_id", fault)]


def _keyed(tables: Tables, name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows as given and as computed, by their primary key."""
    table = tables.declaration[name]
    frames = (tables[name], typed(table, _COMPUTED[name](tables)))
    given, wanted = (_by_key(frame, table) for frame in frames)
    return given, wanted


def _by_key(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    plain = frame.astype(object).where(frame.notna(), None)
    keys = plain[list(table.primary_key)].astype(str).agg(" ".join, axis=1)
    return plain.set_axis(pd.Index(keys.to_list() if len(plain) else [], dtype=object))


def _fault(
    name: str, found: str, allowed: str, hint: str = "build the package anew instead of editing it"
) -> Fault:
    message = f"the rows of {name} are computed from the claims"
    return Fault("schema/together", message, found=found, allowed=allowed, hint=hint)


RULE = Rule(
    code="schema/together",
    sentence="A derived table has the rows that its claims give, and no others.",
    scope="derived",
    check=_check,
    on=("claims", "genealogy", "series"),
    package_only=True,
)
