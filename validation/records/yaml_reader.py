"""YAML with places: PyYAML's C events, put together by a stack of our own.

Scalars are resolved by the core schema of YAML 1.2 (`NO` is text, dates are text). Duplicate
keys, aliases, tags, further documents and deep nesting are refused as they come: `compose` would
die of a segmentation fault at some 25,000 nested brackets.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from validation.findings import Fault
from validation.records.doubled_keys import DoubledKeys
from validation.records.nodes import AnyNode, Mapping, Scalar, Sequence
from validation.records.yaml_slips import conflict, slip

MAX_DEPTH = 16

_NULL = re.compile(r"|~|null|Null|NULL")
_BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")

_QUOTE_ODD = (
    "put the text in quotation marks if it begins with one of @ ` % > | & * ! [ {, or holds a "
    "colon and a blank; close what is open; indent with blanks"
)
_CLOSE_IT = "is the quotation mark that opens here closed where it should be?"
_YAML_TAG = "tag:yaml.org,2002:"
_QUOTE_IT = "write the value out; a text that begins with * stands in quotation marks"

_LOADER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = yaml.SafeLoader
if yaml.__with_libyaml__:
    _LOADER = yaml.CSafeLoader
else:  # pragma: no cover
    warnings.warn("PyYAML was built without libyaml: reading records is slow", stacklevel=1)


@dataclass
class Reading:
    """What was read: the root, if the text could be read, and what is wrong with it."""

    root: AnyNode | None = None
    faults: list[tuple[int, int, Fault]] = field(default_factory=list)


class _RefusedError(Exception):
    def __init__(self, line: int, column: int, fault: Fault) -> None:
        self.place = (line, column, fault)


def read(text: str) -> Reading:
    """Reads one YAML document. Never raises: what is wrong comes back as faults with places."""
    reading = Reading()
    left = conflict(text)
    if left is not None:
        reading.faults.append((left[0], left[1], Fault("record/syntax", left[2], hint=left[3])))
        return reading
    across: list[tuple[int, int]] = []
    doubled = DoubledKeys()
    try:
        reading.root = _build(_events(text, across), doubled, text.split("\n"))
    except _RefusedError as refused:
        reading.root = None
        reading.faults.append(refused.place)
    except yaml.MarkedYAMLError as error:
        reading.faults.append(_not_yaml(error, across, text))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reading.faults.append((1, 1, Fault("record/syntax", f"not YAML: {error}", hint=_QUOTE_ODD)))
    reading.faults[:0] = doubled.faults()
    return reading


def _not_yaml(
    error: yaml.MarkedYAMLError, across: list[tuple[int, int]], text: str
) -> tuple[int, int, Fault]:
    """The fault of a text that is not YAML, where it began rather than where it broke."""
    problem = f"not YAML: {error.problem or error.context}"
    if across and error.problem == "did not find expected key":
        return (*across[-1], Fault("record/syntax", problem, hint=_CLOSE_IT))
    began = (error.context or "").startswith(("while scanning", "while parsing a flow"))
    mark = error.context_mark if began else error.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    known = slip(text, str(error.problem), line, column)
    if known is not None:
        return known[0], known[1], Fault("record/syntax", known[2], hint=known[3])
    hint = _CLOSE_IT if error.context == "while scanning a quoted scalar" else _QUOTE_ODD
    return line, column, Fault("record/syntax", problem, hint=hint)


def _events(text: str, across: list[tuple[int, int]]) -> Iterator[yaml.Event]:
    """The events of a text. `across` takes the places of quoted texts that span lines."""
    anchor: yaml.Event | None = None
    documents = 0
    for event in yaml.parse(text, _LOADER):
        line, column = _at(event)
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(line, column, _too_large("aliases are not allowed", _QUOTE_IT))
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _RefusedError(
                    line,
                    column,
                    _syntax("a file holds one YAML document", "write a file for each record"),
                )
        if isinstance(event, yaml.NodeEvent):
            tag = getattr(event, "tag", None)
            if tag:
                hint = f"leave out {tag.replace(_YAML_TAG, '!!')}"
                raise _RefusedError(line, column, _syntax("tags are not allowed", hint))
            if event.anchor and anchor is None:
                anchor = event
        quoted = isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"')
        if quoted and event.end_mark and event.end_mark.line + 1 > line:
            across.append((line, column))
        yield event
    if anchor is not None:
        line, column = _at(anchor)
        raise _RefusedError(
            line, column, _syntax("anchors are not allowed", "quote a value with &")
        )


def _build(events: Iterator[yaml.Event], doubled: DoubledKeys, lines: list[str]) -> AnyNode | None:
    root: AnyNode | None = None
    stack: list[Mapping | Sequence] = []
    pending: list[Scalar | None] = []
    for event in events:
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            stack.pop()
            pending.pop()
            continue
        node = _node(event)
        if node is None:
            continue
        if isinstance(node, Scalar) and not node.text:
            node.text = _comment(node, lines)
        if not stack:
            root = node
        else:
            _attach(stack, pending, node, doubled)
        if not isinstance(node, Scalar):
            if len(stack) == MAX_DEPTH:
                raise _RefusedError(
                    node.line,
                    node.column,
                    _too_large(
                        f"nested deeper than {MAX_DEPTH}",
                        "put brackets of a text in quotation marks",
                    ),
                )
            stack.append(node)
            pending.append(None)
    return root


def _comment(node: Scalar, lines: list[str]) -> str:
    """What stands behind a colon instead of a value, if it is a comment."""
    rest = lines[node.line - 1][node.column - 1 :].strip() if node.line <= len(lines) else ""
    return rest if rest.startswith("#") else ""


def _at(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _node(event: yaml.Event) -> AnyNode | None:
    line, column = _at(event)
    if isinstance(event, yaml.MappingStartEvent):
        return Mapping(line, column)
    if isinstance(event, yaml.SequenceStartEvent):
        return Sequence(line, column)
    if isinstance(event, yaml.ScalarEvent):
        value = resolve(event.value) if event.implicit[0] else event.value
        return Scalar(line, column, value, event.value)
    return None


def _attach(
    stack: list[Mapping | Sequence],
    pending: list[Scalar | None],
    node: AnyNode,
    doubled: DoubledKeys,
) -> None:
    outer = stack[-1]
    if isinstance(outer, Sequence):
        outer.items.append(node)
        return
    key = pending[-1]
    if key is None:
        if not isinstance(node, Scalar):
            raise _RefusedError(
                node.line,
                node.column,
                _syntax(
                    "a key has to be text", "put braces and brackets of a text in quotation marks"
                ),
            )
        pending[-1] = node
        return
    pending[-1] = None
    if key.text in outer.keys:
        in_list = len(stack) > 1 and isinstance(stack[-2], Sequence)
        doubled.take(outer, key, in_list=in_list)
        return
    outer.keys[key.text] = key
    outer.values[key.text] = node


def resolve(text: str) -> str | int | float | bool | None:
    """The value of a plain scalar by the core schema of YAML 1.2.

    Infinities, not-a-number and integers of more than 300 digits stay text: no column takes them.
    """
    if _NULL.fullmatch(text):
        return None
    if _BOOLEAN.fullmatch(text):
        return text.lower() == "true"
    if len(text) > 300:
        return text
    if _INTEGER.fullmatch(text):
        return int(text, 0) if text.startswith(("0o", "0x")) else int(text)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return number if abs(number) != float("inf") else text
    return text


def _too_large(message: str, hint: str | None) -> Fault:
    return Fault("record/too-large", message, hint=hint)


def _syntax(message: str, hint: str | None) -> Fault:
    return Fault("record/syntax", message, hint=hint)
