"""All files of a release by their names: the zip, what lies beside it, and their checksums."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pandas as pd

from src.project import DESCRIPTOR, Project
from src.release.archive.contents import contents
from src.release.archive.duckdb_script import duckdb_script
from src.release.archive.sqlite import sqlite_bytes
from src.release.archive.sums import sums
from src.release.archive.workbook import workbook_bytes
from src.release.archive.zipped import zip_bytes
from validation.package.sums import SUMS
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import Declaration


def artefacts(
    project: Project,
    files: Mapping[str, bytes],
    frames: Mapping[str, pd.DataFrame],
    changes: str,
    declaration: Declaration = DECLARATION,
) -> dict[str, bytes]:
    """The bytes of each, which follow from what is handed over and from nothing else.

    `files` and `frames` are what the build gives; `changes` is the section of the change log that
    tells of this release. Raises ArchiveError.
    """
    package = json.loads(files[DESCRIPTOR])
    version = package["version"]
    name = f"{package['name']}-{version}"
    made = {
        f"{name}.zip": zip_bytes(contents(project, files, changes)),
        f"{name}.sqlite": sqlite_bytes(declaration, frames, version),
        f"{name}.duckdb.sql": duckdb_script(declaration, frames, name).encode(),
        f"{name}.xlsx": workbook_bytes(declaration, frames, package),
    }
    return {**made, f"{name}.{SUMS}": sums(dict(sorted(made.items())))}
