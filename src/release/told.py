"""A line of words for each entry of a difference.

What comes from the packages is handed through `quote`, so that each format makes it harmless in its
own way; everything else is our own words.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from src.release.groups import Entry
from src.release.items import Item, Sort
from src.release.origins import Regrouping

Quote = Callable[[str], str]

# The columns of which the first that is filled says what a row is.
_SAYING = ("statement", "title", "name", "definition", "exact", "phrase", "reason", "link")
_ABOUT = ("measure_id", "organization_id", "place_id", "unit", "population", "month", "rule")
_WORDS = {
    Sort.ROW_ADDED: "added",
    Sort.ROW_REMOVED: "removed",
    Sort.FILE_ADDED: "added",
    Sort.FILE_REMOVED: "removed",
    Sort.FILE_CHANGED: "changed",
}


def line(entry: Entry, quote: Quote) -> str:
    """What happened, on one line (as long as `quote` gives none of several)."""
    if entry.regrouping is not None:
        return _regrouped(entry.regrouping, quote)
    named = _named(entry, quote)
    if entry.group.startswith("series_"):
        named = f"{named} ({_series(entry.items[0], quote)})"
    own = [item for item in entry.items if _is_own(entry, item)]
    along = [item for item in entry.items if not _is_own(entry, item)]
    parts = [part for part in (_item(entry, item, quote) for item in own) if part]
    if entry.group in ("re_cited", "figures_revised"):
        parts += _phrases(along, quote)
    else:
        parts += _counted(along)
    if entry.also is not None:
        came = entry.group.endswith("_added")
        parts.append(f"{'the same as' if came else 'now'} {quote(entry.also)}")
    return ": ".join(filter(None, (named, "; ".join(parts))))


def _is_own(entry: Entry, item: Item) -> bool:
    return (item.table, item.key) == entry.subject or item.sort not in (
        Sort.ROW_ADDED,
        Sort.ROW_REMOVED,
        Sort.CELL,
    )


def _named(entry: Entry, quote: Quote) -> str:
    table, label = entry.table, entry.label
    if not table:
        return quote(label)
    if not entry.subject[1]:
        return quote(table)
    first = entry.items[0].sort
    if first is Sort.PROPERTY or first.startswith(("column", "table")):
        return quote(f"{table}.{label}")
    return quote(label) if entry.group.startswith(table) else f"{quote(table)} {quote(label)}"


def _item(entry: Entry, item: Item, quote: Quote) -> str:
    if item.sort in (Sort.ROW_ADDED, Sort.ROW_REMOVED):
        done = "" if entry.group.endswith(("_added", "_removed")) else f"{_WORDS[item.sort]} "
        return (done + _says(item, quote)).strip()
    if item.sort is Sort.CELL:
        return f"{quote(item.name)} {_change(item.before, item.after, quote)}"
    if item.sort is Sort.PROPERTY:
        return f"{quote(_property(item))} {_change(item.before, item.after, quote)}"
    if item.sort in (Sort.COLUMN_RENAMED, Sort.TABLE_RENAMED):
        return f"before {quote(str(item.before))}"
    if item.sort.startswith("file"):
        return "; ".join(filter(None, (_WORDS[item.sort], str(item.note))))
    return f"{item.count:,} {'filled cells' if item.sort.startswith('column') else 'rows'}"


def _property(item: Item) -> str:
    if item.path[2:4] == ("schema", "fields") and len(item.path) > 5:
        return "/".join(item.path[5:])
    return "/".join(item.path[2:] or item.path)


def _change(before: Any, after: Any, quote: Quote) -> str:
    if isinstance(before, list) and isinstance(after, list):
        gone = [one for one in before if one not in after]
        come = [one for one in after if one not in before]
        told = [f"without {_value(gone, quote)}"] if gone else []
        told += [f"with {_value(come, quote)}"] if come else []
        return ", ".join(told) or "in another order"
    return f"{_value(before, quote)} -> {_value(after, quote)}"


def _value(value: Any, quote: Quote) -> str:
    if value is None:
        return "(empty)"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return quote(", ".join(value))
    return quote(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _says(item: Item, quote: Quote) -> str:
    said = next((item.row[name] for name in _SAYING if item.row.get(name)), None)
    if said is None or said in item.key:
        rest = [f"{cell}" for cell in item.row.values() if cell and cell not in item.key]
        said = " / ".join(rest[:4]) or None
    value = item.row.get("value_verbatim") if item.table == "claims" else None
    return " ".join(
        filter(None, (quote(said) if said else "", f"({quote(value)})" if value else ""))
    )


def _series(item: Item, quote: Quote) -> str:
    return quote(" / ".join(str(item.row[name]) for name in _ABOUT if item.row.get(name)))


def _phrases(items: Iterable[Item], quote: Quote) -> list[str]:
    """What became of citations, by facet: the phrases before and after."""
    told: list[str] = []
    facets: dict[str, tuple[list[str], list[str]]] = {}
    for item in items:
        facet, exact = str(item.row.get("facet")), str(item.row.get("exact"))
        if item.sort is Sort.CELL:
            change = _change(item.before, item.after, quote)
            told.append(f"citation {quote(exact)}: {quote(item.name)} {change}")
        else:
            facets.setdefault(facet, ([], []))[item.sort is Sort.ROW_ADDED].append(exact)
    for facet, (gone, come) in facets.items():
        sides = [" + ".join(map(quote, side)) or "(none)" for side in (gone, come)]
        told.append(f"citation of {quote(facet)} {' -> '.join(sides)}")
    return told


def _counted(items: Iterable[Item]) -> list[str]:
    numbers = Counter(item.table.replace("_", " ") for item in items)
    return (
        [f"with {', '.join(f'{what} ({n:,})' for what, n in numbers.items())}"] if numbers else []
    )


def _regrouped(regrouping: Regrouping, quote: Quote) -> str:
    sides = [
        " + ".join(f"{quote(origin)} ({len(claims):,})" for origin, claims in blocks.items())
        for blocks in (regrouping.before, regrouping.after)
    ]
    return " -> ".join(sides)
