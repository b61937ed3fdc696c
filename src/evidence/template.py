"""A record to fill in: its keys and what they mean, from the declaration of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import yaml

from validation.records import yaml_reader
from validation.records.nodes import Mapping as Node
from validation.records.nodes import plain
from validation.schemas.spec import Column, Declaration, Table, written_columns

_QUOTED = ("edtf", "day")  # what readers of YAML 1.1 take for a date


def pair(column: Column, value: str) -> str:
    """A key and its value on one line, in quotation marks where YAML would read something else."""
    written = f"{column.name}: {value}"
    if column.kind not in _QUOTED and _reads(written, column.name, value):
        return written
    return f"{column.name}: {json.dumps(value, ensure_ascii=False)}"


def _reads(written: str, name: str, value: str) -> bool:
    ours = yaml_reader.read(written).root
    try:
        theirs = yaml.safe_load(written)
    except (yaml.YAMLError, ValueError):
        return False
    return isinstance(ours, Node) and plain(ours) == {name: value} == theirs


def blank(column: Column, also: str = "") -> str:
    """A commented key that waits for its value, with its meaning and what it may be."""
    return f"# {column.name}:  # {meaning(column)}{also}"


def header(table: Table) -> str:
    """The line by which editors find the JSON Schema of a record of `table`."""
    return f"# yaml-language-server: $schema=../../schemas/{table.name}.schema.json"


_LATER = ("status_reason", "replaced_by", "revision_reason")  # of what was released before


def key(column: Column, value: str | None, note: str = "") -> str | None:
    """A key with its value, or as a place to fill; None for what a new record never has."""
    if value is not None:
        return pair(column, value)
    return None if column.name in _LATER else blank(column, f" {note}" if note else "")


_MOST_TERMS = 20  # all countries would bury the rest


def meaning(column: Column) -> str:
    """What a column means and which terms it takes, in one line."""
    if column.terms and len(column.terms) <= _MOST_TERMS:
        return f"{column.description} One of: {', '.join(column.terms)}."
    if column.references:
        return f"{column.description} An id of {column.references}."
    return column.description


def commented(
    declaration: Declaration, outer: Table, name: str, known: Mapping[str, str]
) -> Iterable[str]:
    """A commented list with one row of the table `name`, within a record of `outer`.

    It has every required key; `known` gives those whose value is clear.
    """
    yield f"# {name}:"
    yield from (f"# {line}" for line in _row(declaration, (outer,), name, known, "  "))


_WITHIN = {"claims": ("attributions", "citations")}  # without which no claim is proven


def _row(
    declaration: Declaration,
    enclosing: tuple[Table, ...],
    name: str,
    known: Mapping[str, str],
    indent: str,
) -> Iterable[str]:
    table = declaration[name]
    columns = written_columns(table, enclosing)
    dash = "- "
    for column in columns:
        if not column.nullable:
            value = f" {known[column.name]}" if column.name in known else ""
            yield f"{indent}{dash}{column.name}:{value}  # {meaning(column)}"
            dash = "  "
    optional = [column.name for column in columns if column.nullable]
    if optional:
        yield f"{indent}  # where they apply: {', '.join(optional)}"
    for child in _WITHIN.get(name, ()):
        yield f"{indent}  {child}:"
        yield from _row(declaration, (table, *enclosing), child, {}, indent + "    ")
