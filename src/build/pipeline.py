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
from src.project import Project
from validation.counts import of_rows, of_rules
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
) -> Built:
    """Builds in memory and writes nothing. `withheld` are the names that no text may hold."""
    written = read(project, declaration)
    lock, broken = anchors.read(project.anchors)
    tables = compile_tables(written, declaration, lock)
    tables.withheld = withheld
    frames = dict(tables.frames)
    breaches = judge(tables, models)
    if broken:  # then no phrase has a place, which is no second mistake
        breaches = [b for b in breaches if b.fault.check != "citation/stale-anchor"]
    report = Report(checked={"records": written.files, **of_rows(frames), **of_rules(tables)})
    report.add([*written.findings, *broken, *located(breaches, RecordLocator(written.rows))])
    files = {} if report.errors else generated_files(declaration, frames, written.package)
    return Built(report, frames, files)


def add_verified(built: Built, verified: Report) -> None:
    """Adds what was found of the phrases in their texts.

    What the texts tell of a phrase stands in for what the lock alone tells: that it has no place,
    or does not hold the figure.
    """
    proven = [one for one in verified.findings if one.check.startswith("citation/")]
    told = {_place(one) for one in proven}
    kept = [
        one
        for one in built.report.findings
        if one.check != "citation/stale-anchor" or _place(one) not in told
    ]
    known = {(_place(one), one.check) for one in kept}
    built.report.findings = kept
    built.report.add(one for one in proven if (_place(one), one.check) not in known)
    built.report.checked |= {"citations_verified": verified.checked["citations_archived"]}


def _place(finding: Finding) -> tuple[str, int | None, int | None]:
    return finding.file, finding.line, finding.column


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
