"""What the text format needs besides the report: the files it is about, and the terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

_LONGEST = 1024 * 1024  # of a line, more is not read

RED, YELLOW, DIM = "31", "33", "2"

# A file as findings name it, and the number of a line.
Line = tuple[str, int]


@dataclass(frozen=True)
class Style:
    """How a report is told as text.

    `root` is the folder whose files the findings name: their lines are quoted from it.
    """

    root: Path | None = None
    colour: bool = False

    def paint(self, text: str, colour: str) -> str:
        """The text in a colour, where there are colours."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour else text

    def texts(self, lines: Iterable[Line]) -> dict[Line, str]:
        """The texts of these lines, without their ends, as far as they can be read."""
        wanted: dict[str, set[int]] = {}
        for file, number in lines:
            wanted.setdefault(file, set()).add(number)
        return {
            (file, number): text
            for file, numbers in wanted.items()
            for number, text in self._read(file, numbers)
        }

    def _read(self, file: str, numbers: set[int]) -> list[tuple[int, str]]:
        path = _inside(self.root, file)
        if path is None:
            return []
        try:
            with path.open("rb") as stream:
                return [
                    (number, line.decode("utf-8", "replace").removesuffix("\n"))
                    for number, line in _lines(stream, max(numbers))
                    if number in numbers
                ]
        except OSError:
            return []


def _inside(root: Path | None, file: str) -> Path | None:
    """The ordinary file of that name below `root`, but none that a link leads to elsewhere."""
    if root is None or not root.is_dir():
        return None
    try:
        path = (root / file).resolve()
        good = path.is_relative_to(root.resolve()) and path.is_file()
    except (OSError, ValueError, RuntimeError):
        return None
    return path if good else None


def _lines(stream: BinaryIO, last: int) -> Iterator[tuple[int, bytes]]:
    for number in range(1, last + 1):
        line = rest = stream.readline(_LONGEST)
        if not line:
            return
        yield number, line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_LONGEST)


def has_colours(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a stream is a terminal that wants colours (https://no-color.org)."""
    dumb = environment.get("TERM") == "dumb"
    return stream.isatty() and not environment.get("NO_COLOR") and not dumb


PLAIN = Style()
