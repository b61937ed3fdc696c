"""The schema.org data set: valid by vocabulary, shapes and Google; what is wrong is found."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from src.build.catalogue.schema_org import schema_org
from src.project import SCHEMA_ORG
from tests.conftest import ROOT
from tests.judged import Edit, judged, judged_wrong, needs_validators
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import Table

pytestmark = pytest.mark.xdist_group("schema_org")

TYPES = {"integer": "integer", "number": "double", "date": "date", "string": "string"}
XSD = "http://www.w3.org/2001/XMLSchema#"


def described() -> Any:
    return json.loads((ROOT / SCHEMA_ORG).read_bytes())


each_table = pytest.mark.parametrize("table", DECLARATION.values(), ids=lambda table: table.name)


@each_table
def test_every_file_is_a_download_with_its_hash(table: Table) -> None:
    downloads = {entry["contentUrl"]: entry for entry in described()["distribution"]}
    for ending, media in (("csv", "text/csv"), ("parquet", "application/vnd.apache.parquet")):
        address = f"../{ending}/{table.name}.{ending}"
        data = ((ROOT / SCHEMA_ORG).parent / address).read_bytes()
        entry = downloads[address]
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert entry["contentSize"] == f"{len(data)} B"
        assert entry["encodingFormat"] == media
        assert entry["description"] == table.description


@each_table
def test_every_column_is_a_variable(table: Table) -> None:
    variables = {entry["name"]: entry for entry in described()["variableMeasured"]}
    for column in table.columns:
        entry = variables[f"{table.name}.{column.name}"]
        assert entry["alternateName"] == column.title
        assert entry["additionalType"] == XSD + TYPES[column.type]
        assert column.description in entry["description"]
        assert entry.get("unitText") == column.unit
        assert (entry.get("minValue"), entry.get("maxValue")) == (column.minimum, column.maximum)


def test_relative_addresses_lead_to_files_of_the_package() -> None:
    content = described()
    entries = [*content["distribution"], *content["subjectOf"]]
    addresses = [entry["contentUrl"] for entry in entries] + [content["url"]]
    folder = (ROOT / SCHEMA_ORG).parent
    assert [address for address in addresses if not (folder / address).is_file()] == []


ABOUT = {
    **dict.fromkeys(("name", "title", "license_title", "contributors"), "town"),
    "license": "CC0-1.0",
    "license_url": "https://example.org/",
    "keywords": "town | city",
    "version": "1.2.3",
    "description": "An invented data set of one invented town. " * 3,
}


def made(**more: str) -> Any:
    """The description of an invented package without tables."""
    return json.loads(schema_org({}, {**ABOUT, **more}, {}))


def test_nothing_is_invented_before_there_is_a_release() -> None:
    content = made(year="2027")
    assert "datePublished" not in content
    assert (content["@id"], content["identifier"]) == ("../..", "town")
    assert content["url"] == "../../docs/codebook.md"


def test_a_release_has_its_day_doi_and_page() -> None:
    content = made(released="2028-01-02", doi="10.1234/a", homepage="https://a.org/", subtitle="b")
    assert content["@id"] == content["identifier"]["url"] == "https://doi.org/10.1234/a"
    assert (content["url"], content["datePublished"]) == ("https://a.org/", "2028-01-02")
    assert content["name"] == "town: b"


@needs_validators
def test_descriptions_are_valid_before_and_after_a_release(tmp_path: Path) -> None:
    after = made(released="2028-01-02", doi="10.1234/a", homepage="https://a.org/", subtitle="b")
    (tmp_path / "after.jsonld").write_text(json.dumps(after))
    paths = [ROOT / SCHEMA_ORG, tmp_path / "after.jsonld"]
    assert judged("schema_org", paths) == {path: [] for path in paths}


def drop(name: str) -> Edit:
    """Takes a property away."""
    return lambda content, _: content.pop(name)


def put(**values: Any) -> Edit:
    """Puts other values."""
    return lambda content, _: content.update(values)


WRONG: dict[str, tuple[Edit, str]] = {
    "no name": (drop("name"), "Google requires name"),
    "no description": (drop("description"), "Dataset must have a description"),
    "a short description": (put(description="Figures."), "50 to 5000"),
    "a long description": (put(description="Figures. " * 600), "50 to 5000"),
    "no version": (drop("version"), "Dataset must have a version"),
    "no identifier": (drop("identifier"), "Dataset identifiers"),
    "no page": (drop("url"), "Dataset requires a URL"),
    "no keywords": (drop("keywords"), "keywords"),
    "no id": (drop("@id"), "Dataset must have an ID"),
    "no data set": (put(**{"@type": "CreativeWork"}), "0 data sets"),
    "a type that there is not": (
        lambda content, _: content["creator"].update({"@type": "Crew"}),
        "Crew is no type",
    ),
    "a property that there is not": (put(colour="red"), "colour is no property"),
    "a property of something else": (put(sha256="0"), "Dataset has no sha256"),
    "a property of another vocabulary": (
        put(**{"http://purl.org/dc/terms/title": "A title"}),
        "not of schema.org",
    ),
    "a value of the wrong type": (
        lambda content, _: content["creator"].update({"@type": "PropertyValue"}),
        "creator is no PropertyValue",
    ),
    "a text for a number": (
        lambda content, _: content["variableMeasured"][0].update(minValue="none"),
        "minValue is no Text",
    ),
    "a day that is none": (put(datePublished="soon"), "datePublished is no Text"),
    "a download from nowhere": (
        lambda content, _: content["distribution"][0].pop("contentUrl"),
        "contentUrl",
    ),
    "a context to fetch": (put(**{"@context": "https://schema.org/"}), "network"),
    "the other address of schema.org": (
        lambda content, _: content["@context"].update({"@vocab": "https://schema.org/"}),
        "not <https://schema.org/>",
    ),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    return judged_wrong("schema_org", SCHEMA_ORG, WRONG, tmp_path_factory.mktemp("wrong"))


@needs_validators
@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_found(verdicts: dict[str, list[str]], name: str) -> None:
    assert WRONG[name][1] in "\n".join(verdicts[name])
