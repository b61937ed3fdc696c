"""Reads the examples: what is planted, and the finding that it gives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent

# As safe as `safe_load`, and seven times as fast where libyaml is at hand.
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

# In the order of the page.
GROUPS = (
    "record",
    "schema",
    "key",
    "date",
    "citation",
    "figure",
    "attribution",
    "harm",
    "package",
    "release",
)


@dataclass(frozen=True)
class Edit:
    """What is written in the place of a text of a file; in a new file, if there was none.

    `times` repeats it, and `encoding` is not always UTF-8.
    """

    file: str
    write: str
    instead_of: str = ""
    times: int = 1
    encoding: str = "utf-8"


@dataclass(frozen=True)
class Example:
    """A mistake in records (`edits`) or in a package (`package`, told by `done`).

    `command` is what is run: `check`, `verify` with an archive, or `package` for
    `python -m validation`; `package --archive` proves the citations of a package too, and
    `release` compares with a release of the project as it was.
    """

    code: str
    what: str
    edits: tuple[Edit, ...] = ()
    done: str | None = None
    package: Mapping[str, Any] | None = None
    command: str = "check"


@dataclass(frozen=True)
class Check:
    """A code: its sentence, where no rule has one, how to mend what it finds, and examples."""

    code: str
    sentence: str | None
    mend: str
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Told:
    """What an example gives: the finding, and its lines in the text format."""

    finding: Mapping[str, Any]
    text: tuple[str, ...]


@cache
def checks() -> tuple[Check, ...]:
    """All checks, in the order of their groups."""
    return tuple(check for group in GROUPS for check in _group(group))


@cache
def told() -> Mapping[tuple[str, str], Told]:
    """What each example gives, by its code and what it is an example of."""
    return {key: one for group in GROUPS for key, one in _told(group)}


def _group(group: str) -> Iterator[Check]:
    content = yaml.load((FOLDER / f"{group}.yaml").read_text(encoding="utf-8"), _LOADER)  # noqa: S506
    for name, check in content.items():
        code = f"{group}/{name}"
        examples = tuple(_example(code, one) for one in check["examples"])
        yield Check(code, check.get("sentence"), check["mend"], examples)


def _example(code: str, one: Mapping[str, Any]) -> Example:
    plain = {name: one[name] for name in ("done", "package", "command") if name in one}
    edits = tuple(Edit(**edit) for edit in one.get("edits", ()))
    return Example(code, one["what"], edits, **plain)


def _told(group: str) -> Iterator[tuple[tuple[str, str], Told]]:
    path = FOLDER / f"{group}.json"
    content = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    for code, examples in content.items():
        for what, one in examples.items():
            yield (code, what), Told(one["finding"], tuple(one["text"]))
