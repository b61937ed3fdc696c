"""Judges a whole package, with no records at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa

from validation.counts import of_rows, of_rules
from validation.dialects.csv_text import csv_bytes, sorted_rows
from validation.dialects.vocabulary import small_vocabularies
from validation.evidence.archive import ArchivedText
from validation.findings import Breach, Fault, Finding, Place, Report
from validation.harm.withheld import Withheld
from validation.judge import judge
from validation.locate import located
from validation.package import crowded, parquet, proven, second_judge
from validation.package.cells import Sheet, read_sheet
from validation.package.content_hash import content_hash
from validation.package.descriptor import (
    Described,
    judge_content,
    judge_names,
    judge_schemas,
    read_descriptor,
)
from validation.package.locate import PackageLocator
from validation.package.opened import DESCRIPTOR, NotAPackageError, opened
from validation.package.sums import judge_sums
from validation.schemas.base import TableModel
from validation.schemas.registry import DECLARATION, MODELS
from validation.schemas.spec import Declaration, Table
from validation.tables import Tables, frame_of


def judge_package(
    path: Path,
    declaration: Declaration = DECLARATION,
    models: Mapping[str, type[TableModel]] = MODELS,
    withheld: Withheld | None = None,
    texts: Iterable[ArchivedText] | None = None,
) -> Report:
    """The report on a folder or zip. Raises FileNotFoundError if there is nothing at `path`.

    `withheld` are the names that no text may hold. With `texts`, citations are proven in them too;
    they are read if nothing else is wrong.
    """
    report = Report()
    try:
        with opened(path) as folder:
            described = read_descriptor(folder)
            report.add(described.findings)
            if described.content:
                _judge_folder(report, folder, described, declaration, models, withheld, texts)
            is_zip = path.is_file() and path.name != DESCRIPTOR
            _judge_sums(report, folder, None if is_zip else described)
    except NotAPackageError as error:
        fault = Fault("package/descriptor", str(error), hint="fetch the package again")
        report.add([Finding.at(Place(path.name), fault)])
    return report


def _judge_folder(
    report: Report,
    folder: Path,
    described: Described,
    declaration: Declaration,
    models: Mapping[str, type[TableModel]],
    withheld: Withheld | None,
    texts: Iterable[ArchivedText] | None,
) -> None:
    report.add(judge_names(described, declaration))
    sheets = {
        name: read_sheet(table, described.files[name])
        for name, table in declaration.items()
        if name in described.files
    }
    report.checked |= {"files": len(described.files), "tables": len(sheets)}
    report.checked |= of_rows({name: sheet.frame for name, sheet in sheets.items()})
    report.checked["references"] = sum(
        int(sheet.frame[column.name].notna().sum())
        for name, sheet in sheets.items()
        for column in declaration[name].foreign_keys()
    )
    report.add(_problems(sheets, described))
    breaches, frames, counts = _judge_rows(declaration, models, sheets, withheld)
    report.checked |= counts
    locator = _locator(declaration, sheets, described)
    report.add(located(crowded.first_breaches(breaches), locator))
    if report.errors:
        return  # what follows would tell the same faults in other words
    vocabulary = small_vocabularies(declaration, frames)
    report.checked["schemas"] = len(declaration)
    report.add(judge_schemas(described, declaration, vocabulary))
    canonical: dict[str, bytes] = {}
    for name, table in declaration.items():
        rows = sorted_rows(table, frames[name])
        canonical[name] = csv_bytes(rows)
        report.add(_same_everywhere(table, rows, canonical[name], described))
    if not report.errors:
        report.checked["tables_hashed"] = len(canonical)
        report.add(judge_content(described, content_hash(canonical)))
    if not report.errors:
        findings, judged = second_judge.judge(folder, frames)
        report.add(findings)
        report.checked["rows_checked_by_frictionless"] = judged
    if not report.errors and texts is not None:
        counts, breaches = proven.prove(frames["citations"], texts)
        report.checked |= counts
        report.add(located(breaches, locator))


def _judge_sums(report: Report, folder: Path, described: Described | None) -> None:
    """What `SHA256SUMS` tells of, if it is there; a file is told once not to be the right one.

    All files of a zip belong to the package; a folder, which is `described`, may hold others.
    """
    if described is None:
        files = (path for path in folder.rglob("*") if path.is_file())
        needed = {path.relative_to(folder).as_posix() for path in files}
    else:
        needed = {DESCRIPTOR, *described.paths.values()}
    summed = judge_sums(folder, needed)
    if summed is not None:
        blamed = {finding.file for finding in summed.findings}
        told = report.findings
        report.findings = [
            f for f in told if f.file not in blamed or not f.check.startswith("package/")
        ]
        report.add(summed.findings)
        report.checked["sha256sums_lines"] = summed.lines


def _problems(sheets: Mapping[str, Sheet], described: Described) -> Iterator[Finding]:
    for name, sheet in sheets.items():
        if sheet.problem is not None:
            line, column, fault = sheet.problem
            yield Finding.at(Place(described.paths[name], line, column), fault, table=name)


def _judge_rows(
    declaration: Declaration,
    models: Mapping[str, type[TableModel]],
    sheets: Mapping[str, Sheet],
    withheld: Withheld | None,
) -> tuple[list[Breach], dict[str, pd.DataFrame], dict[str, int]]:
    readable = {name for name, sheet in sheets.items() if sheet.problem is None}
    frames = {
        name: sheets[name].frame if name in sheets else frame_of(table, [])
        for name, table in declaration.items()
    }
    tables = Tables(declaration, dict(frames), package=True, withheld=withheld)
    for name in declaration.keys() - readable:
        tables.known_prefixes[name] = ("",)  # every id of a table that is not there is known
    for name in readable:
        _remember_broken(tables, declaration[name], sheets[name].broken)
        ragged = any(breach.column is None for breach in sheets[name].breaches)
        if ragged or not sheets[name].is_whole:
            tables.known_prefixes[name] = ("",)  # which rows were left out is not known
            tables.incomplete.add(name)
    breaches = [breach for sheet in sheets.values() for breach in sheet.breaches]
    whole = readable == declaration.keys()
    breaches += judge(tables, models, several=whole)
    return breaches, frames, of_rules(tables) if whole else {}


def _remember_broken(tables: Tables, table: Table, broken: pd.DataFrame) -> None:
    if not broken.empty:
        rest = tables.frames[table.name]
        tables.frames[table.name] = broken
        tables.drop(table.name, broken.index)
        tables.frames[table.name] = rest


def _locator(
    declaration: Declaration, sheets: Mapping[str, Sheet], described: Described
) -> PackageLocator:
    texts = {name: described.files[name].decode().split("\n") for name in _readable(sheets)}
    rows = {
        name: pd.concat([sheet.frame.astype(object), sheet.broken.astype(object)])
        for name, sheet in sheets.items()
    }
    return PackageLocator(declaration, sheets, rows, described.paths, texts)


def _readable(sheets: Mapping[str, Sheet]) -> list[str]:
    return [name for name, sheet in sheets.items() if sheet.problem is None]


def _same_everywhere(
    table: Table, rows: pa.Table, right: bytes, described: Described
) -> Iterator[Finding]:
    """The CSV is the canonical text of its rows, `right`, and Parquet holds the same rows."""
    given = described.files[table.name]
    if right != given:
        pairs = zip(right.split(b"\n"), given.split(b"\n"), strict=False)
        line = next((i for i, (a, b) in enumerate(pairs, 1) if a != b), given.count(b"\n") + 1)
        fault = Fault(
            "schema/canonical",
            "the file must be the canonical text of its rows: their order, quotation marks, LF",
            hint="rebuild it instead of saving it with another program",
        )
        yield Finding.at(Place(described.paths[table.name], line, 1), fault, table=table.name)
        return
    name = f"{table.name}-parquet"
    if name in described.files and not _holds(described.files[name], rows):
        fault = Fault("package/hash", _OTHER_ROWS, hint="build the package again")
        yield Finding.at(Place(described.paths[name]), fault, table=table.name)


_OTHER_ROWS = "the Parquet file does not hold the rows of the CSV"


def _holds(data: bytes, rows: pa.Table) -> bool:
    try:
        alike = parquet.schema_of(data).equals(rows.schema, check_metadata=True)
        return bool(alike) and parquet.holds(data, rows)
    except (pa.ArrowException, OSError):
        return False
