"""Origins merged and split: a change of which claims share one, not of what it is called.

Origins are compared as a partition of the claims that both versions have. Claims that came or
went change none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow.compute as pc

from src.release import cells, lines
from src.release.difference import Difference
from src.release.items import Item
from src.release.package import Sheet

_COLUMNS = ["claim_id", "origin_id"]

Blocks = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Regrouping:
    """Origins before and after that have claims in common: origin -> its claims, sorted."""

    group: str
    before: Blocks
    after: Blocks


def regroupings(difference: Difference, items: Iterable[Item]) -> dict[str, Regrouping]:
    """What happened to the origin of each claim whose `origin_id` changed, by the claim's id.

    `items` are the changed cells of that column. Several claims share a regrouping.
    """
    changed = [item for item in items if item.key[0] is not None]
    sheets = [package.sheets.get("claims") for package in (difference.old, difference.new)]
    held = [one for one in sheets if one is not None and {*_COLUMNS} <= {*one.columns}]
    if len(held) < len(sheets) or not changed:
        return {}
    labels = {str(label) for item in changed for label in (item.before, item.after)}
    before, after = (_origins(one, labels) for one in held)
    common = before.keys() & after.keys()
    blocks = [_blocks(origins, common) for origins in (before, after)]
    found: dict[str, Regrouping] = {}
    for claim in sorted(str(item.key[0]) for item in changed):
        if claim in common and claim not in found:
            regrouping = _around(claim, (before, after), blocks)
            found |= {member: regrouping for held in regrouping.before.values() for member in held}
    return found


def _origins(claims: Sheet, labels: set[str]) -> dict[str, str]:
    """The origin of each claim that has one of these."""
    table: Any = cells.read(claims).select(_COLUMNS)
    chosen = table.filter(pc.is_in(table["origin_id"], lines.texts(sorted(labels))))
    columns = (chosen["claim_id"].to_pylist(), chosen["origin_id"].to_pylist())
    return {claim: origin for claim, origin in zip(*columns, strict=True) if claim is not None}


def _blocks(origins: Mapping[str, str], common: Iterable[str]) -> dict[str, tuple[str, ...]]:
    members: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(common):
        members[origins[claim]].append(claim)
    return {origin: tuple(held) for origin, held in members.items()}


def _around(
    claim: str, origins: tuple[Mapping[str, str], Mapping[str, str]], blocks: list[Any]
) -> Regrouping:
    """All origins that are connected with that of a claim, before or after."""
    reached: tuple[set[str], set[str]] = (set(), set())
    waiting = [(0, origins[0][claim])]
    while waiting:
        side, origin = waiting.pop()
        if origin in reached[side]:
            continue
        reached[side].add(origin)
        waiting += [(1 - side, origins[1 - side][member]) for member in blocks[side][origin]]
    held = [{origin: blocks[side][origin] for origin in sorted(reached[side])} for side in (0, 1)]
    return Regrouping(_group(len(held[0]), len(held[1])), held[0], held[1])


def _group(before: int, after: int) -> str:
    if before == after == 1:
        return "origins_renamed"
    if after == 1:
        return "origins_merged"
    return "origins_split" if before == 1 else "origins_regrouped"
