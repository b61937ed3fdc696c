"""The data package's descriptor, `datapackage.json` (Data Package v2)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from src.build.catalogue.about import keywords
from src.project import CSV, PARQUET
from validation.dialects.json_schema import Vocabulary
from validation.dialects.table_schema import table_schema
from validation.package.content_hash import PROPERTY, content_hash
from validation.schemas.spec import Declaration, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def descriptor(
    declaration: Declaration,
    vocabulary: Vocabulary,
    package: Mapping[str, str],
    data: Mapping[str, bytes],
) -> dict[str, Any]:
    """Describes the package: a CSV resource with a schema a table, and a Parquet file beside it.

    `data` holds the bytes of the files by their path.
    """
    tables = list(declaration.values())
    csv = [_csv(declaration, table, vocabulary, data) for table in tables]
    parquet = [_parquet(table, data) for table in tables]
    return {
        "$schema": PROFILE,
        "name": package["name"],
        "title": package["title"],
        "description": package["description"],
        "version": package["version"],
        PROPERTY: content_hash({table.name: data[f"{CSV}/{table.name}.csv"] for table in tables}),
        "keywords": keywords(package),
        "licenses": [
            {
                "name": package["license"],
                "title": package["license_title"],
                "path": package["license_url"],
            }
        ],
        "contributors": [{"title": package["contributors"], "roles": ["editor"]}],
        "resources": [*csv, *parquet],
    }


def _csv(
    declaration: Declaration, table: Table, vocabulary: Vocabulary, data: Mapping[str, bytes]
) -> dict[str, Any]:
    path = f"{CSV}/{table.name}.csv"
    return {
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": path,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data[path]),
        "hash": digest(data[path]),
        "schema": table_schema(declaration, table, vocabulary),
    }


def _parquet(table: Table, data: Mapping[str, bytes]) -> dict[str, Any]:
    # The types stand in the Parquet file. Here they are `any` and `bytes` is left out, because
    # frictionless takes empty numbers of a Parquet file for texts and its bytes for wrong ones.
    path = f"{PARQUET}/{table.name}.parquet"
    return {
        "name": f"{table.name}-parquet",
        "path": path,
        "title": f"{table.title}, as Parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "hash": digest(data[path]),
        "schema": {"fields": [{"name": column.name, "type": "any"} for column in table.columns]},
    }


def digest(data: bytes) -> str:
    """A hash as a descriptor writes it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
