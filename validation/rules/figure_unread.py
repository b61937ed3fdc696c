"""`figure/unread`: a number can be read from the phrase, or a convention applies."""

from __future__ import annotations

import re

from validation.figures.coded import NEEDS, read_claims
from validation.findings import Breach, Fault
from validation.rules.rule import Rule, show
from validation.schemas.spec import Table
from validation.tables import Tables

_DIGIT = re.compile("[0-9]")  # where one stands, there is a number, whatever is coded


def _check(tables: Tables, table: Table) -> list[Breach]:
    return [
        Breach(table.name, claim.row, "value_verbatim", _fault(claim.phrase, claim.reading.unread))
        for claim in read_claims(tables)
        if claim.reading is not None
        and claim.reading.unread is not None
        and (claim.cells["value_basis"] != "none" or _DIGIT.search(claim.cells["value_verbatim"]))
    ]


def _fault(phrase: str, reason: str) -> Fault:
    return Fault(
        "figure/unread",
        f"the figure cannot be read from its phrase: {reason}",
        found=show(phrase),
        allowed="a number or a word of the list of vague words",
        hint="quote more or fewer words, so that one figure stands in the phrase",
    )


RULE = Rule(
    code="figure/unread",
    sentence="A number can be read from the phrase, or a convention applies.",
    scope="figures",
    check=_check,
    on=("claims",),
    needs={
        **NEEDS,
        "claims": ("claim_id", "value_verbatim", "value_basis"),
    },
)
