"""A damaged zip is told as one, however it is damaged; a disk that takes no more is not."""

from __future__ import annotations

import contextlib
import copy
import errno
import functools
import io
import json
import resource
import struct
import sys
import tempfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from src.release.source import UnreadableError, package_at
from tests.conftest import ROOT
from validation.__main__ import main
from validation.package.judge import judge_package
from validation.package.opened import NotAPackageError, opened

PACKINGS = {
    "stored": zipfile.ZIP_STORED,
    "deflate": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}
MEMBERS = ("datapackage.json", "data/csv/claims.csv")


@functools.cache
def packed(packing: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", PACKINGS[packing]) as archive:
        for name in MEMBERS:
            archive.write(ROOT / name, name)
    return stream.getvalue()


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_whole_zip_is_opened(tmp_path: Path, packing: str) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(packed(packing))
    with opened(path) as folder:
        assert all((folder / name).read_bytes() == (ROOT / name).read_bytes() for name in MEMBERS)


@pytest.mark.parametrize("packing", PACKINGS)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_zip_is_opened_or_told(
    tmp_path_factory: pytest.TempPathFactory, packing: str, data: st.DataObject
) -> None:
    whole = bytearray(packed(packing))
    near_the_ends = st.integers(0, 200) | st.integers(len(whole) - 400, len(whole) - 1)
    places = near_the_ends | st.integers(0, len(whole) - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=4)):
        whole[place] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("zip") / "package.zip"
    path.write_bytes(whole[: data.draw(st.just(len(whole)) | st.integers(0, len(whole)))])
    with contextlib.suppress(NotAPackageError), opened(path) as folder:
        assert folder.is_dir()


@pytest.mark.parametrize("packing", PACKINGS)
def test_damage_in_the_middle_of_a_member_is_told(tmp_path: Path, packing: str) -> None:
    whole = bytearray(packed(packing))
    middle = len(whole) // 3
    whole[middle : middle + 40] = bytes(range(200, 240))
    path = tmp_path / "package.zip"
    path.write_bytes(whole)
    with pytest.raises(NotAPackageError), opened(path):
        pass


def test_a_member_without_a_name_is_told(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), b"")
    with pytest.raises(NotAPackageError, match="without a name"), opened(path):
        pass


def test_a_member_in_a_thousand_folders_is_told(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/" * 1000 + "b", b"")
    with pytest.raises(NotAPackageError, match="more than 50 deep"), opened(path):
        pass


def test_a_file_that_cannot_be_written_is_not_told_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(packed("deflate"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="File too large") as error, opened(path):
            pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert error.value.errno == errno.EFBIG


# ---------------------------------------------------------------------------------- bombs


def deflated(path: Path, *members: tuple[str, int]) -> Path:
    """A zip of members that hold so many times the same byte."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, size in members:
            with archive.open(name, "w", force_zip64=True) as sink:
                for start in range(0, size, 1 << 20):
                    sink.write(b"0" * min(1 << 20, size - start))
    return path


def overlapping(path: Path) -> Path:
    """A thousand members that all are one and the same megabyte, none of them odd by itself."""
    deflated(path, ("datapackage.json", 1 << 20))
    with zipfile.ZipFile(path, "a") as archive:
        (first,) = archive.infolist()
        for number in range(1000):
            member = copy.copy(first)
            member.filename = member.orig_filename = f"{number}.csv"
            member.compress_size = first.compress_size
            archive.filelist.append(member)
            archive.NameToInfo[member.filename] = member
        archive.writestr("last.txt", b"x")  # so that the directory is written anew
    return path


def crowded(path: Path) -> Path:
    """A directory that tells of half a million members, of which there is none."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", b"{}")
    whole = path.read_bytes()
    start = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    entries = whole[start:end] * 500_000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(entries), start, 0)
    path.write_bytes(whole[:start] + entries + tail)
    return path


BOMBS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "one member": (
        lambda path: deflated(path, ("datapackage.json", 300 << 20)),
        "more than [0-9]+ times its size",
    ),
    "many members": (
        lambda path: deflated(path, *((f"{number}.csv", 1 << 20) for number in range(300))),
        "more than [0-9]+ times its size",
    ),
    "members that lie over one another": (
        overlapping,
        "more than [0-9]+ times its size",
    ),
    "a directory of many members": (crowded, "a directory of more than 16,777,216 bytes"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_before_anything_is_unpacked(
    tmp_path: Path, bomb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, told = BOMBS[bomb]
    path = make(tmp_path / "package.zip")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    tracemalloc.start()
    try:
        with pytest.raises(NotAPackageError, match=told), opened(path):
            pass
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20_000_000
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_zip_within_a_zip_stays_one(tmp_path: Path) -> None:
    inner = deflated(tmp_path / "inner.zip", ("datapackage.json", 300 << 20))
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as archive:
        archive.write(inner, "inner.zip")
    with opened(tmp_path / "outer.zip") as folder:
        assert [path.name for path in folder.iterdir()] == ["inner.zip"]


def test_a_small_package_may_be_packed_as_densely_as_it_likes(tmp_path: Path) -> None:
    path = deflated(tmp_path / "package.zip", ("datapackage.json", 1 << 20))
    with opened(path) as folder:
        assert (folder / "datapackage.json").stat().st_size == 1 << 20


def test_a_descriptor_is_not_read_at_any_size(tmp_path: Path) -> None:
    path = tmp_path / "package"
    path.mkdir()
    (path / "datapackage.json").write_bytes(b"0" * ((16 << 20) + 1))
    (found,) = judge_package(path).findings
    assert (found.check, found.message) == (
        "package/descriptor",
        "the descriptor has more than 16,777,216 bytes",
    )
    with pytest.raises(UnreadableError, match=r"datapackage\.json has more than 16,777,216 bytes"):
        package_at(str(path), ROOT)


@pytest.mark.parametrize("name", ["DataPackage.json", "data/CSV/claims.csv"])
def test_names_that_some_disks_take_for_one_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(packed("deflate"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, b"{}")
    with pytest.raises(NotAPackageError, match=f"and {name} are one name"), opened(path):
        pass


@pytest.mark.parametrize("name", ["../", "/outside/", "a/../../outside/"])
def test_a_folder_outside_is_not_made(tmp_path: Path, name: str) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(packed("deflate"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"")
    with opened(path) as folder:
        assert sorted(one.name for one in folder.iterdir()) == ["data", "datapackage.json"]
        assert not (folder.parent / "outside").exists()


def test_two_resources_of_one_file_are_told(package: Path) -> None:
    descriptor = json.loads((package / "datapackage.json").read_bytes())
    twin = {**descriptor["resources"][0], "name": "twin"}
    descriptor["resources"].append(twin)
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    messages = {finding.message for finding in judge_package(package).findings}
    assert "resource twin must name a file of its own" in messages


def test_a_full_disk_is_no_damage_of_a_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(packed("deflate"))

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "made-up")

    monkeypatch.setattr(Path, "mkdir", full)
    monkeypatch.setattr(sys, "argv", ["validation", str(path)])
    assert main() == 1
    assert capsys.readouterr().err == (
        "validation: made-up: No space left on device; free some space on its disk, "
        "then run this again\n"
    )
