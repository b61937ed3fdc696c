"""The commands: `./refusals COMMAND` = `python -m src COMMAND`.

Exit status: 0 no errors, 1 errors, 2 wrong use.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence

from src.build.write import BusyError
from src.commands import add, build, check, cite, diff, new, patch, read, suggest, verify, withhold
from src.commands.options import UnreadableError, WrongUseError
from src.evidence.document import NotAddedError
from validation.evidence.archive import NotATextError
from validation.findings import Report
from validation.output.render import render
from validation.output.style import Style, has_colours

_COMMANDS = {
    "build": build,
    "check": check,
    "verify": verify,
    "add": add,
    "read": read,
    "cite": cite,
    "suggest": suggest,
    "new": new,
    "diff": diff,
    "patch": patch,
    "withhold": withhold,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit status."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal need not be UTF-8
    try:
        report: Report | None = options.run(options)
    except (WrongUseError, BusyError) as error:
        print(f"refusals: {error}", file=sys.stderr)
        return 2
    except (NotATextError, NotAddedError, UnreadableError) as error:
        print(f"refusals: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"refusals: {where}{error.strerror}; nothing is left half written", file=sys.stderr)
        return 1
    if report is None:
        return 0
    style = Style(options.root, has_colours(sys.stdout))
    sys.stdout.write(render(report, options.format, style))
    return 0 if report.ok else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="refusals", description="The Refusals toolchain.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command in _COMMANDS.items():
        declared = commands.add_parser(name, help=command.TOLD, description=command.TOLD)
        command.declare(declared)
        declared.set_defaults(run=command.run)
    return parser
