"""A release as docs/releasing.md tells it: made from its tag, signed, verified, judged anywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.archives import NAME, release
from tests.clones import Desk, cloned, upstream
from tests.conftest import ROOT
from tests.test_readme import blocks
from tests.test_style import ours

pytestmark = pytest.mark.xdist_group("releasing")  # they share a release

PAGE = (ROOT / "docs" / "releasing.md").read_text(encoding="utf-8")
VERSION = NAME.removeprefix("refusals-")
SUMS = f"{NAME}.SHA256SUMS"

needs_openssh = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not on PATH"
)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The files of a release of the project as it lies here."""
    return release(ROOT)


# ------------------------------------------------------------------------------ signatures


def _page(mark: str) -> str:
    """The one block of the page that holds `mark`, for the release of these tests."""
    (block,) = (code for code in blocks(PAGE, "sh") if mark in code)
    return block.replace("X.Y.Z", VERSION)


def _shell(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Code of the page, run in a folder that is home too."""
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code],
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )


def _key(home: Path) -> str:
    """Makes a key that is thrown away with the folder; returns its public half."""
    (home / ".ssh").mkdir(mode=0o700)
    make = "ssh-keygen -q -t ed25519 -N '' -C test -f ~/.ssh/id_ed25519"
    assert _shell(home, make).returncode == 0
    return (home / ".ssh" / "id_ed25519.pub").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def signed(made: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reader: the files, the signature and the maintainer's public key."""
    home = tmp_path_factory.mktemp("maintainer")
    public = _key(home)
    (home / "dist").mkdir()
    for name, data in made.items():
        (home / "dist" / name).write_bytes(data)
    done = _shell(home, _page("-Y sign"))
    assert done.returncode == 0, done.stderr
    (home / "dist" / "maintainer.pub").write_text(public, encoding="utf-8")
    return home / "dist"


@pytest.fixture
def reader(signed: Path, tmp_path: Path) -> Path:
    """A copy of it, to tamper with."""
    return shutil.copytree(signed, tmp_path / "reader")


def _verify(folder: Path) -> bool:
    """Whether a reader takes the files, by both commands of the page."""
    return all(_shell(folder, _page(mark)).returncode == 0 for mark in ("-Y verify", "--check"))


@needs_openssh
def test_a_reader_verifies_a_signed_release(reader: Path) -> None:
    verified = _shell(reader, _page("-Y verify"))
    assert verified.returncode == 0, verified.stderr
    (said,) = re.findall(r'The first says `(Good "refusals" signature for maintainer)`', PAGE)
    assert said in verified.stdout
    checked = _shell(reader, _page("--check"))
    assert checked.returncode == 0
    assert sorted(checked.stdout.splitlines()) == [
        f"{NAME}.{ending}: OK" for ending in ("duckdb.sql", "sqlite", "xlsx", "zip")
    ]


@needs_openssh
@pytest.mark.parametrize(
    "ending", ["zip", "sqlite", "duckdb.sql", "xlsx", "SHA256SUMS", "SHA256SUMS.sig"]
)
def test_one_changed_byte_is_told(reader: Path, ending: str) -> None:
    path = reader / f"{NAME}.{ending}"
    data = bytearray(path.read_bytes())
    assert _verify(reader)
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert not _verify(reader)


@needs_openssh
def test_a_file_less_is_no_fault_and_none_at_all_is(reader: Path) -> None:
    (reader / f"{NAME}.xlsx").unlink()
    assert _verify(reader)
    for ending in ("zip", "sqlite", "duckdb.sql"):
        (reader / f"{NAME}.{ending}").unlink()
    assert not _verify(reader)


@needs_openssh
def test_a_signature_of_another_key_or_for_something_else_is_told(
    reader: Path, tmp_path: Path
) -> None:
    home = tmp_path / "other"
    home.mkdir()
    public = _key(home)
    (home / "dist").mkdir()
    shutil.copy(reader / SUMS, home / "dist")
    assert _shell(home, _page("-Y sign")).returncode == 0
    shutil.copy(home / "dist" / f"{SUMS}.sig", reader)
    assert not _verify(reader)
    (reader / "maintainer.pub").write_text(public, encoding="utf-8")
    assert _verify(reader)
    (home / "dist" / f"{SUMS}.sig").unlink()
    assert _shell(home, _page("-Y sign").replace("-n refusals", "-n file")).returncode == 0
    shutil.copy(home / "dist" / f"{SUMS}.sig", reader)
    assert not _verify(reader)


def test_no_key_lies_in_the_repository() -> None:
    marks = [b"-----BEGIN " + kind for kind in (b"OPENSSH", b"PGP", b"PRIVATE", b"EC", b"RSA")]
    files = ours()
    assert ROOT / "docs" / "releasing.md" in files
    assert [p for p in files if any(mark in p.read_bytes() for mark in marks)] == []


# -------------------------------------------------------------------- judged anywhere else

# Judges the zip where some modules cannot be imported.
_JUDGE = """
import json, runpy, sys

sys.modules.update(dict.fromkeys(json.loads(sys.argv[2])))
sys.argv = ["validation", sys.argv[1]]
runpy.run_module("validation", run_name="__main__", alter_sys=True)
"""


@pytest.fixture
def elsewhere(made: Mapping[str, bytes], tmp_path: Path) -> Path:
    """A folder with `validation` and the zip, and nothing else."""
    folder = tmp_path / "elsewhere"
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "validation", folder / "validation", ignore=left_out)
    (folder / f"{NAME}.zip").write_bytes(made[f"{NAME}.zip"])
    return folder


def _python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_zip_is_judged_where_only_validation_is_at_hand(elsewhere: Path) -> None:
    done = _python(elsewhere, "-m", "validation", f"{NAME}.zip")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith("ok: 0 errors")
    assert _python(elsewhere, "-c", "import src").returncode == 1
    path = elsewhere / f"{NAME}.zip"
    data = path.read_bytes()
    assert data.count(b"4 thousand") > 0
    path.write_bytes(data.replace(b"4 thousand", b"5 thousand"))
    assert _python(elsewhere, "-m", "validation", path.name).returncode == 1


def test_judging_it_takes_nothing_but_the_requirements(elsewhere: Path) -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {_plain(name) for name in re.findall(r"^([\w.-]+)(?:\[\w+\])?==", lock, re.MULTILINE)}
    others = [
        module
        for module, of in packages_distributions().items()
        if not locked & {_plain(name) for name in of}
    ]
    assert {"pytest", "hypothesis", "duckdb"} <= set(others)
    assert not {"pandas", "frictionless"} & set(others)
    done = _python(elsewhere, "-c", _JUDGE, f"{NAME}.zip", json.dumps(others))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith("ok: 0 errors")
    done = _python(elsewhere, "-c", _JUDGE, f"{NAME}.zip", json.dumps([*others, "frictionless"]))
    assert done.returncode != 0


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


# ------------------------------------------------------------------------- made from a tag


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return upstream(tmp_path_factory.mktemp("tagged"))


def _tagged(origin: Path, folder: Path, tag: str) -> Desk:
    desk = cloned(origin, folder)
    desk.shell(f"git tag --annotate --message Release {tag}")
    return desk


def test_the_files_are_made_and_judged_from_the_tag(
    origin: Path, tmp_path: Path, made: Mapping[str, bytes]
) -> None:
    desk = _tagged(origin, tmp_path, f"v{VERSION}")
    told = desk.shell(f"bash .ci/release v{VERSION}")
    assert "ok: 0 errors" in told
    assert told.count(": OK\n") == len(made) - 1
    held = {path.name: path for path in (desk.clone / "dist").iterdir()}
    assert held.keys() == made.keys()
    same = (f"{NAME}.{ending}" for ending in ("sqlite", "duckdb.sql", "xlsx"))
    assert all(held[name].read_bytes() == made[name] for name in same)


def test_what_is_not_as_it_was_committed_is_not_released(origin: Path, tmp_path: Path) -> None:
    desk = _tagged(origin, tmp_path, f"v{VERSION}")
    command = f"bash .ci/release v{VERSION} 2>&1"
    table = desk.clone / "data" / "csv" / "hedges.csv"
    whole = table.read_bytes()
    table.write_bytes(whole + b"\n")
    assert "before anything was made" in desk.shell(command, 1)
    desk.shell(f"git commit -qam Stale && git tag --force -am Release v{VERSION}")
    told = desk.shell(command, 1)
    assert "after `make release`" in told
    assert "data/csv/hedges.csv" in told


def test_a_tag_that_is_not_the_version_or_not_of_this_commit_is_refused(
    origin: Path, tmp_path: Path
) -> None:
    desk = _tagged(origin, tmp_path, "v0.0.1")
    assert "v0.0.2 is no tag" in desk.shell("bash .ci/release v0.0.2 2>&1", 1)
    assert f"the version {VERSION}: tag it v{VERSION}" in desk.shell(
        "bash .ci/release v0.0.1 2>&1", 1
    )
    desk.shell("git commit -q --allow-empty -m Next")
    assert "v0.0.1 is no tag" in desk.shell("bash .ci/release v0.0.1 2>&1", 1)


def test_make_hands_over_version_and_last_release(origin: Path, tmp_path: Path) -> None:
    desk = cloned(origin, tmp_path)
    told = desk.shell("make release VERSION='1; touch trace' 2>&1", 2)
    assert "1; touch trace is no version" in told
    told = desk.shell("make release SINCE='$$(touch trace)' 2>&1", 2)
    assert "nor a revision called $(touch trace)" in told
    assert not (desk.clone / "trace").exists()
