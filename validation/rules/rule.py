"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from validation.findings import Breach, Fault, show
from validation.schemas.spec import Table
from validation.tables import Tables

Scope = Literal["row", "key", "phrase", "tables", "figures", "derived"]


@dataclass(frozen=True)
class Rule:
    """One check: its code, what it says in one sentence, what it needs, and the check itself.

    `scope` is `row` (a row is judged by itself), `key` (the keys of one table, against those of
    others), `phrase` (whether it is proven), `tables` (several tables together) or `figures` (a
    figure and its phrase: one finding each); `derived` cells, and what earlier releases had, are
    only judged when nothing else is wrong. `needs` names the tables and columns that it reads;
    empty for rules that go by the kind of column and so apply to every table. `check` is handed the
    tables and the one whose rows it is to judge; it returns breaches, and neither loops over rows
    nor keeps state.
    """

    code: str
    sentence: str
    scope: Scope
    check: Callable[[Tables, Table], Iterable[Breach]]
    on: tuple[str, ...] = ()
    needs: Mapping[str, tuple[str, ...]] | None = None
    package_only: bool = False

    def applies(self, table: Table) -> bool:
        """Whether it judges rows of `table`."""
        return not self.on or table.name in self.on


def breaches(
    table: Table, found: pd.Series[Any], column: str, fault: Callable[[Any], Fault]
) -> list[Breach]:
    """A breach for each row of `found`, whose values the fault tells."""
    return [
        Breach(table.name, int(row), column, fault(value))
        for row, value in zip(found.index, found.tolist(), strict=True)
    ]


def lacks(code: str, message: str, hint: str, allowed: str | None = None) -> Fault:
    """The fault of something that is absent."""
    return Fault(code, message, found="nothing", allowed=allowed, hint=hint)


__all__ = ["Rule", "Scope", "breaches", "lacks", "show"]
