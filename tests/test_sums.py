"""`SHA256SUMS` of a release: what is wrong with a line or its file is told once, at that file."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from src.release.archive.zipped import zip_bytes
from tests.planted import csv_path, edit_cells, edit_descriptor, tree, within, write_sums
from validation.package.judge import judge_package
from validation.package.sums import SUMS, judge_sums

CLAIMS = csv_path("claims")
DESCRIPTOR = "datapackage.json"
PAGE = "docs/codebook.md"
Told = tuple[str, str, int | None, int | None]


@pytest.fixture
def released(package: Path) -> Path:
    """The package with a page and with the sums of all files."""
    (package / "docs").mkdir()
    (package / PAGE).write_text("# Codebook\n", encoding="utf-8")
    write_sums(package)
    return package


def judged(path: Path) -> list[Told]:
    found = judge_package(path).findings
    return [(one.check, one.file, one.line, one.column) for one in found]


def test_right_sums_are_compared_and_counted(released: Path) -> None:
    report = judge_package(released)
    assert (report.ok, report.findings) == (True, [])
    assert report.checked["sha256sums_lines"] == len(tree(released)) - 1


def test_without_sums_none_are_counted(package: Path) -> None:
    report = judge_package(package)
    assert report.ok
    assert "sha256sums_lines" not in report.checked


@pytest.mark.parametrize("path", [CLAIMS, DESCRIPTOR, PAGE])
def test_a_file_that_is_another_is_told_once(released: Path, path: str) -> None:
    """Also where the descriptor tells its hash, or where the file is the descriptor."""
    with (released / path).open("ab") as file:
        file.write(b"\n")
    assert judged(released) == [("package/hash", path, None, None)]


def test_a_descriptor_cut_short_is_told_once(released: Path) -> None:
    (released / DESCRIPTOR).write_bytes((released / DESCRIPTOR).read_bytes()[:5000])
    assert judged(released) == [("package/hash", DESCRIPTOR, None, None)]


@pytest.mark.parametrize("path", [CLAIMS, DESCRIPTOR])
def test_a_file_that_is_gone_is_told_once(released: Path, path: str) -> None:
    (released / path).unlink()
    assert judged(released) == [("package/hash", path, None, None)]


def test_what_is_wrong_in_rows_is_told_beside_the_sums_of_edited_files(released: Path) -> None:
    """The descriptor vouches for the file, and the sums for neither."""
    where = {"claim_id": "kontur-2023-12-14-desert-or-die.hotline-callers"}
    line, column = edit_cells(released, "claims", where, {"unit": "peopel"})
    assert judged(released) == [
        ("package/hash", CLAIMS, None, None),
        ("key/unknown", CLAIMS, line, column),
        ("package/hash", DESCRIPTOR, None, None),
    ]


# ------------------------------------------------------------------------- the sums alone


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files and their sums."""
    root = tmp_path / "folder"
    (root / "b").mkdir(parents=True)
    for name in ("a.txt", "b/c.txt", "d.txt"):
        (root / name).write_text(name, encoding="utf-8")
    write_sums(root)
    return root


def _at(folder: Path, needed: Collection[str] = ("a.txt",)) -> list[tuple[str, int | None]]:
    summed = judge_sums(folder, needed)
    assert summed is not None
    assert {finding.check for finding in summed.findings} <= {"package/hash"}
    return [(finding.file, finding.line) for finding in summed.findings]


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


_SECOND = f"{_digest('b/c.txt')}  b/c.txt\n"

# What stands in the place of the second of three lines, and where that is told.
LINES: dict[str, tuple[str, list[tuple[str, int | None]]]] = {
    "the right line": (_SECOND, []),
    "none": ("", [("b/c.txt", None)]),
    "another hash": (f"{'0' * 64}  b/c.txt\n", [("b/c.txt", None)]),
    "a file more": (f"{_SECOND}{'0' * 64}  extra.txt\n", [("extra.txt", None)]),
    "a file outside": (f"{_SECOND}{'0' * 64}  ../a.txt\n", [("../a.txt", None)]),
    "a file from the root": (f"{_SECOND}{'0' * 64}  /etc/passwd\n", [("/etc/passwd", None)]),
    "a folder": (f"{_SECOND}{'0' * 64}  b\n", [("b", None)]),
    "a line twice": (2 * _SECOND, [(SUMS, 3)]),
    "a file by two names": (f"{_SECOND}{_digest('b/c.txt')}  ./b/c.txt\n", [(SUMS, 3)]),
    "words": (f"{_SECOND}and more\n", [(SUMS, 3)]),
    "an empty line": (f"{_SECOND}\n", [(SUMS, 3)]),
    "a hash alone": (f"{_SECOND}{'0' * 64}\n", [(SUMS, 3)]),
    "one blank": (f"{_SECOND}{'0' * 64} d\n", [(SUMS, 3)]),
    "a hash too short": (f"{_SECOND}{'0' * 63}  d\n", [(SUMS, 3)]),
    "in capitals": (f"{_digest('b/c.txt').upper()}  b/c.txt\n", []),
    "as of a binary file": (f"{_digest('b/c.txt')} *b/c.txt\n", []),
    "a path with a dot before": (f"{_digest('b/c.txt')}  ./b/c.txt\n", []),
}


@pytest.mark.parametrize("case", LINES.values(), ids=LINES.keys())
def test_a_line_is_told_where_it_is_wrong(
    folder: Path, case: tuple[str, list[tuple[str, int | None]]]
) -> None:
    line, told = case
    text = (folder / SUMS).read_text(encoding="utf-8")
    assert text.count(_SECOND) == 1
    (folder / SUMS).write_text(text.replace(_SECOND, line), encoding="utf-8")
    assert _at(folder, ["a.txt", "b/c.txt", "d.txt", SUMS]) == told


def test_a_file_that_is_a_link_is_none(folder: Path) -> None:
    (folder / "d.txt").rename(folder / "e.txt").with_name("d.txt").symlink_to("e.txt")
    assert _at(folder) == [("d.txt", None)]


def test_a_file_in_a_folder_that_leads_elsewhere_is_none(folder: Path, tmp_path: Path) -> None:
    (folder / "b").rename(tmp_path / "b")
    (folder / "b").symlink_to(tmp_path / "b")
    assert _at(folder) == [("b/c.txt", None)]


def _into(data: bytes) -> Callable[[Path], None]:
    def write(sums: Path) -> None:
        sums.write_bytes(data)

    return write


UNREADABLE: dict[str, Callable[[Path], None]] = {
    "nothing": _into(b""),
    "bytes": _into(b"\xff\xfe"),
    "too many lines": _into(b"\n" * 20_000),
    "a folder": lambda sums: sums.rename(sums.with_name("s")).with_name(SUMS).mkdir(),
    "a link": lambda sums: sums.rename(sums.with_name("s")).with_name(SUMS).symlink_to("s"),
    "a link to nothing": lambda sums: (
        sums.rename(sums.with_name("s")).with_name(SUMS).symlink_to("nowhere")
    ),
    "a pipe": lambda sums: os.mkfifo(sums.rename(sums.with_name("s")).with_name(SUMS)),
}


@pytest.mark.parametrize("spoil", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_sums_that_cannot_be_read_are_told_once(
    folder: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(folder / SUMS)
    with within(30):
        assert _at(folder) == [(SUMS, None)]


# ---------------------------------------------------------------------- folders and zips


def test_a_folder_may_hold_files_of_its_owner(released: Path) -> None:
    (released / "notes.txt").write_text("mine\n", encoding="utf-8")
    assert judged(released) == []


def test_a_zip_may_not(released: Path, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**tree(released), "notes.txt": b"mine\n"}.items():
            archive.writestr(name, data)
    assert judged(path) == [("package/hash", "notes.txt", None, None)]


def test_a_zip_in_a_folder_of_its_own(released: Path, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in tree(released).items():
            archive.writestr(f"refusals-0.1.0/{name}", data)
    report = judge_package(path)
    assert report.findings == []
    assert report.checked["sha256sums_lines"] == len(tree(released)) - 1


def test_a_changed_member_of_a_zip(package: Path, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    made = zip_bytes(tree(package))
    path.write_bytes(made)
    assert judged(path) == []
    edit_descriptor(package, lambda content: content.update(title="Another title"))
    with zipfile.ZipFile(path) as archive:
        sums = archive.read(SUMS)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**tree(package), SUMS: sums}.items():
            archive.writestr(name, data)
    assert judged(path) == [("package/hash", DESCRIPTOR, None, None)]


def test_no_sums_are_no_fault(tmp_path: Path) -> None:
    assert judge_sums(tmp_path, {"a"}) is None
