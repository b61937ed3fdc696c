"""Croissant 1.0 (MLCommons): files with their hashes, and a record set a table.

A record set reads its table's CSV. Where the reader that Croissant's loader has for CSV would
change a cell (a text `NA` becomes nothing, a column of texts like `0012` numbers), it reads the
Parquet file, for which the loader needs pyarrow. Croissant knows neither required cells nor lists
of terms: a field's description names them.

A reference names file and column of the key, not the field of the other record set: mlcroissant
1.1.1 cannot read a record set that waits for another one, or for itself, in a data set in which
that one was read before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from src.build.catalogue.about import (
    CSV_TYPE,
    LANGUAGE,
    doi_address,
    from_catalogue,
    full_title,
    json_bytes,
    keywords,
    meaning,
    told,
    year,
)
from src.build.catalogue.plain_csv import reads_plainly
from src.build.descriptor import digest
from src.project import CODEBOOK, CSV, PARQUET
from validation.dialects.json_schema import Vocabulary
from validation.dialects.table_schema import terms_of
from validation.schemas.spec import Column, Declaration, Table

_SPECIFICATION = "http://mlcommons.org/croissant/1.0"
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "date": "sc:Date",
}
# The media type by which Croissant's loader knows Parquet.
_PARQUET_TYPE = "application/x-parquet"
# Of a list longer than this, a description says only how long it is.
_LISTED = 50

# The context that the specification prescribes.
_OF_CROISSANT = (
    *("citeAs", "column", "extract", "field", "fileProperty", "fileObject", "fileSet", "format"),
    *("includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet"),
    *("references", "regex", "repeated", "replace", "samplingRate", "separator", "source"),
    *("subField", "transform"),
)
_CONTEXT = {
    "@language": LANGUAGE,
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{name: f"cr:{name}" for name in _OF_CROISSANT},
}


def croissant(
    declaration: Declaration,
    vocabulary: Vocabulary,
    package: Mapping[str, str],
    data: Mapping[str, bytes],
) -> bytes:
    """The data set. `data` holds the bytes of the data files by their path."""
    tables = list(declaration.values())
    files = {table.name: _read_from(table, data) for table in tables}
    body = {"@type": "sc:Organization", "name": package["contributors"]}
    content = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": _SPECIFICATION,
        "name": full_title(package),
        "description": package["description"],
        "url": package.get("homepage") or from_catalogue(CODEBOOK),
        "sameAs": doi_address(package),
        "version": package["version"],
        "datePublished": package.get("released"),
        "license": package["license_url"],
        "keywords": keywords(package),
        "inLanguage": LANGUAGE,
        "creator": body,
        "publisher": body,
        "citeAs": _bibtex(package),
        "distribution": [file for table in tables for file in _files(table, data)],
        "recordSet": [_record_set(declaration, table, vocabulary, files) for table in tables],
    }
    return json_bytes(told(content))


def _bibtex(package: Mapping[str, str]) -> str:
    fields = told(
        {
            "title": full_title(package),
            "author": "{" + package["contributors"] + "}",
            "version": package["version"],
            "year": year(package),
            "doi": package.get("doi"),
        }
    )
    listed = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{package['name']}, {listed}}}"


def _files(table: Table, data: Mapping[str, bytes]) -> list[dict[str, Any]]:
    return [
        {
            "@type": "cr:FileObject",
            "@id": file,
            "name": f"{table.title}, as {name}",
            "description": table.description,
            "contentUrl": from_catalogue(path),
            "contentSize": f"{len(data[path])} B",
            "encodingFormat": media_type,
            "sha256": digest(data[path]).removeprefix("sha256:"),
        }
        for file, path, name, media_type in (
            (_csv(table), f"{CSV}/{table.name}.csv", "CSV", CSV_TYPE),
            (_parquet(table), f"{PARQUET}/{table.name}.parquet", "Parquet", _PARQUET_TYPE),
        )
    ]


def _csv(table: Table) -> str:
    return f"{table.name}.csv"


def _parquet(table: Table) -> str:
    return f"{table.name}.parquet"


def _read_from(table: Table, data: Mapping[str, bytes]) -> str:
    """The file that the record set of a table reads."""
    plain = reads_plainly(table, data[f"{CSV}/{table.name}.csv"])
    return _csv(table) if plain else _parquet(table)


def _record_set(
    declaration: Declaration, table: Table, vocabulary: Vocabulary, files: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"{table.title}. {table.description}",
        "key": [{"@id": f"{table.name}/{name}"} for name in table.primary_key],
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{table.name}/{column.name}",
                "name": column.name,
                "description": _description(column, vocabulary),
                "dataType": "sc:URL" if column.kind == "address" else _TYPES[column.type],
                "source": _column_of(files[table.name], column.name),
                **_references(declaration, column, files),
            }
            for column in table.columns
        ],
    }


def _column_of(file: str, column: str) -> dict[str, Any]:
    return {"fileObject": {"@id": file}, "extract": {"column": column}}


def _references(
    declaration: Declaration, column: Column, files: Mapping[str, str]
) -> dict[str, Any]:
    if column.references is None or column.many:
        return {}
    target = declaration[column.references]
    return {"references": _column_of(files[target.name], target.primary_key[0])}


def _description(column: Column, vocabulary: Vocabulary) -> str:
    terms = terms_of(column, vocabulary) or {}
    listed = ", ".join(terms) if len(terms) <= _LISTED else f"{len(terms)} codes"
    parts = [
        f"{column.title}. {meaning(column)}",
        f"Unit: {column.unit}." if column.unit else None,
        f"One of: {listed}." if terms else None,
        "May be empty." if column.nullable else None,
    ]
    return " ".join(filter(None, parts))
