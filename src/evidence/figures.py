"""`read`: how the figure reader reads a phrase, or a stream of them."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from src.project import Project
from validation.figures.reader import Reader
from validation.figures.reading import Reading
from validation.records import yaml_reader
from validation.records.nodes import plain
from validation.told import WrongUseError

_TOLD = ("low", "high", "comparator", "kind", "unit", "currency", "vague", "unread")

Read = Callable[[str, str], Reading]


class NoVocabularyError(WrongUseError):
    """A vocabulary of the reader cannot be read; the message names it."""


def phrase_reader(project: Project) -> Read:
    """A function that reads a phrase in a language, with the project's own vocabularies.

    That function raises LookupError for a language without a reader. Raises NoVocabularyError.
    """
    bound, vague = (_rows(project, name) for name in ("bound_words", "vague_words"))

    @functools.cache
    def reader(language: str) -> Reader:
        return Reader(language, bound, vague)

    # A tag may go on for ever, of which only the language counts.
    return lambda phrase, tag: reader(tag.partition("-")[0].lower()).read(phrase)


def _rows(project: Project, name: str) -> list[dict[str, Any]]:
    path = project.records / "vocabulary" / f"{name}.yaml"
    try:
        root = yaml_reader.read(path.read_text(encoding="utf-8")).root
        rows: list[dict[str, Any]] = plain(root)[name] if root else []
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise NoVocabularyError(f"{path} cannot be read; see ./refusals check") from error
    return [{"unit": None, "value_low": None, "value_high": None, **row} for row in rows]


def as_json(reading: Reading) -> dict[str, Any]:
    """A reading as `--format json` tells it."""
    return {name: getattr(reading, name) for name in _TOLD}


def as_text(reading: Reading) -> str:
    """A reading as people read it: a line for each thing that was read."""
    told = {name: value for name, value in as_json(reading).items() if value not in (None, False)}
    return "".join(f"{name}: {value}\n" for name, value in told.items())


def answers(read: Read, lines: Iterable[str]) -> Iterator[str]:
    """Answers JSON Lines of `{"id", "language", "phrase"}` line by line, `id` carried over.

    A line that cannot be answered is answered with its reason under `unread`.
    """
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(read, line), ensure_ascii=False)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _answer(read: Read, line: str) -> dict[str, Any]:
    nothing = dict.fromkeys(_TOLD)
    try:
        asked = json.loads(line, parse_constant=_refuse)
        phrase, language = asked["phrase"], asked["language"]
        if not isinstance(phrase, str) or not isinstance(language, str):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        return {"id": None, **nothing, "unread": "not a line with id, language and phrase"}
    try:
        return {"id": asked.get("id"), **as_json(read(phrase, language))}
    except LookupError as error:
        return {"id": asked.get("id"), **nothing, "unread": str(error)}
