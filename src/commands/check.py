"""`check`: validates all that the build does, writing nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from src.build import early
from src.commands import build
from src.commands import options as shared
from src.project import Project
from validation.findings import Report
from validation.output import text
from validation.told import WrongUseError

if TYPE_CHECKING:
    from src.build.read import Written

TOLD = "validate all that build does, writing nothing"


def declare(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    build.declare(parser)
    parser.add_argument("paths", nargs="*", type=Path, help="only these records")
    parser.add_argument("--watch", action="store_true", help="again after every change, until ^C")


def run(options: argparse.Namespace) -> Report | None:
    """Builds in memory; tells what lies in the paths only, if there are any.

    To a person, what can be said of the records alone is said before the tables are judged.
    """
    project = shared.project_of(options)
    wanted = _wanted(project, options.paths)
    if options.watch:
        from src.commands import watch

        watch.run(options, project, lambda: _checked(options, project, wanted))
        return None
    if options.format != "text":
        return _checked(options, project, wanted)
    written = early.early(project, wanted if options.paths else None)
    told = early.told(written)
    sys.stdout.write(text.findings(told, shared.style_of(options), early.shared_lines(written)))
    sys.stdout.flush()
    report = _checked(options, project, wanted, None if options.paths else written)
    report.told = frozenset(told)
    return report


def _checked(
    options: argparse.Namespace,
    project: Project,
    wanted: Callable[[Path], bool],
    written: Written | None = None,
) -> Report:
    from src.build import pipeline

    built = build.built(options, project, written)
    pipeline.add_stale(project, built)
    report = built.report
    report.findings = [found for found in report.findings if wanted(project.root / found.file)]
    return report


def _wanted(project: Project, paths: Sequence[Path]) -> Callable[[Path], bool]:
    """Whether a path is one of `paths` or below one. Raises WrongUseError."""
    root = project.root.resolve()
    chosen = [path.resolve() for path in paths]
    for path, full in zip(paths, chosen, strict=True):
        if not full.exists():
            raise WrongUseError(f"there is no {path}")
        if not full.is_relative_to(root):
            raise WrongUseError(f"{path} lies outside {project.root}")

    def wanted(path: Path) -> bool:
        full = path.resolve()
        return not chosen or any(full.is_relative_to(one) for one in chosen)

    return wanted
