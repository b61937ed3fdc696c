"""SQL data definition, from the declaration: for SQLite, and close to the standard."""

from __future__ import annotations

from validation.dialects.json_schema import Vocabulary
from validation.dialects.table_schema import terms_of
from validation.schemas.spec import Column, Declaration, Table

_TYPES = {"string": "TEXT", "integer": "BIGINT", "number": "DOUBLE PRECISION", "date": "DATE"}


def ddl(declaration: Declaration, vocabulary: Vocabulary) -> str:
    """One `CREATE TABLE` a table, each after those that it refers to."""
    statements = [_create(declaration, table, vocabulary) for table in _ordered(declaration)]
    return "-- Generated from validation/schemas; see CONTRIBUTING.md.\n\n" + "\n".join(statements)


def _ordered(declaration: Declaration) -> list[Table]:
    ordered: list[Table] = []
    waiting = list(declaration.values())
    while waiting:
        placed = {table.name for table in ordered}
        ready = [table for table in waiting if _needs(table) <= placed]
        ordered += ready or waiting
        waiting = [table for table in waiting if table not in ordered]
    return ordered


def _needs(table: Table) -> set[str]:
    return {str(column.references) for column in table.foreign_keys()} - {table.name}


def _create(declaration: Declaration, table: Table, vocabulary: Vocabulary) -> str:
    lines = [_column(column, vocabulary) for column in table.columns]
    lines.append(f"PRIMARY KEY ({_names(table.primary_key)})")
    lines += [f"UNIQUE ({_names((c.name,))})" for c in table.columns if c.unique]
    for column in table.foreign_keys():
        if not column.many:
            target = declaration[str(column.references)]
            lines.append(
                f"FOREIGN KEY ({_names((column.name,))}) "
                f"REFERENCES {_names((target.name,))} ({_names(target.primary_key)})"
            )
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {_names((table.name,))} (\n  {body}\n);\n"


def _column(column: Column, vocabulary: Vocabulary) -> str:
    parts = [_names((column.name,)), _TYPES[column.type]]
    if not column.nullable:
        parts.append("NOT NULL")
    terms = terms_of(column, vocabulary)
    if terms:
        listed = ", ".join("'" + term.replace("'", "''") + "'" for term in terms)
        parts.append(f"CHECK ({_names((column.name,))} IN ({listed}))")
    return " ".join(parts)


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
