"""CHANGELOG.md: a section a release, the prose by hand, the lists computed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import pandas as pd

from src.release.last import Compared
from src.release.markdown import lists
from src.release.model import RECORDS
from src.release.numbers import Number

_UNRELEASED = "## [Unreleased]"
_COMPUTED = "### What changed in the data"
_HEADING = re.compile(r"^## ", re.MULTILINE)


def section(text: str, version: Number) -> str | None:
    """The section of a release, its heading first; None if there is none."""
    return next((part for part in _parts(text)[1:] if _is_of(part, version)), None)


def with_section(
    text: str, version: Number, day: str | None, computed: str, pending: Number | None = None
) -> str:
    """The text with the section of a release: what was unreleased, and what is computed.

    Prose of a section that is there already stays in it, below what has come since; so does that
    of the version that was `pending`, which this one takes the place of.
    """
    head, *parts = _parts(text)
    mine = [one for one in (version, pending) if one is not None]
    fresh = next((_body(part) for part in parts if part.startswith(_UNRELEASED)), "")
    own = [part for part in parts if any(_is_of(part, one) for one in mine)]
    held = next(map(_prose, own), "")
    rest = [p for p in parts if not p.startswith(_UNRELEASED) and p not in own]
    heading = f"## [{version}] - {day}" if day else f"## [{version}]"
    made = _paragraphs(heading, fresh, held, _COMPUTED, computed)
    return _paragraphs(head, _UNRELEASED, made, *rest)


def computed(frames: Mapping[str, pd.DataFrame], since: Compared | None) -> str:
    """The lists of a section: what differs from the last release, or what the first one holds."""
    waiting = sum(int((frames[name]["review"] == "needed").sum()) for name in RECORDS)
    counts = ", ".join(f"{len(frames[name]):,} {name}" for name in (*RECORDS, "citations"))
    told = [f"It holds {counts}. Records that wait for another look: {waiting:,}."]
    if since is None:
        return _paragraphs("The first release.", *told)
    reasons = ", ".join(since.verdict.told())
    why = f"A {since.verdict.level.word} version since {since.number}: {reasons}."
    return _paragraphs(why, *told, "\n".join(lists(since.groups)))


def _parts(text: str) -> list[str]:
    """What stands before the first section, and each section."""
    starts = [0, *(found.start() for found in _HEADING.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(starts)]


def _is_of(part: str, version: Number) -> bool:
    return re.match(rf"## \[{re.escape(str(version))}\]", part) is not None


def _body(part: str) -> str:
    return part.partition("\n")[2]


def _prose(part: str) -> str:
    return _body(part).partition(_COMPUTED)[0]


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
