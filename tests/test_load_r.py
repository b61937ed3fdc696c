"""R reads the package, by the code of `examples/`, as Python's own csv reader does."""

from __future__ import annotations

import datetime
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.test_readme import (
    ROOT,
    Cell,
    Cells,
    assert_same,
    awkward_package,
    csv_cells,
    need_runtime,
)
from validation.schemas.registry import DECLARATION

CLASSES = {"string": "character", "integer": "integer", "number": "numeric", "date": "Date"}

# frictionless takes whole numbers for doubles, since R's own are of 32 bits.
SCRIPTS = {"with_readr.R": CLASSES, "with_frictionless.R": {**CLASSES, "integer": "numeric"}}

# Run after an example: every table, with the classes and levels of its columns.
_TELL = """
arguments <- commandArgs(trailingOnly = TRUE)
told <- lapply(setNames(nm = arguments[-1]), function(table) {
  rows <- read_refusals(".", table)
  list(
    problems = nrow(readr::problems(rows)),
    classes = lapply(rows, function(column) class(column)[[1]]),
    levels = lapply(Filter(is.factor, as.list(rows)), levels),
    cells = as.list(rows)
  )
})
jsonlite::write_json(told, arguments[[1]], na = "null", digits = NA)
"""


def _read(example: str, root: Path, scratch: Path) -> dict[str, dict[str, Any]]:
    """What R tells of every table, as an example reads it."""
    need_runtime(example)
    script, told = scratch / "read.R", scratch / "told.json"
    source = json.dumps(str(ROOT / "examples" / example))
    script.write_text(f"source({source})\n{_TELL}", encoding="utf-8")
    command = ["Rscript", "--vanilla", str(script), str(told), *DECLARATION]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    tables: dict[str, dict[str, Any]] = json.loads(told.read_text(encoding="utf-8"))
    return tables


def _listed(root: Path, table: str) -> dict[str, list[str]]:
    """The categories of a table's fields, as datapackage.json lists them."""
    package = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    (fields,) = (r["schema"]["fields"] for r in package["resources"] if r["name"] == table)
    return {field["name"]: field["categories"] for field in fields if "categories" in field}


def _expected(root: Path, table: str) -> Cells:
    """The cells of the CSV; in JSON R's dates are texts."""
    return {
        name: [cell.isoformat() if isinstance(cell, datetime.date) else cell for cell in cells]
        for name, cells in csv_cells(root, table).items()
    }


def _cells(table: str, told: dict[str, list[Cell]]) -> dict[str, list[Cell]]:
    """The cells as R wrote them; JSON knows no difference between 4000 and 4000.0."""
    numbers = {column.name for column in DECLARATION[table].columns if column.type == "number"}
    return {
        name: [float(cell) if isinstance(cell, int) else cell for cell in cells]
        if name in numbers
        else cells
        for name, cells in told.items()
    }


def _assert_loads(example: str, root: Path, scratch: Path) -> None:
    read, classes = _read(example, root, scratch), SCRIPTS[example]
    for table in DECLARATION.values():
        told, listed = read[table.name], _listed(root, table.name)
        expected = _expected(root, table.name)
        assert told["problems"] == [0], table.name
        assert told["levels"] == _levels(example, listed, expected), table.name
        assert told["classes"] == {
            column.name: ["factor" if column.name in listed else classes[column.type]]
            for column in table.columns
        }
        assert_same(_cells(table.name, told["cells"]), expected, table.name)


def _levels(example: str, listed: dict[str, list[str]], cells: Cells) -> dict[str, list[str]]:
    """What frictionless gives: it skips the levels of a table without rows."""
    skipped = example == "with_frictionless.R" and not any(cells.values())
    return {name: [] for name in listed} if skipped else listed


@pytest.mark.parametrize("example", SCRIPTS)
def test_every_table_has_the_types_levels_and_cells_that_the_package_declares(
    example: str, tmp_path: Path
) -> None:
    _assert_loads(example, ROOT, tmp_path)


@pytest.mark.parametrize("example", SCRIPTS)
def test_texts_like_na_and_missing_numbers_survive(
    example: str, project: Path, tmp_path: Path
) -> None:
    _assert_loads(example, awkward_package(project), tmp_path)
