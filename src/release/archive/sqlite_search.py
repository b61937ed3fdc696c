"""Full-text search in the SQLite file, by FTS5: for a table `claims`, `claims_search`.

It finds words in any script whatever their case and, in Latin, their accents. Grammatical forms are
words of their own: `дезертир*` finds them by their beginning. й and и are two letters, as are і and
и. ё is found when е is written, which is how most people write it; who writes ё finds ё alone. All
apostrophes are alike.

A search has the primary key of its table, so that it needs no row numbers, which may change when a
file is made compact. Triggers keep it to its table.
"""

from __future__ import annotations

from collections.abc import Iterator

from validation.dialects.sql import names
from validation.schemas.spec import Column, Table

_TOKENS = "unicode61 remove_diacritics 2 separators 'ʼ'"
_KINDS = ("label", "own_words", "quotation")
_HOMES = ("folder", "inside")
_YE = "also_written"


def searched(table: Table) -> tuple[Column, ...]:
    """The columns of a table of records whose words are looked for."""
    if table.home not in _HOMES:
        return ()
    texts = (column for column in table.columns if column.name not in table.primary_key)
    names_too = (column for column in table.columns if column.name in table.primary_key)
    return tuple(c for c in (*names_too, *texts) if c.kind in _KINDS)


def search(table: Table) -> Iterator[str]:
    """The statements that make a table's search, before the table has rows."""
    words = [column.name for column in searched(table)]
    if not words:
        return
    keys = [name for name in table.primary_key if name not in words]
    found, of = names([f"{table.name}_search"]), names([table.name])
    columns = [*(f'"{key}" UNINDEXED' for key in keys), *(f'"{word}"' for word in words), _YE]
    options = 'tokenize = "' + _TOKENS + '"'
    yield f"CREATE VIRTUAL TABLE {found} USING fts5({', '.join(columns)}, {options})"
    cells = ", ".join(f'new."{name}"' for name in [*keys, *words])
    taken = f"INSERT INTO {found} VALUES ({cells}, {_written_with_ye(words)});"
    same = " AND ".join(f'"{name}" = old."{name}"' for name in table.primary_key)
    dropped = f"DELETE FROM {found} WHERE {same};"
    for event, steps in {
        "INSERT": [taken],
        "DELETE": [dropped],
        "UPDATE": [dropped, taken],
    }.items():
        trigger = names([f"{table.name}_search_{event.lower()}"])
        yield f"CREATE TRIGGER {trigger} AFTER {event} ON {of} BEGIN {' '.join(steps)} END"


def _written_with_ye(words: list[str]) -> str:
    """The texts with е for ё, where there is one."""
    texts = " || ' ' || ".join(f"coalesce(new.\"{word}\", '')" for word in words)
    whole = f"({texts})"
    has = f"instr({whole}, 'ё') + instr({whole}, 'Ё')"
    return f"CASE WHEN {has} THEN replace(replace({whole}, 'ё', 'е'), 'Ё', 'Е') END"
