"""Judges `SHA256SUMS`, which a release carries: a line a file, as `sha256sum -c` reads it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from validation.findings import Fault, Finding, Place, show
from validation.package.inside import is_inside, leads_inside
from validation.package.opened import MAX_MEMBERS

SUMS = "SHA256SUMS"
_LINE = re.compile("([0-9a-fA-F]{64}) [ *](.+)")
_BAD_LINE = "the line is not a hash, two spaces and a file of its own"
_HINT = "fetch the package again"


@dataclass
class Summed:
    """How many lines were compared with their files, and what is wrong."""

    lines: int = 0
    findings: list[Finding] = field(default_factory=list)


def judge_sums(folder: Path, needed: Collection[str]) -> Summed | None:
    """Compares every line with its file; each file of `needed` must have one. None without sums."""
    path = folder / SUMS
    if not path.is_symlink() and not path.exists():
        return None
    summed = Summed()
    told = _told(path, summed)
    if told is None:
        return summed
    for name, digest in told.items():
        summed.lines += 1
        summed.findings += _compared(folder, name, digest)
    for name in sorted({*needed} - told.keys() - {SUMS}):
        summed.findings.append(_finding(name, f"{SUMS} has no line for the file"))
    return summed


def _told(path: Path, summed: Summed) -> Mapping[str, str] | None:
    """The hashes by the paths of the files; None if nothing can be told of any of them."""
    try:
        text = path.read_text(encoding="utf-8") if _is_ordinary(path) else None
    except (OSError, ValueError):
        text = None
    lines = (text or "").removesuffix("\n").split("\n")
    if not text or len(lines) > MAX_MEMBERS:
        summed.findings.append(_finding(SUMS, "it must be a text of a line a file"))
        return None
    told: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        name = PurePosixPath(match[2]).as_posix() if match else ""
        if match is None or name in told:
            summed.findings.append(_finding(SUMS, _BAD_LINE, show(line), line=number))
        else:
            told[name] = match[1].lower()
    return told


def _compared(folder: Path, name: str, told: str) -> Iterator[Finding]:
    target = folder / name
    try:
        whole = is_inside(name) and target.is_file() and leads_inside(target, folder)
        digest = hashlib.sha256(target.read_bytes()).hexdigest() if whole else None
    except OSError:
        digest = None
    if digest is None:
        yield _finding(name, "there is no such ordinary file", allowed=f"the file of {SUMS}")
    elif digest != told:
        yield _finding(name, f"the file is not the one that {SUMS} tells of", digest, told)


def _is_ordinary(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _finding(
    file: str,
    message: str,
    found: str | None = None,
    allowed: str | None = None,
    line: int | None = None,
) -> Finding:
    column = None if line is None else 1
    fault = Fault("package/hash", message, found, allowed, _HINT)
    return Finding.at(Place(file, line, column), fault)
