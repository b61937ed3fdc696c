"""Plants the examples of `validation/examples`, and writes down what they give.

After a message was changed on purpose: `python -m tests.golden`, or with the codes to look at
`python -m tests.golden record/type schema/type`; then build, and review the difference.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from src.build.files import parquet_bytes
from src.build.pipeline import add_stale, build
from src.build.write import write
from src.evidence.verify import verify
from src.project import Project
from src.release.numbers import number
from src.release.prepare import prepare
from tests.planted import (
    csv_path,
    drop_rows,
    edit_cells,
    edit_citations,
    edit_descriptor,
    plant,
    rehash,
    write_sums,
)
from validation.dialects.csv_text import sorted_rows
from validation.evidence import archive
from validation.examples.example import FOLDER, GROUPS, Edit, Example, Told, checks, told
from validation.findings import Report
from validation.harm.withheld import Withheld
from validation.output import text
from validation.output.style import Style
from validation.package.cells import read_sheet
from validation.package.content_hash import PROPERTY, content_hash
from validation.package.judge import judge_package
from validation.schemas.registry import DECLARATION

EXAMPLE = Path(__file__).parent / "data" / "example"
WITHHELD = Withheld.new().with_name("Petr Vymyshlenny")


def give(example: Example, folder: Path) -> Told:
    """Plants an example in a copy of the invented project; tells the one finding that it gives."""
    shutil.copytree(EXAMPLE, folder)
    for edit in example.edits:
        _plant(folder, edit)
    if example.package is not None:
        _write_package(folder)
        for name, arguments in example.package.items():
            _ACTS[name](folder, arguments)
    report = _RUN[example.command](folder)
    (finding,) = report.findings
    lines = text.render(report, Style(folder)).splitlines()[:-1]
    return Told(asdict(finding), tuple(lines))


def _plant(folder: Path, edit: Edit) -> None:
    path = folder / edit.file
    written = edit.write * edit.times
    if not edit.instead_of:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written.encode(edit.encoding))
    elif edit.encoding == "utf-8":
        plant(folder, edit.file, edit.instead_of, written)
    else:
        before, _, after = path.read_bytes().partition(edit.instead_of.encode())
        path.write_bytes(before + written.encode(edit.encoding) + after)


# ------------------------------------------------------------------------ packages


def _write_package(folder: Path) -> None:
    built = build(Project(folder))
    assert built.report.findings == []
    write(folder, built.files)


def _cells(folder: Path, said: Mapping[str, Any]) -> None:
    edit_cells(folder, said["table"], said["where"], said["change"])


def _rows(folder: Path, said: Mapping[str, Any]) -> None:
    drop_rows(folder, said["table"], said["where"])


def _replace(folder: Path, said: Mapping[str, Any]) -> None:
    path = folder / said["file"]
    data = path.read_bytes().decode()
    assert said["instead_of"] in data
    path.write_bytes(data.replace(said["instead_of"], said["write"], 1).encode())
    if said.get("rehash"):
        rehash(folder)


def _remove(folder: Path, said: str) -> None:
    (folder / said).unlink()


def _describe(folder: Path, said: Mapping[str, Any]) -> None:
    def change(content: Any) -> None:
        *outer, last = said["at"]
        for step in outer:
            content = content[_index(content, step)]
        if "value" in said:
            content[_index(content, last)] = said["value"]
        else:
            del content[_index(content, last)]

    edit_descriptor(folder, change)


def _index(content: Any, step: str | int) -> str | int:
    """Members of lists can be told by their name."""
    if isinstance(content, list) and isinstance(step, str):
        return next(i for i, one in enumerate(content) if one["name"] == step)
    return step


def _citations(folder: Path, said: Mapping[str, Any]) -> None:
    edit_citations(folder, said["where"], said["change"])


def _parquet(folder: Path, name: str) -> None:
    """Makes the Parquet file of a table hold what its CSV does."""
    table = DECLARATION[name]
    rows = sorted_rows(table, read_sheet(table, (folder / csv_path(name)).read_bytes()).frame)
    (folder / f"data/parquet/{name}.parquet").write_bytes(parquet_bytes(rows))
    rehash(folder)


def renew_content_hash(folder: Path, _: bool = True) -> None:
    """Has the descriptor tell the hash of the rows as they are."""
    texts = {name: (folder / csv_path(name)).read_bytes() for name in DECLARATION}
    edit_descriptor(folder, lambda content: content.update({PROPERTY: content_hash(texts)}))


def _swap(folder: Path, said: Mapping[str, str]) -> None:
    shutil.copy(folder / said["from"], folder / said["to"])
    rehash(folder)


_ACTS: dict[str, Callable[[Path, Any], None]] = {
    "cells": _cells,
    "drop_rows": _rows,
    "replace": _replace,
    "remove": _remove,
    "descriptor": _describe,
    "copy": _swap,
    "citations": _citations,
    "parquet": _parquet,
    "content": renew_content_hash,
    "sums": write_sums,
}


# ---------------------------------------------------------------------------- runs


def _check(folder: Path) -> Report:
    return build(Project(folder), withheld=WITHHELD).report


def _check_files(folder: Path) -> Report:
    built = build(Project(folder))
    add_stale(Project(folder), built)
    return built.report


def _verify(folder: Path) -> Report:
    return verify(Project(folder), folder / "archive").report


def _package(folder: Path) -> Report:
    return judge_package(folder, withheld=WITHHELD)


def _proven(folder: Path) -> Report:
    return judge_package(folder, texts=archive.read(folder / "archive"))


def _release(folder: Path, asked: str | None = None) -> Report:
    last = folder / "last"
    shutil.copytree(EXAMPLE, last)
    _write_package(last)
    return prepare(Project(folder), number(asked), str(last)).report


_RUN: dict[str, Callable[[Path], Report]] = {
    "check": _check,
    "check files": _check_files,
    "verify": _verify,
    "package": _package,
    "package with texts": _proven,
    "release": _release,
    "release low": partial(_release, asked="0.1.0"),
}


# --------------------------------------------------------------------------- writing


def _given(example: Example, known: Told | None, codes: Sequence[str], folder: Path) -> Told:
    if known is not None and codes and example.code not in codes:
        return known
    return give(example, folder)


def main(codes: Sequence[str] = ()) -> int:
    """Writes anew what examples give, those of all codes or of some; tells of those that fail."""
    given: dict[str, dict[str, dict[str, Any]]] = {}
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, example in enumerate(one for check in checks() for one in check.examples):
            known = told().get((example.code, example.what))
            try:
                gives = _given(example, known, codes, Path(folder) / str(number))
            except (AssertionError, ValueError) as error:
                print(f"{example.code}: {example.what}: {error}", file=sys.stderr)
                failed += 1
                continue
            one = {"finding": dict(gives.finding), "text": list(gives.text)}
            given.setdefault(example.code, {})[example.what] = one
    for group in GROUPS:
        mine = {code: ones for code, ones in given.items() if code.startswith(f"{group}/")}
        content = json.dumps(mine, ensure_ascii=False, indent=2) + "\n"
        (FOLDER / f"{group}.json").write_text(content, encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
