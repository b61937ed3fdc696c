"""Which version a difference makes, and why.

| what changed | level |
| --- | --- |
| columns, terms or tables removed, renamed or changed in meaning; a record removed | major |
| rows, columns, tables or allowed terms added | minor |
| anything else: values corrected, words, dates, standing, files | patch |
| nothing, or what every release writes anew: its number, README, CHANGELOG, catalogues | none |

The same holds before 1.0.0. Whether new words of a definition change its meaning no program can
tell: they count as a change of meaning, the title and example of a column do not. Rows of derived
tables (`series`, `genealogy`, `changes`) follow from others and count as corrections, and so does a
row inside a record (a citation, a name) that takes the place of another.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from src.project import CATALOGUES, CHANGELOG
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
    "columns_narrowed",
)
_MINOR = (
    *("claims_added", "sources_added", "organizations_added", "events_added"),
    *("terms_added", "tables_added", "columns_added", "columns_widened"),
)
_WRITTEN_ANEW = ("README.md", CHANGELOG, *CATALOGUES)
_DERIVED = ("series", "genealogy", "changes")


def level(found: Grouped) -> Verdict:
    """The version that a difference makes."""
    more = _grown(found)
    levels = {
        group: Counter(_level(entry, more) for entry in entries)
        for group, entries in found.groups.items()
    }
    highest = max((one for counts in levels.values() for one in counts), default=Level.NONE)
    reasons = [(counts[highest], group) for group, counts in levels.items() if highest in counts]
    return Verdict(highest, tuple(reasons))


Place = tuple[str, tuple[str | None, ...]]


def _level(entry: Entry, more: set[Place]) -> Level:
    if entry.group in _MAJOR:
        return Level.MAJOR
    if entry.group == "files" and entry.label in _WRITTEN_ANEW:
        return Level.NONE
    added = (item for item in entry.items if item.sort is Sort.ROW_ADDED)
    if entry.group in _MINOR or any(_place(entry, item) in more for item in added):
        return Level.MINOR
    return Level.PATCH


def _grown(found: Grouped) -> set[Place]:
    """Where more rows of a table came than went."""
    balance: Counter[Place] = Counter()
    for entries in found.groups.values():
        for entry in entries:
            for item in entry.items:
                came = (item.sort is Sort.ROW_ADDED) - (item.sort is Sort.ROW_REMOVED)
                balance[_place(entry, item)] += came if item.table not in _DERIVED else 0
    return {place for place, number in balance.items() if number > 0}


def _place(entry: Entry, item: Item) -> Place:
    """The table of a row and the record that it stands in."""
    if item.table == "citations" or len(item.key) < 2:
        return item.table, entry.subject[1]
    return item.table, item.key[:1]
