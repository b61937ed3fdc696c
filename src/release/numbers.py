"""Version numbers, by Semantic Versioning: three numbers, of which a level raises one."""

from __future__ import annotations

import re
from typing import NamedTuple

from src.release.version import Level
from validation.schemas import patterns

_NUMBER = re.compile(patterns.VERSION)


class Number(NamedTuple):
    """A release's number, such as 1.2.3."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return ".".join(map(str, self))

    def raised(self, level: Level) -> Number:
        """The number of the next release, if a difference of `level` makes it."""
        if level is Level.MAJOR:
            return Number(self.major + 1, 0, 0)
        if level is Level.MINOR:
            return Number(self.major, self.minor + 1, 0)
        return Number(self.major, self.minor, self.patch + 1)


def number(text: object) -> Number | None:
    """The number that a text is; None if it is none."""
    if not isinstance(text, str) or not _NUMBER.fullmatch(text):
        return None
    return Number(*map(int, text.split(".")))
