"""`check --watch`: keeps the verdict live while records are written."""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections.abc import Callable, Iterator

from src.commands import options as shared
from src.project import Project
from validation.findings import Report
from validation.output.render import render

_PAUSE = 0.05  # seconds between two looks; a look at a thousand files takes some ten milliseconds
_CLEAR = "\x1b[2J\x1b[H"

# A file's path, time and size.
_Seen = tuple[str, int, int]


def run(options: argparse.Namespace, project: Project, check: Callable[[], Report]) -> None:
    """Tells the verdict, and again after every change of a record or of the lock, until ^C."""
    with contextlib.suppress(KeyboardInterrupt):
        seen: set[_Seen] | None = None
        while True:
            now = set(_files(project))
            if now != seen:
                seen = now
                _tell(options, check)
            time.sleep(_PAUSE)


def _tell(options: argparse.Namespace, check: Callable[[], Report]) -> None:
    started = time.perf_counter()
    report = check()
    took = time.perf_counter() - started
    if sys.stdout.isatty():
        sys.stdout.write(_CLEAR)
    sys.stdout.write(render(report, options.format, shared.style_of(options)))
    if options.format == "text":
        sys.stdout.write(f"checked in {took:.2f} s; watching, ^C ends it\n")
    sys.stdout.flush()


def _files(project: Project) -> Iterator[_Seen]:
    for path in (project.anchors, *project.records.rglob("*")):
        with contextlib.suppress(OSError):
            stat = path.stat()
            yield str(path), stat.st_mtime_ns, stat.st_size
