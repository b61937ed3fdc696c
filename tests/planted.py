"""Plants one mistake: at a marked place of a record, or in a cell of a package's CSV.

A place is written as the text that stands there. ` ⋯ ` leaves out what lies between two pieces
of it, of which only the first has to stand once in the file; `¶` marks what is to be blamed.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

from validation import derive
from validation.package.sums import SUMS
from validation.schemas.registry import DECLARATION

Cells = dict[str, str]
Spot = tuple[int, int]

GAP, MARK = " ⋯ ", "¶"


def plant(root: Path, file: str, old: str, new: str) -> Spot | None:
    """Replaces `old` by `new`, or writes a new file if `old` is empty.

    Returns the line and column of the mark, if there is one in `old` or `new`.
    """
    path = root / file
    if not old:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(new.replace(MARK, "").encode())
        return _spot(new)
    text = path.read_bytes().decode()
    start, marked = where(text, old)
    length = len(old.split(GAP)[-1].replace(MARK, ""))
    planted = text[:start] + new + text[start + length :]
    if marked is not None:
        planted = planted[:marked] + MARK + planted[marked:]
    path.write_bytes(planted.replace(MARK, "").encode())
    return _spot(planted)


def find(root: Path, file: str, place: str) -> Spot:
    """The line and column of the mark in `place`."""
    text = (root / file).read_bytes().decode()
    _, marked = where(text, place)
    assert marked is not None, f"no mark in {place!r}"
    spot = _spot(text[:marked] + MARK)
    assert spot is not None
    return spot


def where(text: str, place: str) -> tuple[int, int | None]:
    """Where the last piece of `place` begins, and where its mark is."""
    position, marked, start = 0, None, 0
    for number, piece in enumerate(place.split(GAP)):
        plain = piece.replace(MARK, "")
        count = text.count(plain)
        assert count == 1 or (number and count), f"{plain!r} stands {count} times"
        start = text.index(plain, position)
        if MARK in piece:
            marked = start + piece.index(MARK)
        position = start + len(plain)
    return start, marked


def _spot(text: str) -> Spot | None:
    assert text.count(MARK) <= 1, "more than one mark"
    before, mark, _ = text.partition(MARK)
    return (before.count("\n") + 1, len(before) - before.rfind("\n")) if mark else None


def tree(root: Path) -> dict[str, bytes]:
    """Every file below `root`."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def csv_path(table: str) -> str:
    """The path of a table in the package."""
    return f"data/csv/{table}.csv"


def read_rows(package: Path, table: str) -> list[Cells]:
    """The rows of a table, every cell as text."""
    text = (package / csv_path(table)).read_bytes().decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def write_rows(package: Path, table: str, rows: Iterable[Cells]) -> None:
    """Writes a table in canonical form but for its order, and hashes it anew."""
    columns = DECLARATION[table].columns
    lines = [",".join(f'"{column.name}"' for column in columns)]
    for row in rows:
        cells = (_cell(row[column.name], column.type == "string") for column in columns)
        lines.append(",".join(cells))
    write_csv(package, table, ("\n".join(lines) + "\n").encode())


def _cell(cell: str, quoted: bool) -> str:
    return '"' + cell.replace('"', '""') + '"' if cell and quoted else cell


def write_csv(package: Path, table: str, data: bytes) -> None:
    """Puts other bytes in the place of a table and hashes them anew."""
    (package / csv_path(table)).write_bytes(data)
    rehash(package)


def edit_cells(
    package: Path, table: str, where: Mapping[str, str], change: Mapping[str, str]
) -> Spot:
    """Changes cells of the one row that has the cells `where`; returns its line and column.

    The column is where the first changed cell begins.
    """
    rows = read_rows(package, table)
    numbers = [i for i, row in enumerate(rows) if where.items() <= row.items()]
    assert len(numbers) == 1, f"{len(numbers)} rows have {where}"
    rows[numbers[0]].update(change)
    write_rows(package, table, rows)
    return (numbers[0] + 2, beginning(table, rows[numbers[0]], next(iter(change))))


def edit_citations(package: Path, where: Mapping[str, str], change: Mapping[str, str]) -> None:
    """Changes citations as if they had been written so: with the id and link that this gives."""
    urls = {row["source_id"]: row["url"] for row in read_rows(package, "sources")}
    rows = read_rows(package, "citations")
    for row in rows:
        if where.items() <= row.items():
            row.update(change)
            written = {name: cell or None for name, cell in row.items()}
            row["citation_id"] = derive.id_of_citation(written)
            row["link"] = derive.link_of_citation(written, urls) or ""
    write_rows(package, "citations", rows)


def beginning(table: str, row: Cells, name: str) -> int:
    """The column (1-based) at which the cell `name` of a row begins."""
    before = 1
    for column in DECLARATION[table].columns:
        if column.name == name:
            return before
        before += len(_cell(row[column.name], column.type == "string")) + 1
    raise KeyError(name)


def drop_rows(package: Path, table: str, where: Mapping[str, str]) -> None:
    """Takes out all rows that have the cells `where`."""
    rows = read_rows(package, table)
    kept = [row for row in rows if not where.items() <= row.items()]
    assert len(kept) < len(rows), f"no row has {where}"
    write_rows(package, table, kept)


def edit_descriptor(package: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Changes the descriptor's content."""
    path = package / "datapackage.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def resource(content: Mapping[str, Any], name: str) -> dict[str, Any]:
    """One resource of a descriptor's content."""
    found: dict[str, Any] = next(one for one in content["resources"] if one["name"] == name)
    return found


def rehash(package: Path) -> None:
    """Makes hashes and sizes in the descriptor those of the files, where they exist."""

    def change(content: dict[str, Any]) -> None:
        for one in content["resources"]:
            path = package / one["path"]
            if path.is_file():
                data = path.read_bytes()
                one["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
                if "bytes" in one:
                    one["bytes"] = len(data)

    edit_descriptor(package, change)


def write_sums(package: Path, left_out: Iterable[str] = ()) -> None:
    """Writes `SHA256SUMS` of all files but some."""
    files = {name: data for name, data in tree(package).items() if name not in [SUMS, *left_out]}
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items()]
    (package / SUMS).write_text("".join(lines), encoding="utf-8")


class TooSlowError(Exception):
    """It took too long."""


@contextlib.contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raises TooSlowError when the time is up, also out of a read that waits for ever."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
