"""The rows that a record holds: itself, and those of the lists within it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from validation.findings import CROWDED, MAX_FINDINGS, Fault, Finding, Place
from validation.records.folder import RecordFile
from validation.records.nodes import AnyNode, Mapping, Scalar, Sequence
from validation.schemas.spec import Column, Declaration, Table, children, written_columns


class CrowdedError(Exception):
    """More is wrong with a file than is told."""


@dataclass(eq=False)
class Row:
    """One row as it was written. `outer` is the row whose record it stands in.

    `before` is the entry before it in its list. `is_file` marks what is no row, but the file of a
    vocabulary, which holds rows, or one with too many findings.

    `spoiled` rows have a finding: they are left out of later checks with all that stands in
    them. `gaps` names the child tables of which a row was left out, and `belongs` the table whose
    record it is, if it lies in the folder of another one.
    """

    table: Table
    node: Mapping
    file: RecordFile
    outer: Row | None = None
    before: AnyNode | None = None
    is_file: bool = False
    spoiled: bool = False
    gaps: set[str] = field(default_factory=set)
    belongs: str | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def enclosing(self) -> tuple[Table, ...]:
        """The tables of the records around it, nearest first."""
        return (self.outer.table, *self.outer.enclosing) if self.outer else ()

    @property
    def columns(self) -> dict[str, Column]:
        """The columns that are written in it."""
        return {column.name: column for column in written_columns(self.table, self.enclosing)}

    @property
    def own_id(self) -> str | None:
        """Its primary key, if it has a single one that is written."""
        node = self.node.values.get(self.table.primary_key[0])
        if len(self.table.primary_key) > 1 or not isinstance(node, Scalar):
            return None
        return node.value if isinstance(node.value, str) else None

    @property
    def record(self) -> str:
        """The id of the nearest record around it, for messages."""
        if self.own_id is not None:
            return self.own_id
        return self.outer.record if self.outer else self.file.stem

    def clean(self) -> bool:
        """Whether neither it nor a record around it has a finding."""
        return not self.spoiled and (self.outer is None or self.outer.clean())

    def blame(self, spot: AnyNode, field_name: str | None, fault: Fault) -> None:
        """Takes down a fault that stands at `spot`. Raises CrowdedError after too many."""
        place = Place(self.file.file, spot.line, spot.column, self.record)
        found = Finding.at(place, fault, table=self.table.name, field=field_name)
        self.findings.append(found)
        self.spoil()
        self.file.told.append(found)
        if len(self.file.told) > MAX_FINDINGS:
            raise CrowdedError

    def spoil(self) -> None:
        """Leaves it out of later checks."""
        self.spoiled = True
        if self.outer:
            self.outer.gaps.add(self.table.name)


def rows_of(declaration: Declaration, record: RecordFile) -> Iterator[Row]:
    """All rows of a record, outer ones first."""
    table = declaration[record.table]
    if table.file is not None:
        file = Row(table, record.root, record, is_file=True)
        yield file
        yield from _entries(file, table, None, record.root.values.get(table.name), declaration)
    else:
        yield from _within(Row(table, record.root, record), declaration)


def crowded(record: RecordFile, table: Table) -> Row:
    """What stands for all rows of a file with too many findings: the first of them, and that."""
    file = Row(table, record.root, record, is_file=True, spoiled=True)
    place = Place(record.file, 1, 1, record.stem)
    much = Finding.at(place, CROWDED, table=table.name)
    file.findings += [*record.told[:MAX_FINDINGS], much]
    return file


def _within(row: Row, declaration: Declaration) -> Iterator[Row]:
    yield row
    for child in children(declaration, row.table.name):
        yield from _entries(row, child, row, row.node.values.get(child.name), declaration)


def _entries(
    holder: Row, table: Table, outer: Row | None, entries: AnyNode | None, declaration: Declaration
) -> Iterator[Row]:
    if entries is None:
        return
    if isinstance(entries, Scalar) and entries.value is None:
        what = Fault(
            "schema/required",
            f"`{table.name}` must not be empty",
            found="nothing",
            allowed="a list",
            hint="write its entries" if holder.is_file else "leave the key out",
        )
        holder.blame(entries, table.name, what)
        return
    if not isinstance(entries, Sequence):
        what = Fault("record/type", f"`{table.name}` must be a list", hint=_HYPHEN)
        holder.blame(entries, table.name, what)
        return
    for before, entry in zip([None, *entries.items], entries.items, strict=False):
        if isinstance(entry, Mapping):
            yield from _within(Row(table, entry, holder.file, outer, before), declaration)
        else:
            what = Fault(
                "record/type", f"an entry of `{table.name}` must be a mapping", hint=_HYPHEN
            )
            holder.blame(entry, table.name, what)


_HYPHEN = "begin each entry with a hyphen, and write its keys below each other"
