"""Rows that are gone and came again under another key, with the same content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from src.release.items import Item, Sort

_OWN = "\0"  # stands for the row's own key, wherever the row repeats it


def renamed_rows(items: Collection[Item], tables: Collection[str]) -> Iterator[tuple[Item, Item]]:
    """Pairs of a row gone and a row new that hold the same but for their key.

    Only where the content is one row's alone, on either side.
    """
    gone, come = (_by_content(items, tables, s) for s in (Sort.ROW_REMOVED, Sort.ROW_ADDED))
    for content, old in gone.items():
        new = come.get(content, [])
        if len(old) == len(new) == 1:
            yield old[0], new[0]


def _by_content(
    items: Collection[Item], tables: Collection[str], sort: Sort
) -> dict[tuple[object, ...], list[Item]]:
    found: dict[tuple[object, ...], list[Item]] = defaultdict(list)
    for item in items:
        if item.sort is sort and item.table in tables:
            cells = [_OWN if cell in item.key and cell else cell for cell in item.row.values()]
            if any(cell not in (None, _OWN) for cell in cells):
                found[item.table, *item.row, *cells].append(item)
    return found
