"""`read`: tells how the figure reader reads a phrase."""

from __future__ import annotations

import argparse
import json
import sys

from src.commands import options as shared
from validation.told import WrongUseError

TOLD = "tell how the figure reader reads a phrase"


def declare(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("phrase", nargs="?", help="without one, JSON Lines of standard input")
    parser.add_argument("--language", default="en", help="a BCP 47 tag (default: en)")
    shared.add_root(parser)
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run(options: argparse.Namespace) -> None:
    """Reads one phrase, or answers a stream line by line."""
    from src.evidence import figures

    try:
        read = figures.phrase_reader(shared.project_of(options))
        if options.phrase is None:
            for answer in figures.answers(read, sys.stdin):
                print(answer, flush=True)
            return
        reading = read(options.phrase, options.language)
    except LookupError as error:
        raise WrongUseError(str(error)) from error
    if options.format == "json":
        print(json.dumps(figures.as_json(reading), ensure_ascii=False))
    else:
        print(figures.as_text(reading), end="")
