"""What tests share: a copy of the real project to break, and the archive where it is at hand."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.forked import Forks

ROOT = Path(__file__).resolve().parents[1]
# The suite draws the same examples each time, so that a change is not blamed for another's
# fault; `make test TESTS="--hypothesis-profile=explore"` looks for new ones.
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("explore", derandomize=False)
settings.load_profile("repeatable")

_ARCHIVE = os.environ.get("REFUSALS_ARCHIVE")


@pytest.fixture(autouse=True)
def nothing_private(monkeypatch: pytest.MonkeyPatch) -> None:
    """No command of a test takes the archive or list of names of whoever runs the tests."""
    monkeypatch.delenv("REFUSALS_ARCHIVE", raising=False)
    monkeypatch.delenv("REFUSALS_WITHHELD", raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with the real records and lock, and nothing generated.

    Its version stays 0.1.0, whatever has been released since.
    """
    root = tmp_path / "project"
    shutil.copytree(ROOT / "data" / "records", root / "data" / "records")
    package = root / "data" / "records" / "package.yaml"
    text = re.sub("(?m)^version: .*$", "version: 0.1.0", package.read_text(encoding="utf-8"))
    package.write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "data" / "anchors.csv", root / "data" / "anchors.csv")
    return root


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the committed package: the descriptor and the files that it names."""
    root = tmp_path / "package"
    for folder in ("csv", "parquet"):
        shutil.copytree(ROOT / "data" / folder, root / "data" / folder)
    shutil.copy(ROOT / "datapackage.json", root / "datapackage.json")
    return root


@pytest.fixture(scope="session")
def archive() -> Path:
    """The folder of archived texts; tests that need it are skipped without it."""
    if not _ARCHIVE or not Path(_ARCHIVE).is_dir():
        pytest.skip("archive not at hand: set REFUSALS_ARCHIVE")
    return Path(_ARCHIVE)


@pytest.fixture
def edit(project: Path) -> Callable[[str, str, str], None]:
    """Replaces a text that stands exactly once in a file of the copied project."""

    def replace(path: str, old: str, new: str) -> None:
        text = (project / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        (project / path).write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """Runs commands in processes that may be killed; it takes some seconds to start."""
    from tests.forked import Forks

    with Forks() as forks:
        yield forks


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk at which every command has something to write; not to be changed."""
    from tests.desks import changed, first_release

    return changed(first_release(tmp_path_factory.mktemp("pristine") / "desk"))
