"""`verify`: finds every quoted phrase in the archived texts and writes the lock."""

from __future__ import annotations

import argparse

from src.commands import options as shared
from src.project import ANCHORS
from validation.findings import Report

TOLD = "find every quoted phrase in the archived texts; write the lock"


def declare(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    for add in (shared.add_root, shared.add_format, shared.add_archive):
        add(parser)


def run(options: argparse.Namespace) -> Report:
    """Verifies, and writes the lock if there is no error."""
    from src.build import write
    from src.evidence.verify import verify

    project = shared.project_of(options)
    archive = shared.archive_of(options)
    with write.alone(project.root):
        verified = verify(project, archive)
        if verified.lock is not None and verified.report.ok:
            write.put_one(project.root, ANCHORS, verified.lock.encode())
    return verified.report
