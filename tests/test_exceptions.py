"""Accepted exceptions: heeded where they apply, told where they do not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from src.build.pipeline import build
from src.build.write import write
from src.project import Project
from validation.findings import Finding
from validation.package.judge import judge_package

EXCEPTIONS = "data/records/exceptions.yaml"
KONTUR = "data/records/sources/kontur-2023-12-14-desert-or-die.yaml"
GET_LOST = "data/records/organizations/get-lost.yaml"
CALLERS = "kontur-2023-12-14-desert-or-die.hotline-callers"
WRONG = ("value_low: 3500", "value_low: 3600")

Edit = Callable[[str, str, str], None]


def excepted(check: str, record: str = CALLERS) -> str:
    return f"exceptions:\n  - check: {check}\n    record: {record}\n    reason: A misprint.\n"


def findings(project: Path) -> list[Finding]:
    return build(Project(project)).report.findings


def test_what_is_excepted_is_no_finding_in_records_nor_in_the_package(
    project: Path, edit: Edit
) -> None:
    edit(KONTUR, *WRONG)
    assert [finding.check for finding in findings(project)] == ["figure/disagrees"]
    edit(EXCEPTIONS, "exceptions: []\n", excepted("figure/disagrees"))
    built = build(Project(project))
    assert built.report.findings == []
    assert built.report.checked["exceptions"] == 1
    assert built.report.checked["claims"] == len(built.frames["claims"])
    write(project, built.files)
    report = judge_package(project)
    assert report.findings == []
    assert report.checked["exceptions"] == 1


@pytest.mark.parametrize(
    ("check", "record"),
    [
        ("figure/disagrees", "kontur-2023-12-14-desert-or-die.get-lost-helped-to-desert"),
        ("figure/convention", CALLERS),
        ("figure/disagrees", "no-such-claim"),
    ],
)
def test_an_exception_that_does_not_apply_is_a_finding(
    project: Path, edit: Edit, check: str, record: str
) -> None:
    edit(EXCEPTIONS, "exceptions: []\n", excepted(check, record))
    (finding,) = findings(project)
    assert (finding.check, finding.file, finding.line) == ("key/orphan", EXCEPTIONS, 3)
    assert finding.found is not None
    assert record in finding.found
    edit(KONTUR, *WRONG)
    assert [one.check for one in findings(project)] == ["figure/disagrees"], "one at a time"


def test_another_fault_of_the_record_is_told_all_the_same(project: Path, edit: Edit) -> None:
    edit(KONTUR, "value_low: 3500\n    comparator: more_than", "value_low: 3600\n    comparator: x")
    edit(EXCEPTIONS, "exceptions: []\n", excepted("figure/disagrees"))
    assert [finding.check for finding in findings(project)] == ["schema/allowed"]


def test_proofs_have_no_exceptions(project: Path, edit: Edit) -> None:
    edit(EXCEPTIONS, "exceptions: []\n", excepted("citation/not-found"))
    (finding,) = findings(project)
    assert (finding.check, finding.field) == ("schema/allowed", "check")


def test_a_record_may_wait_for_another_look(project: Path, edit: Edit) -> None:
    edit(GET_LOST, "status: active", "status: active\nreview: needed")
    report = build(Project(project)).report
    assert report.findings == []
    assert report.checked["reviews_needed"] == 1
    edit(GET_LOST, "review: needed", "review: done")
    assert [finding.check for finding in findings(project)] == ["schema/allowed"]
