"""`release` as it is called: the same bytes wherever and whenever it runs, and what it says."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from src.cli import main
from tests.conftest import ROOT
from tests.repositories import commit, repository
from tests.test_diff_sources import git
from tests.test_release import ADD, REVISE
from validation.package.judge import judge_package

ENDINGS = ("zip", "sqlite", "duckdb.sql", "xlsx", "SHA256SUMS")
NAMES = {f"shore-0.1.0.{ending}" for ending in ENDINGS}


@pytest.fixture(scope="module")
def unreleased(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the invented project, from which nothing was released."""
    return repository(tmp_path_factory.mktemp("command") / "project")


@pytest.fixture
def root(unreleased: Path, tmp_path: Path) -> Path:
    return shutil.copytree(unreleased, tmp_path / "project")


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "src", "release", "--root", str(root), *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def hashes(root: Path) -> dict[str, str]:
    """Of every file of a project but those of git."""
    paths = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
    }


def test_two_folders_times_zones_and_locales_give_the_same_bytes(
    unreleased: Path, tmp_path: Path
) -> None:
    made: list[dict[str, str]] = []
    for name, environment in {
        "one": {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        "another-folder": {"TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8"},
    }.items():
        clone = tmp_path / name
        git(tmp_path, "clone", "--quiet", str(unreleased), str(clone))
        done = run(clone, **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        made.append(hashes(clone))
    assert made[0] == made[1]
    assert {f"dist/{name}" for name in NAMES} <= made[0].keys()


def test_once_more_gives_the_same_bytes_also_after_the_tag(root: Path) -> None:
    assert main(["release", "--root", str(root)]) == 0
    once = hashes(root)
    assert main(["release", "--root", str(root)]) == 0
    assert hashes(root) == once
    (root / ".gitignore").write_text("/dist/\n", encoding="utf-8")
    commit(root, "v0.1.0")
    shutil.rmtree(root / "dist")
    assert main(["release", "--root", str(root)]) == 0
    assert {name: held for name, held in hashes(root).items() if name != ".gitignore"} == once


def test_it_tells_what_it_made(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release", "--root", str(root)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "0.1.0: the first release"
    assert {line.removeprefix("dist/") for line in told[1:-1]} >= NAMES
    assert told[-1].startswith("ok: 0 errors")
    commit(root, "v0.1.0")
    ADD(root)
    assert main(["release", "--root", str(root)]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "0.2.0: minor since 0.1.0",
        "  1 organization added",
    ]


def test_json_is_the_report_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release", "--root", str(root), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["ok"]


def test_what_is_made_is_valid_with_no_records_at_hand(root: Path) -> None:
    assert main(["release", "--root", str(root)]) == 0
    report = judge_package(root / "dist" / "shore-0.1.0.zip")
    assert report.findings == []
    assert report.checked["claims"] == 5


def test_what_stands_against_a_release_leaves_everything_as_it_was(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", "--root", str(root)]) == 0
    commit(root, "v0.1.0")
    REVISE(root)
    before = hashes(root)
    assert main(["release", "--root", str(root)]) == 1
    assert "release/unexplained-change" in capsys.readouterr().out
    assert hashes(root) == before


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        (["1.0"], {}, "1.0 is no version such as 1.2.3"),
        (["--since", "nowhere"], {}, "neither a package nor a revision called nowhere"),
        ([], {"SOURCE_DATE_EPOCH": "today"}, "SOURCE_DATE_EPOCH is a number of seconds, not today"),
    ],
)
def test_wrong_use_is_told(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    said: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert main(["release", "--root", str(root), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_the_day_can_be_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert main(["release", "--root", str(root)]) == 0
    assert "## [0.1.0] - 1970-01-02" in (root / "CHANGELOG.md").read_text(encoding="utf-8")
