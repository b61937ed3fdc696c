"""A full disk, a read-only folder, something in the way: told with what to do, nothing changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desks import COMMANDS, Held, held, reset
from tests.forked import NOBODY, Ended, Forks, Run

pytestmark = pytest.mark.xdist_group("full_disk")  # they share what each command does

ID = "example-courier-2024-05-03-hotline-for-soldiers-tells"
PAGE = 4096


def refused(ended: Ended, *told: str) -> None:
    """It ended with an error of one line, which holds what is told."""
    assert (ended.status, ended.out) == (1, ""), ended
    assert len(ended.err.splitlines()) == 1
    for text in (*told, "then run this again", "no file was changed"):
        assert text in ended.err


@pytest.fixture(scope="module")
def wanted(
    forks: Forks, pristine: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Held]:
    """What each command makes of the desk, if nothing befalls it."""
    desk = tmp_path_factory.mktemp("wanted") / "desk"
    made = {}
    for command, arguments in COMMANDS.items():
        reset(desk, pristine)
        assert forks.run(desk, Run(arguments))[0].status == 0
        made[command] = held(desk)
    return made


# ------------------------------------------------------------------------------ a full disk

# How many bytes there is room for, with which each command does not come to its end.
ROOM = {
    "build": (0, 20 * PAGE),
    "verify": (0,),
    "release": (0, 100 * PAGE),
    "add": (0, PAGE, 2 * PAGE),
}


# A process that sees a disk which nobody else sees; no rights are needed for that where the
# system has user namespaces.
APART = ("unshare", "--map-root-user", "--mount", "sh", "-c")
MOUNTED = 'mount -t tmpfs -o size=16m small "$0" && exec "$@"'


@pytest.fixture(scope="module")
def small_disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Forks, Path] | None]:
    """What runs commands on a small disk, and where; None where the system lets nobody mount."""
    place = tmp_path_factory.mktemp("disk")
    try:
        subprocess.run([*APART, MOUNTED, place, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        yield None
        return
    with Forks(*APART, MOUNTED, str(place)) as forks:
        yield forks, place


def fill(disk: Path, room: int) -> Path:
    """Leaves room for so many bytes; returns the file that takes the rest."""
    told = os.statvfs(disk)
    ballast = disk / "ballast"
    with ballast.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, told.f_bavail * told.f_frsize - room)
    return ballast


@pytest.mark.parametrize(
    ("command", "room"), [(command, room) for command, rooms in ROOM.items() for room in rooms]
)
def test_a_full_disk_is_told_and_nothing_is_changed(
    forks: Forks,
    small_disk: tuple[Forks, Path] | None,
    pristine: Path,
    wanted: dict[str, Held],
    tmp_path: Path,
    command: str,
    room: int,
) -> None:
    run = Run(COMMANDS[command])
    if small_disk is None:  # the nearest that anybody can have: a file cannot grow
        desk = tmp_path / "desk"
        before = reset(desk, pristine)
        (ended,) = forks.run(desk, Run(COMMANDS[command], largest=LIMITS[command][0]))
        refused(ended, "File too large")
    else:
        forks, place = small_disk
        desk = place / "desk"
        before = reset(forks.seen(desk), pristine)
        ballast = fill(forks.seen(place), room)
        (ended,) = forks.run(desk, run)
        ballast.unlink()
        refused(ended, "No space left on device; free some space on its disk")
        desk = forks.seen(desk)
    assert ended.err.startswith(("refusals: project/", "refusals: archive/"))
    assert held(desk) == before
    (again,) = forks.run(small_disk[1] / "desk" if small_disk else desk, run)
    assert again.status == 0
    assert held(desk) == wanted[command]


# What no file may exceed. The largest that `verify` writes has two thousand bytes.
LIMITS = {
    "build": (600, 5_000, 30_000),
    "verify": (600, 1_500),
    "release": (600, 5_000, 300_000),
    "add": (350, 500, 1_000),
}


@pytest.mark.parametrize(
    ("command", "limit"), [(command, size) for command, sizes in LIMITS.items() for size in sizes]
)
def test_a_file_that_may_not_grow_is_told_and_nothing_is_changed(
    forks: Forks, pristine: Path, tmp_path: Path, command: str, limit: int
) -> None:
    before = reset(tmp_path / "desk", pristine)
    (ended,) = forks.run(tmp_path / "desk", Run(COMMANDS[command], largest=limit))
    refused(ended, "File too large; allow files as large as that (ulimit -f)")
    assert ended.err.startswith(("refusals: project/", "refusals: archive/"))
    assert held(tmp_path / "desk") == before


# --------------------------------------------------------------------------- a read-only folder

# The folders into which each writes.
WRITTEN = {
    "build": ("data", "data/csv", "data/parquet", "data/catalogue", "."),
    "verify": ("data",),
    "release": ("data", "data/csv", "data/records", "dist", "."),
    "add": ("data/records/sources", "../archive"),
}


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that everybody may enter, as pytest's own are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def give_away(desk: Path) -> None:
    """To nobody: to root, no folder is read-only."""
    if os.geteuid() == 0:
        for path in [desk, *desk.rglob("*")]:
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)


@pytest.mark.parametrize(
    ("command", "folder"), [(command, one) for command, all_ in WRITTEN.items() for one in all_]
)
def test_a_read_only_folder_is_told_and_nothing_is_changed(
    forks: Forks,
    pristine: Path,
    wanted: dict[str, Held],
    open_place: Path,
    command: str,
    folder: str,
) -> None:
    desk = open_place / "desk"
    reset(desk, pristine)
    closed = desk / "project" / folder
    closed.mkdir(exist_ok=True)
    before = held(desk)
    give_away(desk)
    closed.chmod(0o555)
    run = Run(COMMANDS[command], as_nobody=True)
    (ended,) = forks.run(desk, run)
    closed.chmod(0o755)
    refused(ended, "see to it that you may read and write there")
    assert f"refusals: {os.path.normpath(f'project/{folder}')}" in ended.err
    assert held(desk) == before
    (again,) = forks.run(desk, run)
    assert again.status == 0, again
    assert held(desk) == wanted[command]


def test_a_file_that_may_not_be_read_is_told(
    forks: Forks, pristine: Path, open_place: Path
) -> None:
    desk = open_place / "desk"
    before = reset(desk, pristine)
    give_away(desk)
    (desk / "project" / "datapackage.json").chmod(0)
    (ended,) = forks.run(desk, Run(COMMANDS["build"], as_nobody=True))
    (desk / "project" / "datapackage.json").chmod(0o644)
    refused(ended, "project/datapackage.json: Permission denied; see to it")
    assert held(desk) == before


# -------------------------------------------------------------------------- something in the way


def a_file(place: Path, _: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.write_bytes(b"mine")


def a_folder(place: Path, _: Path) -> None:
    place.unlink(missing_ok=True)
    (place / "mine").mkdir(parents=True)


def a_link(place: Path, elsewhere: Path) -> None:
    if place.exists():
        shutil.copytree(place, elsewhere, dirs_exist_ok=True)
        shutil.rmtree(place)
    place.symlink_to(elsewhere)


IN_THE_WAY: dict[str, tuple[str, str, Callable[[Path, Path], None], str]] = {
    "a file for dist": ("release", "dist", a_file, "project/dist: a file stands in the place"),
    "a link for dist": ("release", "dist", a_link, "dist leads out of the project"),
    "a folder for the zip": (
        *("release", "dist/shore-0.2.0.zip", a_folder),
        "project/dist/shore-0.2.0.zip: a folder stands in the place of a file",
    ),
    "a folder for the change log": (
        *("release", "CHANGELOG.md", a_folder),
        "project/CHANGELOG.md: Is a directory",
    ),
    "a file for the CSV": ("build", "data/csv", a_file, "project/data/csv: a file stands in"),
    "a link for the CSV": ("build", "data/csv", a_link, "data/csv leads out of the project"),
    "a link for the data": ("verify", "data", a_link, "data leads out of the project"),
    "a folder for the descriptor": (
        *("build", "datapackage.json", a_folder),
        "project/datapackage.json: a folder stands in the place of a file",
    ),
    "a folder for the lock": (
        *("verify", "data/anchors.csv", a_folder),
        "data/anchors.csv:1:1: error record/syntax: the lock is an ordinary file",
    ),
}


@pytest.mark.parametrize("name", IN_THE_WAY)
def test_what_is_in_the_way_is_told_and_stays(
    forks: Forks, pristine: Path, tmp_path: Path, name: str
) -> None:
    command, place, put, told = IN_THE_WAY[name]
    desk, elsewhere = tmp_path / "desk", tmp_path / "elsewhere"
    reset(desk, pristine)
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_bytes(b"mine")
    put(desk / "project" / place, elsewhere)
    before = held(tmp_path)
    (ended,) = forks.run(desk, Run(COMMANDS[command]))
    assert ended.status == 1
    assert told in f"{ended.err}{ended.out}"
    assert "Traceback" not in ended.err
    assert held(tmp_path) == before


def test_a_document_goes_by_another_name_if_a_folder_has_its_own(
    forks: Forks, pristine: Path, tmp_path: Path
) -> None:
    desk = tmp_path / "desk"
    reset(desk, pristine)
    (desk / "archive" / f"{ID}.json").mkdir()
    assert forks.run(desk, Run(COMMANDS["add"]))[0].status == 0
    assert (desk / "archive" / f"{ID}-2.txt").is_file()
