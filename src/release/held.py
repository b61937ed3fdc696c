"""The exact difference of the files, and what is known of why a file changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

import pyarrow as pa
import pyarrow.csv

from src.project import CATALOGUES
from src.release.described import ORDER
from src.release.items import Item, Sort
from src.release.package import Package, Sheet
from validation.package import parquet
from validation.package.opened import DESCRIPTOR


class Note(StrEnum):
    """What is known of a changed file."""

    FOLLOWS = "follows from the changes told"
    SAME_ROWS = "holds the same rows, written otherwise"
    SAME_CONTENT = "says the same, written otherwise"
    OTHER_ROWS = "does not hold the rows of the CSV, before or after"
    NO_DATA = ""


def differences(old: Package, new: Package, told: Sequence[Item]) -> Iterator[Item]:
    """The items of the files. `told` are those of tables and descriptor, which explain some."""
    for path in sorted({*old.files, *new.files}):
        before, after = old.files.get(path), new.files.get(path)
        if before == after:
            continue
        sort = Sort.FILE_CHANGED
        if before is None or after is None:
            sort = Sort.FILE_ADDED if before is None else Sort.FILE_REMOVED
        yield Item(sort, name=path, note=_note(path, old, new, told))


def _note(path: str, old: Package, new: Package, told: Sequence[Item]) -> Note:
    if path == DESCRIPTOR:
        changed = any(item.sort is Sort.PROPERTY for item in told)
        return Note.FOLLOWS if changed else Note.SAME_CONTENT
    if path in CATALOGUES:  # they tell sizes and hashes of all the rest
        return Note.FOLLOWS if told else Note.NO_DATA
    resources = [one for package in (old, new) for one in _resources(package, path)]
    tables = {str(one["name"]).removesuffix("-parquet") for one in resources}
    sheets = [sheet for package in (old, new) for sheet in package.sheets.values()]
    if any(sheet.path == path for sheet in sheets):
        rows = [item for item in told if item.sort is not Sort.PROPERTY or item.name == ORDER]
        return Note.FOLLOWS if _changed(tables, rows) else Note.SAME_ROWS
    if resources and path.endswith(".parquet"):
        if not all(_is_true(package, path) for package in (old, new)):
            return Note.OTHER_ROWS
        return Note.FOLLOWS if _changed(tables, told) else Note.SAME_ROWS
    return Note.NO_DATA


def _changed(tables: set[str], told: Sequence[Item]) -> bool:
    """Whether anything is told of one of the tables, as they are or were called."""
    meant = {table for name in tables for table in (name, f"{name}-parquet")}
    return any(
        item.table in meant or (item.sort is Sort.TABLE_RENAMED and item.before in meant)
        for item in told
        if item.sort is not Sort.PROPERTY or item.path[2:] not in (("hash",), ("bytes",))
    )


def _resources(package: Package, path: str) -> list[Mapping[str, object]]:
    return [one for one in package.descriptor["resources"] if one["path"] == path]


def _is_true(package: Package, path: str) -> bool:
    """Whether a Parquet file holds the rows of the CSV beside it; where it is not there, yes."""
    for resource in _resources(package, path):
        sheet = package.sheets.get(str(resource["name"]).removesuffix("-parquet"))
        if sheet is None or not _holds(package.files[path], sheet):
            return False
    return True


def _holds(data: bytes, sheet: Sheet) -> bool:
    try:
        schema = parquet.schema_of(data)
        if schema.names != list(sheet.columns):
            return False
        types = pa.schema([pa.field(one.name, one.type) for one in schema])
        return parquet.holds(data, _typed(sheet, types))
    except (pa.ArrowException, OSError, ValueError):
        return False


def _typed(sheet: Sheet, schema: pa.Schema) -> pa.Table:
    if sheet.data.find(b"\n") + 1 in (0, len(sheet.data)):  # the header alone
        return schema.empty_table()
    return pyarrow.csv.read_csv(
        pa.BufferReader(sheet.data),
        read_options=pyarrow.csv.ReadOptions(block_size=1 << 24),
        parse_options=pyarrow.csv.ParseOptions(ignore_empty_lines=False, newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=schema,
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
