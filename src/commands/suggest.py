"""`suggest`: lists the figures of a text that no claim cites yet."""

from __future__ import annotations

import argparse

from src.commands import options as shared

TOLD = "list every figure of a text that no claim cites yet, in order"


def declare(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("source", help="the id of a source")
    for add in (shared.add_root, shared.add_archive):
        add(parser)


def run(options: argparse.Namespace) -> None:
    """Prints line, words and reading of each figure; those left out on purpose with the reason."""
    from src.evidence import suggest
    from src.evidence.opened import open_source

    source = open_source(shared.project_of(options), options.source, shared.archive_of(options))
    print(suggest.as_text(list(suggest.figures(source))), end="")
