"""`withhold`: adds names to the list of withheld names, without writing them down."""

from __future__ import annotations

import argparse
import sys

from src.commands import options as shared
from validation.told import WrongUseError

TOLD = "add names to the list of withheld names, without writing them down"


def declare(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    shared.add_withheld(parser)
    shared.add_root(parser)


def run(options: argparse.Namespace) -> None:
    """Asks for names and adds them."""
    from src.evidence import withheld

    if options.withheld is None:
        raise WrongUseError("say where the list is: --withheld FILE, or REFUSALS_WITHHELD")
    if options.withheld.resolve().is_relative_to(options.root.resolve()):
        raise WrongUseError("the list must lie outside the project: it is never published")
    added, known = withheld.add(options.withheld, withheld.asked_for(sys.stdin))
    print(f"{added} names added, {known} known before; none was written down")
