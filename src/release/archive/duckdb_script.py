"""A script that makes a DuckDB database of the Parquet files, with types, keys and references.

A script, as a DuckDB file has random ids in it and is never the same twice.

DuckDB (seen in 2.0.0) refuses a row that refers to another of the same statement, or to itself. So
rows that refer to their own table come in rounds, each with those whose targets are there; as many
rounds are written as the rows of the release need. A column by which some row names itself, as the
origin of a claim does, cannot be declared a reference: such ones are compared at the end, where the
script stops if anything is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from src.project import PARQUET
from validation.dialects.sql import DUCKDB, create, names, ordered
from validation.dialects.vocabulary import small_vocabularies
from validation.schemas.spec import Declaration, Table

_HEAD = """\
-- Loads the package into a DuckDB database, with types, keys and references. In the folder that
-- holds datapackage.json, with the path of this file:
--
--   duckdb {name}.duckdb < {name}.duckdb.sql

BEGIN;
"""


def duckdb_script(declaration: Declaration, frames: Mapping[str, pd.DataFrame], name: str) -> str:
    """The script. `name` is what it and the database are called, without their endings."""
    vocabulary = small_vocabularies(declaration, frames)
    parts = [_HEAD.format(name=name)]
    for table in ordered(declaration):
        own = _own_references(table)
        rounds = _rounds(table, own, frames[table.name])
        undeclared = [column for column in own if column not in rounds.declared]
        parts.append(create(declaration, table, vocabulary, DUCKDB, undeclared))
        parts += _inserts(table, rounds)
        parts += [_compared(table, column) for column in undeclared]
    return "\n".join([*parts, "COMMIT;", ""])


def _own_references(table: Table) -> list[str]:
    """The columns that refer to the table itself."""
    own = [column for column in table.foreign_keys() if column.references == table.name]
    return [column.name for column in own if not column.many]


@dataclass(frozen=True)
class _Rounds:
    """Which columns can be declared to refer to their own table, and the rounds that this takes."""

    declared: list[str]
    number: int


def _rounds(table: Table, own: list[str], frame: pd.DataFrame) -> _Rounds:
    keys = frame[table.primary_key[0]]
    declared = [name for name in own if not (frame[name] == keys).any()]
    there: set[str] = set()
    waiting = frame
    number = 0
    while not waiting.empty or number == 0:
        cells = waiting[declared]
        ready = (cells.isna() | cells.isin(there)).all(axis="columns")
        if not ready.any() and not waiting.empty:
            return _Rounds([], 1)  # they go in a circle
        there |= set(waiting.loc[ready, table.primary_key[0]])
        waiting = waiting.loc[~ready]
        number += 1
    return _Rounds(declared, number)


def _inserts(table: Table, rounds: _Rounds) -> Iterator[str]:
    columns = names(column.name for column in table.columns)
    file = f"read_parquet('{PARQUET}/{table.name}.parquet')"
    insert = f"INSERT INTO {names([table.name])} SELECT {columns} FROM {file}"
    if not rounds.declared:
        yield f"{insert};\n"
        return
    key = names(table.primary_key)
    there = f"(SELECT {key} FROM {names([table.name])})"
    targets = [f'AND ("{name}" IS NULL OR "{name}" IN {there})' for name in rounds.declared]
    for _ in range(rounds.number):
        yield "\n  ".join([insert, f"WHERE {key} NOT IN {there}", *targets]) + ";\n"
    counts = f"(SELECT count(*) FROM {names([table.name])}) <> (SELECT count(*) FROM {file})"
    yield _stop(f"a row of {table.name} refers to a row that is not there", f"WHERE {counts}")


def _compared(table: Table, column: str) -> str:
    name, key, rows = names([column]), names(table.primary_key), names([table.name])
    lost = f"FROM {rows} WHERE {name} NOT IN (SELECT {key} FROM {rows})"
    return _stop(f"{table.name}.{column} refers to a row that is not there", f"{lost} LIMIT 1")


def _stop(message: str, where: str) -> str:
    return f"SELECT error('{message}') {where};\n"
