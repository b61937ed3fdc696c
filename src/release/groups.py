"""The semantic groups: every item of the exact difference falls into one entry of one group.

What no named group takes is told under `other`, so that nothing is lost; nothing is told that is
no item, so that nothing is invented. Items that only follow from others (hashes in the descriptor,
Parquet files that hold the rows of their CSV) are `implied`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from src.release import model
from src.release.difference import Difference
from src.release.held import Note
from src.release.items import Item, Sort
from src.release.origins import Regrouping, regroupings
from src.release.properties import IMPLIED, VERSION, Told, group_of
from src.release.same import renamed_rows

Subject = tuple[str, tuple[str | None, ...]]
_ROWS = (Sort.ROW_ADDED, Sort.ROW_REMOVED)
_KNOWN = {*model.GROUPS, IMPLIED, VERSION}
_DONE = {Sort.ROW_ADDED: "added", Sort.ROW_REMOVED: "removed"}


@dataclass
class Entry:
    """One thing that a group tells of: a record, a row, a column, a file.

    `items` are what makes it up: the change itself, and what came along with it (the citations of
    a claim that was added, or whose figure was revised).
    """

    group: str
    subject: Subject
    items: list[Item] = field(default_factory=list)
    regrouping: Regrouping | None = None
    also: str | None = None  # the id that the record had before, or has now

    @property
    def table(self) -> str:
        """The table that it is about; empty if it is about none."""
        return self.subject[0]

    @property
    def label(self) -> str:
        """What it is called: the key, the column, the path."""
        return " / ".join(cell if cell is not None else "-" for cell in self.subject[1])


@dataclass
class Grouped:
    """All groups that have entries, in order; the items that only follow; the release's number."""

    groups: dict[str, list[Entry]]
    implied: list[Item]
    version: list[Item]

    def count(self, group: str) -> int:
        """How many entries a group has."""
        return len(self.groups.get(group, ()))


def grouped(difference: Difference) -> Grouped:
    """Puts each item into its entry."""
    placer = _Placer(difference)
    entries: dict[tuple[str, Subject], Entry] = {}
    for item in difference.items:
        group, subject = placer.place(item)
        group = group if group in _KNOWN else "other"
        entry = entries.setdefault((group, subject), Entry(group, subject))
        entry.items.append(item)
        entry.regrouping = placer.regrouping(item)
        entry.also = placer.renamed.get((group, subject))
    groups: dict[str, list[Entry]] = {name: [] for name in model.GROUPS}
    special: dict[str, list[Item]] = defaultdict(list)
    for (group, _), entry in sorted(entries.items(), key=_order):
        if group in groups:
            groups[group].append(entry)
        else:
            special[group] += entry.items
    held = {name: found for name, found in groups.items() if found}
    return Grouped(held, special[IMPLIED], special[VERSION])


def _order(pair: tuple[tuple[str, Subject], Entry]) -> tuple[str, str, list[str]]:
    group, (table, key) = pair[0]
    return group, table, [cell or "" for cell in key]


class _Placer:
    """Knows what the items together tell, by which each of them is placed."""

    def __init__(self, difference: Difference) -> None:
        self._difference = difference
        self._told = Told.by(difference.items)
        cells = [item for item in difference.items if item.sort is Sort.CELL]
        origins = [item for item in cells if self._column(item) == "origins"]
        self._regroupings = regroupings(difference, origins)
        self._revised = {_own(item) for item in cells if self._column(item) == "figures_revised"}
        self._come = {
            _own(item): f"{self._table(item)}_{_DONE[item.sort]}"
            for item in difference.items
            if item.sort in _ROWS and self._table(item) in model.RECORDS
        }
        self._standing = {_own(item): _standing(item) for item in cells if item.name == "status"}
        self.renamed = _renamed(difference)

    def regrouping(self, item: Item) -> Regrouping | None:
        """What became of the origin of a claim, if the item tells of that."""
        if item.sort is not Sort.CELL or self._column(item) != "origins":
            return None
        return self._regroupings.get(str(item.key[0]))

    def _table(self, item: Item) -> str:
        """The table as the model knows it: by its old name if it knows the new one not."""
        known = item.table in model.TABLES
        return item.table if known else self._told.renamed_tables.get(item.table, item.table)

    def _column(self, item: Item) -> str:
        """The group of a column's cells; of a column that was renamed by either name."""
        columns = model.COLUMNS.get(self._table(item), {})
        before = self._told.renamed_columns.get((item.table, item.name), "")
        return columns.get(item.name) or columns.get(before) or "other"

    def place(self, item: Item) -> tuple[str, Subject]:
        """The group of an item, and what it is about."""
        if item.sort is Sort.PROPERTY:
            return group_of(item, self._difference, self._told), _described(item)
        if item.sort in (Sort.FILE_ADDED, Sort.FILE_REMOVED, Sort.FILE_CHANGED):
            return IMPLIED if item.note == Note.FOLLOWS else "files", ("", (item.name,))
        if item.sort in _ROWS or item.sort is Sort.CELL:
            return self._row(item)
        place = (item.name,) if item.sort.startswith("column") else ()
        thing, _, done = item.sort.partition("_")
        return f"{thing}s_{done}", (item.table, place)

    def _row(self, item: Item) -> tuple[str, Subject]:
        table, own = self._table(item), _own(item)
        if table in model.RECORDS:
            return self._record(item)
        if table in model.INSIDE:
            return self._inside(item)
        if table == "genealogy":
            return "relays", ("claims", (item.row.get("claim_id"),))
        if table == "series":
            return f"series_{_DONE.get(item.sort, 'moved')}", own
        if table in model.TERMS:
            wording = item.sort is Sort.CELL and item.name in model.WORDING
            return "terms_reworded" if wording else f"terms_{_DONE.get(item.sort, 'changed')}", own
        return _done(table, item), own

    def _inside(self, item: Item) -> tuple[str, Subject]:
        """A row inside a record goes with the record, if that came or went."""
        table, own = self._table(item), _own(item)
        parent = _parent(table, item)
        if parent is None:
            return "other", own
        if parent in self._come:
            return self._come[parent], parent
        if table == "citations":
            return ("figures_revised" if parent in self._revised else "re_cited"), parent
        return _done(table, item), own

    def _record(self, item: Item) -> tuple[str, Subject]:
        own = _own(item)
        if item.sort in _ROWS:
            return self._come[own], own
        group = self._column(item)
        if group == "origins":
            regrouping = self._regroupings.get(str(item.key[0]))
            if regrouping is None:
                return "other", own
            return regrouping.group, ("claims", tuple(regrouping.before))
        if group == "standing":
            group = self._standing.get(own, "standing")
        if item.name == "revision_reason" and own in self._revised:
            group = "figures_revised"
        return group, own


def _own(item: Item) -> Subject:
    return item.table, item.key


def _done(table: str, item: Item) -> str:
    return f"{table}_{_DONE.get(item.sort, 'changed')}" if table in model.ROWS else "other"


def _standing(item: Item) -> str:
    return "reinstated" if item.after == "active" else "withdrawn"


def _parent(table: str, item: Item) -> Subject | None:
    """The record that a row stands in."""
    for column in model.INSIDE[table]:
        held = item.row.get(column)
        if held is not None:
            return model.PARENT[column], (held,)
    return None


def _described(item: Item) -> Subject:
    """What a property of the descriptor is about: a column, a table, the package."""
    fields = item.path[:1] == ("resources",) and item.path[2:4] == ("schema", "fields")
    if fields and len(item.path) > 4:
        return item.table, (item.path[4],)
    return (item.table, ()) if item.path[2:] else ("", item.path)


def _renamed(difference: Difference) -> Mapping[tuple[str, Subject], str]:
    """The other id of records and terms that are gone and new with the same content."""
    found: dict[tuple[str, Subject], str] = {}
    for old, new in renamed_rows(difference.items, (*model.RECORDS, *model.TERMS)):
        name = "terms" if old.table in model.TERMS else old.table
        keys = [" / ".join(cell or "-" for cell in item.key) for item in (old, new)]
        found[f"{name}_removed", _own(old)] = keys[1]
        found[f"{name}_added", _own(new)] = keys[0]
    return found
