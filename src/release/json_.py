"""The JSON difference: for programs, and whole.

One object, its keys sorted, UTF-8, with a line feed at the end; the same two packages always give
the same bytes:

- `version`: 1, of this format;
- `old`, `new`: name, version and hash of the packages;
- `level`: `none`, `patch`, `minor` or `major`; `reasons`: what makes it so, as
  `{"count", "group", "told"}`;
- `counts`: how many entries each group has; groups without any are left out here and below;
- `groups`: by group (`src/release/model.py` lists them) its entries, each with
  - `table`, `key`: what it is about (a row's primary key, a column's name, a path);
  - `changes`: what became of it, as a list of `{"what", …}`: rows with all their cells, cells and
    properties with `before` and `after`; those of other tables than `table` came along with it;
  - `renamed_to` or `renamed_from`: the other id, where a row is gone and new with one content;
  - `origins`: of merged and split origins, the claims of each `before` and `after`;
- `implied`: what changed only because something else did: hashes, Parquet files;
- `patch`: how to make the new package of the old one to the byte (`src/release/patch.py`).

Cells are texts as they stand in the CSV, and null where they are empty.
"""

from __future__ import annotations

import json
from typing import Any

from src.release.difference import Difference
from src.release.groups import Entry, Grouped
from src.release.items import Item, Sort
from src.release.package import Package
from src.release.patch import patch
from src.release.version import Verdict, counted

FORMAT = 1


def render(difference: Difference, found: Grouped, verdict: Verdict) -> str:
    """The whole difference as JSON."""
    content = as_json(difference, found, verdict)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def as_json(difference: Difference, found: Grouped, verdict: Verdict) -> dict[str, Any]:
    """The same as an object."""
    return {
        "version": FORMAT,
        "old": _package(difference.old),
        "new": _package(difference.new),
        "level": verdict.level.word,
        "reasons": [
            {"count": number, "group": group, "told": counted(number, group)}
            for number, group in verdict.reasons
        ],
        "counts": {group: len(entries) for group, entries in found.groups.items()},
        "groups": {
            group: [_entry(entry) for entry in entries] for group, entries in found.groups.items()
        },
        "implied": [_implied(item) for item in found.implied],
        "patch": patch(difference.old, difference.new),
    }


def _package(package: Package) -> dict[str, Any]:
    held = {name: package.descriptor.get(name) for name in ("name", "version")}
    return {**held, "hash": package.hash}


def _entry(entry: Entry) -> dict[str, Any]:
    told: dict[str, Any] = {
        "table": entry.table or None,
        "key": list(entry.subject[1]),
        "changes": [_change(item) for item in entry.items],
    }
    if entry.also is not None:
        came = entry.group.endswith("_added")
        told["renamed_from" if came else "renamed_to"] = entry.also
    if entry.regrouping is not None:
        before, after = entry.regrouping.before, entry.regrouping.after
        told["origins"] = {"before": _lists(before), "after": _lists(after)}
    return told


def _lists(blocks: Any) -> dict[str, list[str]]:
    return {origin: list(claims) for origin, claims in blocks.items()}


def _change(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {"what": item.sort.value}
    if item.sort in (Sort.ROW_ADDED, Sort.ROW_REMOVED):
        return {**told, "table": item.table, "key": list(item.key), "row": dict(item.row)}
    if item.sort is Sort.CELL:
        place = {"table": item.table, "key": list(item.key), "column": item.name}
        return {**told, **place, "before": item.before, "after": item.after}
    if item.sort is Sort.PROPERTY:
        return {**told, "path": list(item.path), "before": item.before, "after": item.after}
    if item.sort.startswith("file"):
        return {**told, "path": item.name, "note": item.note}
    named = {**told, "table": item.table, "name": item.name}
    if item.sort in (Sort.COLUMN_RENAMED, Sort.TABLE_RENAMED):
        return {**named, "before": item.before, "after": item.after}
    return {**named, "count": item.count}


def _implied(item: Item) -> str:
    if item.sort is Sort.PROPERTY:
        return "datapackage.json: " + "/".join(item.path)
    return item.name
