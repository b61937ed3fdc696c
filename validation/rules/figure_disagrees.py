"""`figure/disagrees`: what is coded is what the phrase says."""

from __future__ import annotations

from collections.abc import Iterator

from validation.figures.coded import NEEDS, ReadClaim, read_claims, unit_differs
from validation.figures.reading import Reading
from validation.findings import Breach, Fault
from validation.rules.rule import Rule, show
from validation.schemas.spec import Table
from validation.tables import Tables

_TOLERANCE = 0.005  # a third is 33.33 percent


def _check(tables: Tables, table: Table) -> list[Breach]:
    units = tables["units"]
    counted_as = dict(zip(units["unit"], units["counted_as"], strict=True))
    found: list[Breach] = []
    for claim in read_claims(tables):
        reading = claim.reading
        if reading is None or reading.unread is not None:
            continue
        differing = next(_differences(claim, reading, counted_as), None)
        if differing is not None:
            column, given, read = differing
            found.append(Breach(table.name, claim.row, column, _fault(column, given, read, claim)))
    return found


def _differences(
    claim: ReadClaim, reading: Reading, counted_as: dict[str, str]
) -> Iterator[tuple[str, object, object]]:
    """The columns that are not as the phrase has them: what is coded, and what was read."""
    cells = claim.cells
    if cells["comparator"] != reading.comparator:
        yield "comparator", cells["comparator"], reading.comparator
    if cells["value_basis"] != "converted" or reading.converted:
        for column, bound in (("value_low", reading.low), ("value_high", reading.high)):
            if not _same(cells[column], bound):
                yield column, cells[column], bound
    unit = str(cells["unit"])
    comparable = cells["value_basis"] != "converted" and unit in counted_as
    if comparable and unit_differs(reading, unit, counted_as[unit]):
        yield "unit", unit, reading.currency or reading.unit or reading.kind


def _same(coded: object, read: float | None) -> bool:
    if coded is None or read is None:
        return coded is None and read is None
    return abs(float(str(coded)) - read) <= _TOLERANCE


def _fault(column: str, given: object, read: object, claim: ReadClaim) -> Fault:
    return Fault(
        "figure/disagrees",
        f"`{column}` is not what the phrase says: {show(claim.phrase)}",
        found=_text(given),
        allowed=_text(read),
        hint="correct the figure, or quote the phrase that states it",
    )


def _text(value: object) -> str:
    if value is None:
        return "nothing"
    return f"{value:g}" if isinstance(value, float | int) else show(value)


RULE = Rule(
    code="figure/disagrees",
    sentence="The value, bounds, comparator and unit that are coded are those of the phrase.",
    scope="figures",
    check=_check,
    on=("claims",),
    needs={
        **NEEDS,
        "claims": ("claim_id", "value_verbatim", "value_low", "value_high", "comparator", "unit"),
        "units": ("unit", "counted_as"),
    },
)
