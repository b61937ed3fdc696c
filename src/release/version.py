"""Which version a difference makes, and why.

| what changed | level |
| --- | --- |
| columns, terms or tables removed, renamed or changed in meaning; a record removed | major |
| rows, columns or tables added | minor |
| anything else: values corrected, words, dates, standing, files | patch |
| nothing, or the release's own number alone | none |

The same holds before 1.0.0. Whether new words of a definition change its meaning no program can
tell: they count as a change of meaning, the title and example of a column do not. Rows of derived
tables (`series`, `genealogy`, `changes`) follow from others and count as corrections, and so does a
row inside a record (a citation, a name) that takes the place of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from src.release import model
from src.release.groups import Entry, Grouped
from src.release.items import Item, Sort


class Level(IntEnum):
    """How grave a difference is, by Semantic Versioning."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def word(self) -> str:
        """Its name in lower case."""
        return self.name.lower()


@dataclass(frozen=True)
class Verdict:
    """The level, and what makes it so: (how many entries, of which group), in order."""

    level: Level
    reasons: tuple[tuple[int, str], ...]

    def told(self) -> list[str]:
        """The reasons in words."""
        return [counted(number, group) for number, group in self.reasons]


def counted(number: int, group: str) -> str:
    """How many of a group, in words: `3 claims added`."""
    one, many = model.GROUPS[group]
    return f"{number:,} {one if number == 1 else many}"


_MAJOR = (
    *("claims_removed", "sources_removed", "organizations_removed", "events_removed"),
    *("terms_removed", "terms_changed"),
    *("tables_removed", "tables_renamed", "tables_changed"),
    *("columns_removed", "columns_renamed", "columns_changed"),
)
_MINOR = (
    *("claims_added", "sources_added", "organizations_added", "events_added"),
    *("terms_added", "tables_added", "columns_added"),
)
_DERIVED = ("series", "genealogy", "changes")


def level(found: Grouped) -> Verdict:
    """The version that a difference makes."""
    levels = {
        group: Counter(_level(entry) for entry in entries)
        for group, entries in found.groups.items()
    }
    highest = max((one for counts in levels.values() for one in counts), default=Level.NONE)
    reasons = [(counts[highest], group) for group, counts in levels.items() if highest in counts]
    return Verdict(highest, tuple(reasons))


def _level(entry: Entry) -> Level:
    if entry.group == "columns_changed":
        return max(map(_of_column, entry.items))
    if entry.group in _MAJOR:
        return Level.MAJOR
    if entry.group in _MINOR or _grows(entry.items):
        return Level.MINOR
    return Level.PATCH


def _of_column(item: Item) -> Level:
    """A list of allowed terms that only grew has rows to come; else what a cell means changed."""
    lists = item.path[5:] in (("constraints", "enum"), ("categories",))
    if lists and isinstance(item.before, list) and isinstance(item.after, list):
        grew = item.after[: len(item.before)] == item.before or _within(item.before, item.after)
        return Level.MINOR if grew else Level.MAJOR
    return Level.MAJOR


def _within(some: Iterable[object], all_: Iterable[object]) -> bool:
    return {str(one) for one in some} < {str(one) for one in all_}


def _grows(items: Iterable[Item]) -> bool:
    """Whether more rows of a table came than went."""
    balance: Counter[str] = Counter()
    for item in items:
        if item.table not in _DERIVED:
            balance[item.table] += (item.sort is Sort.ROW_ADDED) - (item.sort is Sort.ROW_REMOVED)
    return any(number > 0 for number in balance.values())
