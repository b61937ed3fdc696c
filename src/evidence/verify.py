"""`verify`: finds every quoted phrase in the archived texts and writes the lock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from src.build.compile import compile_tables
from src.build.read import read
from src.evidence import anchors
from src.evidence.search import Search
from src.project import Project
from validation.evidence import archive
from validation.findings import Report
from validation.judge import judge
from validation.locate import located
from validation.records.locate import RecordLocator
from validation.schemas.registry import DECLARATION, MODELS


@dataclass
class Verified:
    """What was found, and the text of the new lock; None when there is an error."""

    report: Report
    lock: str | None


def verify(project: Project, folder: Path) -> Verified:
    """Verifies all citations whose text the archive holds; keeps the anchors of the others.

    What the new lock gives is judged once more: rules that the old one kept from being applied.
    """
    written = read(project, DECLARATION)
    old, broken = anchors.read(project.anchors)
    tables = compile_tables(written, DECLARATION, old)
    search = Search(archive.texts(folder), old)
    judged = judge(tables, MODELS, prove=search.prove)
    # That the old lock lacks a phrase is what this command is there to mend.
    stale = [breach for breach in judged if breach.fault.check == "citation/stale-anchor"]
    breaches = [one for one in judged if one not in stale or one in search.breaches]
    if stale and not breaches:
        breaches = judge(compile_tables(written, DECLARATION, search.anchors), MODELS)
    report = Report(checked=search.counts)
    report.add([*written.findings, *broken, *located(breaches, RecordLocator(written.rows))])
    lock = None if report.errors else anchors.text_of(search.anchors)
    return Verified(report, lock)
