"""`new`: writes the record of an organization or event, after looking for likely doubles."""

from __future__ import annotations

import argparse

from src.commands import options as shared
from validation.told import WrongUseError

TOLD = "write the record of an organization or event to fill in, if there is none like it"


def declare(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("sort", choices=["organization", "event"], help="what it is")
    parser.add_argument("name", help="its name or title, in any script")
    parser.add_argument("--id", help="its id, if not made of the name")
    parser.add_argument("--anyway", action="store_true", help="though there is one like it")
    shared.add_root(parser)


def run(options: argparse.Namespace) -> None:
    """Writes the record; tells of likely doubles instead, if there are any."""
    from src.build import write
    from src.evidence import new

    project = shared.project_of(options)
    table = f"{options.sort}s"
    doubles = [] if options.anyway else new.doubles(project, table, options.name)
    if doubles:
        likely = "; ".join(f"{one.record} ({one.name})" for one in doubles)
        raise WrongUseError(f"there may be a record of it: {likely}; if not, say --anyway")
    path, text = new.record(project, table, options.name, options.id)
    write.write_one(project.root, path, text.encode())
    print(f"{path}: fill in what is marked; ./refusals check tells what is missing")
