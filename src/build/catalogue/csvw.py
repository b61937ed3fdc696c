"""CSV on the Web: `csv-metadata.json`, W3C Recommendation of 17 December 2015.

It lies beside the CSV files, under the name by which tools look for it there (Model for Tabular
Data, 5.3). CSVW knows no list of terms: the terms of a column are the alternatives of its pattern.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from src.build.catalogue.about import LANGUAGE, full_title, json_bytes, keywords, meaning, told
from validation.dialects.json_schema import Vocabulary
from validation.dialects.table_schema import terms_of
from validation.schemas.spec import Column, Declaration, Table

_TYPES = {"string": "string", "integer": "integer", "number": "double", "date": "date"}
_KINDS = {"address": "anyURI", "month": "gYearMonth"}
_LIST = {"labels", "references"}
_MEMBER = r" ?[^\s|\x00-\x1f](?:[^|\n\r\t\x00-\x1f]*[^\s|\x00-\x1f])? ?"
_SPECIAL = re.compile(r"[\\^$.*+?()\[\]{}|/]")


def csvw(declaration: Declaration, vocabulary: Vocabulary, package: Mapping[str, str]) -> bytes:
    """The group of tables, each with types, terms, keys and references."""
    tables = [_table(declaration, table, vocabulary) for table in declaration.values()]
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": LANGUAGE}],
        "dc:title": full_title(package),
        "dc:description": package["description"],
        "dc:creator": package["contributors"],
        "dc:license": {"@id": package["license_url"]},
        "dc:issued": package.get("released"),
        "schema:version": package["version"],
        "dcat:keyword": keywords(package),
        "dialect": {
            "encoding": "utf-8",
            "delimiter": ",",
            "quoteChar": '"',
            "doubleQuote": True,
            "lineTerminators": ["\n"],
            "header": True,
            "skipBlankRows": False,
            "trim": False,
        },
        "tables": tables,
    }
    return json_bytes(told(group))


def _table(declaration: Declaration, table: Table, vocabulary: Vocabulary) -> dict[str, Any]:
    keys = [_foreign_key(declaration, column) for column in table.foreign_keys() if not column.many]
    schema = {
        "columns": [_column(column, vocabulary) for column in table.columns],
        "primaryKey": list(table.primary_key),
        "foreignKeys": keys or None,
    }
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.title,
        "dc:description": table.description,
        "tableSchema": told(schema),
    }


def _column(column: Column, vocabulary: Vocabulary) -> dict[str, Any]:
    # The first title is what stands in the CSV's first line: CSVW compares both.
    return told(
        {
            "name": column.name,
            "titles": [column.name, column.title],
            "dc:description": meaning(column),
            "schema:unitText": column.unit,
            "datatype": _datatype(column, vocabulary),
            "separator": "|" if column.kind in _LIST else None,
            "required": not column.nullable,
        }
    )


def _datatype(column: Column, vocabulary: Vocabulary) -> dict[str, Any]:
    form = None
    terms = terms_of(column, vocabulary)
    if column.kind in _LIST:
        form = _MEMBER
    elif terms:
        form = "|".join(_SPECIAL.sub(r"\\\g<0>", term) for term in terms)
    elif column.type == "date":
        form = "yyyy-MM-dd"
    elif column.pattern:
        form = column.pattern
    return told(
        {
            "base": _KINDS.get(column.kind, _TYPES[column.type]),
            "format": form,
            "minimum": column.minimum,
            "maximum": column.maximum,
        }
    )


def _foreign_key(declaration: Declaration, column: Column) -> dict[str, Any]:
    target = declaration[str(column.references)]
    return {
        "columnReference": [column.name],
        "reference": {
            "resource": f"{target.name}.csv",
            "columnReference": [target.primary_key[0]],
        },
    }
