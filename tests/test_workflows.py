"""The workflows, by linters that others wrote: what is unsafe in one is told."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"


_IMAGE = "f37a335e82bca302e955fa39f9dfe28f1be618f016f8a2b56318e5a5111afc26"


def _zizmor(path: Path) -> subprocess.CompletedProcess[str]:
    command = shutil.which("zizmor", path=str(ROOT / ".venv" / "bin"))
    assert command is not None
    return subprocess.run(
        [command, "--offline", "--quiet", str(path)], capture_output=True, text=True, check=False
    )


def test_nothing_is_told_of_the_workflows() -> None:
    done = _zizmor(WORKFLOWS)
    assert done.returncode == 0, done.stdout
    assert len(list(WORKFLOWS.glob("*.yml"))) > 1


@pytest.mark.parametrize(
    ("name", "safe", "unsafe", "finding"),
    [
        ("report", '"refs/pull/$NUMBER/head"', "${{ github.event.pull_request.title }}", "templ"),
        ("report", "          persist-credentials: false\n", "", "artipacked"),
        ("report", " # zizmor: ignore[dangerous-triggers]", " #", "dangerous-triggers"),
        ("report", "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"),
        ("release", 'release "$GITHUB_REF_NAME"\n', "release ${{ github.ref_name }}\n", "templ"),
        ("release", "          persist-credentials: false\n", "", "artipacked"),
        (
            *("release", "    permissions:\n      contents: read\n"),
            *("    permissions: write-all\n", "excessive-permissions"),
        ),
        ("release", "@a2bbfa25375fe432b6a289bc6b6cd05ecd0c4c32 # v4.1.0", "@v4", "unpinned-uses"),
        ("release", f"@sha256:{_IMAGE}", "", "image"),
    ],
)
def test_what_is_unsafe_is_told(
    tmp_path: Path, name: str, safe: str, unsafe: str, finding: str
) -> None:
    text = (WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8")
    assert text.count(safe) == 1
    path = tmp_path / ".github" / "workflows" / f"{name}.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    assert _zizmor(path).returncode == 0
    path.write_text(text.replace(safe, unsafe), encoding="utf-8")
    done = _zizmor(path)
    assert done.returncode != 0
    assert finding in done.stdout


def test_a_key_that_workflows_do_not_have_is_told(tmp_path: Path) -> None:
    text = (WORKFLOWS / "release.yml").read_text(encoding="utf-8")
    path = tmp_path / "release.yml"
    for wrong, status in ((text, 0), (text.replace("runs-on:", "run-on:", 1), 1)):
        path.write_text(wrong, encoding="utf-8")
        judged = ["check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
        command = [sys.executable, "-m", *judged]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == status
