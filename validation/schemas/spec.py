"""What a table's declaration says, as plain data that needs neither pandas nor pandera."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Origin = Literal["written", "inherited", "derived"]
Type = Literal["string", "integer", "number", "date"]
Home = Literal["folder", "inside", "vocabulary", "list", "derived"]


@dataclass(frozen=True)
class Column:
    """One column: its meaning, its type and what its cells may hold."""

    name: str
    type: Type
    kind: str
    title: str
    description: str
    example: str
    nullable: bool = False
    unit: str | None = None
    unique: bool = False
    origin: Origin = "written"
    derived_from: tuple[str, ...] = ()
    references: str | None = None
    many: bool = False
    pattern: str | None = None
    terms: Mapping[str, str] | None = None
    minimum: float | None = None
    maximum: float | None = None
    max_words: int | None = None

    @property
    def copied(self) -> bool:
        """Whether its texts are copied from a document letter by letter."""
        return self.kind in ("quotation", "quoted_context", "verbatim")


@dataclass(frozen=True)
class Table:
    """One table: its columns, its keys and where its rows stand in the records.

    `home` is `folder` (a file a record), `inside` (a list within the records of `parents`),
    `vocabulary` or `list` (a file of rows, in the folder of vocabularies or beside it) or `derived`
    (computed, never written). A `folder` that is told is named otherwise than the table.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    home: Home
    order: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    small: bool = False
    folder: str = ""
    by_name: Mapping[str, Column] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})
        object.__setattr__(self, "order", self.order or self.primary_key)
        object.__setattr__(self, "folder", self.folder or self.name)

    def __getitem__(self, name: str) -> Column:
        return self.by_name[name]

    @property
    def file(self) -> str | None:
        """The one file that holds all its rows, below the records and without its ending."""
        return {"vocabulary": f"vocabulary/{self.name}", "list": self.name}.get(self.home)

    def foreign_keys(self) -> tuple[Column, ...]:
        """The columns that point at the primary key of another table (or of this one)."""
        return tuple(column for column in self.columns if column.references)


Declaration = Mapping[str, Table]


def children(declaration: Declaration, parent: str) -> tuple[Table, ...]:
    """The tables whose rows stand as lists inside the records of `parent`, in declared order."""
    return tuple(table for table in declaration.values() if parent in table.parents)


def written_columns(table: Table, enclosing: tuple[Table, ...]) -> tuple[Column, ...]:
    """The columns that people write in a row of `table` that stands inside `enclosing` records.

    An inherited column is taken from the nearest enclosing record whose primary key it is;
    where there is none it has to be written, unless it may be empty.
    """
    given = {name for outer in enclosing for name in outer.primary_key}
    return tuple(
        column
        for column in table.columns
        if column.origin == "written"
        or (column.origin == "inherited" and column.name not in given and not column.nullable)
    )
