"""CITATION.cff: made of the package record, valid by its schema, and what is wrong is found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from src.build.catalogue.citation_cff import citation_cff
from src.project import CITATION
from tests.conftest import ROOT

ABOUT = {
    "name": "town",
    "title": 'The "Town": a\\b',
    "description": "Houses: yes, no, # and 'all'. «Так»",
    "version": "1.10",
    "keywords": "town | no | 2020",
    "license": "CC0-1.0",
    "license_title": "CC0",
    "license_url": "https://example.org/",
    "contributors": "A team",
}
RELEASED = {
    "released": "2028-01-02",
    "doi": "10.1234/a",
    "homepage": "https://a.org/",
    "repository": "https://a.org/records",
    "subtitle": "all of it",
    "year": "2027",
}


def made(**more: str) -> Any:
    return yaml.safe_load(citation_cff({**ABOUT, **more}))


def faults(folder: Path, files: dict[str, str]) -> dict[str, str]:
    """What check-jsonschema's own schema of CITATION.cff finds in each file."""
    paths = {}
    for name, text in files.items():
        paths[name] = folder / f"{name}.yaml"
        paths[name].write_text(text, encoding="utf-8")
    arguments = ["--builtin-schema", "vendor.citation-file-format", "--output-format", "json"]
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *arguments, *map(str, paths.values())],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    told: dict[str, list[str]] = {}
    for error in json.loads(done.stdout)["errors"]:
        told.setdefault(Path(error["filename"]).stem, []).append(
            f"{error['path']} {error['message']}"
        )
    return {name: "\n".join(held) for name, held in told.items()}


def test_texts_stay_what_they_are() -> None:
    content = made()
    assert content["title"] == ABOUT["title"]
    assert content["abstract"] == ABOUT["description"]
    assert content["version"] == "1.10"
    assert content["keywords"] == ["town", "no", "2020"]
    assert content["authors"] == [{"name": "A team"}]
    assert set(content) & {"date-released", "doi", "url", "repository-code"} == set()


def test_a_release_has_its_day_doi_and_addresses() -> None:
    content = made(**RELEASED)
    assert content["title"] == f"{ABOUT['title']}: all of it"
    assert content["date-released"] == "2028-01-02"
    assert content["doi"] == "10.1234/a"
    assert (content["url"], content["repository-code"]) == (
        "https://a.org/",
        "https://a.org/records",
    )


def test_what_is_made_is_valid(tmp_path: Path) -> None:
    texts = {
        "committed": (ROOT / CITATION).read_text(encoding="utf-8"),
        "before": citation_cff(ABOUT).decode(),
        "after": citation_cff({**ABOUT, **RELEASED}).decode(),
    }
    assert faults(tmp_path, texts) == {}


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no title": ({"title": None}, "title"),
    "no author": ({"authors": []}, "authors"),
    "no message": ({"message": None}, "message"),
    "another version of the format": ({"cff-version": 2}, "cff-version"),
    "a type that there is not": ({"type": "table"}, "type"),
    "a licence that there is not": ({"license": "CC-BY"}, "license"),
    "a day that is none": ({"date-released": "soon"}, "date-released"),
    "a DOI that is none": ({"doi": "town"}, "doi"),
    "a property that there is not": ({"publisher": "A team"}, "publisher"),
    "a keyword twice": ({"keywords": ["town", "town"]}, "keywords"),
}


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    committed = yaml.safe_load((ROOT / CITATION).read_bytes())
    texts = {
        name: json.dumps({k: v for k, v in {**committed, **edit}.items() if v is not None})
        for name, (edit, _) in WRONG.items()
    }
    found = faults(tmp_path, texts)
    assert {name for name, (_, word) in WRONG.items() if word not in found.get(name, "")} == set()
