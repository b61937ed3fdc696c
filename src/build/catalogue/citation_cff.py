"""`CITATION.cff`, by the Citation File Format 1.2.0: how to cite the data set."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from src.build.catalogue.about import full_title, keywords, told

_HEAD = "# Generated from data/records/package.yaml by `make`: do not edit.\n"


def citation_cff(package: Mapping[str, str]) -> bytes:
    """The file. The version, the day and the DOI are those of the package record."""
    entries = told(
        {
            "cff-version": "1.2.0",
            "message": "If you use this data set, please cite it with its version.",
            "type": "dataset",
            "title": full_title(package),
            "abstract": package["description"],
            "authors": [{"name": package["contributors"]}],
            "version": package["version"],
            "date-released": package.get("released"),
            "doi": package.get("doi"),
            "url": package.get("homepage"),
            "repository-code": package.get("repository"),
            "license": package["license"],
            "keywords": keywords(package),
        }
    )
    return (_HEAD + "".join(_lines(name, value) for name, value in entries.items())).encode()


def _lines(name: str, value: Any) -> str:
    if isinstance(value, str):
        return f"{name}: {_text(value)}\n"
    return f"{name}:\n" + "".join(f"  - {_item(item)}\n" for item in value)


def _item(item: str | Mapping[str, str]) -> str:
    if isinstance(item, str):
        return _text(item)
    return ", ".join(f"{name}: {_text(value)}" for name, value in item.items())


def _text(value: str) -> str:
    """A text in double quotation marks: JSON's are YAML's, so nothing in it means anything."""
    return json.dumps(value, ensure_ascii=False)
