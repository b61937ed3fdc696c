"""`check`: validates all that the build does, writing nothing."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from src.commands import build
from src.commands import options as shared
from src.commands.options import WrongUseError
from src.project import Project
from validation.findings import Report

TOLD = "validate all that build does, writing nothing"


def declare(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    build.declare(parser)
    parser.add_argument("paths", nargs="*", type=Path, help="only these records")


def run(options: argparse.Namespace) -> Report:
    """Builds in memory; tells what lies in the paths only, if there are any."""
    from src.build import pipeline

    project = shared.project_of(options)
    built = build.built(options, project)
    pipeline.add_stale(project, built)
    if options.paths:
        _keep_only(built.report, project, options.paths)
    return built.report


def _keep_only(report: Report, project: Project, paths: Sequence[Path]) -> None:
    root = project.root.resolve()
    wanted: list[str] = []
    for path in paths:
        full = path.resolve()
        if not full.exists():
            raise WrongUseError(f"there is no {path}")
        if not full.is_relative_to(root):
            raise WrongUseError(f"{path} lies outside {project.root}")
        wanted.append(full.relative_to(root).as_posix())
    report.findings = [
        finding
        for finding in report.findings
        if any(
            path in (".", finding.file) or finding.file.startswith(f"{path}/") for path in wanted
        )
    ]
