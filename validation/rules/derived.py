"""`schema/together`: a derived cell holds what its columns give.

In a build that is so by construction; a package can have been edited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from validation import derive
from validation.findings import Breach, Fault
from validation.genealogy import genealogy, relations
from validation.rules.rule import Rule, show
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    """One breach a row: several cells can be computed from the one that was edited."""
    found: dict[int, Breach] = {}
    for name, expected in _expected(tables, table):
        cells = tables[table.name][name]
        given = cells.astype(object).where(cells.notna(), None)
        wanted = pd.Series(expected, index=cells.index, dtype=object)
        wanted = wanted.where(wanted.notna(), None)
        wrong = (given != wanted) & ~(given.isna() & wanted.isna())
        for row in map(int, cells.index[wrong]):
            fault = _fault(table, name, given[row], wanted[row])
            found.setdefault(row, Breach(table.name, row, name, fault))
    return list(found.values())


def _expected(tables: Tables, table: Table) -> Iterator[tuple[str, list[Any]]]:
    frame = tables[table.name]
    for column in table.columns:
        origins = [table.by_name[name] for name in column.derived_from if name in table.by_name]
        if column.type == "date" and len(origins) == 1 and origins[0].kind == "edtf":
            days = derive.first_days if column.name.endswith("_start") else derive.last_days
            yield column.name, days(_cells(frame[origins[0].name]))
    more = _MORE.get(table.name)
    if more is not None:
        yield from more(tables)


def _cells(series: pd.Series[Any]) -> list[Any]:
    return [None if pd.isna(cell) else cell for cell in series.tolist()]


def _of_sources(tables: Tables) -> Iterator[tuple[str, list[Any]]]:
    held = tables["sources"]["text_sha256"].notna()
    yield "evidence", ["archived" if archived else "quoted" for archived in held.tolist()]


def _of_claims(tables: Tables) -> Iterator[tuple[str, list[Any]]]:
    claims = tables["claims"]
    steps = derive.first_lines(tables["attributions"])
    gaps = tables.gap("attributions", "claim_id")
    said = [
        (given_id, given_role) if claim in gaps else derive.speaker(steps.get(claim, []))
        for claim, given_id, given_role in zip(
            claims["claim_id"],
            _cells(claims["speaker_id"]),
            _cells(claims["speaker_role"]),
            strict=True,
        )
    ]
    yield "speaker_id", [body for body, _ in said]
    yield "speaker_role", [role for _, role in said]
    roots = derive.origins_of(claims, tables["claim_links"], tables["sources"])
    yield "origin_id", [roots[claim] for claim in claims["claim_id"]]
    told = relations(claims, genealogy(claims, tables["sources"]))
    yield "relation", _cells(told)


def _of_citations(tables: Tables) -> Iterator[tuple[str, list[Any]]]:
    citations = tables["citations"]
    urls = dict(zip(tables["sources"]["source_id"], _cells(tables["sources"]["url"]), strict=True))
    rows = [_row(values) for values in citations.to_dict("records")]
    yield "citation_id", [derive.id_of_citation(row) for row in rows]
    yield "link", [derive.link_of_citation(row, urls) for row in rows]


def _row(values: dict[Any, Any]) -> dict[str, Any]:
    return {str(name): None if pd.isna(value) else value for name, value in values.items()}


_MORE: dict[str, Callable[[Tables], Iterator[tuple[str, list[Any]]]]] = {
    "sources": _of_sources,
    "claims": _of_claims,
    "citations": _of_citations,
}


def _fault(table: Table, name: str, given: object, wanted: object) -> Fault:
    origins = " and ".join(f"`{origin}`" for origin in table[name].derived_from)
    return Fault(
        "schema/together",
        f"`{name}` is computed from {origins}",
        found=show(given),
        allowed=show(wanted),
        hint="build the package anew instead of editing it",
    )


RULE = Rule(
    code="schema/together",
    sentence="A derived cell holds what its columns give.",
    scope="derived",
    check=_check,
    on=("sources", "events", "claims", "citations"),
    package_only=True,
)
