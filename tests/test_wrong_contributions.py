"""What contributors do wrong: one finding each, with its code, its place, and the right answer.

The list is `tests/data/wrong_contributions.yaml`. It was written before the checks were looked at,
from what people are likely to do when they edit records; `tests/test_malformed_records.py` goes
the other way, from the checks to what breaks them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from src.build.pipeline import add_stale, build
from src.build.write import write
from src.project import Project
from tests.planted import rehash
from tests.wrong import CASES, EXAMPLE, PROJECTS, Expected, Wrong, batches, cases, plant
from validation.evidence import archive
from validation.examples.example import GROUPS
from validation.findings import Finding, Report
from validation.package.judge import judge_package

WRONG = cases()
BATCHES = batches(WRONG)
PACKAGED = yaml.safe_load(CASES.read_text(encoding="utf-8"))["packages"]


def name_of(batch: list[Wrong]) -> str:
    return f"{batch[0].what} and {len(batch) - 1} more" if len(batch) > 1 else batch[0].what


@pytest.mark.parametrize("batch", BATCHES, ids=name_of)
def test_a_wrong_contribution_is_told_once_where_and_how_to_mend_it(
    tmp_path: Path, batch: list[Wrong]
) -> None:
    home = PROJECTS[batch[0].project]
    shutil.copytree(home / "data" / "records", tmp_path / "data" / "records")
    shutil.copy(home / "data" / "anchors.csv", tmp_path / "data" / "anchors.csv")
    expected = plant(tmp_path, batch)
    texts = archive.texts(EXAMPLE / "archive") if home == EXAMPLE else None
    compare(build(Project(tmp_path), texts=texts).report, expected)


def compare(report: Report, expected: Expected) -> None:
    told = {(f.check, f.file, f.line or 0, f.column or 0): f for f in report.findings}
    meant = {place: wrong.what for place, wrong in expected.items()}
    missing = [f"{what}: {place}" for place, what in meant.items() if place not in told]
    assert not missing, [place for place in told if place not in meant]
    assert not [place for place in told if place not in meant]
    assert len(report.findings) == len(expected)
    for place, wrong in expected.items():
        assert told[place].severity == "error", wrong.what
        assert wrong.hint in (told[place].hint or ""), wrong.what


def test_the_list_is_long_and_covers_every_group() -> None:
    codes = [wrong.check for wrong in WRONG] + [case["check"] for case in PACKAGED]
    assert len(codes) >= 60
    assert {code.split("/")[0] for code in codes} == {*GROUPS} - {"release"}
    assert len({wrong.what for wrong in WRONG}) == len(WRONG)


# -------------------------------------------------------------------------- packages


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented project with its generated files."""
    root = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(EXAMPLE / "data", root / "data")
    write(root, build(Project(root)).files)
    return root


@pytest.mark.parametrize("case", PACKAGED, ids=lambda case: str(case["what"]))
def test_a_generated_file_is_not_edited(tmp_path: Path, built: Path, case: dict[str, str]) -> None:
    root = tmp_path / "project"
    shutil.copytree(built, root)
    path = root / case["in"]
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert text.count(case["old"]) == 1 or not text
    path.write_text(text.replace(case["old"], case["new"]) if text else case["new"], "utf-8")
    if "rehash" in case:
        rehash(root)
    (finding,) = findings(root, case["by"])
    assert (finding.check, finding.file) == (case["check"], case.get("file", case["in"]))
    assert finding.severity == ("warning" if case["check"] == "package/stale" else "error")
    assert case["hint"] in (finding.hint or "")


def findings(root: Path, by: str) -> list[Finding]:
    if by == "python -m validation":
        return list(judge_package(root).findings)
    project = Project(root)
    made = build(project)
    add_stale(project, made)
    return list(made.report.findings)
