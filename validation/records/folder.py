"""Reads a folder of records: safely, completely, and with every complaint at its place.

Nothing is silently left out. What is no record (another ending, a folder named like a record, a
link, a file of another encoding) is a finding; only names that begin with a full stop, which
editors and file managers leave behind, are passed over.
"""

from __future__ import annotations

import functools
import operator
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from validation.findings import CROWDED, MAX_FINDINGS, Fault, Finding, Place, printable
from validation.near import nearest
from validation.recall import Recall
from validation.records import long_numbers, yaml_reader
from validation.records.clean_text import unclean_at
from validation.records.nodes import Mapping

MAX_BYTES = 1024 * 1024

_recall = Recall(operator.eq)


@dataclass(frozen=True)
class RecordFile:
    """One file that could be read as YAML; `root` is always a mapping.

    `told` takes what is found wrong with its rows, in no particular order.
    """

    table: str
    stem: str
    file: str
    root: Mapping
    told: list[Finding] = field(default_factory=list, compare=False, repr=False)


@dataclass
class Records:
    """All that a folder of records holds.

    `unreadable` names, by table, the stems of files that could not be read: their ids, and all
    ids under them, count as known.
    """

    files: list[RecordFile] = field(default_factory=list)
    unreadable: dict[str, set[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_folder(
    folder: Path,
    shown: str,
    tables: dict[str, str],
    wanted: Callable[[Path], bool] = lambda _: True,
) -> Records:
    """Reads all records below `folder`, or those that are `wanted`.

    `tables` maps a path pattern to its table: `sources` for the files of the folder of that
    name, `vocabulary/measures` for a single file. `shown` is how findings name `folder`.
    """
    records = Records()
    for path in filter(wanted, _walk(folder)):
        name = f"{shown}/{path.relative_to(folder).as_posix()}"
        inside = path.relative_to(folder).with_suffix("").as_posix()
        table = tables.get(inside) or tables.get(path.relative_to(folder).parent.as_posix())
        fault = _not_a_record(path, table, tables)
        if fault is not None:
            records.findings.append(
                Finding.at(Place(name, 1, 1, printable(path.stem)), fault, table=table)
            )
            if table:
                records.unreadable.setdefault(table, set()).add(printable(path.stem))
        elif table:
            _take(records, table, path, name)
    return records


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False) and path.suffix != ".yaml":
            yield from _walk(path)
        else:
            yield path


def _not_a_record(path: Path, table: str | None, tables: dict[str, str]) -> Fault | None:
    if path.is_symlink():
        return Fault("record/syntax", "a record is a file, not a link", hint="copy the file here")
    if path.is_dir():
        return Fault("record/syntax", "a record is a file, not a folder", hint="rename the folder")
    if not path.is_file():
        return Fault("record/syntax", "a record is an ordinary file", hint="copy the text into one")
    if path.suffix != ".yaml":
        return Fault(
            "record/syntax",
            "records are files whose name ends with .yaml",
            found=printable(path.name),
            hint="rename it, or keep it elsewhere",
        )
    if table is None:
        return Fault(
            "record/syntax",
            "no table has its records here",
            found=printable(f"{path.parent.name}/{path.name}"),
            allowed=", ".join(sorted(tables)),
            hint=_home_of(path, tables) or "move the file",
        )
    return None


def _home_of(path: Path, tables: dict[str, str]) -> str | None:
    """The hint that names the folder, or the file in it, that was meant."""
    inside = f"{path.parent.name}/"
    beside = [name.removeprefix(inside) for name in tables if name.startswith(inside)]
    return nearest(path.stem, beside) if beside else nearest(path.parent.name, tables)


def _take(records: Records, table: str, path: Path, name: str) -> None:
    text, fault = read_text(path)
    if text is None:
        line, column, what = fault or (1, 1, Fault("record/syntax", "not readable"))
        records.findings.append(
            Finding.at(Place(name, line, column, printable(path.stem)), what, table=table)
        )
        records.unreadable.setdefault(table, set()).add(printable(path.stem))
        return
    reading = _recall(name, [text], functools.partial(yaml_reader.read, text))
    root, faults = reading.root, reading.faults
    if not isinstance(root, Mapping) and not faults:
        what = Fault(
            "record/syntax",
            "a record is a mapping of keys to values",
            hint="write each key, a colon and its value on a line",
        )
        faults = [(1, 1, what)] if text.strip() else [(1, 1, _EMPTY)]
    if len(faults) > MAX_FINDINGS:
        faults = [*faults[:MAX_FINDINGS], (1, 1, CROWDED)]
    for line, column, what in faults:
        records.findings.append(
            Finding.at(Place(name, line, column, printable(path.stem)), what, table=table)
        )
    if faults or not isinstance(root, Mapping):
        records.unreadable.setdefault(table, set()).add(printable(path.stem))
    else:
        records.files.append(RecordFile(table, printable(path.stem), name, root))


_EMPTY = Fault(
    "record/syntax",
    "the file is empty",
    allowed="a mapping of keys to values",
    hint="write the record, or take the file out",
)
_TOO_LARGE = Fault(
    "record/too-large",
    "the file is too large",
    allowed=f"{MAX_BYTES:,} bytes",
    hint="take out what a record does not need",
)


def read_text(path: Path) -> tuple[str | None, tuple[int, int, Fault] | None]:
    """The text of a file, or where and why it is not one: too much, or not clean UTF-8."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return None, (
            1,
            1,
            Fault(
                "record/syntax", f"not readable: {error.strerror}", hint="make the file readable"
            ),
        )
    if len(data) > MAX_BYTES:
        return None, (1, 1, _TOO_LARGE)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        what = Fault(
            "record/encoding",
            "the file is not UTF-8",
            found=f"byte 0x{data[error.start]:02x}",
            hint="save it as UTF-8",
        )
        return None, (*_place(before), what)
    unclean = unclean_at(text)
    if unclean is None:
        crowded = long_numbers.too_many(text)
        return (None, (1, 1, crowded)) if crowded else (text, None)
    start, what = unclean
    return None, (*_place(text[:start]), what)


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")
