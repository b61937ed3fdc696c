"""The codebook, from the declaration: every table, column and term in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from validation.dialects.json_schema import Vocabulary
from validation.dialects.table_schema import terms_of
from validation.schemas.spec import Column, Declaration, Table


def codebook(title: str, declaration: Declaration, vocabulary: Vocabulary) -> str:
    """The whole page."""
    contents = [f"- [{t.name}](#{t.name}): {t.description}" for t in declaration.values()]
    pages = [_table(table, vocabulary) for table in declaration.values()]
    head = [
        f"# Codebook of {title}",
        "",
        "Generated from `validation/schemas` and `data/records/vocabulary`; do not edit.",
        "",
        _ON_CELLS,
        "",
        *contents,
        "",
    ]
    return "\n".join(head) + "\n" + "\n".join(pages)


_ON_CELLS = (
    "Empty cells mean that the value is not known or does not apply. Dates are EDTF level 1; the "
    "columns `…_start` and `…_end` beside them are their first and last day by ISO 8601."
)


def _table(table: Table, vocabulary: Vocabulary) -> str:
    key = ", ".join(f"`{name}`" for name in table.primary_key)
    lines = [
        f"## {table.name}",
        "",
        table.description,
        "",
        f"Primary key: {key}. {_home(table)}",
        "",
        "| column | type | required | meaning | example |",
        "| --- | --- | --- | --- | --- |",
        *(_row(column) for column in table.columns),
        "",
    ]
    for column in table.columns:
        terms = terms_of(column, vocabulary)
        if terms and any(terms.values()):
            lines += [f"Terms of `{column.name}`:", ""]
            lines += [f"- `{term}`: {meaning}" for term, meaning in terms.items()]
            lines.append("")
    return "\n".join(lines)


def _home(table: Table) -> str:
    if table.home == "folder":
        return f"Written in `data/records/{table.name}/`, a file a record."
    if table.file is not None:
        return f"Written in `data/records/{table.file}.yaml`."
    if table.home == "derived":
        return "Computed; nobody writes it."
    return f"Written as a list `{table.name}` inside a record of {_either(table.parents)}."


def _either(names: Iterable[str]) -> str:
    return ", ".join(names)


def _row(column: Column) -> str:
    meaning = column.description
    if column.unit:
        meaning += f" In {column.unit}."
    if column.references:
        several = "Several ids" if column.many else "An id"
        meaning += f" {several} of [{column.references}](#{column.references})."
    if column.origin == "derived":
        origins = ", ".join(f"`{name}`" for name in column.derived_from)
        meaning += f" Computed from {origins}." if origins else " Computed."
    if column.max_words:
        meaning += f" At most {column.max_words} words."
    required = "no" if column.nullable else "yes"
    cells = (f"`{column.name}`", column.type, required, meaning, f"`{column.example}`")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
