"""Reads a project's records into rows, and judges their shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from src.project import PACKAGE_RECORD, RECORDS, Project
from validation.findings import Fault, Finding, Place
from validation.recall import Recall
from validation.records.folder import RecordFile, read_folder
from validation.records.nodes import plain
from validation.records.rows import CrowdedError, Row, crowded, rows_of
from validation.records.shape import ShapeJudge
from validation.schemas.change_reasons import CHANGE_REASONS
from validation.schemas.package import PACKAGE
from validation.schemas.spec import Declaration

_recall = Recall()

# Records that are rows of no table.
UNPUBLISHED = (PACKAGE, CHANGE_REASONS)


@dataclass
class Written:
    """What people wrote: the rows of every table, and what is wrong with their shape.

    `package` is what the package says of itself, `reasons` are those for what changed.
    """

    rows: dict[str, list[Row]]
    package: dict[str, Any]
    files: int
    findings: list[Finding]
    reasons: list[Row] = field(default_factory=list)
    unreadable: Mapping[str, set[str]] = field(default_factory=dict)


def read(
    project: Project, declaration: Declaration, wanted: Callable[[Path], bool] | None = None
) -> Written:
    """All records of a project, or those in the files that are `wanted`.

    Rows that are not clean are there too, marked as such.
    """
    every = wanted or (lambda _: True)
    records = read_folder(project.records, RECORDS, _homes(declaration), every)
    known = {**declaration, **{table.name: table for table in UNPUBLISHED}}
    judge = ShapeJudge(known)
    rows: dict[str, list[Row]] = {name: [] for name in known}
    findings = list(records.findings)
    for record in records.files:
        held = _recall(record.file, (record.root, declaration), partial(_judged, judge, record))
        for row in held:
            if not row.is_file:
                rows[row.table.name].append(row)
            elif row.spoiled:
                records.unreadable.setdefault(row.table.name, set()).add(row.file.stem)
            if row.belongs:
                records.unreadable.setdefault(row.belongs, set()).add(row.file.stem)
        findings += [finding for row in held for finding in row.findings]
    package = next((row for row in rows.pop(PACKAGE.name) if row.clean()), None)
    if package is None and not findings and wanted is None:
        findings.append(_no_package())
    return Written(
        rows=rows,
        package=plain(package.node) if package else {},
        files=len(records.files),
        findings=findings,
        reasons=rows.pop(CHANGE_REASONS.name),
        unreadable=records.unreadable,
    )


def _judged(judge: ShapeJudge, record: RecordFile) -> list[Row]:
    """The rows of one record, each with what is wrong with its shape."""
    held: list[Row] = []
    try:
        for row in rows_of(judge.declaration, record):
            held.append(row)
            judge.judge(row)
            _judge_stem(row)
    except CrowdedError:
        return [crowded(record, judge.declaration[record.table])]
    return held


def _homes(declaration: Declaration) -> dict[str, str]:
    homes = {PACKAGE.name: PACKAGE.name, CHANGE_REASONS.folder: CHANGE_REASONS.name}
    for table in declaration.values():
        if table.home == "folder":
            homes[table.folder] = table.name
        elif table.file is not None:
            homes[table.file] = table.name
    return homes


def _judge_stem(row: Row) -> None:
    if row.outer or row.is_file or row.table.home != "folder" or row.table is PACKAGE:
        return
    key, written = row.table.primary_key[0], row.own_id
    if written is None or written == row.file.stem or key in {f.field for f in row.findings}:
        return
    fault = Fault(
        "record/id",
        f"`{key}` must be the name of its file",
        found=written,
        allowed=row.file.stem,
        hint=f"did you mean {row.file.stem}? Else rename the file",
    )
    row.blame(row.node.values[key], key, fault)


def _no_package() -> Finding:
    fault = Fault("record/missing-key", "package.yaml is missing: what the package says of itself")
    return Finding.at(Place(PACKAGE_RECORD, 1, 1), fault, table=PACKAGE.name)
