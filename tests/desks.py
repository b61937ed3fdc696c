"""A desk to work at: the invented project after its first release, its archive, a saved page.

Every command that writes has something to write there.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from src.build.write import write
from src.project import ANCHORS, Project
from src.release.prepare import prepare
from tests.articles import ENGLISH
from tests.repositories import commit, repository
from tests.test_release import ADD, REVISE, because, both

Held = dict[str, str | None]

PLACES = ("--root", "project", "--archive", "archive")
# What each is called with in the folder of the desk.
COMMANDS: dict[str, tuple[str, ...]] = {
    "build": ("build", *PLACES[:2]),
    "verify": ("verify", *PLACES),
    "release": ("release", *PLACES[:2]),
    "add": ("add", "page.html", *PLACES),
}

# Of the lock: where a phrase stands, and another that no record cites.
_TO_SAIL = "harbour-ledger-2022-05-10-shore-brigade,113,128,,refused to sail,,"
_DIGEST = "6e45da5edaff443821f3622781aedd72e7023bb79eadae5a5d6bb1dcc479cf80,391\n"
_REFUSED = f"harbour-ledger-2022-05-10-shore-brigade,113,120,,refused,,{_DIGEST}"


def first_release(desk: Path) -> Path:
    """The invented project with its first release, tagged; beside it what a command may need."""
    root = repository(desk / "project")
    (root / "archive").rename(desk / "archive")
    (desk / "tmp").mkdir(mode=0o777)
    (desk / "page.html").write_text(ENGLISH, encoding="utf-8")
    prepared = prepare(Project(root), day="2022-07-01")
    write(root, prepared.files)
    commit(root, "v0.1.0")
    return desk


def changed(desk: Path) -> Path:
    """The same with a figure revised for a reason, a body more, and a place that none cites."""
    root = desk / "project"
    both(REVISE, because("It was misread."), ADD)(root)
    (root / "data" / "csv" / "stray.csv").write_bytes(b"stray")
    lock = (root / ANCHORS).read_text(encoding="utf-8")
    assert _TO_SAIL in lock
    more = lock.replace(_TO_SAIL, f"{_REFUSED}{_TO_SAIL}")
    (root / ANCHORS).write_text(more, encoding="utf-8")
    return desk


def reset(desk: Path, pristine: Path) -> Held:
    """Puts a copy of a desk in the place of another; returns what it holds."""
    shutil.rmtree(desk, ignore_errors=True)
    shutil.copytree(pristine, desk)
    return held(desk)


def held(desk: Path) -> Held:
    """Every path of the desk but those of git: a file with its hash, a folder with None."""
    return {
        path.relative_to(desk).as_posix(): _digest(path)
        for path in sorted(desk.rglob("*"))
        if ".git" not in path.parts
    }


def _digest(path: Path) -> str | None:
    if path.is_symlink() or not path.is_file():
        return None
    return hashlib.sha256(path.read_bytes()).hexdigest()
