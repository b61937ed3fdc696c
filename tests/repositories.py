"""Repositories of the invented project, as a maintainer would have them before a release."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT
from tests.golden import EXAMPLE
from tests.test_diff_sources import git


def repository(root: Path) -> Path:
    """The invented project in a repository of one commit, from which nothing was released."""
    shutil.copytree(EXAMPLE, root)
    for page in ("LICENSE", "LICENSE-DATA"):
        shutil.copy(ROOT / page, root)
    text = "# Changelog\n\nAll of it.\n\n## [Unreleased]\n\nThe first words.\n"
    (root / "CHANGELOG.md").write_text(text, encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root)
    return root


def commit(root: Path, tag: str | None = None) -> None:
    """Commits all that lies there, and tags the commit if it is told how."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "-m", "next")
    if tag:
        git(root, "tag", tag)
