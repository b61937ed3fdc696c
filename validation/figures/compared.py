"""What is coded, set beside what its phrase was read as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from validation.figures import conversion
from validation.figures.coded import ReadClaim
from validation.figures.reading import Reading

# What one column has, and what was read.
Difference = tuple[str, object, object]

# Alone, `if` and `would` may belong to what is counted: those who would refuse.
_CONDITION = ("conditional",)
_TOLERANCE = 0.005  # a third is 33.33 percent

# Kinds that one noun does not tell apart: refusals are told as cases, attempts or requests, and
# by whoever refused.
_LOOSE = frozenset(("other", "items", "cases", "calls"))
_LOOSELY_TOLD = _LOOSE | {"people"}
# A unit of other kinds can be more or less fine than what is told: men and soldiers are people.
_WITH_UNITS = ("money", "duration", "distance")


def differences(claim: ReadClaim, counted_as: Mapping[str, str]) -> Iterator[Difference]:
    """The columns that are not as the phrase has them. `counted_as` is that of each unit."""
    reading, cells = claim.reading, claim.cells
    if reading is None or reading.unread is not None:
        return
    if cells["comparator"] != reading.comparator:
        yield "comparator", cells["comparator"], reading.comparator
    factor = _factor(claim, reading)
    if factor is not None:
        off = _TOLERANCE if factor == 1.0 else None
        for column, bound in (("value_low", reading.low), ("value_high", reading.high)):
            if not _same(cells[column], bound, factor, off):
                yield column, cells[column], bound
    unit = str(cells["unit"])
    if unit in counted_as and _unit_differs(claim, reading, unit, counted_as[unit]):
        told = reading.currency or reading.unit or reading.kind
        yield "unit", unit, told or " or ".join(sorted(claim.subjects))
    hedge = cells.get("hedge")
    if hedge not in (reading.hedges or (hedge,)) and (hedge or reading.hedges != _CONDITION):
        yield "hedge", hedge, " or ".join(reading.hedges)


def not_in_full(claim: ReadClaim, counted_as: Mapping[str, str]) -> str | None:
    """Why value, bounds, comparator and unit were not all compared; None if they were."""
    reading = claim.reading
    if reading is None:
        return "its language has no reader"
    if reading.unread is not None:
        return f"the figure is not read: {reading.unread}"
    if _factor(claim, reading) is None:
        return "it was converted in a way that is not known"
    if claim.cells["unit"] not in counted_as:
        return "what its unit counts is not known"
    if reading.kind is None and not claim.subjects:
        return "neither phrase names what is counted in words that the reader knows"
    return None


def _factor(claim: ReadClaim, reading: Reading) -> float | None:
    """By what the number that was read is multiplied to be in the unit coded, if that is known."""
    unit = str(claim.cells["unit"])
    if claim.cells["value_basis"] != "converted" or reading.converted:
        return 1.0
    told = reading.currency.lower() if reading.currency else reading.unit
    if told in (None, unit) or reading.kind not in _WITH_UNITS:
        return 1.0
    return conversion.factor(reading.kind, told, unit)


def _same(coded: object, read: float | None, factor: float, off: float | None) -> bool:
    if coded is None or read is None:
        return coded is None and read is None
    meant = read * factor
    return abs(float(str(coded)) - meant) <= (off or conversion.TOLERANCE * meant)


def _unit_differs(claim: ReadClaim, reading: Reading, unit: str, counted_as: str) -> bool:
    """Whether what is counted is not what the phrases name; what they do not tell agrees."""
    if reading.kind is None:
        return bool(claim.subjects) and not _names(claim.subjects, counted_as)
    if reading.kind == "other":
        return counted_as not in _LOOSE
    if reading.kind != counted_as:
        return True
    if counted_as not in _WITH_UNITS or claim.cells["value_basis"] == "converted":
        return False
    stated = reading.currency if counted_as == "money" else reading.unit
    return stated not in (None, unit, unit.upper(), counted_as)


def _names(subjects: frozenset[str], counted_as: str) -> bool:
    loosely = counted_as in _LOOSE and not subjects.isdisjoint(_LOOSELY_TOLD)
    return counted_as in subjects or loosely
