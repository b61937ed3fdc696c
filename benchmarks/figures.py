"""How long reading one figure takes: `python -m benchmarks.figures` prints microseconds."""

from __future__ import annotations

import csv
import time
from collections import defaultdict
from pathlib import Path

import yaml

from validation.figures.reader import Reader
from validation.figures.registry import LANGUAGES

_ROOT = Path(__file__).resolve().parents[1]
_PHRASES = _ROOT / "tests" / "data" / "figure_phrases.csv"
_VOCABULARY = _ROOT / "data" / "records" / "vocabulary"
_ROUNDS = 20


def main() -> None:
    """Prints the mean over the phrases of the tests, by language: the best of several rounds."""
    readers, phrases = _readers(), _phrases()
    total = 0.0
    for language, texts in phrases.items():
        best = min(_round(readers[language], texts) for _ in range(_ROUNDS))
        total += best
        words = sum(len(text.split()) for text in texts) / len(texts)
        print(f"{language} {best / len(texts) * 1e6:5.1f} us a figure, {words:.1f} words a phrase")
    print(f"all {total / sum(map(len, phrases.values())) * 1e6:4.1f} us a figure")


def _round(reader: Reader, texts: list[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        reader.read(text)
    return time.perf_counter() - start


def _readers() -> dict[str, Reader]:
    bounds, vague = _rows("bound_words"), _rows("vague_words")
    return {language: Reader(language, bounds, vague) for language in LANGUAGES}


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
