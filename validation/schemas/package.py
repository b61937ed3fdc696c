"""What the data package says of itself: the one record that is no row of a table."""

from __future__ import annotations

import dataclasses

from validation.schemas import patterns
from validation.schemas.spec import Column, Table

_DOI = r"10[.][0-9]{4,9}/[^\s]+"

_KINDS = {
    patterns.ADDRESS: "address",
    patterns.VERSION: "version",
    patterns.SLUG: "identifier",
}


def _line(name: str, title: str, description: str, example: str, pattern: str) -> Column:
    kind = _KINDS.get(pattern, "own_words")
    return Column(name, "string", kind, title, description, example, pattern=pattern)


def _optional(column: Column) -> Column:
    return dataclasses.replace(column, nullable=True)


PACKAGE = Table(
    name="package",
    title="Package",
    description="The data package's own name, version, licence and contributors.",
    primary_key=("name",),
    home="folder",
    columns=(
        _line("name", "Name", "The package's name.", "refusals", patterns.SLUG),
        _line("title", "Title", "Its title.", "Refusals", patterns.LINE),
        _optional(
            _line(
                "subtitle",
                "Subtitle",
                "What a citation says after the title.",
                "a cited data set",
                patterns.LINE,
            )
        ),
        _line("description", "Description", "What it holds.", "A data set.", patterns.LINE),
        _line(
            "version", "Version", "The release that the records are on.", "0.1.0", patterns.VERSION
        ),
        _line(
            "keywords", "Keywords", "Keywords, separated by a vertical bar.", "war", patterns.LIST
        ),
        _line(
            "license", "Licence", "The licence of the data, by SPDX.", "CC-BY-4.0", patterns.LINE
        ),
        _line("license_title", "Licence's title", "Its name.", "CC BY 4.0", patterns.LINE),
        _line(
            "license_url", "Licence's address", "Its text.", "https://example.org", patterns.ADDRESS
        ),
        _line("contributors", "Contributors", "Who made it, as a body.", "A team", patterns.LINE),
        _optional(
            Column(
                "released",
                "date",
                "day",
                "Released",
                "The day on which this version was released; empty before.",
                "2026-12-01",
            )
        ),
        _optional(_line("doi", "DOI", "The DOI of this version.", "10.5281/zenodo.1234567", _DOI)),
        _optional(
            _line(
                "homepage",
                "Home page",
                "The page that tells of it.",
                "https://example.org",
                patterns.ADDRESS,
            )
        ),
        _optional(
            _line(
                "repository",
                "Repository",
                "Where its records are kept.",
                "https://example.org/records",
                patterns.ADDRESS,
            )
        ),
    ),
)
