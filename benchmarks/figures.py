"""How long reading one figure takes: `python -m benchmarks.figures` prints microseconds.

The phrases are those of the tests, many from real usage. A reader keeps the shapes of phrase that
it has met before, so both are told: all phrases new to it, and all their shapes known.
"""

from __future__ import annotations

import csv
import time
from collections import defaultdict
from pathlib import Path

import yaml

from validation.figures.reader import Reader

_ROOT = Path(__file__).resolve().parents[1]
_PHRASES = _ROOT / "tests" / "data" / "figure_phrases.csv"
_VOCABULARY = _ROOT / "data" / "records" / "vocabulary"
_ROUNDS = 15


def main() -> None:
    """Prints the mean over all phrases, by language: the best of several rounds."""
    bounds, vague = _rows("bound_words"), _rows("vague_words")
    sums = [0.0, 0.0]
    phrases = _phrases()
    for language, texts in phrases.items():
        readers = [Reader(language, bounds, vague) for _ in range(_ROUNDS)]
        new, _, known = (
            min(_seconds(reader, texts) for reader in readers) for _ in ("new", "again", "known")
        )
        _tell(language, len(texts), new, known)
        sums = [sums[0] + new, sums[1] + known]
    _tell("all", sum(map(len, phrases.values())), *sums)


def _tell(language: str, figures: int, new: float, known: float) -> None:
    each = [f"{seconds / figures * 1e6:5.1f}" for seconds in (new, known)]
    print(f"{language:4}{each[0]} us a figure of a new shape, {each[1]} us of a known one")


def _seconds(reader: Reader, texts: list[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        reader.read(text)
    return time.perf_counter() - start


def _rows(table: str) -> list[dict[str, object]]:
    text = (_VOCABULARY / f"{table}.yaml").read_text(encoding="utf-8")
    rows: list[dict[str, object]] = yaml.load(text, yaml.CSafeLoader)[table]
    return rows


def _phrases() -> dict[str, list[str]]:
    phrases: dict[str, list[str]] = defaultdict(list)
    with _PHRASES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            phrases[row["language"]].append(row["phrase"])
    return phrases


if __name__ == "__main__":
    main()
