"""What is in the zip of a release: the package, where it lies in the project, and nothing else.

Of `data/schemas/` only `tables.sql` is in it, which describes the tables to a database; the JSON
Schemas describe records, which are not in it, and `docs/checks.md` the checks of these. Catalogue
files tell what the descriptor does in the formats of others, for those who list data sets.
"""

from __future__ import annotations

from collections.abc import Mapping

from src.project import CHANGELOG, CITATION, CODEBOOK, CSV, DESCRIPTOR, PARQUET, SCHEMAS, Project
from src.release.archive.error import ArchiveError

_TABLES = ((f"{CSV}/", ".csv"), (f"{PARQUET}/", ".parquet"))
_FILES = (DESCRIPTOR, CODEBOOK, f"{SCHEMAS}/tables.sql")
_PAGES = ("LICENSE", "LICENSE-DATA", CITATION)


def contents(project: Project, files: Mapping[str, bytes], changes: str) -> dict[str, bytes]:
    """The files of the zip by their paths.

    `files` are those that the build gives, of which any goes before its like in the project;
    `changes` is the section of the change log that tells of this release. Raises ArchiveError if a
    page is missing.
    """
    chosen = {path: data for path, data in files.items() if _belongs(path)}
    pages = {path: files.get(path) or _page(project, path) for path in _PAGES}
    return {**chosen, **pages, CHANGELOG: changes.encode()}


def _belongs(path: str) -> bool:
    tables = any(path.startswith(folder) and path.endswith(end) for folder, end in _TABLES)
    return tables or path in _FILES


def _page(project: Project, path: str) -> bytes:
    try:
        return (project.root / path).read_bytes()
    except OSError as error:
        raise ArchiveError(f"{path}, which a release carries, cannot be read") from error
