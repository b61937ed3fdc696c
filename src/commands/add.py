"""`add`: fetches a page or takes a saved file, archives its text and writes a dossier."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from src.commands import options as shared
from src.project import Project
from validation.told import WrongUseError

if TYPE_CHECKING:
    from src.evidence.document import Raw

TOLD = "archive the text of a page or a saved file; write a dossier to fill in"


def declare(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("source", metavar="URL_OR_FILE", help="a page, or an HTML, TXT or PDF file")
    shared.add_root(parser)
    shared.add_archive(parser)
    parser.add_argument(
        "--allow-private", action="store_true", help="fetch from private networks too: for tests"
    )


def run(options: argparse.Namespace) -> None:
    """Adds the document; tells what was written and what is left to do."""
    from src.evidence import add

    project, archive = shared.project_of(options), shared.archive_of(options)
    if archive.resolve().is_relative_to(project.root.resolve()):
        raise WrongUseError("the archive must lie outside the project: texts are never published")
    added = add.add(project, archive, _raw(options))
    for source_id in added.undone:
        print(f"{source_id} was half added by a run that was killed: that was undone first")
    print(f"archived {added.characters:,} characters as {added.text}")
    print(f"fill in {_shown(added.dossier, project)}: {', '.join(added.missing)}")


def _shown(path: Path, project: Project) -> str:
    return path.relative_to(project.root).as_posix()


def _raw(options: argparse.Namespace) -> Raw:
    from src.evidence import add, fetch

    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", options.source):
        path = Path(options.source)
        if not path.exists():
            raise WrongUseError(f"there is no file {path}; an address begins with https://")
        return add.from_file(path)
    try:
        fetch.parsed(options.source)
    except fetch.BadAddressError as error:
        raise WrongUseError(str(error)) from error
    progress = _on_terminal if sys.stderr.isatty() else _silent
    raw = fetch.fetch(options.source, allow_private=options.allow_private, progress=progress)
    progress(0)
    return raw


def _on_terminal(bytes_: int) -> None:
    told = f"fetched {bytes_ // 1000:,} kB" if bytes_ else ""
    print(f"\r\x1b[K{told}", end="", file=sys.stderr, flush=True)


def _silent(_: int) -> None:
    """Tells nothing: nobody watches."""
