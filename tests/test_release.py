"""A release computes its version, explains what changed, and loses no id."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from src.build.pipeline import build
from src.build.write import write
from src.project import Project
from src.release.last import tags
from src.release.numbers import Number, number
from src.release.prepare import Prepared, prepare
from src.release.version import Level
from tests.repositories import commit, repository
from tests.test_diff_sources import git

GAZETTE = "data/records/sources/night-gazette-2022-06-01-no-ships.yaml"
LEFT = "night-gazette-2022-06-01-no-ships.left-garrison"
HOME = "night-gazette-2022-06-01-no-ships.drove-home"
ORGANIZATION = "data/records/organizations/{}.yaml"
DAY = "2022-07-01"

Edit = Callable[[Path], None]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the invented project, with its first release, tagged."""
    root = repository(tmp_path_factory.mktemp("release") / "project")
    released(root)
    commit(root, "v0.1.0")
    return root


@pytest.fixture
def root(first: Path, tmp_path: Path) -> Path:
    """A copy of it, to go on with."""
    return shutil.copytree(first, tmp_path / "project")


def release(root: Path, asked: str | None = None, since: str | None = None) -> Prepared:
    return prepare(Project(root), number(asked), since, DAY)


def released(root: Path, asked: str | None = None, since: str | None = None) -> Prepared:
    """The release, written."""
    prepared = release(root, asked, since)
    assert prepared.report.errors == []
    write(root, prepared.files, prepared.taken)
    return prepared


def replace(path: str, *pairs: tuple[str, str]) -> Edit:
    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        (root / path).write_text(text, encoding="utf-8")

    return edit


def file(path: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return edit


def drop(path: str) -> Edit:
    return lambda root: (root / path).unlink()


def both(*edits: Edit) -> Edit:
    def edit(root: Path) -> None:
        for one in edits:
            one(root)

    return edit


# 120 become 130, as the page is read again.
REVISE = replace(
    GAZETTE,
    ("statement: 120 soldiers", "statement: 130 soldiers"),
    ('value_verbatim: "120"', 'value_verbatim: "130"'),
    ("value_low: 120", "value_low: 130"),
    ("value_high: 120", "value_high: 130"),
    ("exact: the 120 soldiers", "exact: the 130 soldiers"),
)
ADD = file(
    ORGANIZATION.format("north-pier"),
    "organization_id: north-pier\nname: North Pier\nkind: ngo\nsummary: A club.\nstatus: active\n"
    "citations:\n  - source_id: night-gazette-2022-06-01-no-ships\n    facet: existence\n"
    "    stance: supports\n    exact: the North Pier\n",
)


def explain(reason: str) -> Edit:
    before = "    assertion_basis: unstated\n    status: active\n"
    return replace(GAZETTE, (before, f"{before}    revision_reason: {reason}\n"))


def because(reason: str, records: str = LEFT) -> Edit:
    text = f"change_id: read-again\nrecords: {records}\nreason: {reason}\n"
    return file("data/records/changes/read-again.yaml", text)


def rows(root: Path, of: str | None = None) -> list[dict[str, str]]:
    text = (root / "data" / "changes.csv").read_text(encoding="utf-8")
    held = list(csv.DictReader(io.StringIO(text, newline="")))
    return [row for row in held if of in (None, row["release"])]


# ------------------------------------------------------------------------------- the first


def test_the_first_release_adds_every_id_that_people_wrote(first: Path) -> None:
    told = {(row["table"], row["id"]) for row in rows(first)}
    built = build(Project(first))
    for table, key in {
        "sources": "source_id",
        "claims": "claim_id",
        "organizations": "organization_id",
        "events": "event_id",
        "measures": "measure_id",
        "units": "unit",
    }.items():
        ids = set(built.frames[table][key])
        assert ids
        assert {id_ for held, id_ in told if held == table} == ids
    assert {row["kind"] for row in rows(first)} == {"added"}
    assert {row["release"] for row in rows(first)} == {"0.1.0"}


def test_the_first_release_writes_its_section_and_day(first: Path) -> None:
    text = (first / "CHANGELOG.md").read_text(encoding="utf-8")
    assert text.startswith(
        "# Changelog\n\nAll of it.\n\n## [Unreleased]\n\n## [0.1.0] - 2022-07-01"
    )
    assert "The first words." in text
    assert "5 claims, 2 sources, 5 organizations, 1 events" in text
    record = (first / "data" / "records" / "package.yaml").read_text(encoding="utf-8")
    assert 'version: 0.1.0\nreleased: "2022-07-01"\n' in record
    assert build(Project(first)).report.findings == []


@pytest.mark.parametrize("asked", ["0.1.0", "1.0.0"])
def test_a_first_release_takes_the_version_of_its_record_or_the_one_asked_for(
    tmp_path: Path, first: Path, asked: str
) -> None:
    root = shutil.copytree(first, tmp_path / "again", ignore=shutil.ignore_patterns(".git"))
    prepared = released(root, asked)
    assert str(prepared.number) == asked
    assert {row["release"] for row in rows(root)} == {asked}
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^## .*$", text) == ["## [Unreleased]", f"## [{asked}] - {DAY}"]


# ---------------------------------------------------------------------------- once again


def test_a_release_made_again_is_the_same(root: Path) -> None:
    for edit in (lambda _: None, both(REVISE, because("It was misread.")), ADD):
        edit(root)
        once = released(root)
        twice = released(root)
        assert {**once.files} == {path: twice.files[path] for path in once.files}
        assert once.number == twice.number
        assert once.changes == twice.changes


def test_at_its_tag_a_release_is_made_again_whatever_is_unreleased(root: Path) -> None:
    before = (root / "CHANGELOG.md").read_bytes()
    prepared = release(root)
    assert prepared.again
    assert prepared.changes.encode() in before
    replace("CHANGELOG.md", ("## [Unreleased]\n", "## [Unreleased]\n\nMore code.\n"))(root)
    again = release(root)
    assert (again.number, again.changes) == (Number(0, 1, 0), prepared.changes)
    assert "CHANGELOG.md" not in again.files


def test_prose_that_comes_after_a_first_try_joins_its_section(root: Path) -> None:
    ADD(root)
    replace("CHANGELOG.md", ("## [Unreleased]\n", "## [Unreleased]\n\nOne word.\n"))(root)
    released(root)
    replace("CHANGELOG.md", ("## [Unreleased]\n", "## [Unreleased]\n\nAnother.\n"))(root)
    text = released(root).changes
    assert text.index("Another.") < text.index("One word.") < text.index("### What changed")
    assert text.count("### What changed") == 1


# ----------------------------------------------------------------------------- versions

VERSIONS: dict[str, tuple[Edit, Level, set[tuple[str, str, str]]]] = {
    "a body": (ADD, Level.MINOR, {("organizations", "north-pier", "added")}),
    "a figure": (
        both(REVISE, because("It was misread.")),
        Level.PATCH,
        {("claims", LEFT, kind) for kind in ("value_revised", "reworded")},
    ),
    "a summary": (
        replace(ORGANIZATION.format("open-door"), ("status: ", "summary: New words.\nstatus: ")),
        Level.PATCH,
        {("organizations", "open-door", "reworded")},
    ),
    "a country": (
        replace(ORGANIZATION.format("open-door"), ("status: ", "country: UA\nstatus: ")),
        Level.PATCH,
        {("organizations", "open-door", "recoded")},
    ),
    "a phrase": (
        replace(GAZETTE, ("exact: drove home", "exact: who drove home")),
        Level.PATCH,
        {("claims", HOME, "re_cited")},
    ),
    "a date": (
        replace(GAZETTE, ("as_of: 2022-06-01", "as_of: 2022-05")),
        Level.PATCH,
        {("claims", LEFT, "re_dated")},
    ),
    "a withdrawal": (
        replace(
            GAZETTE,
            (
                "status: active\n    claim_links",
                "status: withdrawn\n    status_reason: It is a joke.\n    claim_links",
            ),
        ),
        Level.PATCH,
        {("claims", HOME, "withdrawn")},
    ),
    "a term with another meaning": (
        replace("data/records/vocabulary/hedges.yaml", ("definition: ", "definition: Not. ")),
        Level.MAJOR,
        set(),
    ),
}


@pytest.mark.parametrize("name", VERSIONS)
def test_the_version_and_the_rows_follow_from_what_changed(root: Path, name: str) -> None:
    edit, level, expected = VERSIONS[name]
    edit(root)
    prepared = released(root)
    assert prepared.number == Number(0, 1, 0).raised(level)
    told = {(row["table"], row["id"], row["kind"]) for row in rows(root, str(prepared.number))}
    assert told
    assert not expected or told == expected
    assert len(rows(root, "0.1.0")) == len(rows(root)) - len(told)
    assert build(Project(root)).report.findings == []
    assert f"## [{prepared.number}] - {DAY}" in prepared.changes


def test_versions_are_raised_by_their_level() -> None:
    at = Number(1, 2, 3)
    assert [str(at.raised(level)) for level in (Level.PATCH, Level.MINOR, Level.MAJOR)] == [
        "1.2.4",
        "1.3.0",
        "2.0.0",
    ]
    assert [number(text) for text in ("1.2", "01.2.3", "v1.2.3", "1.2.3-a", None, "")] == [None] * 6


def test_the_highest_tag_is_the_last_release(root: Path) -> None:
    for tag in ("0.9.0", "v0.10.0", "notes", "v1", "0.2.0-rc1"):
        git(root, "tag", tag)
    assert [name for _, name in tags(root)] == ["v0.10.0", "0.9.0", "v0.1.0"]
    assert tags(root / "data") == []


@pytest.mark.parametrize(
    ("asked", "made"), [("0.1.0", None), ("0.1.1", None), ("0.2.0", "0.2.0"), ("3.0.0", "3.0.0")]
)
def test_a_version_is_no_lower_than_computed(root: Path, asked: str, made: str | None) -> None:
    ADD(root)
    prepared = release(root, asked)
    assert (str(prepared.number) if prepared.number else None) == made
    if made is None:
        (found,) = prepared.report.findings
        assert (found.check, found.found) == ("release/version", asked)
        assert (
            found.allowed == "0.2.0 or higher: a minor version since 0.1.0, by 1 organization added"
        )
        assert (found.file, found.line) == ("data/records/package.yaml", 4)
        assert prepared.files == {}


def test_a_version_asked_for_once_is_kept(root: Path) -> None:
    ADD(root)
    released(root, "2.0.0")
    assert str(released(root).number) == "2.0.0"
    assert str(released(root, "0.2.0").number) == "0.2.0"
    assert {row["release"] for row in rows(root)} == {"0.1.0", "0.2.0"}


def test_nothing_new_is_no_release(root: Path) -> None:
    prepared = release(root, since="v0.1.0")
    (found,) = prepared.report.findings
    assert found.check == "release/version"
    assert found.found == "nothing that differs from 0.1.0"


def test_a_version_for_what_was_released_already_is_refused(root: Path) -> None:
    (found,) = release(root, "0.2.0").report.findings
    assert (found.check, found.found) == ("release/version", "nothing that differs from 0.1.0")
    assert release(root, "0.1.0").again


def test_a_release_without_a_ledger_gives_its_ids_to_the_next(root: Path, tmp_path: Path) -> None:
    (root / "data" / "changes.csv").unlink()
    before = tmp_path / "before"
    write(root, build(Project(root)).files)
    shutil.copytree(root, before)
    git(root, "tag", "--delete", "v0.1.0")
    vanish(root)
    (found,) = release(root, since=str(before)).report.findings
    assert (found.check, found.record) == ("release/vanished-id", HOME)
    git(root, "checkout", "--quiet", "--", GAZETTE)
    ADD(root)
    released(root, since=str(before))
    assert len(rows(root, "0.2.0")) == 1
    assert {row["id"] for row in rows(root, "0.1.0")} >= {HOME, LEFT, "open-door", "departures"}
    vanish(root)
    assert [f.check for f in build(Project(root)).report.findings] == ["release/vanished-id"]


def test_the_last_release_can_be_a_folder(first: Path, root: Path) -> None:
    ADD(root)
    shutil.rmtree(root / ".git")
    assert [f.check for f in release(root, since=str(first)).report.findings] == []
    assert str(released(root, since=str(first)).number) == "0.2.0"


# ------------------------------------------------------------------------------ reasons


def test_a_revised_figure_needs_a_reason(root: Path) -> None:
    REVISE(root)
    prepared = release(root)
    (found,) = prepared.report.findings
    text = (root / GAZETTE).read_text(encoding="utf-8").splitlines()
    assert found.check == "release/unexplained-change"
    assert (found.file, found.record) == (GAZETTE, LEFT)
    assert found.line is not None
    assert text[found.line - 1].strip() == 'value_verbatim: "130"'
    assert "revision_reason" in str(found.hint)
    assert prepared.files == {}


@pytest.mark.parametrize("explained", [explain("A misprint."), because("A misprint.")])
def test_one_line_is_reason_enough(root: Path, explained: Edit) -> None:
    both(REVISE, explained)(root)
    released(root)
    (row,) = [row for row in rows(root, "0.1.1") if row["kind"] == "value_revised"]
    assert row["reason"] == "A misprint."
    fields = set(row["fields"].split(" | "))
    assert {"citations", "value_high", "value_low", "value_verbatim"} <= fields
    assert not list((root / "data/records").glob("changes/*"))


def test_a_reason_explains_one_release_only(root: Path) -> None:
    both(REVISE, explain("A misprint."))(root)
    released(root)
    commit(root, "v0.1.1")
    text = (root / GAZETTE).read_text(encoding="utf-8")
    (root / GAZETTE).write_text(text.replace("130", "140"), encoding="utf-8")
    assert [f.check for f in release(root).report.findings] == ["release/unexplained-change"]
    replace(GAZETTE, ("reason: A misprint.", "reason: Another misprint."))(root)
    assert str(released(root).number) == "0.1.2"
    assert [row["reason"] for row in rows(root) if row["kind"] == "value_revised"] == [
        "A misprint.",
        "Another misprint.",
    ]


def test_a_reason_for_several_records_is_written_once(root: Path) -> None:
    both(
        replace(ORGANIZATION.format("open-door"), ("status: ", "summary: New words.\nstatus: ")),
        replace(
            ORGANIZATION.format("night-gazette"), ("status: ", "summary: New words.\nstatus: ")
        ),
        because("Plainer words.", "open-door | night-gazette"),
    )(root)
    released(root)
    assert [row["reason"] for row in rows(root, "0.1.1")] == ["Plainer words."] * 2


# ---------------------------------------------------------------------------------- ids


def vanish(root: Path) -> None:
    text = (root / GAZETTE).read_text(encoding="utf-8")
    start = text.index(f"  - claim_id: {HOME}")
    (root / GAZETTE).write_text(text[:start], encoding="utf-8")


def test_an_id_that_was_released_does_not_vanish(root: Path) -> None:
    vanish(root)
    for report in (build(Project(root)).report, release(root).report):
        (found,) = report.findings
        assert (found.check, found.found) == ("release/vanished-id", HOME)
        assert found.file == "data/changes.csv"
        line = (root / "data/changes.csv").read_text(encoding="utf-8").splitlines()
        assert found.line is not None
        assert HOME in line[found.line - 1]


def test_a_shallow_clone_can_tell(root: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--no-tags", f"file://{root}", str(clone))
    assert tags(clone) == []
    vanish(clone)
    assert [f.check for f in build(Project(clone)).report.findings] == ["release/vanished-id"]
    git(clone, "checkout", "--quiet", ".")
    ADD(clone)
    (found,) = release(clone).report.findings
    assert (found.check, found.found) == ("release/version", "0.1.0 in data/changes.csv")
    assert "git fetch --tags" in str(found.hint)


def test_releases_that_no_tag_tells_of_are_missed(root: Path) -> None:
    ADD(root)
    released(root)
    commit(root, "v0.2.0")
    replace(ORGANIZATION.format("north-pier"), ("A club.", "Another club."))(root)
    released(root)
    git(root, "tag", "--delete", "v0.2.0")
    (found,) = release(root).report.findings
    assert (found.check, found.found) == ("release/version", "0.2.0 in data/changes.csv")


def test_a_tombstone_keeps_an_id_whose_record_did_harm(root: Path) -> None:
    vanish(root)
    stone = f"tombstones:\n  - table: claims\n    id: {HOME}\n    reason: It told one person.\n"
    file("data/records/tombstones.yaml", stone)(root)
    prepared = released(root)
    assert prepared.number == Number(1, 0, 0)
    (row,) = [row for row in rows(root, "1.0.0") if row["id"] == HOME]
    assert (row["kind"], row["reason"]) == ("withdrawn", "It told one person.")
    commit(root, "v1.0.0")
    assert release(root).again


def test_the_report_of_what_is_released_is_that_of_the_data(first: Path) -> None:
    found = dataclasses.asdict(prepare(Project(first)).report)
    assert found["checked"]["claims"] == 5
