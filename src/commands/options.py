"""The options that commands share, and what they stand for."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from src.project import RECORDS, Project
from validation.output.render import FORMATS
from validation.output.style import Style, has_colours
from validation.told import WrongUseError

if TYPE_CHECKING:
    from validation.harm.withheld import Withheld


def add_root(parser: argparse.ArgumentParser) -> None:
    """`--root`: another project folder."""
    root = Path(__file__).resolve().parents[2]
    parser.add_argument("--root", type=Path, default=root, help="the project folder")


def add_format(parser: argparse.ArgumentParser) -> None:
    """`--format`: how a report is told."""
    parser.add_argument("--format", choices=list(FORMATS), default="text")


def add_archive(parser: argparse.ArgumentParser) -> None:
    """`--archive`: the folder of texts, outside the repository."""
    default = _named("REFUSALS_ARCHIVE")
    parser.add_argument("--archive", type=Path, default=default, help="folder of texts")


def add_withheld(parser: argparse.ArgumentParser) -> None:
    """`--withheld`: the list of names that no text may hold, outside the repository."""
    default = _named("REFUSALS_WITHHELD")
    parser.add_argument("--withheld", type=Path, default=default, help="list of withheld names")


def _named(variable: str) -> Path | None:
    named = os.environ.get(variable)
    return Path(named) if named else None


def style_of(options: argparse.Namespace) -> Style:
    """How text looks on what this process prints to."""
    return Style(options.root, has_colours(sys.stdout))


def project_of(options: argparse.Namespace) -> Project:
    """The project folder. Raises WrongUseError."""
    project = Project(options.root)
    if not project.records.is_dir():
        raise WrongUseError(f"there is no folder {RECORDS} in {options.root}")
    return project


def archive_of(options: argparse.Namespace) -> Path:
    """The archive, which has to be named. Raises WrongUseError."""
    if options.archive is None:
        raise WrongUseError("say where the texts are: --archive DIR, or REFUSALS_ARCHIVE")
    if not options.archive.is_dir():
        raise WrongUseError(f"there is no folder {options.archive}")
    return Path(options.archive)


def withheld_names(options: argparse.Namespace) -> Withheld | None:
    """The names that no text may hold; None without a list. Raises WrongUseError."""
    from validation.harm.withheld import Withheld

    return Withheld.read(options.withheld) if options.withheld is not None else None
