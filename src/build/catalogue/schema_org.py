"""A schema.org `Dataset` as JSON-LD: what search engines for data sets read.

It keeps Google's requirements of a data set and the shapes of Science-on-Schema.org (ESIP), which
want `http://schema.org/`. Addresses are relative to the file, so that they hold in any copy of the
package. No context has to be fetched: the file carries its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from src.build.catalogue.about import (
    CSV_TYPE,
    LANGUAGE,
    PARQUET_TYPE,
    doi_address,
    from_catalogue,
    full_title,
    json_bytes,
    keywords,
    meaning,
    told,
)
from src.build.descriptor import digest
from src.project import CODEBOOK, CROISSANT, CSV, CSVW, DATACITE, DESCRIPTOR, PARQUET
from validation.schemas.spec import Column, Declaration, Table

_ADDRESSES = ("additionalType", "contentUrl", "license", "url")
_CONTEXT = {
    "@vocab": "http://schema.org/",
    **{name: {"@type": "@id"} for name in _ADDRESSES},
}
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPES = {"string": "string", "integer": "integer", "number": "double", "date": "date"}
_DESCRIBED_BY = {
    DESCRIPTOR: ("Data Package", "application/json"),
    CSVW: ("CSV on the Web", "application/csvm+json"),
    CROISSANT: ("Croissant", "application/ld+json"),
    DATACITE: ("DataCite metadata", "application/vnd.datacite.datacite+json"),
}


def schema_org(
    declaration: Declaration, package: Mapping[str, str], data: Mapping[str, bytes]
) -> bytes:
    """The data set, its files and its columns. `data` holds the files' bytes by their path."""
    tables = list(declaration.values())
    body = {"@type": "Organization", "name": package["contributors"]}
    content = {
        "@context": _CONTEXT,
        "@id": doi_address(package) or from_catalogue("."),
        "@type": "Dataset",
        "name": full_title(package),
        "alternateName": package["name"],
        "description": package["description"],
        "identifier": _identifiers(package),
        "url": package.get("homepage") or from_catalogue(CODEBOOK),
        "version": package["version"],
        "datePublished": package.get("released"),
        "keywords": keywords(package),
        "license": package["license_url"],
        "inLanguage": LANGUAGE,
        "creator": body,
        "publisher": body,
        "subjectOf": [_described_by(path, *about) for path, about in _DESCRIBED_BY.items()],
        "distribution": [download for table in tables for download in _downloads(table, data)],
        "variableMeasured": [
            _variable(table, column) for table in tables for column in table.columns
        ],
    }
    return json_bytes(told(content))


def _identifiers(package: Mapping[str, str]) -> Any:
    doi = package.get("doi")
    if doi is None:
        return package["name"]
    address = doi_address(package)
    return {"@type": "PropertyValue", "propertyID": "DOI", "value": f"doi:{doi}", "url": address}


def _described_by(path: str, name: str, media_type: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": name,
        "contentUrl": from_catalogue(path),
        "encodingFormat": media_type,
    }


def _downloads(table: Table, data: Mapping[str, bytes]) -> list[dict[str, Any]]:
    files = {
        f"{CSV}/{table.name}.csv": ("CSV", CSV_TYPE),
        f"{PARQUET}/{table.name}.parquet": ("Parquet", PARQUET_TYPE),
    }
    return [
        {
            "@type": "DataDownload",
            "name": f"{table.title}, as {name}",
            "description": table.description,
            "contentUrl": from_catalogue(path),
            "encodingFormat": media_type,
            "contentSize": f"{len(data[path])} B",
            "sha256": digest(data[path]).removeprefix("sha256:"),
        }
        for path, (name, media_type) in files.items()
    ]


def _variable(table: Table, column: Column) -> dict[str, Any]:
    return told(
        {
            "@type": "PropertyValue",
            "additionalType": _XSD + _TYPES[column.type],
            "name": f"{table.name}.{column.name}",
            "alternateName": column.title,
            "description": meaning(column),
            "unitText": column.unit,
            "minValue": column.minimum,
            "maxValue": column.maximum,
        }
    )
