"""`release`: computes the version, tells what changed, and writes the release archive."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from src.commands import build
from src.commands import options as shared
from src.project import DIST, Project
from validation.findings import Report
from validation.told import WrongUseError

if TYPE_CHECKING:
    from src.release.numbers import Number
    from src.release.prepare import Prepared

TOLD = "make the release archive: the version follows from what changed since the last release"

_STATUS = """\
The version follows from the difference with the last release: the highest version tag, or what
--since names. It is written into data/records/package.yaml, what changed into data/changes.csv
and CHANGELOG.md, and the files of the release into dist/. Commit all but dist/, and tag that
commit. Running it again gives the same files.

Exit status: 0 released; 1 something stands against it, and nothing was written; 2 wrong use.
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.epilog = _STATUS
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("version", metavar="VERSION", nargs="?", help="a higher one than computed")
    parser.add_argument(
        "--since", metavar="RELEASE", help="the last release: a folder, zip or revision"
    )
    build.declare(parser)


def run(options: argparse.Namespace) -> Report:
    """Prepares the release, and writes it if nothing stands against it."""
    from src.build.write import alone
    from src.release.numbers import number

    asked = number(options.version)
    if options.version is not None and asked is None:
        raise WrongUseError(f"{options.version} is no version such as 1.2.3")
    project = shared.project_of(options)
    with alone(project.root):
        return _released(options, project, asked)


def _released(options: argparse.Namespace, project: Project, asked: Number | None) -> Report:
    from src.build.write import put
    from src.release.archive.artefacts import artefacts
    from src.release.day import day_of
    from src.release.prepare import prepare

    prepared = prepare(
        project,
        asked,
        options.since,
        day_of(project.root),
        lambda written: build.built(options, project, written),
    )
    if prepared.built is not None:
        built = prepared.built
        made = artefacts(project, built.files, built.frames, prepared.changes)
        dist = {f"{DIST}/{name}": data for name, data in made.items()}
        put(project.root, {**prepared.files, **dist}, prepared.taken)
        if options.format == "text":
            _tell(prepared, dist)
    return prepared.report


def _tell(prepared: Prepared, written: Iterable[str]) -> None:
    since = prepared.since
    if since is None:
        print(f"{prepared.number}: the first release")
    else:
        print(f"{prepared.number}: {since.verdict.level.word} since {since.number}")
        print("\n".join(f"  {reason}" for reason in since.verdict.told()))
    print("\n".join(written))
