"""Faults that can be planted in a record, one at a time.

A kind of fault yields, for a dossier (or another record), every way to plant it there: each is a
function that changes a copy of the record's content. Kinds name the codes that are right for them;
those without a code are what no rule can catch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Content = dict[str, Any]
Change = Callable[[Content], None]


@dataclass(frozen=True)
class Record:
    """A record as it was written: its folder, its file's stem and its content."""

    folder: str
    stem: str
    content: Content


@dataclass(frozen=True)
class Context:
    """What planting needs to know of all records.

    `published` is the first and last day of each dated source, `speakers` the speaker of each
    claim, `phrases` a value phrase of each source, `units` all units, `voiced` the claims whose
    phrase voices a hedge.
    """

    published: dict[str, tuple[str, str]]
    speakers: dict[str, str]
    phrases: dict[str, str]
    units: tuple[str, ...]
    voiced: frozenset[str]


@dataclass(frozen=True)
class Kind:
    """A kind of fault: its name, the codes that catch it, and where it can be planted."""

    name: str
    codes: tuple[str, ...]
    plants: Callable[[Record, Context], Iterator[Change]]


def claim_change(number: int, change: Callable[[Content], None]) -> Change:
    """A change of one claim of a dossier."""
    return lambda content: change(content["claims"][number])


def each_claim(
    applies: Callable[[Content, Context], bool], change: Callable[[Content], None]
) -> Callable[[Record, Context], Iterator[Change]]:
    """The same change, of every claim to which it applies."""

    def plants(record: Record, context: Context) -> Iterator[Change]:
        for number, claim in enumerate(record.content.get("claims") or []):
            if applies(claim, context):
                yield claim_change(number, change)

    return plants


def put(**cells: Any) -> Callable[[Content], None]:
    """Sets keys of a record; those set to None are taken out."""

    def change(content: Content) -> None:
        content.update(cells)
        for name in [name for name, value in content.items() if value is None]:
            del content[name]

    return change


def other_digit(text: str, at: int = 0) -> str:
    """The text with its digit number `at` changed to the next one."""
    places = [match.start() for match in re.finditer("[0-9]", text)]
    place = places[at]
    return f"{text[:place]}{(int(text[place]) + 1) % 10}{text[place + 1 :]}"


def digits(text: str) -> int:
    """How many digits a text has."""
    return len(re.findall("[0-9]", text))


def citations(claim: Content, facet: str) -> Iterator[int]:
    """The numbers of a claim's citations of a facet."""
    for number, citation in enumerate(claim.get("citations") or []):
        if citation["facet"] == facet:
            yield number
