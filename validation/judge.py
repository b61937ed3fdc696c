"""Applies all rules to tables.

Cells first, then the keys of each table, outer tables before those inside them, then what takes
several tables. A row with a finding is left out of what comes later, with the rows inside it; a
document whose text is not verified yet is not, as nothing that is written of it need be wrong.
A finding that is listed as an exception is none; an exception that has not applied is one, told
when nothing else is wrong.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence

from validation.exceptions import Exceptions
from validation.findings import Breach
from validation.recall import Recall
from validation.rules import key_duplicate, record_encoding, schema, schema_unique
from validation.rules.registry import RULES
from validation.rules.rule import Rule
from validation.schemas.base import TableModel
from validation.schemas.spec import Table
from validation.tables import Tables, same

# Judged before the models, which would tell the same fault in other words; and judged table by
# table, so that rows inside a row that stands twice are not told as standing twice too.
_FIRST = (record_encoding.RULE,)
_OWN_KEYS = (key_duplicate.RULE, schema_unique.RULE)

_sound = Recall(same)


def judge(
    tables: Tables,
    models: Mapping[str, type[TableModel]],
    *,
    several: bool = True,
    prove: Callable[[Tables], list[Breach]] | None = None,
) -> list[Breach]:
    """Every breach of every rule.

    Without `several`, because a table is not there, the rules that take several tables are left
    out. `prove` looks for the phrases of rows that are well formed in their texts.
    """
    found: list[Breach] = []
    accepted = Exceptions(tables)
    rules = [rule for rule in RULES if tables.package or not rule.package_only]
    for table in _outer_first(tables):
        model = models[table.name]
        alone = functools.partial(_judge_alone, accepted, model, tables, table, rules)
        # Exceptions have to be seen to apply.
        found += alone() if accepted else _judge_table(tables, table, model, alone)
    keys = [rule for rule in rules if rule.scope == "key" and rule not in _OWN_KEYS]
    found += _apply(accepted, keys, tables, list(tables.declaration.values()))
    if several:
        every = list(tables.declaration.values())
        if prove is not None:
            found += _leave_out(tables, prove(tables))
        for scope in ("phrase", "tables"):
            joint = [rule for rule in rules if rule.scope == scope]
            found += _apply(accepted, joint, tables, every)
        for rule in (rule for rule in rules if rule.scope == "figures"):
            found += _apply(accepted, [rule], tables, every)
    if several and not found and not tables.incomplete:
        found += accepted.stale()
    if several and not found:  # else a derived cell differs because of what was told already
        for rule in (rule for rule in rules if rule.scope == "derived"):
            found += (
                [] if found else _apply(accepted, [rule], tables, list(tables.declaration.values()))
            )
    return found


def _judge_table(
    tables: Tables, table: Table, model: type[TableModel], alone: Callable[[], list[Breach]]
) -> list[Breach]:
    """What is wrong with a table by itself: nothing, if it was sound and is as it was."""
    found: list[Breach] = []

    def is_sound() -> bool:
        found.extend(alone())
        return not found

    made_from = (tables[table.name], table, model, tables.withheld)
    if not _sound((table.name, tables.package), made_from, is_sound) and not found:
        is_sound()  # it was at fault before, and is again
    return found


def _judge_alone(
    accepted: Exceptions,
    model: type[TableModel],
    tables: Tables,
    table: Table,
    rules: Sequence[Rule],
) -> list[Breach]:
    """What the model, and the rules that take one table alone, have against its rows."""
    found: list[Breach] = []
    if tables.package:
        found += _apply(accepted, _FIRST, tables, [table])
    found += _leave_out(tables, schema.judge(model, table, tables[table.name]))
    rows = [rule for rule in rules if rule.scope == "row" and rule not in _FIRST]
    found += _apply(accepted, rows, tables, [table])
    for rule in _OWN_KEYS:
        found += _apply(accepted, [rule], tables, [table])
    return found


def _apply(
    accepted: Exceptions, rules: Iterable[Rule], tables: Tables, on: list[Table]
) -> list[Breach]:
    found = [
        breach
        for rule in rules
        for table in on
        if rule.applies(table)
        for breach in rule.check(tables, table)
        if not accepted.takes(tables, breach)
    ]
    _leave_out(tables, [breach for breach in found if not _waits(breach)])
    return found


def _waits(breach: Breach) -> bool:
    """Whether it says no more than that a document's text is not verified yet."""
    return (breach.table, breach.fault.check) == ("sources", "citation/stale-anchor")


def _leave_out(tables: Tables, found: list[Breach]) -> list[Breach]:
    rows: dict[str, set[int]] = {}
    for breach in found:
        rows.setdefault(breach.table, set()).add(breach.row)
        if breach.column in tables.declaration[breach.table].primary_key:
            tables.known_prefixes[breach.table] = ("",)  # which id was meant is not known
    for name, numbers in rows.items():
        tables.drop(name, numbers)
    return found


def _outer_first(tables: Tables) -> list[Table]:
    ordered: list[Table] = []
    waiting = list(tables.declaration.values())
    while waiting:
        placed = {table.name for table in ordered}
        ready = [table for table in waiting if placed.issuperset(table.parents)]
        ordered += ready
        waiting = [table for table in waiting if table not in ready]
    return ordered
