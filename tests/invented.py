"""Tables that the package does not have, for what must hold of any."""

from __future__ import annotations

from collections.abc import Mapping

from validation.schemas.spec import Column, Table, Type


def invented_table(name: str, types: Mapping[str, Type]) -> Table:
    """A table of these columns, of which the first is the key and alone may not be empty."""
    columns = [
        Column(column, type_, "label", column, column, "", nullable=place > 0)
        for place, (column, type_) in enumerate(types.items())
    ]
    title = name.title()
    return Table(name, title, f"{title}.", tuple(columns), (columns[0].name,), "list")
