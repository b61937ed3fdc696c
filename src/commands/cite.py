"""`cite`: prints the ready citation of a phrase, and the figure in it."""

from __future__ import annotations

import argparse

from src.commands import options as shared
from src.project import RECORDS
from validation.findings import Fault, Finding, Place, Report
from validation.told import WrongUseError

TOLD = "print the ready citation of a phrase, and how its figure is read"


def declare(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("source", help="the id of a source")
    parser.add_argument("phrase", help="words of its text")
    parser.add_argument("--facet", default="value", help="what it proves (default: value)")
    for add in (shared.add_root, shared.add_format, shared.add_archive):
        add(parser)


def run(options: argparse.Namespace) -> Report | None:
    """Prints a block for each place of the phrase; what keeps it from being cited is a finding."""
    from src.evidence import cite
    from src.evidence.opened import open_source
    from validation.schemas.terms import Facet

    facets = [term.value for term in Facet]
    if options.facet not in facets:
        raise WrongUseError(f"there is no facet {options.facet}; there are: {', '.join(facets)}")
    project = shared.project_of(options)
    source = open_source(project, options.source, shared.archive_of(options))
    found = cite.blocks(source, options.phrase, options.facet)
    if isinstance(found, Fault):
        place = Place(f"{RECORDS}/sources/{options.source}.yaml", record=options.source)
        return Report([Finding.at(place, found, table="citations", field="exact")], {"phrases": 1})
    if options.facet == "value":
        print(cite.figure(source, options.phrase), end="")
    print("      # or, for another place of the phrase:\n".join(found), end="")
    return None
