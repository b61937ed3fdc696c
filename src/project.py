"""Where things lie in a project folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A folder of the project's layout; all paths are below `root`."""

    root: Path

    @property
    def records(self) -> Path:
        """The records, which people write."""
        return self.root / RECORDS

    @property
    def ledger(self) -> Path:
        """The ledger of releases."""
        return self.root / LEDGER

    @property
    def anchors(self) -> Path:
        """The lock."""
        return self.root / ANCHORS


RECORDS = "data/records"
ANCHORS = "data/anchors.csv"
LEDGER = "data/changes.csv"
DESCRIPTOR = "datapackage.json"
PACKAGE_RECORD = f"{RECORDS}/package.yaml"
CHANGELOG = "CHANGELOG.md"
CODEBOOK = "docs/codebook.md"
CHECKS = "docs/checks.md"
SCORE = "docs/score.md"
SCHEMAS = "data/schemas"
CSV = "data/csv"
PARQUET = "data/parquet"
DIST = "dist"
CITATION = "CITATION.cff"
CATALOGUE = "data/catalogue"
DATACITE = f"{CATALOGUE}/datacite.json"
SCHEMA_ORG = f"{CATALOGUE}/schema-org.jsonld"
CROISSANT = f"{CATALOGUE}/croissant.json"
CSVW = f"{CSV}/csv-metadata.json"
CATALOGUES = (CITATION, DATACITE, SCHEMA_ORG, CROISSANT, CSVW)
