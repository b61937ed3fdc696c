"""DataCite metadata, by the DataCite Metadata Schema 4.5 as JSON: what registers a DOI.

The record has no DOI before one is given: DataCite takes a record without as a draft, and gives
one when it is published. `publicationYear` is, in DataCite's words, the year in which the resource
was or will be made publicly available; where the package record tells none it is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from src.build.catalogue.about import (
    CSV_TYPE,
    LANGUAGE,
    PARQUET_TYPE,
    json_bytes,
    keywords,
    told,
    year,
)
from validation.schemas.spec import Declaration

_KERNEL = "http://datacite.org/schema/kernel-4"


def datacite(
    declaration: Declaration, package: Mapping[str, str], data: Mapping[str, bytes]
) -> bytes:
    """The record. `data` holds the bytes of the data files by their path."""
    body = {"name": package["contributors"]}
    record = {
        "doi": package.get("doi"),
        "url": package.get("homepage"),
        "types": {"resourceType": "Dataset", "resourceTypeGeneral": "Dataset"},
        "creators": [{**body, "nameType": "Organizational"}],
        "titles": _titles(package),
        "publisher": body,
        "publicationYear": year(package),
        "subjects": [{"subject": word, "lang": LANGUAGE} for word in keywords(package)],
        "dates": _dates(package),
        "language": LANGUAGE,
        "alternateIdentifiers": [
            {
                "alternateIdentifier": package["name"],
                "alternateIdentifierType": "Data Package name",
            }
        ],
        "sizes": [f"{len(declaration)} tables", f"{sum(map(len, data.values()))} bytes"],
        "formats": [CSV_TYPE, PARQUET_TYPE],
        "version": package["version"],
        "rightsList": [
            {
                "rights": package["license_title"],
                "rightsUri": package["license_url"],
                "rightsIdentifier": package["license"],
                "rightsIdentifierScheme": "SPDX",
                "schemeUri": "https://spdx.org/licenses/",
            }
        ],
        "descriptions": _descriptions(declaration, package),
        "schemaVersion": _KERNEL,
    }
    return json_bytes(told(record))


def _titles(package: Mapping[str, str]) -> list[dict[str, str]]:
    titles = [{"title": package["title"], "lang": LANGUAGE}]
    if subtitle := package.get("subtitle"):
        titles.append({"title": subtitle, "titleType": "Subtitle", "lang": LANGUAGE})
    return titles


def _dates(package: Mapping[str, str]) -> list[dict[str, str]] | None:
    released = package.get("released")
    return [{"date": released, "dateType": "Issued"}] if released else None


def _descriptions(declaration: Declaration, package: Mapping[str, str]) -> list[dict[str, Any]]:
    contents = "\n".join(f"{table.name}: {table.description}" for table in declaration.values())
    texts = {"Abstract": package["description"], "TableOfContents": contents}
    return [
        {"description": text, "descriptionType": kind, "lang": LANGUAGE}
        for kind, text in texts.items()
    ]
