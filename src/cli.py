"""The commands: `./refusals COMMAND` = `python -m src COMMAND`.

Exit status: 0 no errors, 1 errors, 2 wrong use.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence

from src.commands import options as shared
from validation.failed import told
from validation.findings import Report, printable
from validation.output.render import render
from validation.told import ToldError

# Each a module of `src.commands`; only the one that is called is imported.
_COMMANDS = (
    "build",
    "check",
    "verify",
    "add",
    "read",
    "cite",
    "suggest",
    "new",
    "diff",
    "patch",
    "release",
    "withhold",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit status."""
    options = _options(list(sys.argv[1:] if arguments is None else arguments))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal need not be UTF-8
    try:
        report: Report | None = options.run(options)
        if report is not None:
            sys.stdout.write(render(report, options.format, shared.style_of(options)))
        sys.stdout.flush()
    except ToldError as error:
        print(f"refusals: {printable(str(error))}", file=sys.stderr)
        return error.status
    except OSError as error:
        # What names no file may be what this prints to, after files were written.
        state = ": no file was changed" if error.filename else ""
        print(f"refusals: {printable(told(error))}{state}", file=sys.stderr)
        _drop_output()
        return 1
    return 0 if report is None or report.ok else 1


def _drop_output() -> None:
    """Lets go of what cannot be printed, which Python would try, and tell of, once more."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _options(given: Sequence[str]) -> argparse.Namespace:
    parser = _parser(given)
    options, left = parser.parse_known_args(given)
    if left:
        hint = "; put words that belong together in quotation marks"
        words = all(not word.startswith("-") for word in left)
        parser.error(f"unrecognized arguments: {' '.join(left)}{hint if words else ''}")
    return options


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command that is given; of all, if none is."""
    parser = argparse.ArgumentParser(prog="refusals", description="The Refusals toolchain.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in given[:1] if given and given[0] in _COMMANDS else _COMMANDS:
        command = importlib.import_module(f"src.commands.{name}")
        declared = commands.add_parser(name, help=command.TOLD, description=command.TOLD)
        command.declare(declared)
        declared.set_defaults(run=command.run)
    return parser
