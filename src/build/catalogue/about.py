"""What several catalogues say of the package, taken from its record once."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from typing import Any

from src.project import CATALOGUE
from validation.schemas.spec import Column

# The language of titles, descriptions and definitions, as a tag of BCP 47.
LANGUAGE = "en"

# Media types, by the ending of a data file.
CSV_TYPE = "text/csv"
PARQUET_TYPE = "application/vnd.apache.parquet"


def full_title(package: Mapping[str, str]) -> str:
    """Title and subtitle, as a citation names the data set."""
    return ": ".join(filter(None, (package["title"], package.get("subtitle"))))


def keywords(package: Mapping[str, str]) -> list[str]:
    """The keywords, in the order of the record."""
    return [word.strip() for word in package["keywords"].split("|")]


def year(package: Mapping[str, str]) -> str | None:
    """The year of publication; None before the release."""
    released = package.get("released")
    return released[:4] if released else None


def doi_address(package: Mapping[str, str]) -> str | None:
    """The DOI as an address, if there is one."""
    doi = package.get("doi")
    return f"https://doi.org/{doi}" if doi else None


def from_catalogue(path: str) -> str:
    """The path of a file of the package, as seen from the folder of the catalogues."""
    return posixpath.relpath(path, CATALOGUE)


def meaning(column: Column) -> str:
    """A column's description with its limit of words, for formats that cannot say that apart."""
    limit = f" At most {column.max_words} words." if column.max_words else ""
    return column.description + limit


def told(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry without what is not known."""
    return {name: value for name, value in entry.items() if value is not None}


def json_bytes(content: Any) -> bytes:
    """JSON as all generated files have it: in the given order, indented, UTF-8."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
