"""What was meant by a misspelt id, term, place or key."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Any

_JOINTS = re.compile(r"[\s_-]+")


def nearest(wrong: Any, right: Iterable[str]) -> str | None:
    """The hint that names the right term, if one is near enough."""
    term = nearest_of(str(wrong), right)
    return f"did you mean {term}?" if term else None


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
    near = difflib.get_close_matches(meant, list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def same_of(wrong: str, right: Iterable[str]) -> str | None:
    """The term that differs from a wrong one only in case and in what joins its words."""
    meant = _folded(wrong)
    return next((term for term in right if term != wrong and _folded(term) == meant), None)


def _folded(term: str) -> str:
    return _JOINTS.sub("-", term.casefold().strip())
