"""`diff`: tells what differs between two packages, in the data's own terms."""

from __future__ import annotations

import argparse
import io
import sys

from src.commands import options as shared

TOLD = "tell what differs between two versions of the data, and which version that makes"

_SOURCE = "a package's folder or zip, or a revision of this repository; a path wins over a revision"
_STATUS = """\
OLD and NEW are folders or zips of packages, or revisions of this repository (HEAD~3, main, a tag);
`.` is the package as it lies here. A path wins over a revision of the same name: a branch that is
hidden so is named in full, as refs/heads/main.

Exit status: 0 the difference is told, whether or not there is one; 1 OLD or NEW cannot be read as
a package; 2 wrong use.
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.epilog = _STATUS
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("old", metavar="OLD", help=_SOURCE)
    parser.add_argument("new", metavar="NEW", help="the same")
    shared.add_root(parser)
    parser.add_argument(
        "--format",
        choices=["text", "markdown", "json"],
        default="text",
        help="text and json are whole, markdown is cut where it is long; json can be applied",
    )


def run(options: argparse.Namespace) -> None:
    """Prints the difference."""
    from src.release import json_, markdown, source, text
    from src.release.difference import difference
    from src.release.groups import grouped
    from src.release.version import level

    renderers = {"text": text.render, "markdown": markdown.render, "json": json_.render}
    old, new = (source.package_at(name, options.root) for name in (options.old, options.new))
    found = difference(old, new)
    groups = grouped(found)
    if options.format == "json" and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # JSON is UTF-8 everywhere
    sys.stdout.write(renderers[options.format](found, groups, level(groups)))
