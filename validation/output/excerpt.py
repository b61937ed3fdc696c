"""The source line of a finding with a caret under its column, as compilers show it."""

from __future__ import annotations

import unicodedata

from validation.findings import printable

_TAB = "    "
_WHOLE = 100  # cells: lines up to this width are shown whole
_SIDE = 48  # how many cells of a longer one are shown on either side of the column
_MOST = 400  # of the characters on either side, more are not looked at


def excerpt(text: str, line: int, column: int | None) -> list[str]:
    """Two lines: the source line behind its number, and the caret; without a column only one."""
    gutter = f"    {line} | "
    target = _base(text, min((column or 1) - 1, len(text)))
    before = [_shown(character) for character in text[max(target - _MOST, 0) : target]]
    after = [_shown(character) for character in text[target : target + _MOST]]
    if len(text) > _MOST or sum(map(_width, [*before, *after])) > _WHOLE:
        before, after = _last_cells(before), _first_cells(after)
    cut = "…" if len(before) < target else ""
    more = "…" if target + len(after) < len(text) else ""
    told = (gutter + cut + "".join(before) + "".join(after) + more).rstrip()
    if column is None:
        return [told]
    indent = " " * (len(gutter) - 2) + "| "
    return [told, indent + " " * (len(cut) + sum(map(_width, before))) + "^"]


def _base(text: str, place: int) -> int:
    """The character on which the one at `place` sits, if that is a mark without width."""
    while 0 < place < len(text) and _width(text[place]) == 0:
        place -= 1
    return place


def _shown(character: str) -> str:
    return _TAB if character == "\t" else printable(character)


def _first_cells(shown: list[str]) -> list[str]:
    used = 0
    for number, one in enumerate(shown):
        used += _width(one)
        if used > _SIDE:
            return shown[:number]
    return shown


def _last_cells(shown: list[str]) -> list[str]:
    kept = _first_cells(shown[::-1])[::-1]
    while len(kept) < len(shown) and kept and _width(kept[0]) == 0:
        kept = kept[1:]  # a mark whose letter was cut off
    return kept


def _width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
