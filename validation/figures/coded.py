"""The figure that each claim's phrase states, read and set beside what is coded."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from validation.evidence.normalise import normalise
from validation.figures.reader import Reader
from validation.figures.reading import Reading
from validation.recall import Recall
from validation.tables import Tables

# What reading the claims' phrases needs, by table.
NEEDS = {
    "citations": ("claim_id", "facet", "exact"),
    "sources": ("source_id", "language"),
    "bound_words": ("language", "phrase", "position", "comparator"),
    "vague_words": ("language", "phrase", "value_low", "value_high", "unit"),
}

_KEPT = 65536  # phrases whose reading is kept: several rules ask for each

# The rows of a vocabulary as what can be a key: columns and cells in pairs.
Rows = tuple[tuple[tuple[str, Any], ...], ...]


Readers = Callable[[str], Reader | None]

_recall = Recall()  # several rules ask for the same


@dataclass(frozen=True)
class ReadClaim:
    """A claim (by the index of its row), its cells, and what its phrase was read as.

    `reading` is None where the language has no reader. `subjects` are the kinds of what the
    claim's phrases of facet subject name.
    """

    row: int
    cells: Mapping[str, Any]
    phrase: str
    reading: Reading | None
    subjects: frozenset[str]


def read_claims(tables: Tables) -> list[ReadClaim]:
    """Every claim with a phrase that holds its `value_verbatim`; each phrase is read once."""
    if not tables.incomplete.isdisjoint(("bound_words", "vague_words")):
        return []  # a word that the reader needs was left out
    return _recall("claims", [tables[name] for name in ("claims", *NEEDS)], lambda: _read(tables))


def _read(tables: Tables) -> list[ReadClaim]:
    readers = readers_of(tables)
    languages = tables["sources"].set_index("source_id")["language"].to_dict()
    subjects = _subjects(tables["citations"])
    found: dict[int, ReadClaim] = {}
    for cells in _pairs(tables).to_dict("records"):
        row, language = int(cells["row"]), languages.get(cells["source_id"])
        if row not in found and language is not None:
            plain = {str(name): None if pd.isna(v) else v for name, v in cells.items()}
            phrases = subjects.get(str(cells["claim_id"]), ())
            found[row] = _read_claim(row, plain, readers(str(language)), phrases)
    return list(found.values())


def _read_claim(
    row: int, cells: Mapping[str, Any], reader: Reader | None, subjects: Iterable[str]
) -> ReadClaim:
    phrase = str(cells["exact"])
    if reader is None:
        return ReadClaim(row, cells, phrase, None, frozenset())
    reading = figure_in(reader, phrase, str(cells["value_verbatim"]))
    named = () if reading.kind else (kinds_in(reader, subject) for subject in subjects)
    return ReadClaim(row, cells, phrase, reading, frozenset().union(*named))


def _subjects(citations: pd.DataFrame) -> dict[str, list[str]]:
    """The phrases that prove what each claim counts."""
    chosen = citations[(citations["facet"] == "subject").fillna(False).astype(bool)]
    chosen = chosen[chosen["claim_id"].notna()]
    return {str(claim): list(group) for claim, group in chosen.groupby("claim_id")["exact"]}


def _pairs(tables: Tables) -> pd.DataFrame:
    """Claims beside their phrases of facet value, those that hold the figure as written first."""
    claims = tables["claims"].rename_axis("row").reset_index()
    citations = tables["citations"]
    values = citations[(citations["facet"] == "value").fillna(False).astype(bool)]
    pairs = claims.merge(values[["claim_id", "exact"]], on="claim_id")
    held = [
        normalise(verbatim) in normalise(exact)
        for verbatim, exact in zip(pairs["value_verbatim"], pairs["exact"], strict=True)
    ]
    return pairs[held]


def readers_of(tables: Tables) -> Readers:
    """A function that gives the reader of a language, with the words of `tables`."""
    words = (tables["bound_words"], tables["vague_words"])
    return _recall("readers", words, lambda: _readers(*map(vocabulary, words)))


def _readers(bound: Rows, vague: Rows) -> Readers:
    return functools.cache(lambda language: reader_of(language, bound, vague))


@functools.lru_cache(maxsize=32)
def reader_of(language: str, bound: Rows, vague: Rows) -> Reader | None:
    """The reader of a language with these vocabularies, made once; None if there is none."""
    try:
        return Reader(language, map(dict, bound), map(dict, vague))
    except LookupError:
        return None


@functools.lru_cache(maxsize=_KEPT)
def kinds_in(reader: Reader, phrase: str) -> frozenset[str]:
    """`Reader.kinds`, of phrases that recur."""
    return reader.kinds(phrase)


@functools.lru_cache(maxsize=_KEPT)
def figure_in(reader: Reader, phrase: str, verbatim: str) -> Reading:
    """The figure of `phrase` that stands where `verbatim` does in it."""
    plain, figure = normalise(phrase), normalise(verbatim)
    start = plain.find(figure)
    end = start + len(figure)
    overlapping = [
        reading
        for reading in reader.read_all(plain)
        if reading.number_start < end and start < reading.number_end
    ]
    return overlapping[0] if len(overlapping) == 1 else reader.read(figure)


def vocabulary(frame: pd.DataFrame) -> Rows:
    """The rows of `bound_words` or `vague_words`, as `reader_of` takes them."""
    cells = frame.astype(object).where(frame.notna(), None)
    names = [str(name) for name in cells.columns]
    return tuple(
        tuple(zip(names, row, strict=True)) for row in cells.itertuples(index=False, name=None)
    )
