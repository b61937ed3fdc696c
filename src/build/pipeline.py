"""The build from end to end: read, compile, judge, generate; writing is a step of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from src.build.compile import compile_tables
from src.build.files import Files, generated_files
from src.build.read import read
from src.build.write import stale_files
from src.evidence import anchors
from src.evidence.search import Search
from src.project import Project
from validation.counts import of_rows, of_rules
from validation.evidence.archive import ArchivedText
from validation.findings import Fault, Finding, Place, Report
from validation.harm.withheld import Withheld
from validation.judge import judge
from validation.locate import located
from validation.records.locate import RecordLocator
from validation.schemas.base import TableModel
from validation.schemas.registry import DECLARATION, MODELS
from validation.schemas.spec import Declaration


@dataclass
class Built:
    """What the records give: the report, and if it has no error the tables and files."""

    report: Report
    frames: Mapping[str, pd.DataFrame]
    files: Files


def build(
    project: Project,
    declaration: Declaration = DECLARATION,
    models: Mapping[str, type[TableModel]] = MODELS,
    withheld: Withheld | None = None,
    texts: Mapping[str, ArchivedText] | None = None,
) -> Built:
    """Builds in memory and writes nothing.

    `withheld` are the names that no text may hold. With `texts`, by their SHA-256, every phrase is
    looked for in its text too.
    """
    written = read(project, declaration)
    lock, broken = anchors.read(project.anchors)
    tables = compile_tables(written, declaration, lock)
    tables.withheld = withheld
    frames = dict(tables.frames)
    search = Search(texts, lock) if texts is not None else None
    breaches = judge(tables, models, prove=search.prove if search else None)
    if broken:  # then no phrase has a place, which is no second mistake
        breaches = [b for b in breaches if b.fault.check != "citation/stale-anchor"]
    report = Report(checked={"records": written.files, **of_rows(frames), **of_rules(tables)})
    if search:
        report.checked["citations_verified"] = search.counts["citations_archived"]
    report.add([*written.findings, *broken, *located(breaches, RecordLocator(written.rows))])
    files = {} if report.errors else generated_files(declaration, frames, written.package)
    return Built(report, frames, files)


def add_stale(project: Project, built: Built) -> None:
    """Warns of generated files that are not what the records give, when nothing else is wrong."""
    if built.report.findings:
        return
    fault = Fault(
        "package/stale",
        "the file is not what the records give",
        hint="run make, and commit what it writes",
        severity="warning",
    )
    stale = stale_files(project.root, built.files)
    built.report.add(Finding.at(Place(path), fault) for path in stale)
