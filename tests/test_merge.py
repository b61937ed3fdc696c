"""Branches that each add a document are joined as CONTRIBUTING.md says, with no work by hand.

What comes out is, byte for byte, what adding the documents one after the other gives, whichever
is merged into which, and though each contributor has the text of his own document alone.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.clones import Desk, cloned, upstream
from tests.test_contributing import MERGE, commands

# They share what takes longest, the repository that is prepared.
pytestmark = pytest.mark.xdist_group("merge")

FETCH, JOIN, *MEND, COMMIT, PUSH = commands(MERGE)
ADDED = "git add data docs datapackage.json"

TEXT = """\
The line {Name} tells its numbers
More than 1,200 soldiers have called the hotline {Name} since May, its spokeswoman said.
"""

ORGANIZATION = """\
organization_id: {name}
name: {Name}
kind: hotline
summary: Hotline for soldiers who refuse to fight.
status: active
citations:
  - source_id: {name}-courier
    facet: existence
    stance: supports
    exact: the hotline {Name}
"""

DOCUMENT = """\
source_id: {name}-courier
title: The line {Name} tells its numbers
published_basis: unknown
language: en
medium: blog
text_sha256: "{sha256}"
status: active
claims:
  - claim_id: {name}-courier.callers
    organization_id: {name}
    measure_id: hotline-contacts
    unit: people
    statement: Since May, over 1,200 soldiers have rung {Name}, the hotline's spokeswoman said.
    value_verbatim: More than 1,200
    value_low: 1200
    comparator: more_than
    value_basis: stated
    population: soldiers
    scope: whole
    count_kind: cumulative
    as_of_basis: unknown
    assertion_basis: unstated
    status: active
    attributions:
      - {{line: 1, step: 1, organization_id: {name}, role: spokesperson, stance: supports}}
    citations:
      - {{facet: value, stance: supports, exact: "More than 1,200 soldiers"}}
      - {{facet: subject, stance: supports, exact: soldiers have called}}
      - {{facet: speaker, stance: supports, exact: its spokeswoman said}}
"""


def add(desk: Desk, name: str) -> None:
    """Writes a document, verifies, builds and commits it: the archive holds its text alone."""
    text = TEXT.format(Name=name.title())
    shutil.rmtree(desk.folder / "archive", ignore_errors=True)
    (desk.folder / "archive").mkdir()
    (desk.folder / "archive" / f"{name}.txt").write_text(text, encoding="utf-8")
    told = {"name": name, "Name": name.title(), "sha256": hashlib.sha256(text.encode()).hexdigest()}
    records = desk.clone / "data" / "records"
    for folder, record, stem in [
        ("organizations", ORGANIZATION, name),
        ("sources", DOCUMENT, f"{name}-courier"),
    ]:
        path = records / folder / f"{stem}.yaml"
        path.write_text(record.format(**told), encoding="utf-8")
    commit(desk, name)


def commit(desk: Desk, message: str) -> None:
    for line in (*MEND, f"git commit --quiet --message {message}"):
        desk.shell(line)


@dataclass
class Prepared:
    """A repository with a branch for each document, and the trees that joining them must give."""

    origin: Path
    two: list[str]
    three: list[str]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("prepared")
    origin = upstream(folder)
    desk = cloned(origin, folder / "desk")
    for name in ("alder", "birch", "cedar"):
        desk.shell(f"git switch --quiet --create {name} origin/main")
        add(desk, name)
        desk.shell(f"git push --quiet origin {name}")
    trees: list[list[str]] = []
    desk.shell("git switch --quiet --detach alder")
    for name in ("birch", "cedar"):
        add(desk, name)
        trees.append(desk.git("ls-tree -r HEAD"))
    return Prepared(origin, *trees)


@pytest.fixture
def origin(prepared: Prepared, tmp_path: Path) -> Path:
    return shutil.copytree(prepared.origin, tmp_path / "origin.git")


def contributor(origin: Path, folder: Path, name: str) -> Desk:
    """The desk of who wrote a document: on his branch, with the text of it alone."""
    desk = cloned(origin, folder / name)
    desk.shell(f"git switch --quiet {name}")
    text = TEXT.format(Name=name.title())
    (desk.folder / "archive").mkdir()
    (desk.folder / "archive" / f"{name}.txt").write_text(text, encoding="utf-8")
    return desk


def bring_up_to_date(desk: Desk) -> None:
    """Does what the page says, word for word; git stops for generated files alone."""
    desk.shell(FETCH)
    told = desk.shell(JOIN, status=1)
    assert_only_generated(told)
    for line in (*MEND, COMMIT, PUSH):
        desk.shell(line)


def assert_only_generated(told: str) -> None:
    conflicts = re.findall(r"^CONFLICT .* (\S+)$", told, re.MULTILINE)
    generated = r"data/(csv/\w+\.csv|parquet/\w+\.parquet|catalogue/[\w.-]+)|datapackage\.json"
    assert "datapackage.json" in conflicts
    assert [path for path in conflicts if not re.fullmatch(generated, path)] == []


def assert_joined(desk: Desk, tree: list[str]) -> None:
    assert desk.git("ls-tree -r HEAD") == tree
    assert desk.git("status --porcelain --untracked-files=all") == []
    assert desk.shell("./refusals check").startswith("ok: 0 errors, 0 warnings; ")


@pytest.mark.parametrize(("first", "second"), [("alder", "birch"), ("birch", "alder")])
def test_two_branches(
    prepared: Prepared, origin: Path, tmp_path: Path, first: str, second: str
) -> None:
    desk = contributor(origin, tmp_path, second)
    desk.shell(f"git push --quiet origin origin/{first}:main")
    bring_up_to_date(desk)
    assert_joined(desk, prepared.two)
    assert desk.git("rev-parse HEAD") == desk.git(f"rev-parse origin/{second}")


def test_three_branches(prepared: Prepared, origin: Path, tmp_path: Path) -> None:
    first = contributor(origin, tmp_path, "alder")
    first.shell("git push --quiet origin origin/cedar:main")
    bring_up_to_date(first)
    first.shell("git push --quiet origin alder:main")
    second = contributor(origin, tmp_path, "birch")
    bring_up_to_date(second)
    assert_joined(second, prepared.three)


def test_a_rebase(prepared: Prepared, origin: Path, tmp_path: Path) -> None:
    desk = contributor(origin, tmp_path, "alder")
    desk.shell("git push --quiet origin origin/birch:main")
    desk.shell(FETCH)
    assert_only_generated(desk.shell("git rebase origin/main", status=1))
    for line in (*MEND, "git rebase --continue"):
        desk.shell(line)
    assert_joined(desk, prepared.two)
    assert len(desk.git("rev-list origin/main..HEAD")) == 1


def test_the_page_adds_what_the_commands_write() -> None:
    assert MEND[-1] == ADDED


def rephrase(desk: Desk, record: str, old: str, new: str) -> None:
    edit(desk, record, old, new)
    commit(desk, "rephrased")


def edit(desk: Desk, record: str, old: str, new: str) -> None:
    path = desk.clone / "data" / "records" / record
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_lines_of_the_lock_that_git_brings_back_are_dropped(origin: Path, tmp_path: Path) -> None:
    # Their lines are neighbours in the lock: joining them brings back what each took out.
    body, claim = (
        ("organizations/alder.yaml", "exact: the hotline Alder", "exact: hotline Alder"),
        (
            "sources/alder-courier.yaml",
            "exact: its spokeswoman said",
            "exact: spokeswoman said",
        ),
    )
    one = contributor(origin, tmp_path, "alder")
    rephrase(one, *body)
    one.shell("git push --quiet origin alder:main")
    other = contributor(origin, tmp_path / "other", "alder")
    rephrase(other, *claim)
    rephrase(one, *claim)
    bring_up_to_date(other)
    assert_joined(other, one.git("ls-tree -r HEAD"))


def test_a_conflict_in_a_record_is_told_before_anything_is_written(
    origin: Path, tmp_path: Path
) -> None:
    record = "organizations/alder.yaml"
    one = contributor(origin, tmp_path, "alder")
    edit(one, record, "soldiers who refuse", "soldiers who will not")
    one.shell("git commit --quiet --all --message one && git push --quiet origin alder:main")
    other = contributor(origin, tmp_path / "other", "alder")
    edit(other, record, "soldiers who refuse", "those who refuse")
    other.shell("git commit --quiet --all --message other")
    other.shell(FETCH)
    other.shell(JOIN, status=1)
    before = (other.clone / "datapackage.json").read_bytes()
    for line in MEND[:-1]:
        assert f"data/records/{record}:4:1: error record/syntax: " in other.shell(
            line, status=2 if line == "make" else 1
        )
    assert (other.clone / "datapackage.json").read_bytes() == before
