"""A damaged zip is told as one, however it is damaged; a disk that takes no more is not."""

from __future__ import annotations

import contextlib
import errno
import functools
import io
import resource
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
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
