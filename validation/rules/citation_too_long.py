"""`citation/too-long`: a quoted phrase is short, and never a whole sentence."""

from __future__ import annotations

from functools import partial

from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Table
from validation.tables import Tables

# Begins with a capital letter, has four words or more, and ends as sentences end.
_SENTENCE = r"[^\p{L}\p{N}]*\p{Lu}.*(?:\s+\S+){3,}\s*[.!?…][^\p{L}\p{N}\s]*"


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    for column in table.columns:
        if column.kind == "quotation":
            cells = tables[table.name][column.name].dropna()
            whole = cells[cells.str.fullmatch(_SENTENCE).astype(bool)]
            found += breaches(table, whole, column.name, partial(_fault, column.name))
    return found


def _fault(column: str, value: object) -> Fault:
    return Fault(
        "citation/too-long",
        f"`{column}` must not be a whole sentence",
        found=show(value),
        allowed="the shortest phrase that carries the figure, 12 words at most",
        hint="quote only the words that carry the figure",
    )


RULE = Rule(
    code="citation/too-long",
    sentence="A quoted phrase has at most 12 words and is never a whole sentence.",
    scope="row",
    check=_check,
)
