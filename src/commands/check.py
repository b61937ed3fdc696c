"""`check`: validates all that the build does, writing nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from src.commands import build
from src.commands import options as shared
from src.commands.options import WrongUseError
from src.project import Project
from validation.findings import Finding, Report
from validation.output import text

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
    told = _tell_early(options, project, wanted) if options.format == "text" else []
    report = _checked(options, project, wanted)
    report.told = frozenset(told)
    return report


def _checked(
    options: argparse.Namespace, project: Project, wanted: Callable[[Path], bool]
) -> Report:
    from src.build import pipeline

    built = build.built(options, project)
    pipeline.add_stale(project, built)
    report = built.report
    report.findings = [f for f in report.findings if wanted(project.root.resolve() / f.file)]
    return report


def _tell_early(
    options: argparse.Namespace, project: Project, wanted: Callable[[Path], bool]
) -> list[Finding]:
    from src.build.early import early

    found, crowded = early(project, lambda path: wanted(path.resolve()))
    sys.stdout.write(text.findings(found, shared.style_of(options), crowded))
    sys.stdout.flush()
    return found


def _wanted(project: Project, paths: Sequence[Path]) -> Callable[[Path], bool]:
    """Whether a path is one of `paths` or below one. Raises WrongUseError."""
    root = project.root.resolve()
    chosen = [path.resolve() for path in paths]
    for path, full in zip(paths, chosen, strict=True):
        if not full.exists():
            raise WrongUseError(f"there is no {path}")
        if not full.is_relative_to(root):
            raise WrongUseError(f"{path} lies outside {project.root}")
    return lambda full: not chosen or any(full.is_relative_to(path) for path in chosen)
