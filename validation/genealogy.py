"""What happened to a figure on its way: the derived table `genealogy` and the column `relation`.

Neutral: it tells what differs between a claim and the one that it relays, not who is to blame.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd

from validation.schemas.derived_terms import Aspect, Relation

_GRAVITY = {term.value: rank for rank, term in enumerate(Relation)}
_NUMBERS = ["value_low", "value_high"]
_COLUMNS = ["claim_id", "derives_from", "aspect", "before", "after", "relation"]
_AS_TOLD = ("stated", "period_end", "inferred_from_statement")


def genealogy(claims: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """One row for each relay and each thing that changed on the way, in order of the claims."""
    if not claims["derives_from"].notna().any():
        return pd.DataFrame(columns=_COLUMNS, dtype=object)
    pairs = _pairs(claims, sources)
    rows = pd.concat([_changes(pairs, aspect, tell) for aspect, tell in _ASPECTS.items()])
    return rows.sort_values(["claim_id", "aspect"]).reset_index(drop=True)


def relations(claims: pd.DataFrame, rows: pd.DataFrame) -> pd.Series[Any]:
    """The gravest of what each claim did to the one it relays; empty for those that relay none."""
    ranked = rows.assign(rank=rows["relation"].map(_GRAVITY)).sort_values("rank")
    gravest = ranked.groupby("claim_id")["relation"].last().to_dict()
    relays = claims["derives_from"].isin(claims["claim_id"]).astype(bool)
    told = [
        gravest.get(claim, Relation.REPEATS.value) if relayed else None
        for claim, relayed in zip(claims["claim_id"], relays, strict=True)
    ]
    return pd.Series(told, index=claims.index, dtype=object)


def _pairs(claims: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Each relay beside the claim that it relays, whose columns end in `_before`."""
    languages = dict(zip(sources["source_id"], sources["language"], strict=True))
    plain = claims.astype(object).where(claims.notna(), None)
    plain["language"] = plain["source_id"].map(languages)
    return plain.merge(plain, left_on="derives_from", right_on="claim_id", suffixes=("", "_before"))


def _changes(
    pairs: pd.DataFrame, aspect: str, tell: Callable[[dict[str, Any]], tuple[Any, Any, str] | None]
) -> pd.DataFrame:
    found = []
    for pair in pairs.to_dict("records"):
        told = tell({str(name): value for name, value in pair.items()})
        if told is not None:
            before, after, relation = told
            row = (pair["claim_id"], pair["claim_id_before"], aspect, before, after, relation)
            found.append(row)
    return pd.DataFrame(found, columns=_COLUMNS, dtype=object)


def _column(name: str, relation: str) -> Callable[[dict[str, Any]], tuple[Any, Any, str] | None]:
    """Tells a change of one column. What one of the two does not tell has not changed."""

    def tell(pair: dict[str, Any]) -> tuple[Any, Any, str] | None:
        before, after = pair[f"{name}_before"], pair[name]
        known = before is not None and after is not None
        return (before, after, relation) if known and before != after else None

    return tell


def _value(pair: dict[str, Any]) -> tuple[str, str, str] | None:
    before = [pair[f"{name}_before"] for name in _NUMBERS]
    after = [pair[name] for name in _NUMBERS]
    numbers = ({*before} - {None}, {*after} - {None})
    if not numbers[0] or not numbers[1] or numbers[0] == numbers[1] or _one_side(before, after):
        return None
    rounded = len(numbers[0]) == len(numbers[1]) and all(
        _rounds(one, other) for one, other in zip(*map(sorted, numbers), strict=True)
    )
    relation = Relation.ROUNDS if rounded else Relation.CHANGES_VALUE
    return _shown(before), _shown(after), relation.value


def _one_side(before: list[float | None], after: list[float | None]) -> bool:
    """Whether all that differs is that a bound is there or not: then the comparator tells it."""
    both = [(b, a) for b, a in zip(before, after, strict=True) if b is not None and a is not None]
    return bool(both) and all(b == a for b, a in both)


def _rounds(before: float, after: float) -> bool:
    """Whether `after` is `before` with fewer digits that count."""
    if before == 0 or after == 0 or before == after:
        return before == after
    size = math.floor(math.log10(abs(before)))
    return any(round(before, places - size) == after for places in range(3))


def _shown(bounds: list[float | None]) -> str:
    low, high = (None if bound is None else f"{bound:g}" for bound in bounds)
    if low == high and low is not None:
        return low
    return f"{low or '..'}/{high or '..'}"


def _hedge(pair: dict[str, Any]) -> tuple[Any, Any, str] | None:
    before, after = pair["hedge_before"], pair["hedge"]
    if before == after:
        return None
    dropped = before is not None and after is None
    return before, after, Relation.DROPS_HEDGE.value if dropped else Relation.REPEATS.value


def _as_of(pair: dict[str, Any]) -> tuple[Any, Any, str] | None:
    """A date that only follows from the publication is not one that was changed."""
    bases = (pair["as_of_basis_before"], pair["as_of_basis"])
    if not all(basis in _AS_TOLD for basis in bases):
        return None
    return _column("as_of", Relation.CHANGES_PERIOD.value)(pair)


_ASPECTS: dict[str, Callable[[dict[str, Any]], tuple[Any, Any, str] | None]] = {
    Aspect.VALUE.value: _value,
    Aspect.BOUND.value: _column("comparator", Relation.CHANGES_BOUND.value),
    Aspect.HEDGE.value: _hedge,
    Aspect.PERIOD.value: _column("period", Relation.CHANGES_PERIOD.value),
    Aspect.AS_OF.value: _as_of,
    Aspect.POPULATION.value: _column("population", Relation.CHANGES_POPULATION.value),
    Aspect.MEASURE.value: _column("measure_id", Relation.CHANGES_MEASURE.value),
    Aspect.UNIT.value: _column("unit", Relation.CHANGES_MEASURE.value),
    Aspect.SPEAKER.value: _column("speaker_id", Relation.REPEATS.value),
    Aspect.LANGUAGE.value: _column("language", Relation.TRANSLATES.value),
}
