"""Which columns and tables go on under another name: those that hold the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import pyarrow.compute as pc

from src.release import cells, lines
from src.release.lines import Numbers
from src.release.package import Sheet

# Of the cells that are filled on either side, how many must be the same.
_ENOUGH = 0.8
_ENOUGH_LINES = 0.5

Pairs = dict[str, str]


def best_pairs(
    gone: Iterable[str], come: Iterable[str], likeness: Callable[[str, str], float], least: float
) -> Pairs:
    """Pairs the names that are gone with those that came, the likest first, each once.

    The same the other way round: what counts is likeness, then the names, whichever is older.
    """
    come = list(come)
    likely = [(likeness(old, new), old, new) for old in gone for new in come]
    ordered = sorted(likely, key=lambda pair: (-pair[0], sorted(pair[1:])))
    pairs: Pairs = {}
    for degree, old, new in ordered:
        if degree >= least and old not in pairs and new not in pairs.values():
            pairs[old] = new
    return pairs


def tables(old: Mapping[str, Sheet], new: Mapping[str, Sheet]) -> Pairs:
    """Tables of the same columns that hold mostly the same rows under another name."""

    def likeness(before: str, after: str) -> float:
        one, other = old[before], new[after]
        if one.columns != other.columns or one.key != other.key:
            return 0.0
        return _share_of_lines(one.data, other.data)

    gone = [name for name in old if name not in new]
    return best_pairs(gone, [name for name in new if name not in old], likeness, _ENOUGH_LINES)


def _share_of_lines(one: bytes, other: bytes) -> float:
    held = [lines.split(data)[1] for data in (one, other)]
    most = max(map(len, held)) - 1
    if most <= 0:
        return 1.0 if one == other else 0.0
    numbers = lines.codes(*held)
    common = len(held[0]) - len(lines.in_other_numbers(*numbers)[0]) - 1
    return max(common, 0) / most


def keys(old: Sheet, new: Sheet, before: Any, after: Any) -> Pairs:
    """Columns of the key that go on under another name: they hold mostly the same values."""
    gone = [name for name in old.key if name not in new.columns]
    come = [name for name in new.key if name not in old.columns]

    def likeness(one: str, other: str) -> float:
        numbers = lines.codes(*(pc.unique(column) for column in (before[one], after[other])))
        most = max(map(len, numbers))
        return len(np.intersect1d(*numbers)) / most if most else _alike(old, new, one, other)

    return best_pairs(gone, come, likeness, _ENOUGH_LINES)


def columns(
    old: Sheet, new: Sheet, before: Any, after: Any, at: tuple[Numbers, Numbers], known: Pairs
) -> Pairs:
    """Other columns that do: the cells of the rows `at`, which both have, are mostly the same."""
    gone = [name for name in old.columns if name not in new.columns and name not in known]
    come = [name for name in new.columns if name not in old.columns and name not in known.values()]

    def likeness(one: str, other: str) -> float:
        filled = _filled(before[one], after[other], at)
        if not filled or not len(at[0]):
            return _alike(old, new, one, other)
        return 1 - len(cells.differ(before[one], after[other], *at)) / filled

    return best_pairs(gone, come, likeness, _ENOUGH)


def _filled(one: Any, other: Any, at: tuple[Numbers, Numbers]) -> int:
    """How many pairs are not both empty."""
    empty = [
        lines.numbers(pc.is_null(column).combine_chunks()).astype(bool)[rows]
        for column, rows in zip((one, other), at, strict=True)
    ]
    return int((~(empty[0] & empty[1])).sum())


def _alike(old: Sheet, new: Sheet, one: str, other: str) -> float:
    """Whether two empty columns are described alike but for their names."""
    said = [
        {k: v for field in fields if field["name"] == name for k, v in field.items() if k != "name"}
        for fields, name in (
            (old.resource["schema"]["fields"], one),
            (new.resource["schema"]["fields"], other),
        )
    ]
    return 1.0 if said[0] == said[1] and said[0].keys() & {"title", "description"} else 0.0
