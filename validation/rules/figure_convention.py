"""`figure/convention`: bounds are called a convention if, and only if, a vague word gives them."""

from __future__ import annotations

from validation.figures.coded import NEEDS, read_claims
from validation.findings import Breach, Fault
from validation.rules.rule import Rule, show
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    for claim in read_claims(tables):
        reading = claim.reading
        if reading is None or reading.unread is not None:
            continue
        coded = claim.cells["value_basis"]
        bounded = reading.low is not None or reading.high is not None
        if (coded == "convention") != (reading.vague and bounded) and coded != "none":
            found.append(Breach(table.name, claim.row, "value_basis", _fault(coded, reading.vague)))
    return found


def _fault(coded: object, vague: bool) -> Fault:
    return Fault(
        "figure/convention",
        "`value_basis` is convention if, and only if, a vague word gives the bounds",
        found=show(coded),
        allowed="convention" if vague else "stated or converted",
        hint=f"did you mean {'convention' if vague else 'stated'}? See the table vague_words",
    )


RULE = Rule(
    code="figure/convention",
    sentence="Bounds are called a convention if, and only if, a vague word gives them.",
    scope="figures",
    check=_check,
    on=("claims",),
    needs={
        **NEEDS,
        "claims": ("claim_id", "value_verbatim", "value_basis"),
    },
)
