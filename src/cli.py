"""The commands: `./refusals COMMAND` = `python -m src COMMAND`.

Exit status: 0 no errors, 1 errors, 2 wrong use. Each command imports what it needs when it runs.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from src.build.write import BusyError
from src.project import ANCHORS, RECORDS, Project
from validation.evidence.archive import NotATextError
from validation.findings import Report
from validation.output.render import FORMATS, render

if TYPE_CHECKING:
    from src.build.pipeline import Built
    from validation.harm.withheld import Withheld


class WrongUseError(Exception):
    """The command was called in a way that cannot work; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit status."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], Report | None] = options.run
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal need not be UTF-8
    try:
        report = run(options)
    except (WrongUseError, BusyError) as error:
        print(f"refusals: {error}", file=sys.stderr)
        return 2
    except NotATextError as error:
        print(f"refusals: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"refusals: {where}{error.strerror}; nothing is left half written", file=sys.stderr)
        return 1
    if report is None:
        return 0
    sys.stdout.write(render(report, options.format))
    return 0 if report.ok else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="refusals", description="The Refusals toolchain.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, told in (
        ("build", _build, "validate the records and write the data package"),
        ("check", _check, "validate all that build does, writing nothing"),
        ("verify", _verify, "find every quoted phrase in the archived texts; write the lock"),
    ):
        command = commands.add_parser(name, help=told, description=told)
        command.set_defaults(run=run)
        command.add_argument("--root", type=Path, default=_root(), help="the project folder")
        command.add_argument("--format", choices=list(FORMATS), default="text")
        command.add_argument("--archive", type=Path, default=_archive(), help="folder of texts")
        if name != "verify":
            command.add_argument("--withheld", type=Path, default=_withheld(), help=_LIST)
        if name == "check":
            command.add_argument("paths", nargs="*", type=Path, help="only these records")
    read = commands.add_parser("read", help=_READ, description=_READ)
    read.set_defaults(run=_read)
    read.add_argument("phrase", nargs="?", help="without one, JSON Lines of standard input")
    read.add_argument("--language", default="en", help="a BCP 47 tag (default: en)")
    read.add_argument("--root", type=Path, default=_root(), help="the project folder")
    read.add_argument("--format", choices=["text", "json"], default="text")
    withhold = commands.add_parser("withhold", help=_WITHHOLD, description=_WITHHOLD)
    withhold.set_defaults(run=_withhold)
    withhold.add_argument("--withheld", type=Path, default=_withheld(), help=_LIST)
    withhold.add_argument("--root", type=Path, default=_root(), help="the project folder")
    return parser


_LIST = "list of withheld names"
_WITHHOLD = "add names to the list of withheld names, without writing them down"
_READ = "tell how the figure reader reads a phrase"


def _read(options: argparse.Namespace) -> None:
    from src.evidence import figures

    try:
        read = figures.phrase_reader(_project(options))
        if options.phrase is None:
            for answer in figures.answers(read, sys.stdin):
                print(answer, flush=True)
            return
        reading = read(options.phrase, options.language)
    except (figures.NoVocabularyError, LookupError) as error:
        raise WrongUseError(str(error)) from error
    if options.format == "json":
        print(json.dumps(figures.as_json(reading), ensure_ascii=False))
    else:
        print(figures.as_text(reading), end="")


def _root() -> Path:
    return Path(__file__).resolve().parents[1]


def _archive() -> Path | None:
    named = os.environ.get("REFUSALS_ARCHIVE")
    return Path(named) if named else None


def _withheld() -> Path | None:
    named = os.environ.get("REFUSALS_WITHHELD")
    return Path(named) if named else None


def _withheld_names(options: argparse.Namespace) -> Withheld | None:
    from validation.harm.withheld import NotAListError, Withheld

    try:
        return Withheld.read(options.withheld) if options.withheld is not None else None
    except NotAListError as error:
        raise WrongUseError(str(error)) from error


def _withhold(options: argparse.Namespace) -> None:
    from src.evidence import withheld
    from validation.harm.withheld import NotAListError, NotANameError

    if options.withheld is None:
        raise WrongUseError("say where the list is: --withheld FILE, or REFUSALS_WITHHELD")
    if options.withheld.resolve().is_relative_to(options.root.resolve()):
        raise WrongUseError("the list must lie outside the project: it is never published")
    try:
        added, known = withheld.add(options.withheld, withheld.asked_for(sys.stdin))
    except (NotAListError, NotANameError) as error:
        raise WrongUseError(str(error)) from error
    print(f"{added} names added, {known} known before; none was written down")


def _project(options: argparse.Namespace) -> Project:
    project = Project(options.root)
    if not project.records.is_dir():
        raise WrongUseError(f"there is no folder {RECORDS} in {options.root}")
    return project


def _build(options: argparse.Namespace) -> Report:
    from src.build import write

    project = _project(options)
    built = _built(options, project)
    if built.report.ok:
        write.write(project.root, built.files)
    return built.report


def _check(options: argparse.Namespace) -> Report:
    from src.build import pipeline

    project = _project(options)
    built = _built(options, project)
    pipeline.add_stale(project, built)
    if options.paths:
        _keep_only(built.report, project, options.paths)
    return built.report


def _built(options: argparse.Namespace, project: Project) -> Built:
    """Builds in memory; with an archive at hand, every phrase is looked for in its text too."""
    from src.build import pipeline
    from src.evidence.verify import verify

    built = pipeline.build(project, withheld=_withheld_names(options))
    if options.archive is not None:
        pipeline.add_verified(built, verify(project, _folder(options.archive)).report)
    return built


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise WrongUseError(f"there is no folder {path}")
    return path


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


def _verify(options: argparse.Namespace) -> Report:
    from src.build import write
    from src.evidence.verify import verify

    project = _project(options)
    if options.archive is None:
        raise WrongUseError("say where the texts are: --archive DIR, or REFUSALS_ARCHIVE")
    verified = verify(project, _folder(options.archive))
    if verified.lock is not None and verified.report.ok:
        write.write_one(project.root, ANCHORS, verified.lock.encode())
    return verified.report
