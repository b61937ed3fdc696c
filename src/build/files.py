"""The bytes of every generated file, from finished tables."""

from __future__ import annotations

import functools
import io
import operator
from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from src.build.catalogue.about import json_bytes
from src.build.catalogue.citation_cff import citation_cff
from src.build.catalogue.croissant import croissant
from src.build.catalogue.csvw import csvw
from src.build.catalogue.datacite import datacite
from src.build.catalogue.schema_org import schema_org
from src.build.descriptor import descriptor
from src.build.read import UNPUBLISHED
from src.project import (
    CHECKS,
    CITATION,
    CODEBOOK,
    CROISSANT,
    CSV,
    CSVW,
    DATACITE,
    DESCRIPTOR,
    PARQUET,
    SCHEMA_ORG,
    SCHEMAS,
)
from validation.dialects.checks_page import checks_page
from validation.dialects.codebook import codebook
from validation.dialects.csv_text import csv_bytes, sorted_rows
from validation.dialects.json_schema import Vocabulary, record_schema
from validation.dialects.sql import ddl
from validation.dialects.vocabulary import small_vocabularies
from validation.recall import Recall
from validation.rules.sentences import sentences
from validation.schemas.spec import Declaration, Table
from validation.tables import same

Files = dict[str, bytes]

_recall = Recall(operator.eq)
_recall_rows = Recall(same)


def generated_files(
    declaration: Declaration, frames: Mapping[str, pd.DataFrame], package: Mapping[str, str]
) -> Files:
    """Every generated file by its path in the project, the descriptor last."""
    vocabulary = small_vocabularies(declaration, frames)
    data: Files = {}
    for table in declaration.values():
        rows = frames[table.name]
        make = functools.partial(_data, table, rows)
        data |= _recall_rows(table.name, [table, rows], make)
    described = descriptor(declaration, vocabulary, package, data)
    return {
        **data,
        **_recall("schemas", [declaration, vocabulary], lambda: _schemas(declaration, vocabulary)),
        CODEBOOK: codebook(package["title"], declaration, vocabulary).encode(),
        CHECKS: checks_page(sentences()).encode(),
        CITATION: citation_cff(package),
        CSVW: csvw(declaration, vocabulary, package),
        CROISSANT: croissant(declaration, vocabulary, package, data),
        DATACITE: datacite(declaration, package, data),
        SCHEMA_ORG: schema_org(declaration, package, data),
        DESCRIPTOR: json_bytes(described),
    }


def _data(table: Table, frame: pd.DataFrame) -> Files:
    rows = sorted_rows(table, frame)
    return {
        f"{CSV}/{table.name}.csv": csv_bytes(rows),
        f"{PARQUET}/{table.name}.parquet": parquet_bytes(rows),
    }


def parquet_bytes(rows: pa.Table) -> bytes:
    """Parquet with fixed settings, so that the same rows give the same bytes."""
    sink = io.BytesIO()
    pyarrow.parquet.write_table(
        rows, sink, compression="zstd", compression_level=9, row_group_size=100_000, version="2.6"
    )
    return sink.getvalue()


def _schemas(declaration: Declaration, vocabulary: Vocabulary) -> Files:
    written = [
        table for table in declaration.values() if table.home == "folder" or table.file is not None
    ]
    files = {
        f"{SCHEMAS}/{table.name}.schema.json": json_bytes(
            record_schema(declaration, table, vocabulary)
        )
        for table in [*written, *UNPUBLISHED]
    }
    return {**files, f"{SCHEMAS}/tables.sql": ddl(declaration, vocabulary).encode()}
