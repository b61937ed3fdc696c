"""The build from end to end: read, compile, judge, generate; writing is a step of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from src.build import ledger
from src.build.compile import compile_tables
from src.build.files import Files, generated_files
from src.build.read import Written, read
from src.build.write import stale_files
from src.evidence import anchors
from src.evidence.search import Search
from src.project import ANCHORS, Project
from validation.counts import of_rows, of_rules
from validation.evidence.archive import ArchivedText
from validation.findings import Fault, Finding, Place, Report
from validation.harm.withheld import Withheld
from validation.judge import judge
from validation.locate import located
from validation.records.locate import RecordLocator
from validation.records.reasons import unknown_records
from validation.schemas.base import TableModel
from validation.schemas.registry import DECLARATION, MODELS
from validation.schemas.spec import Declaration


@dataclass
class Built:
    """What the records give: the report, and if it has no error the tables and files.

    `lock` is the text of the lock without what no record cites any more, in canonical order.
    """

    report: Report
    frames: Mapping[str, pd.DataFrame]
    files: Files
    lock: str


def build(
    project: Project,
    declaration: Declaration = DECLARATION,
    models: Mapping[str, type[TableModel]] = MODELS,
    withheld: Withheld | None = None,
    texts: Mapping[str, ArchivedText] | None = None,
    written: Written | None = None,
    released: ledger.Ledger | None = None,
) -> Built:
    """Builds in memory and writes nothing.

    `withheld` are the names that no text may hold. With `texts`, by their SHA-256, every phrase is
    looked for in its text too. `written` are the records, if they were read already; `released` is
    the ledger, if it is to be another than the committed one.
    """
    written = written or read(project, declaration)
    lock, broken = anchors.read(project.anchors)
    released = released or ledger.read(project.ledger, declaration["changes"])
    tables = compile_tables(written, declaration, lock, released.frame)
    tables.withheld = withheld
    frames = dict(tables.frames)
    search = Search(texts, lock) if texts is not None else None
    breaches = judge(tables, models, prove=search.prove if search else None)
    if broken:  # then no phrase has a place, which is no second mistake
        breaches = [b for b in breaches if b.fault.check != "citation/stale-anchor"]
    report = Report(checked={"records": written.files, **of_rows(frames), **of_rules(tables)})
    if search:
        report.checked["citations_verified"] = search.counts["citations_archived"]
    report.add([*written.findings, *broken, *released.findings])
    report.add(unknown_records(written.reasons, tables))
    in_records = [breach for breach in breaches if breach.table != "changes"]
    report.add(located(in_records, RecordLocator(written.rows)))
    report.add(released.located(breach for breach in breaches if breach.table == "changes"))
    files = {} if report.errors else generated_files(declaration, frames, written.package)
    return Built(report, frames, files, anchors.text_of(anchors.in_use(lock, tables)))


def add_stale(project: Project, built: Built) -> None:
    """Warns of generated files that are not what the records give, when nothing else is wrong.

    The lock is one of them: git joins those of two branches line by line, in any order.
    """
    if built.report.findings:
        return
    if project.anchors.exists() and project.anchors.read_bytes() != built.lock.encode():
        built.report.add([_stale(ANCHORS, "./refusals verify --archive DIR")])
    stale = stale_files(project.root, built.files)
    built.report.add(_stale(path, "make") for path in stale)


def _stale(path: str, mended_by: str) -> Finding:
    fault = Fault(
        "package/stale",
        "the file is not what the records give",
        hint=f"run {mended_by}, and commit what it writes",
        severity="warning",
    )
    return Finding.at(Place(path), fault)
