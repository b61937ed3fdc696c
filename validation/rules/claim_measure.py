"""`schema/allowed` and `schema/together`: a claim's unit and denominator fit its measure."""

from __future__ import annotations

import pandas as pd

from validation.findings import Breach, Fault
from validation.near import nearest_of
from validation.rules.rule import Rule, breaches, lacks, show
from validation.schemas.spec import Table
from validation.tables import Tables

_NO_DENOMINATOR = lacks(
    "schema/together",
    "a share needs a `denominator`",
    "write `denominator`: say in own words what it is a share of",
)


_OTHER_MEASURE = "use another measure, or add the unit to this one's other_units"


def _meant(unit: str, allowed: list[str]) -> str:
    meant = nearest_of(unit, allowed) or (allowed[0] if len(allowed) == 1 else None)
    return f"did you mean {meant}? Else {_OTHER_MEASURE}" if meant else _OTHER_MEASURE


def _check(tables: Tables, table: Table) -> list[Breach]:
    claims, measures = tables["claims"], tables["measures"].set_index("measure_id")
    claims = claims[claims["measure_id"].isin(measures.index).astype(bool)]
    if claims.empty:
        return []
    units = _units(measures)
    pair = claims["measure_id"].str.cat(claims["unit"], sep="\n")
    other = claims.loc[~pair.isin(units).astype(bool), "unit"]
    shares = measures.index[(measures["value_type"] == "share").astype(bool)]
    bare = claims["measure_id"].isin(shares) & claims["denominator"].isna()
    return [
        *_unit_breaches(table, claims, other, units),
        *breaches(
            table, claims.loc[bare.astype(bool), "measure_id"], "denominator", _no_denominator
        ),
    ]


def _no_denominator(_: object) -> Fault:
    return _NO_DENOMINATOR


def _units(measures: pd.DataFrame) -> list[str]:
    """Each measure with each of its units, as `measure`, line feed, `unit`."""
    others = measures["other_units"].dropna()
    many = others.str.split("|").explode().str.strip() if len(others) else others
    return [f"{measure}\n{unit}" for measure, unit in [*measures["unit"].items(), *many.items()]]


def _unit_breaches(
    table: Table, claims: pd.DataFrame, wrong: pd.Series[str], units: list[str]
) -> list[Breach]:
    found: list[Breach] = []
    measured = claims.loc[wrong.index, "measure_id"]
    for row, unit, measure in zip(wrong.index, wrong, measured, strict=True):
        allowed = [pair.split("\n")[1] for pair in units if pair.startswith(f"{measure}\n")]
        fault = Fault(
            "schema/allowed",
            f"`unit` must be one of the units of {measure}",
            found=show(unit),
            allowed=", ".join(allowed),
            hint=_meant(str(unit), allowed),
        )
        found.append(Breach(table.name, int(row), "unit", fault))
    return found


RULE = Rule(
    code="schema/allowed",
    sentence="A claim's unit is one of its measure's, and a share says what it is a share of.",
    scope="tables",
    check=_check,
    on=("claims",),
    needs={
        "claims": ("measure_id", "unit", "denominator"),
        "measures": ("measure_id", "unit", "other_units", "value_type"),
    },
)
