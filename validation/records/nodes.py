"""A record as it was written: every key and value with its line and column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Node:
    """Something that stands at a line and column (1-based, code points)."""

    line: int
    column: int


@dataclass(slots=True)
class Scalar(Node):
    """A text, number, truth value or nothing, by the core schema of YAML 1.2.

    `text` is what was written; of nothing, the comment that stands in its place, if there is one.
    """

    value: str | int | float | bool | None
    text: str


@dataclass(slots=True)
class Mapping(Node):
    """Keys and their values, in the order of the file."""

    keys: dict[str, Scalar] = field(default_factory=dict)
    values: dict[str, AnyNode] = field(default_factory=dict)


@dataclass(slots=True)
class Sequence(Node):
    """A list."""

    items: list[AnyNode] = field(default_factory=list)


AnyNode = Scalar | Mapping | Sequence


def plain(node: AnyNode) -> Any:
    """The node's value as dictionaries, lists and scalars."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value


def at(node: AnyNode, path: list[str | int]) -> AnyNode:
    """The node that `path` (keys and indices) leads to."""
    for step in path:
        if isinstance(node, Mapping):
            node = node.values[str(step)]
        elif isinstance(node, Sequence):
            node = node.items[int(step)]
    return node
