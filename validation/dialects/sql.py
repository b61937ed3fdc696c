"""SQL data definition, from the declaration: close to the standard, for SQLite, for DuckDB."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from validation.dialects.json_schema import Vocabulary
from validation.dialects.table_schema import terms_of
from validation.schemas.spec import Column, Declaration, Table, Type


@dataclass(frozen=True)
class Dialect:
    """How a database calls the types, what it has to be told of them, and what ends a table."""

    types: Mapping[Type, str]
    checks: Mapping[Type, str] = field(default_factory=dict)
    ending: str = ""


STANDARD = Dialect(
    {"string": "TEXT", "integer": "BIGINT", "number": "DOUBLE PRECISION", "date": "DATE"}
)
# A strict table takes no other type than is declared. There is none for days: they are ISO texts.
SQLITE = Dialect(
    {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT"},
    {"date": "{0} IS date({0}, '+0 days')"},
    " STRICT",
)
DUCKDB = Dialect({"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"})


def ddl(declaration: Declaration, vocabulary: Vocabulary) -> str:
    """One `CREATE TABLE` a table, each after those that it refers to."""
    statements = [create(declaration, table, vocabulary) for table in ordered(declaration)]
    return "-- Generated from validation/schemas; see CONTRIBUTING.md.\n\n" + "\n".join(statements)


def ordered(declaration: Declaration) -> list[Table]:
    """The tables, each after those that it refers to."""
    placed: list[Table] = []
    waiting = list(declaration.values())
    while waiting:
        names_placed = {table.name for table in placed}
        ready = [table for table in waiting if _needs(table) <= names_placed]
        placed += ready or waiting
        waiting = [table for table in waiting if table not in placed]
    return placed


def _needs(table: Table) -> set[str]:
    return {str(column.references) for column in table.foreign_keys()} - {table.name}


def create(
    declaration: Declaration,
    table: Table,
    vocabulary: Vocabulary,
    dialect: Dialect = STANDARD,
    undeclared: Collection[str] = (),
) -> str:
    """`CREATE TABLE` of one table, with its keys but for the references of `undeclared` columns."""
    lines = [_column(column, vocabulary, dialect) for column in table.columns]
    lines.append(f"PRIMARY KEY ({names(table.primary_key)})")
    lines += [f"UNIQUE ({names([c.name])})" for c in table.columns if c.unique]
    for column in table.foreign_keys():
        if not column.many and column.name not in undeclared:
            target = declaration[str(column.references)]
            lines.append(
                f"FOREIGN KEY ({names([column.name])}) "
                f"REFERENCES {names([target.name])} ({names(target.primary_key)})"
            )
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {names([table.name])} (\n  {body}\n){dialect.ending};\n"


def _column(column: Column, vocabulary: Vocabulary, dialect: Dialect) -> str:
    name = names([column.name])
    parts = [name, dialect.types[column.type]]
    if not column.nullable:
        parts.append("NOT NULL")
    terms = terms_of(column, vocabulary)
    if terms:
        listed = ", ".join("'" + term.replace("'", "''") + "'" for term in terms)
        parts.append(f"CHECK ({name} IN ({listed}))")
    elif column.type in dialect.checks:
        parts.append(f"CHECK ({dialect.checks[column.type].format(name)})")
    return " ".join(parts)


def names(given: Iterable[str]) -> str:
    """Names as SQL takes any: in quotation marks, separated by commas."""
    return ", ".join(f'"{name}"' for name in given)
