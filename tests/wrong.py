"""Reads and plants the wrong contributions of `tests/data/wrong_contributions.yaml`.

Many are planted at once, so that the test is fast, but never two of which one could hide the
other. Of one file, mistakes in different claims of a source stand together, and faults of single
values that stand in different lines.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT
from tests.planted import GAP, MARK, where

CASES = Path(__file__).parent / "data" / "wrong_contributions.yaml"
EXAMPLE = Path(__file__).parent / "data" / "example"
PROJECTS = {"records": ROOT, "example": EXAMPLE}

# A private character for the mark of each planted mistake, until all of them are planted.
_FIRST = 0xE000
# Faults of single values: all those of a record are told at once.
SHAPES = (
    "record/type",
    "schema/required",
    "schema/allowed",
    "schema/range",
    "schema/pattern",
    "date/edtf",
)
# What keeps a whole file from being judged.
UNREAD = ("record/syntax", "record/encoding", "record/duplicate-key")

# Where an id is wrong, it is not known which rows meant it.
IDS = ("record/id", "key/duplicate")
_CLAIM = re.compile(r"^  - claim_id: (\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Wrong:
    """One mistake: in words, where it is planted, and the one finding that it has to give."""

    what: str
    check: str
    file: str
    old: str
    new: str
    at: str | None
    hint: str
    project: str
    encoding: str
    line_end: str
    alone: bool
    copy: str | None
    move: str | None


Texts = dict[str, str]
Expected = dict[tuple[str, str, int, int], Wrong]


def cases() -> list[Wrong]:
    """All mistakes of the list that are planted in records."""
    content = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return [_case(content["files"], case) for case in content["cases"]]


def _case(files: dict[str, str], case: dict[str, Any]) -> Wrong:
    name = case["in"]
    return Wrong(
        what=case["what"],
        check=case["check"],
        file=f"data/records/{files.get(name, name)}",
        old=case.get("old", ""),
        new=case.get("new", ""),
        at=case.get("at"),
        hint=case["hint"],
        project=case.get("project", "records"),
        encoding=case.get("encoding", "utf-8"),
        line_end=case.get("line_end", "\n"),
        alone=case.get("alone", False),
        copy=case.get("copy"),
        move=case.get("move"),
    )


@dataclass(frozen=True)
class _Spot:
    """The lines and the claim in which a mistake is planted."""

    first: int
    last: int
    claim: str


def batches(wrongs: list[Wrong]) -> list[list[Wrong]]:
    """The mistakes in groups, each to be planted at once; greedy, in the order of the list."""
    found: list[list[Wrong]] = []
    for wrong in wrongs:
        batch = next((one for one in found if _may_join(wrong, one)), None)
        if batch is None:
            found.append([wrong])
        else:
            batch.append(wrong)
    return found


def _may_join(wrong: Wrong, batch: list[Wrong]) -> bool:
    first = batch[0]
    if wrong.alone or first.alone or wrong.project != first.project:
        return False
    if any((wrong.check in kind) != (first.check in kind) for kind in (SHAPES, IDS, UNREAD)):
        return False
    return not any(_in_the_way(wrong, other) for other in batch if other.file == wrong.file)


def _in_the_way(one: Wrong, other: Wrong) -> bool:
    """Whether one of two mistakes in one file could hide the other."""
    mine, theirs = _spot_of(one), _spot_of(other)
    if mine is None or theirs is None:
        return True
    if one.check in SHAPES:
        return mine.first <= theirs.last and theirs.first <= mine.last
    return not mine.claim or not theirs.claim or mine.claim == theirs.claim


def _spot_of(wrong: Wrong) -> _Spot | None:
    """Where it is planted; None if nothing else in its file can be judged."""
    if wrong.check in UNREAD or not wrong.old:
        return None
    text = (PROJECTS[wrong.project] / wrong.file).read_text(encoding="utf-8")
    start, _ = where(text, wrong.old)
    end = start + len(wrong.old.split(GAP)[-1])
    claims = _CLAIM.findall(text[:end])
    first, last = text.count("\n", 0, start), text.count("\n", 0, end)
    return _Spot(first, last, claims[-1] if claims else "")


def plant(root: Path, batch: list[Wrong]) -> Expected:
    """Plants a batch in a copy of the project; returns the findings that it has to give."""
    texts: Texts = {}
    for number, wrong in enumerate(batch):
        _plant(root, texts, wrong, chr(_FIRST + number))
    expected: Expected = {}
    for number, wrong in enumerate(batch):
        line, column = _spot(texts[wrong.file], chr(_FIRST + number))
        expected[wrong.check, wrong.file, line, column] = wrong
    for wrong in batch:
        clean = re.sub("[\ue000-\uefff]", "", texts[wrong.file]).replace("\n", wrong.line_end)
        (root / wrong.file).write_bytes(clean.encode(wrong.encoding))
    return expected


def _plant(root: Path, texts: Texts, wrong: Wrong, mark: str) -> None:
    if wrong.copy or wrong.move:
        source = root / f"data/records/{wrong.copy or wrong.move}"
        shutil.copy(source, root / wrong.file)
        if wrong.move:
            source.unlink()
    path = root / wrong.file
    text = texts.get(wrong.file) or (path.read_text(encoding="utf-8") if path.exists() else "")
    place, marked = where(text, wrong.old) if wrong.old else (0, None)
    assert marked is None, "the mark stands in what is written, or in `at`"
    length = len(wrong.old.split(GAP)[-1])
    text = text[:place] + wrong.new.replace(MARK, mark) + text[place + length :]
    if wrong.at is not None:
        _, marked = where(text, wrong.at)
        assert marked is not None
        text = text[:marked] + mark + text[marked:]
    texts[wrong.file] = text


def _spot(text: str, mark: str) -> tuple[int, int]:
    before, found, _ = text.partition(mark)
    assert found, "nothing is marked"
    before = re.sub("[\ue000-\uefff]", "", before)
    return before.count("\n") + 1, len(before) - before.rfind("\n")
