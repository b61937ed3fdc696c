"""`patch`: makes the new package of the old one and a JSON difference."""

from __future__ import annotations

import argparse
from pathlib import Path

from src.commands import options as shared
from validation.told import WrongUseError

TOLD = "make the new package of the old one and a JSON difference, to the byte"


def declare(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.epilog = "Exit status: 0 made and proven by its hashes; 1 not made; 2 wrong use."
    parser.add_argument("old", metavar="OLD", help="as for diff")
    parser.add_argument("difference", metavar="DIFF.json", type=Path, help="of diff --format json")
    parser.add_argument("out", metavar="OUT", type=Path, help="a folder that is not there yet")
    shared.add_root(parser)


def run(options: argparse.Namespace) -> None:
    """Writes the new package into the folder OUT."""
    from src.release import source
    from src.release.apply import read, write
    from src.release.patch import applied

    if options.out.exists() and (not options.out.is_dir() or any(options.out.iterdir())):
        raise WrongUseError(f"{options.out} is there already")
    if not options.difference.is_file():
        raise WrongUseError(f"there is no file {options.difference}")
    old = source.package_at(options.old, options.root)
    new = applied(old, read(options.difference))
    write(options.out, new)
    print(f"{options.out}: {len(new.files):,} files, as the difference tells: {new.hash}")
