"""The difference for pull requests and CHANGELOG sections, in Markdown.

Whatever comes from a package stands in a code span, in which neither links, mentions, issue numbers
nor HTML are read, and which it cannot end: its marks are longer than any run of them inside, and
it has no line ends. Long texts and lists are cut and say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from src.release.difference import Difference
from src.release.groups import Entry, Grouped
from src.release.model import GROUPS
from src.release.text import following, headline, versions, visible
from src.release.told import line
from src.release.version import Verdict, counted

_LONGEST_TEXT = 160
_LONGEST_LINE = 1_000
_LISTS = (20, 10, 5, 2, 1)

# GitHub takes comments of up to 65,536 characters.
_LONGEST = 60_000


def render(difference: Difference, found: Grouped, verdict: Verdict) -> str:
    """The difference as Markdown: the counts first, then what is counted, cut where it is long."""
    return next(
        (
            told
            for most in _LISTS
            if len(told := _page(difference, found, verdict, most)) < _LONGEST
        ),
        _page(difference, found, verdict, 0),
    )


def _page(difference: Difference, found: Grouped, verdict: Verdict, most: int) -> str:
    return "\n".join(_lines(difference, found, verdict, most)) + "\n"


def _lines(difference: Difference, found: Grouped, verdict: Verdict, most: int) -> Iterator[str]:
    yield f"{headline(verdict)} ({span(versions(difference))})"
    if found.groups:
        yield ""
        yield f"{_in_short(found)}."
        yield ""
        yield from (f"- {counted(len(held), group)}" for group, held in found.groups.items())
    if found.implied:
        yield f"- following from these: {following(found)}"
    if most:
        yield from lists(found, most)


def lists(found: Grouped, most: int = _LISTS[0]) -> Iterator[str]:
    """The entries of each group below its title, `most` of them."""
    for group, entries in found.groups.items():
        yield ""
        yield f"**{_capital(counted(len(entries), group))}**"
        yield ""
        yield from (f"- {_line(entry)}" for entry in entries[:most])
        if len(entries) > most:
            yield f"- and {len(entries) - most:,} more"


def _in_short(found: Grouped) -> str:
    """What reviewers look for first, also where there is none of it."""
    parts = [
        f"{what} {sum(found.count(name) for name in GROUPS if name.startswith(groups)):,}"
        for what, groups in (
            ("claims added", "claims_added"),
            ("figures revised", "figures_revised"),
            ("origins changed", "origins_"),
            ("series rows affected", "series_"),
        )
    ]
    return "In short: " + ", ".join(parts)


def _line(entry: Entry) -> str:
    """A line that is not too long; shorter spans make it so, for a line is never cut in a span."""
    for longest in (_LONGEST_TEXT, 60, 20):
        told = line(entry, lambda text, longest=longest: span(text, longest))  # type: ignore[misc]
        if len(told) <= _LONGEST_LINE:
            return told
    return f"{span(entry.label)}: {len(entry.items):,} changes"


def span(text: str, longest: int = _LONGEST_TEXT) -> str:
    """A text as a code span."""
    shown = visible(text)
    shown = shown if len(shown) <= longest else shown[: longest - 1] + "…"
    ticks = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    padded = shown.startswith(("`", " ")) or shown.endswith(("`", " ")) or not shown
    return f"{ticks} {shown} {ticks}" if padded else f"{ticks}{shown}{ticks}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
