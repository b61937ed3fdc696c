"""The difference of two packages: exact first, then told in the data's own terms."""

from __future__ import annotations

from dataclasses import dataclass

from src.release import described, held, rows
from src.release.items import Item, Sort
from src.release.package import Package


@dataclass(frozen=True)
class Difference:
    """Two packages, and every single thing that differs, in a fixed order."""

    old: Package
    new: Package
    items: tuple[Item, ...]


def difference(old: Package, new: Package) -> Difference:
    """Compares two packages. Raises NotAPackageError if a table cannot be read.

    Rows are told apart by their key, so that their order does not count: a package that is valid
    has but one order.
    """
    if old.hash == new.hash:
        return Difference(old, new, ())
    items, names = rows.differences(old, new)
    items += described.differences(old, new, names)
    items += held.differences(old, new, items)
    return Difference(old, new, tuple(sorted(items, key=_place)))


def _place(item: Item) -> tuple[str, list[str], str, str, tuple[str, ...]]:
    order = list(Sort).index(item.sort)
    return item.table, [cell or "" for cell in item.key], f"{order:02}", item.name, item.path
