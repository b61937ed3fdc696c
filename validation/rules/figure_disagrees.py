"""`figure/disagrees`: what is coded is what the phrase says."""

from __future__ import annotations

from validation.figures.coded import NEEDS, ReadClaim, read_claims
from validation.figures.compared import differences
from validation.findings import Breach, Fault
from validation.rules.rule import Rule, show
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    units = tables["units"]
    counted_as = dict(zip(units["unit"], units["counted_as"], strict=True))
    found: list[Breach] = []
    for claim in read_claims(tables):
        differing = next(differences(claim, counted_as), None)
        if differing is not None:
            column, given, read = differing
            found.append(Breach(table.name, claim.row, column, _fault(column, given, read, claim)))
    return found


def _fault(column: str, given: object, read: object, claim: ReadClaim) -> Fault:
    return Fault(
        "figure/disagrees",
        f"`{column}` is not what the phrase says: {show(claim.phrase)}",
        found=_text(given),
        allowed=_text(read),
        hint=_hint(column, read),
    )


def _hint(column: str, read: object) -> str:
    meant = f"did you mean {column}: {_text(read)}?" if read is not None else f"leave {column} out."
    return f"{meant} Else quote the phrase that states it"


def _text(value: object) -> str:
    if value is None:
        return "nothing"
    return f"{value:g}" if isinstance(value, float | int) else show(value)


RULE = Rule(
    code="figure/disagrees",
    sentence="Value, bounds, comparator, unit and hedge are coded as the phrase has them.",
    scope="figures",
    check=_check,
    on=("claims",),
    needs={
        **NEEDS,
        "claims": (
            "claim_id",
            "value_verbatim",
            "value_low",
            "value_high",
            "comparator",
            "unit",
            "hedge",
        ),
        "units": ("unit", "counted_as"),
    },
)
