"""The passage of a text that is most like a phrase, in whole words."""

from __future__ import annotations

from rapidfuzz import fuzz

from validation.evidence.normalise import normalise

_ALIKE = 70  # of 100


def nearest_passage(phrase: str, text: str) -> str | None:
    """The words of `text` that are most like `phrase`; None if none are near enough."""
    wanted, held = normalise(phrase), normalise(text)
    near = fuzz.partial_ratio_alignment(
        wanted.casefold(), held.casefold(), score_cutoff=_ALIKE if len(wanted) > 3 else 100
    )
    if near is None or len(held.casefold()) != len(held):
        return None
    start = held.rfind(" ", 0, near.dest_start + 1) + 1
    end = held.find(" ", max(near.dest_end - 1, 0))
    return held[start : end if end >= 0 else None].strip(" ,;") or None
