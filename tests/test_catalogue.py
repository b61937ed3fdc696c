"""What all catalogue files have in common: one record behind them, and a place in the package."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from src.build.pipeline import Built, build
from src.project import CATALOGUES, CITATION, CROISSANT, CSVW, DATACITE, SCHEMA_ORG, Project
from src.release.package import package_of
from src.release.source import Folder
from src.release.version import Level
from tests.conftest import ROOT
from tests.drafts import Compared, Draft, edited, real
from tests.test_diff import KINDS
from tests.test_style import name_of, ours

RECORD = "data/records/package.yaml"
VERSION = yaml.safe_load((ROOT / RECORD).read_bytes())["version"]

Edits = Callable[[str, str, str], None]


# ------------------------------------------------------------------------- the version


def written() -> dict[str, str]:
    """The texts that people wrote, but for tests: nothing that `make` or `make lock` writes."""
    generated = {*build(Project(ROOT)).files, *CATALOGUES, "docs/score.md", "data/anchors.csv"}
    return {
        name_of(path): path.read_text(encoding="utf-8")
        for path in ours()
        if name_of(path) not in generated and not name_of(path).startswith(("tests/", ".git/"))
    }


def test_the_version_is_written_in_one_place() -> None:
    # The declaration and the checks have examples of versions; the change log has a heading for
    # each release, and the ledger its rows.
    examples = ("validation/schemas/", "validation/examples/", "data/changes.csv")
    texts = {name: text for name, text in written().items() if not name.startswith(examples)}
    texts["CHANGELOG.md"] = re.sub(r"^## .*$", "", texts["CHANGELOG.md"], flags=re.MULTILINE)
    named = re.compile(rf"(?<![0-9.]){re.escape(VERSION)}(?![0-9]|[.][0-9])")
    assert [name for name, text in texts.items() if named.search(text)] == [RECORD]
    assert len(named.findall(texts[RECORD])) == 1


def built(project: Path) -> Built:
    """What a project's records give, of which nothing may be wrong."""
    result = build(Project(project))
    assert result.report.findings == []
    return result


def test_a_new_version_arrives_in_every_catalogue(project: Path, edit: Edits) -> None:
    edit(RECORD, "version: 0.1.0\n", "version: 98.7.6\n")
    files = built(project).files
    assert all(b"98.7.6" in files[path] for path in (*CATALOGUES, "datapackage.json"))


def test_what_a_release_fills_in_arrives_where_it_belongs(project: Path, edit: Edits) -> None:
    lines = "doi: 10.1234/a\nhomepage: https://a.org/\n"
    (day,) = re.findall(r"(?m)^released: .*$", (project / RECORD).read_text(encoding="utf-8"))
    edit(RECORD, day, "released: 2031-02-03")
    edit(RECORD, "name: refusals\n", f"name: refusals\n{lines}repository: https://a.org/git\n")
    files = built(project).files
    assert yaml.safe_load(files[CITATION])["date-released"] == "2031-02-03"
    assert yaml.safe_load(files[CITATION])["repository-code"] == "https://a.org/git"
    told = {path: json.loads(files[path]) for path in (DATACITE, SCHEMA_ORG, CROISSANT, CSVW)}
    assert told[DATACITE]["publicationYear"] == "2031"
    assert told[SCHEMA_ORG]["datePublished"] == "2031-02-03"
    assert told[CROISSANT]["datePublished"] == "2031-02-03"
    assert told[CROISSANT]["sameAs"] == "https://doi.org/10.1234/a"
    assert told[CSVW]["dc:issued"] == "2031-02-03"
    assert all(
        content.get("url", "https://a.org/") == "https://a.org/" for content in told.values()
    )


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("released: 2031-02-30", "date/impossible"),
        ("released: 2031-02", "date/edtf"),
        ("doi: https://doi.org/10.1234/a", "schema/pattern"),
        ("homepage: a.org", "schema/pattern"),
        ("repository: a.org", "schema/pattern"),
        ("subtitle:", "schema/required"),
    ],
)
def test_a_wrong_line_of_the_record_is_found(
    project: Path, edit: Edits, line: str, check: str
) -> None:
    text = (project / RECORD).read_text(encoding="utf-8")
    kept = re.sub(rf"^{line.partition(':')[0]}: .*\n", "", text, flags=re.MULTILINE)
    (project / RECORD).write_text(kept + line + "\n", encoding="utf-8")
    assert [finding.check for finding in build(Project(project)).report.findings] == [check]


# ------------------------------------------------------------------------- the package


def test_the_catalogues_belong_to_the_package() -> None:
    held = package_of(Folder(ROOT)).files
    assert set(CATALOGUES) <= set(held)


def stale(draft: Draft) -> None:
    for path in CATALOGUES:
        draft.files[path] = b"otherwise\n"


def test_catalogues_alone_make_no_version() -> None:
    assert Compared(real(), edited(stale)).verdict.level is Level.NONE


def test_catalogues_that_follow_a_change_are_not_told() -> None:
    def both(draft: Draft) -> None:
        KINDS["a figure"][0](draft)
        stale(draft)

    alone = Compared(real(), edited(KINDS["a figure"][0]))
    assert Compared(real(), edited(both)).counts == alone.counts
