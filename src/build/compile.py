"""Compiles what people wrote into typed tables: inherits, derives, sorts."""

from __future__ import annotations

import datetime
import functools
import operator
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from src.build.read import Written
from src.evidence.anchors import Anchor, Phrase
from validation import derive
from validation.genealogy import genealogy, relations
from validation.recall import Recall
from validation.records.nodes import plain
from validation.records.rows import Row
from validation.schemas.spec import Declaration, Table
from validation.series import series
from validation.tables import Tables, frame_of, typed

Cells = dict[str, Any]

_recall = Recall(pd.DataFrame.equals)
_recall_rows = Recall(operator.eq)


def compile_tables(
    written: Written,
    declaration: Declaration,
    anchors: Iterable[Anchor],
    changes: pd.DataFrame | None = None,
) -> Tables:
    """The tables of all clean rows, and `changes`, which no record gives.

    A row's index is its place among the rows as written.
    """
    cells = {
        name: {number: dict(_cells(row)) for number, row in enumerate(rows) if row.clean()}
        for name, rows in written.rows.items()
    }
    _derive_from_anchors(cells, list(anchors))
    frames = {
        name: _frame(declaration[name], written.rows[name], held) for name, held in cells.items()
    }
    if changes is not None:
        frames["changes"] = changes
    tables = Tables(
        declaration,
        frames,
        known=_known(written),
        known_prefixes=_prefixes(written, declaration),
        gaps=_gaps(written),
        incomplete=_incomplete(written),
    )
    _derive_dates(tables)
    _derive_claims(tables)
    _derive_tables(tables)
    return tables


@functools.lru_cache(maxsize=65536)
def _cells(row: Row) -> Cells:
    """The written and inherited cells of a row; they must not be changed."""
    cells: Cells = {}
    outer = row.outer
    while outer is not None:
        for name in outer.table.primary_key:
            if name in row.table.by_name and name not in cells:
                cells[name] = _value(outer, name)
        outer = outer.outer
    inherited = {c.name for c in row.table.columns if c.origin == "inherited"}
    cells = {name: value for name, value in cells.items() if name in inherited}
    return {**cells, **{name: _value(row, name) for name in row.columns}}


def _value(row: Row, name: str) -> Any:
    node = row.node.values.get(name)
    value = plain(node) if node is not None else None
    if value is not None and row.table[name].type == "date":
        return datetime.date.fromisoformat(value)
    return float(value) if value is not None and row.table[name].type == "number" else value


def _frame(table: Table, rows: Sequence[Row], cells: Mapping[int, Cells]) -> pd.DataFrame:
    """The table; the same object as the last time, if its rows are, and nothing is derived."""

    def made() -> pd.DataFrame:
        index = pd.Index(list(cells), dtype="int64")
        return frame_of(table, list(cells.values())).set_axis(index)

    if any(column.origin == "derived" for column in table.columns):
        return made()
    return _recall_rows(table.name, [table, *((at, rows[at]) for at in cells)], made)


def _derive_from_anchors(cells: Mapping[str, Mapping[int, Cells]], anchors: list[Anchor]) -> None:
    lengths = {anchor.text_sha256: anchor.text_characters for anchor in anchors}
    places: dict[tuple[Phrase, str], Anchor] = {(a.phrase, a.text_sha256): a for a in anchors}
    texts: dict[str, str | None] = {}
    urls: dict[str, str | None] = {}
    for source in cells["sources"].values():
        text = source["text_sha256"]
        texts[source["source_id"]], urls[source["source_id"]] = text, source["url"]
        source["evidence"] = "quoted" if text is None else "archived"
        source["text_characters"] = lengths.get(text) if text else None
    for citation in cells["citations"].values():
        citation["citation_id"] = derive.id_of_citation(citation)
        citation["link"] = derive.link_of_citation(citation, urls)
        anchor = places.get((_phrase(citation), texts.get(citation["source_id"]) or ""))
        citation["evidence"] = "archived" if anchor else "quoted"
        if anchor:
            citation["start"], citation["end"] = anchor.start, anchor.end
            citation["text_sha256"] = anchor.text_sha256


def _phrase(citation: Cells) -> Phrase:
    prefix, suffix = citation.get("prefix") or "", citation.get("suffix") or ""
    return (citation["source_id"], prefix, citation["exact"], suffix)


def _derive_dates(tables: Tables) -> None:
    for table in tables.declaration.values():
        frame = tables[table.name]
        for column in table.columns:
            if column.type == "date" and column.origin == "derived" and column.derived_from:
                origin = frame[column.derived_from[0]]
                texts = [None if pd.isna(text) else text for text in origin]
                first = column.name.endswith("_start")
                days = (derive.first_days if first else derive.last_days)(texts)
                frame[column.name] = pd.Series(days, frame.index, dtype=frame[column.name].dtype)


def _derive_claims(tables: Tables) -> None:
    claims = tables["claims"]
    lines = derive.first_lines(tables["attributions"])
    said = [derive.speaker(lines.get(claim, [])) for claim in claims["claim_id"]]
    roots = derive.origins_of(claims, tables["claim_links"], tables["sources"])
    for name, values in {
        "speaker_id": [body for body, _ in said],
        "speaker_role": [role for _, role in said],
        "origin_id": [roots[claim] for claim in claims["claim_id"]],
    }.items():
        claims[name] = pd.Series(values, claims.index, dtype=claims[name].dtype)


def _derive_tables(tables: Tables) -> None:
    claims = tables["claims"]
    once = claims.drop_duplicates("claim_id")  # else joins of one id with itself are quadratic
    changes = genealogy(once, tables["sources"])
    relation = relations(claims, changes)
    claims["relation"] = pd.Series(relation.to_list(), claims.index, dtype=claims["relation"].dtype)
    told = _recall("series", [once], lambda: series(once))
    for name, rows in {"genealogy": changes, "series": told}.items():
        tables.frames[name] = typed(tables.declaration[name], rows)


def _known(written: Written) -> dict[str, set[str]]:
    known = {name: set(stems) for name, stems in written.unreadable.items()}
    for name, rows in written.rows.items():
        for row in rows:
            if not row.clean():
                ids = known.setdefault(name, set())
                ids |= {row.own_id} if row.own_id else set()
                ids |= set() if row.outer else {row.file.stem}
    return known


def _prefixes(written: Written, declaration: Declaration) -> dict[str, tuple[str, ...]]:
    """The beginnings of ids that count as known, because their records cannot be read.

    Where the id of a row is itself at fault, or a whole vocabulary, every id of the table is.
    """
    rows = [row for rows in written.rows.values() for row in rows if row.spoiled]
    lost = {row.table.name for row in rows if _lost_id(row)}
    vocabularies = {table.name for table in declaration.values() if table.home == "vocabulary"}
    lost |= vocabularies & set(written.unreadable)
    stems = {*written.unreadable.get("sources", ())}
    stems |= {row.file.stem for row in rows if row.table.name == "sources"}
    claims = ("",) if "claims" in lost else tuple(sorted(f"{stem}." for stem in stems))
    return {**dict.fromkeys(lost, ("",)), "claims": claims}


def _lost_id(row: Row) -> bool:
    key = set(row.table.primary_key)
    return row.own_id is None or any(finding.field in key for finding in row.findings)


def _incomplete(written: Written) -> set[str]:
    spoiled = {name for name, rows in written.rows.items() if not all(map(Row.clean, rows))}
    return spoiled | set(written.unreadable)


def _gaps(written: Written) -> dict[tuple[str, str], set[str]]:
    gaps: dict[tuple[str, str], set[str]] = {}
    for rows in written.rows.values():
        for row in rows:
            for child in row.gaps:
                if row.own_id:
                    gaps.setdefault((child, row.table.primary_key[0]), set()).add(row.own_id)
    return gaps
