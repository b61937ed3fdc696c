"""DataCite metadata: valid, made of the package record; what is wrong is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from src.build.catalogue.datacite import datacite
from src.project import DATACITE
from tests.conftest import ROOT
from tests.judged import Edit, judged, judged_wrong, needs_validators
from validation.schemas.registry import DECLARATION

pytestmark = pytest.mark.xdist_group("datacite")


def described() -> Any:
    return json.loads((ROOT / DATACITE).read_bytes())


ABOUT = {
    **dict.fromkeys(("name", "title", "description", "license_title", "contributors"), "town"),
    "license": "CC0-1.0",
    "license_url": "https://example.org/",
    "keywords": "town | city",
    "version": "1.2.3",
}


def made(**more: str) -> Any:
    """The record of an invented package."""
    return json.loads(datacite(DECLARATION, {**ABOUT, **more}, {"a": b"12", "b": b"345"}))


def test_nothing_is_invented_before_there_is_a_release() -> None:
    content = made()
    assert set(content) & {"doi", "url", "publicationYear", "dates"} == set()
    assert content["version"] == "1.2.3"
    assert content["subjects"] == [
        {"subject": "town", "lang": "en"},
        {"subject": "city", "lang": "en"},
    ]
    assert content["sizes"] == [f"{len(DECLARATION)} tables", "5 bytes"]


def test_the_year_is_that_of_the_release() -> None:
    content = made(released="2028-01-02", doi="10.1234/a", homepage="https://a.org/")
    assert content["publicationYear"] == "2028"
    assert content["dates"] == [{"date": "2028-01-02", "dateType": "Issued"}]
    assert (content["doi"], content["url"]) == ("10.1234/a", "https://a.org/")


def test_every_table_is_told() -> None:
    (contents,) = [
        text["description"]
        for text in described()["descriptions"]
        if text["descriptionType"] == "TableOfContents"
    ]
    assert contents.split("\n") == [f"{t.name}: {t.description}" for t in DECLARATION.values()]


@needs_validators
def test_records_are_valid_before_and_after_a_release(tmp_path: Path) -> None:
    after = made(released="2028-01-02", doi="10.1234/a", homepage="https://a.org/", subtitle="b")
    (tmp_path / "after.json").write_text(json.dumps(after))
    paths = [ROOT / DATACITE, tmp_path / "after.json"]
    assert judged("datacite", paths) == {path: [] for path in paths}


def drop(name: str) -> Edit:
    """Takes a property away."""
    return lambda content, _: content.pop(name)


def put(**values: Any) -> Edit:
    """Puts other values."""
    return lambda content, _: content.update(values)


WRONG: dict[str, tuple[Edit, str]] = {
    "no creator": (put(creators=[]), "creators"),
    "no title": (drop("titles"), "titles"),
    "no publisher": (drop("publisher"), "publisher"),
    "no year": (drop("publicationYear"), "publicationYear"),
    "a year that is none": (put(publicationYear="soon"), "publicationYear"),
    "a year that is a number": (put(publicationYear=2026), "publicationYear"),
    "no kind of resource": (put(types={}), "resourceTypeGeneral"),
    "a kind of resource that there is not": (
        put(types={"resourceTypeGeneral": "Table"}),
        "resourceTypeGeneral",
    ),
    "a DOI that is none": (put(doi="town"), "doi"),
    "another schema": (put(schemaVersion="http://datacite.org/schema/kernel-3"), "schemaVersion"),
    "a property that there is not": (put(abstract="A text."), "abstract"),
    "a description of no kind": (
        lambda content, _: content["descriptions"][0].pop("descriptionType"),
        "descriptionType",
    ),
    "a number for a version": (put(version=1.0), "version"),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    return judged_wrong("datacite", DATACITE, WRONG, tmp_path_factory.mktemp("wrong"))


@needs_validators
@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_found(verdicts: dict[str, list[str]], name: str) -> None:
    assert WRONG[name][1] in "\n".join(verdicts[name])
