"""`build`: validates the records and writes the data package."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from src.commands import options as shared
from src.project import Project
from validation.findings import Report

if TYPE_CHECKING:
    from src.build.pipeline import Built
    from src.build.read import Written

TOLD = "validate the records and write the data package"


def declare(parser: argparse.ArgumentParser) -> None:
    """The options of `build` and `check`."""
    for add in (shared.add_root, shared.add_format, shared.add_archive, shared.add_withheld):
        add(parser)


def run(options: argparse.Namespace) -> Report:
    """Builds, and writes if there is no error."""
    from src.build import write

    project = shared.project_of(options)
    with write.alone(project.root):
        result = built(options, project)
        if result.report.ok:
            write.put(project.root, result.files)
    return result.report


def built(options: argparse.Namespace, project: Project, written: Written | None = None) -> Built:
    """Builds in memory; with an archive at hand, every phrase is looked for in its text too."""
    from src.build import pipeline
    from validation.evidence import archive

    texts = archive.texts(shared.archive_of(options)) if options.archive is not None else None
    withheld = shared.withheld_names(options)
    return pipeline.build(project, withheld=withheld, texts=texts, written=written)
