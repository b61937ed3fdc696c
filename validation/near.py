"""What was meant by a misspelt id, term, place or key."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Container, Iterable, Mapping
from typing import Any

_MOST = 50  # terms that difflib compares: with more it takes a millisecond for a long id

_JOINTS = re.compile(r"[\s_-]+")
_PARTS = re.compile(r"\s*[,;/]\s*|\s+(?:and\s+)?")


def nearest(wrong: Any, right: Iterable[str]) -> str | None:
    """The hint that names the right term, if one is near enough."""
    term = nearest_of(str(wrong), right)
    return f"did you mean {term}?" if term else None


def nearest_term(wrong: str, terms: Mapping[str, str]) -> str | None:
    """The hint that names the right term of a list: by its spelling, else by its definition."""
    near = nearest(wrong, terms)
    if near or not wrong or len(wrong) > 100:
        return near
    word = re.compile(rf"\b{re.escape(_folded(wrong))}\b", re.IGNORECASE)
    told = [term for term, definition in terms.items() if word.search(_folded(definition))]
    return f"did you mean {told[0]}?" if len(told) == 1 else None


def nearest_of(wrong: str, right: Iterable[str]) -> str | None:
    """The term, key or id that is most like a wrong one, if one is near enough.

    Case, and what joins its words, make no difference; of an id inside a record, the part after
    the full stop is enough.
    """
    if len(wrong) > 100:
        return None
    terms = list(right)
    same = same_of(wrong, terms)
    if same is not None:
        return same
    folded = {_folded(term): term for term in terms}
    meant = _folded(wrong)
    inner = [term for fold, term in folded.items() if fold.endswith(f".{meant}")]
    if inner:
        return inner[0]
    near = _close(meant, list(folded), 0.6 if len(meant) > 8 else 0.65)
    return folded[near] if near is not None else None


def _close(wrong: str, right: list[str], cutoff: float) -> str | None:
    """The nearest by difflib; of many, of those that rapidfuzz finds nearest.

    Rapidfuzz's ratio is never the smaller of the two.
    """
    terms = right if len(right) <= _MOST else _alike(wrong, right, cutoff)
    near = difflib.get_close_matches(wrong, terms, n=1, cutoff=cutoff)
    return near[0] if near else None


def _alike(wrong: str, right: list[str], cutoff: float) -> list[str]:
    # A tenth of the time until the first finding of a record, whose keys are few.
    from rapidfuzz import fuzz, process

    alike = process.extract(
        wrong, right, scorer=fuzz.ratio, score_cutoff=100 * cutoff - 1e-6, limit=_MOST
    )
    return [right[at] for at in sorted(place for _, _, place in alike)]


def holding(wrong: str, right: Iterable[str]) -> list[str]:
    """The terms that hold all words of a wrong one: `value_low` holds `low`, `place_id` `place`."""
    words = set(_folded(wrong).split("-"))
    return [term for term in right if words <= set(_folded(term).split("-"))]


def like(wrong: str, right: Iterable[str]) -> list[str]:
    """The terms that are a wrong one, but for case and what joins their words."""
    return [term for term in right if _folded(term) == _folded(wrong)]


def parted(wrong: str, right: Container[str]) -> str | None:
    """The hint for ids that something else than a vertical bar parts, if all are right."""
    parts = [part for part in _PARTS.split(wrong.strip()) if part]
    if len(parts) < 2 or not all(part in right for part in parts):
        return None
    return f"did you mean {' | '.join(parts)}? A vertical bar parts them"


def same_of(wrong: str, right: Iterable[str]) -> str | None:
    """The term that differs from a wrong one only in case and in what joins its words."""
    meant = _folded(wrong)
    return next((term for term in right if term != wrong and _folded(term) == meant), None)


@functools.lru_cache(maxsize=65536)
def _folded(term: str) -> str:
    return _JOINTS.sub("-", term.casefold().strip())
