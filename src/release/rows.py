"""The exact difference of the tables: rows by key, cells, columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow.compute as pc

from src.release import cells, renames
from src.release.items import Item, Sort
from src.release.lines import Numbers
from src.release.package import Package, Sheet


@dataclass(frozen=True)
class Names:
    """What goes on under another name, old name by new: tables, and columns by the new table."""

    tables: Mapping[str, str]
    columns: Mapping[str, Mapping[str, str]]


def differences(old: Package, new: Package) -> tuple[list[Item], Names]:
    """The items of all tables. Raises NotAPackageError if a file is not as its descriptor says."""
    renamed = renames.tables(old.sheets, new.sheets)
    names = {after: before for before, after in renamed.items()}
    items: list[Item] = []
    columns: dict[str, Mapping[str, str]] = {}
    for name, sheet in new.sheets.items():
        before = old.sheets.get(names.get(name, name))
        if before is None:
            items += _whole(sheet, Sort.TABLE_ADDED, Sort.ROW_ADDED)
            continue
        if before.name != name:
            items.append(Item(Sort.TABLE_RENAMED, name, name, before=before.name, after=name))
        found, columns[name] = _table(before, sheet)
        items += found
    for name, sheet in old.sheets.items():
        if name not in new.sheets and name not in renamed:
            items += _whole(sheet, Sort.TABLE_REMOVED, Sort.ROW_REMOVED)
    return items, Names(names, columns)


def _whole(sheet: Sheet, table: Sort, row: Sort) -> Iterator[Item]:
    """A table that came or went, with its rows."""
    held = cells.read(sheet).to_pylist()
    yield Item(table, sheet.name, sheet.name, count=len(held))
    for one in held:
        yield Item(row, sheet.name, key=tuple(one[name] for name in sheet.key), row=one)


@dataclass(frozen=True)
class _Pair:
    """Two versions of a table, with the rows that both have and the columns that go together."""

    old: Sheet
    new: Sheet
    before: Any
    after: Any
    at_old: Numbers
    at_new: Numbers
    key: tuple[tuple[str, str], ...]

    def key_of(self, row: Mapping[str, str | None], *, new: bool) -> tuple[str | None, ...]:
        return tuple(row[pair[1 if new else 0]] for pair in self.key)


def _table(old: Sheet, new: Sheet) -> tuple[list[Item], Mapping[str, str]]:
    """The items of one table, and which columns go on under another name, old by new."""
    if old.data == new.data and old.columns == new.columns:
        return [], {}
    before, after = cells.both(old, new)
    pairs = renames.keys(old, new, before, after)
    key = _key(old, new, pairs)
    numbers = cells.keys(before, after, key)
    _, at_old, at_new = np.intersect1d(*numbers, return_indices=True)
    pair = _Pair(old, new, before, after, at_old, at_new, key)
    renamed = {**pairs, **renames.columns(old, new, before, after, (at_old, at_new), pairs)}
    items = [*_columns(pair, renamed), *_rows(pair), *_cells(pair, renamed)]
    return items, {now: then for then, now in renamed.items()}


def _key(old: Sheet, new: Sheet, renamed: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The columns by which rows are told apart: the longer key of which both have all columns."""
    back = {now: then for then, now in renamed.items()}
    by_old = [(name, renamed.get(name, name)) for name in old.key]
    by_new = [(back.get(name, name), name) for name in new.key]
    whole = [
        tuple(sorted(pairs))
        for pairs in (by_old, by_new)
        if all(one in old.columns and other in new.columns for one, other in pairs)
    ]
    common = ((name, name) for name in sorted({*old.columns} & {*new.columns}))
    chosen = max(whole, key=lambda pairs: (len(pairs), pairs)) if whole else tuple(common)
    order = [name for name in new.key if name in {now for _, now in chosen}]
    return tuple(sorted(chosen, key=lambda one: order.index(one[1]) if one[1] in order else -1))


def _columns(pair: _Pair, renamed: Mapping[str, str]) -> Iterator[Item]:
    table, old, new = pair.new.name, pair.old.columns, pair.new.columns
    for then, now in renamed.items():
        yield Item(Sort.COLUMN_RENAMED, table, now, before=then, after=now)
    for name in old:
        if name not in new and name not in renamed:
            count = pc.count(pair.before[name]).as_py()
            yield Item(Sort.COLUMN_REMOVED, table, name, count=count)
    for name in new:
        if name not in old and name not in renamed.values():
            count = pc.count(pair.after[name]).as_py()
            yield Item(Sort.COLUMN_ADDED, table, name, count=count)


def _rows(pair: _Pair) -> Iterator[Item]:
    for sort, held, common in (
        (Sort.ROW_REMOVED, pair.before, pair.at_old),
        (Sort.ROW_ADDED, pair.after, pair.at_new),
    ):
        others = np.setdiff1d(np.arange(held.num_rows), common, assume_unique=True)
        for row in cells.rows_of(held, others):
            key = pair.key_of(row, new=sort is Sort.ROW_ADDED)
            yield Item(sort, pair.new.name, key=key, row=row)


def _cells(pair: _Pair, renamed: Mapping[str, str]) -> Iterator[Item]:
    now = {**{name: name for name in pair.old.columns if name in pair.new.columns}, **renamed}
    different = {
        (old, new): cells.differ(pair.before[old], pair.after[new], pair.at_old, pair.at_new)
        for old, new in now.items()
    }
    numbers = np.unique(np.concatenate([np.empty(0, np.int64), *different.values()]))
    before = cells.rows_of(pair.before, pair.at_old[numbers])
    after = cells.rows_of(pair.after, pair.at_new[numbers])
    place = {number: i for i, number in enumerate(numbers.tolist())}
    for (old, new), found in different.items():
        for number in found.tolist():
            one, other = before[place[number]], after[place[number]]
            key = pair.key_of(other, new=True)
            cell = (one[old], other[new])
            yield Item(Sort.CELL, pair.new.name, new, key, cell[0], cell[1], row=other)
