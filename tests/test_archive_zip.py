"""The zip of a release: what is in it, and that its bytes follow from that alone."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.project import LEDGER, Project
from src.release.archive.contents import contents
from src.release.archive.error import ArchiveError
from src.release.archive.zipped import stored, zip_bytes
from tests.archives import CHANGES, NAME, awkward, hashes, hashes_elsewhere, release, with_pages
from tests.conftest import ROOT
from tests.sqlite_cells import assert_cells
from tests.test_load_sqlite import _load
from validation.package.judge import judge_package
from validation.schemas.registry import DECLARATION

__all__ = ["awkward"]  # a fixture

EXPECTED = sorted(
    [
        "SHA256SUMS",
        "CHANGELOG.md",
        "CITATION.cff",
        "LICENSE",
        "LICENSE-DATA",
        "data/schemas/tables.sql",
        "datapackage.json",
        "docs/codebook.md",
        *(f"data/csv/{name}.csv" for name in DECLARATION),
        *(f"data/parquet/{name}.parquet" for name in DECLARATION),
    ]
)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The files of a release of the project as it lies here."""
    return release(ROOT)


@pytest.fixture
def archive(made: Mapping[str, bytes]) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(io.BytesIO(made[f"{NAME}.zip"])) as opened:
        yield opened


def test_a_release_has_these_files(made: Mapping[str, bytes]) -> None:
    endings = ("zip", "sqlite", "duckdb.sql", "xlsx", "SHA256SUMS")
    assert sorted(made) == sorted(f"{NAME}.{ending}" for ending in endings)


def test_the_package_and_nothing_else_is_in_it(archive: zipfile.ZipFile) -> None:
    assert sorted(archive.namelist()) == EXPECTED
    assert archive.namelist() == ["SHA256SUMS", *(n for n in EXPECTED if n != "SHA256SUMS")]


def test_every_file_is_that_of_the_project(archive: zipfile.ZipFile) -> None:
    for name in EXPECTED:
        if name == "CHANGELOG.md":
            assert archive.read(name).decode() == CHANGES
        elif name != "SHA256SUMS":
            assert archive.read(name) == (ROOT / name).read_bytes(), name


def test_members_have_a_fixed_time_and_mode_and_are_stored(archive: zipfile.ZipFile) -> None:
    for member in archive.infolist():
        assert member.date_time == (1980, 1, 1, 0, 0, 0)
        assert member.external_attr >> 16 == stat.S_IFREG | 0o644
        assert (member.create_system, member.compress_type) == (3, zipfile.ZIP_STORED)
        assert (member.extra, member.comment) == (b"", b"")


def test_sums_are_those_of_all_other_files(archive: zipfile.ZipFile) -> None:
    lines = archive.read("SHA256SUMS").decode().splitlines()
    held = [name for name in EXPECTED if name != "SHA256SUMS"]
    assert lines == [f"{hashlib.sha256(archive.read(name)).hexdigest()}  {name}" for name in held]


def test_the_tools_of_others_unpack_and_verify_it(
    made: Mapping[str, bytes], tmp_path: Path
) -> None:
    if shutil.which("unzip") is None or shutil.which("sha256sum") is None:
        pytest.skip("unzip or sha256sum is not on PATH")
    (tmp_path / "x.zip").write_bytes(made[f"{NAME}.zip"])
    for command in ("unzip -tq x.zip", "unzip -q x.zip", "sha256sum --strict -c SHA256SUMS"):
        ran = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_validation_judges_it_and_says_what_it_checked(
    made: Mapping[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / f"{NAME}.zip"
    path.write_bytes(made[path.name])
    report = judge_package(path)
    assert (report.ok, report.findings) == (True, [])
    assert report.checked["sha256sums_lines"] == len(EXPECTED) - 1
    assert report.checked["files"] == 2 * len(DECLARATION)
    assert report.checked["tables_hashed"] == len(DECLARATION)


def test_the_example_loads_it_and_awkward_cells_survive(awkward: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(io.BytesIO(release(awkward)[f"{NAME}.zip"])) as opened:
        opened.extractall(unpacked)
    with closing(_load(unpacked)) as database:
        assert_cells(database, awkward)


# ---------------------------------------------------------------------------- same bytes


def test_folder_time_zone_locale_and_process_make_no_difference(
    project: Path, tmp_path: Path, made: Mapping[str, bytes]
) -> None:
    here = hashes(made)
    shutil.copy(ROOT / LEDGER, project / LEDGER)
    with_pages(project)
    for path in project.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    one = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    two = {"TZ": "America/Lima", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"}
    assert hashes_elsewhere(project, tmp_path, "077", **one) == here
    two["SOURCE_DATE_EPOCH"] = "1500000000"
    assert hashes_elsewhere(ROOT, ROOT, "000", **two) == here


_FILES = st.dictionaries(
    st.from_regex(r"[a-zA-Zé0-9]{1,4}(/[a-z.]{1,3})?", fullmatch=True), st.binary(max_size=50)
)


@given(_FILES, st.randoms())
def test_the_order_of_the_files_makes_no_difference(
    files: dict[str, bytes], random: Random
) -> None:
    other = list(files.items())
    random.shuffle(other)
    assert zip_bytes(dict(other)) == zip_bytes(files)
    with zipfile.ZipFile(io.BytesIO(zip_bytes(files))) as opened:
        opened_files = {name: opened.read(name) for name in opened.namelist()}
    assert opened_files.pop("SHA256SUMS").count(b"\n") == len(files)
    assert opened_files == files


def test_these_files_give_this_zip_on_every_machine() -> None:
    digest = hashlib.sha256(zip_bytes({"b/ї.txt": b"x" * 1000, "a.txt": b""})).hexdigest()
    assert digest == "394cf30507c720184447094403762d0c184433cad314c9d8f849db3ba2cb1e18"


@pytest.mark.parametrize("path", ["SHA256SUMS", "a\nb", "a\\b"])
def test_a_path_that_sums_cannot_hold_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="SHA256SUMS"):
        zip_bytes({path: b""})


def test_stored_files_keep_their_order() -> None:
    with zipfile.ZipFile(io.BytesIO(stored({"b": b"1", "a": b"2"}))) as opened:
        assert opened.namelist() == ["b", "a"]


# ------------------------------------------------------------------------------ contents


def test_a_missing_page_is_told(project: Path) -> None:
    with_pages(project)
    (project / "LICENSE-DATA").unlink()
    with pytest.raises(ArchiveError, match="LICENSE-DATA"):
        contents(Project(project), {}, CHANGES)


def test_a_page_that_the_build_gives_goes_before_that_of_the_project(project: Path) -> None:
    with_pages(project)
    files = {"CITATION.cff": b"built", "docs/score.md": b"", "data/schemas/claims.schema.json": b""}
    found = contents(Project(project), files, CHANGES)
    assert found["CITATION.cff"] == b"built"
    assert sorted(found) == ["CHANGELOG.md", "CITATION.cff", "LICENSE", "LICENSE-DATA"]
