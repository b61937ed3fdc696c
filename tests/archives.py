"""A release's files, made of the real records or of awkward ones, in this process or another."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from src.build import pipeline
from src.project import Project
from src.release.archive.artefacts import artefacts
from tests.conftest import ROOT
from tests.test_readme import awkward_package

VERSION = json.loads((ROOT / "datapackage.json").read_bytes())["version"]
NAME = f"refusals-{VERSION}"
CHANGES = f"## [{VERSION}] - 2024-01-01\n\n- First release: Легион, 3,500 people.\n"
PAGES = ("LICENSE", "LICENSE-DATA", "CITATION.cff")


def release(root: Path) -> dict[str, bytes]:
    """The files of a release of a project folder."""
    built = pipeline.build(Project(root))
    assert built.report.ok
    return artefacts(Project(root), built.files, built.frames, CHANGES)


def with_pages(root: Path) -> Path:
    """A project folder with the pages that a release carries."""
    for page in PAGES:
        shutil.copy(ROOT / page, root / page)
    return root


@pytest.fixture
def awkward(project: Path) -> Path:
    """A project, built, with texts that look like something else and missing numbers."""
    return with_pages(awkward_package(project))


_HASHES = """\
import hashlib, json, os, sys
from pathlib import Path

os.umask(int(sys.argv[2], 8))
from tests.archives import release

made = release(Path(sys.argv[1]))
print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in made.items()}))
"""


def hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each file."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def hashes_elsewhere(root: Path, cwd: Path, umask: str, **environment: str) -> dict[str, str]:
    """The SHA-256 of each file of a release that a process of its own makes."""
    done = subprocess.run(
        [sys.executable, "-c", _HASHES, str(root), umask],
        cwd=cwd,
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made: dict[str, str] = json.loads(done.stdout)
    return made
