"""What the data package says of itself: the one record that is no row of a table."""

from __future__ import annotations

from validation.schemas import patterns
from validation.schemas.spec import Column, Table


def _line(name: str, title: str, description: str, example: str, pattern: str) -> Column:
    kind = "address" if pattern == patterns.ADDRESS else "own_words"
    kind = {patterns.VERSION: "version", patterns.SLUG: "identifier"}.get(pattern, kind)
    return Column(
        name, "string", kind, title, description, example, pattern=pattern, nullable=False
    )


PACKAGE = Table(
    name="package",
    title="Package",
    description="The data package's own name, version, licence and contributors.",
    primary_key=("name",),
    home="folder",
    columns=(
        _line("name", "Name", "The package's name.", "refusals", patterns.SLUG),
        _line("title", "Title", "Its title.", "Refusals", patterns.LINE),
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
    ),
)
