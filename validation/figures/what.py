"""What a figure counts: kind, unit and currency."""

from __future__ import annotations

from collections.abc import Sequence

from validation.figures import grammar as g
from validation.figures.figure import Figure, Spans
from validation.figures.tokens import Entry

NOUNS = "uMXyzIx"


def say_what(found: Figure, shape: str, entries: Sequence[Entry], spans: Spans) -> None:
    """Sets kind, unit and currency of a figure by the sign or noun at its number."""
    start, end = spans[0]
    core = shape[start:end]
    if "%" in core:
        found.kind = found.unit = "percent"
    elif "P" in core:
        found.kind = found.unit = "percentage_points"
    elif "€" in core:
        found.kind, found.currency = "money", entries[start + core.index("€")][2]
        found.unit = str(found.currency).lower()
    elif shape[spans[g.ONE][0]] == "ζ":
        found.kind, found.unit = entries[spans[g.ONE][0]][2]
    else:
        unit = spans[g.UNIT][1]
        at = unit - 1 if unit > 0 else _noun_elsewhere(shape, spans)
        if at >= 0:
            more = entries[at][2]
            found.kind, found.unit = more[3] if shape[at] == "X" else more


def _noun_elsewhere(shape: str, spans: Spans) -> int:
    """The word that is counted, behind the first end of a range or before the number."""
    inside = first_noun(shape, spans) if spans[g.JOIN][0] > 0 else -1
    if inside >= 0:
        return inside
    inverted = spans[g.INVERTED][0]
    return inverted if inverted >= 0 and shape[inverted] not in "kQDG" else -1


def first_noun(shape: str, spans: Spans) -> int:
    """The noun behind the first end of a range, or -1."""
    between = range(spans[g.ONE][1], spans[g.JOIN][0])
    return next((at for at in between if shape[at] in NOUNS), -1)


def kind_named(entry: Entry) -> str | None:
    """The kind of what a word by itself names; None if it names nothing that is counted."""
    letter, _, meaning = entry
    if letter in "%P€":
        return {"%": "percent", "P": "percentage_points"}.get(letter, "money")
    if letter == "X":
        meaning = meaning[3]
    elif letter not in NOUNS and letter != "ζ":
        return None
    return str(meaning[0]) if meaning else None
