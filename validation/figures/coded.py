"""The figure that each claim's phrase states, read and set beside what is coded."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from validation.evidence.normalise import normalise
from validation.figures.reader import Reader
from validation.figures.reading import Reading
from validation.tables import Tables

# What reading the claims' phrases needs, by table.
NEEDS = {
    "citations": ("claim_id", "facet", "exact"),
    "sources": ("source_id", "language"),
    "bound_words": ("language", "phrase", "position", "comparator"),
    "vague_words": ("language", "phrase", "value_low", "value_high", "unit"),
}

# The rows of a vocabulary as what can be a key: columns and cells in pairs.
Rows = tuple[tuple[tuple[str, Any], ...], ...]


@dataclass(frozen=True)
class ReadClaim:
    """A claim (by the index of its row), its cells, and what its phrase was read as.

    `reading` is None where the language has no reader.
    """

    row: int
    cells: Mapping[str, Any]
    phrase: str
    reading: Reading | None


def read_claims(tables: Tables) -> list[ReadClaim]:
    """Every claim with a phrase that holds its `value_verbatim`; each phrase is read once."""
    if not tables.incomplete.isdisjoint(("bound_words", "vague_words")):
        return []  # a word that the reader needs was left out
    read = _phrase_reader(vocabulary(tables["bound_words"]), vocabulary(tables["vague_words"]))
    languages = tables["sources"].set_index("source_id")["language"].to_dict()
    found: dict[int, ReadClaim] = {}
    for cells in _pairs(tables).to_dict("records"):
        row, phrase = int(cells["row"]), str(cells["exact"])
        language = languages.get(cells["source_id"])
        if row not in found and language is not None:
            plain = {str(name): None if pd.isna(v) else v for name, v in cells.items()}
            reading = read(str(language), phrase, str(cells["value_verbatim"]))
            found[row] = ReadClaim(row, plain, phrase, reading)
    return list(found.values())


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


def _phrase_reader(bound: Rows, vague: Rows) -> Callable[[str, str, str], Reading | None]:
    @functools.cache
    def read(language: str, phrase: str, verbatim: str) -> Reading | None:
        able = reader_of(language, bound, vague)
        return None if able is None else figure_in(able, phrase, verbatim)

    return read


@functools.lru_cache(maxsize=32)
def reader_of(language: str, bound: Rows, vague: Rows) -> Reader | None:
    """The reader of a language with these vocabularies, made once; None if there is none."""
    try:
        return Reader(language, map(dict, bound), map(dict, vague))
    except LookupError:
        return None


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


# What the reader calls `other` may have been coded as any of these.
_LOOSE = ("other", "items", "cases", "calls")


def unit_differs(reading: Reading, unit: str, counted_as: str) -> bool:
    """Whether what the phrase counts in is not what is coded; what it does not tell agrees."""
    if reading.kind is None:
        return False
    if reading.kind == "other":
        return counted_as not in _LOOSE
    if reading.kind != counted_as:
        return True
    stated = reading.currency if counted_as == "money" else reading.unit
    return counted_as in _WITH_UNITS and stated not in (None, unit, unit.upper(), counted_as)


# `unit` can be more or less fine for the others: men and soldiers are people.
_WITH_UNITS = ("money", "duration", "distance")
