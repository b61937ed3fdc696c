"""`figure/sum`: stated totals, shares and rises compute.

- The parts of a total that one document tells (`part_of`) are together no more than the total.
- What was `computed_from` two claims is what they give: in percent, the share that one is of the
  other where the measure is a share, else the rise or fall from one to the other; in their own
  unit, their difference, sum or span. What was computed from more is their sum.
- A share is no more than 100 percent.

Bounds count as intervals, open where only one is stated. A computed figure may be rounded: half
of the place of its last digit that is not nought. What a bound word makes inexact may be off by
as much, but no more than a tenth.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from validation.figures.arithmetic import computes, told
from validation.figures.rounding import half_place, margin
from validation.findings import Breach, Fault
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Table
from validation.tables import Tables

_INEXACT = ["about", "vague"]
_WHOLE = 100.0
_SLACK = 1e-9  # of a number: what floats lose


def _check(tables: Tables, table: Table) -> Iterable[Breach]:
    if table.name == "claims":
        return _over_the_whole(tables, table)
    return [*_too_many_parts(tables, table), *_not_computed(tables, table)]


def _over_the_whole(tables: Tables, table: Table) -> list[Breach]:
    claims = tables["claims"]
    shares = claims[_is_share(tables, claims) & _in_percent(tables, claims)]
    lowest = shares["value_low"].fillna(shares["value_high"])
    over = shares[(lowest > _WHOLE).fillna(False).astype(bool)]
    return breaches(table, over["value_verbatim"], "value_verbatim", _over)


def judged_links(tables: Tables) -> int:
    """How many links of parts and computations there are whose arithmetic can be judged."""
    parts = 0 if _links(tables, "part_of").empty else len(_parts(tables))
    if _links(tables, "computed_from").empty:
        return parts
    return parts + int(_inputs(tables)["judged"].sum())


def _parts(tables: Tables) -> pd.DataFrame:
    """Links to totals of the same unit, with the bounds of part and total."""
    pairs = _pairs(tables, "part_of")
    return pairs[(pairs["unit"] == pairs["unit_of_other"]).fillna(False).astype(bool)]


def _too_many_parts(tables: Tables, table: Table) -> list[Breach]:
    if _links(tables, "part_of").empty:
        return []
    parts = _parts(tables)
    once = parts.drop_duplicates(["other_id", "source_id", "origin_id"])
    sums = once["least"].groupby([once["other_id"], once["source_id"]])
    once = once.assign(together=sums.cumsum(), number=sums.cumcount() + 1)
    off = (once["together"] > once["most_of_other"] * (1 + _SLACK)).astype(bool)
    first = once[off].drop_duplicates(["other_id"])
    return [
        Breach(table.name, cells["row"], "other_id", _parts_exceed(cells))
        for cells in first.to_dict("records")
    ]


def _not_computed(tables: Tables, table: Table) -> list[Breach]:
    if _links(tables, "computed_from").empty:
        return []
    found = _inputs(tables)
    found = found[found["judged"] & ~computes(found)]
    return [
        Breach(table.name, cells["row"], "other_id", _differs(cells["value_verbatim"], allowed))
        for cells, allowed in zip(found.to_dict("records"), told(found), strict=True)
    ]


def _inputs(tables: Tables) -> pd.DataFrame:
    """A row for each claim that was computed from two or more, with theirs and its own bounds."""
    pairs = _pairs(tables, "computed_from")
    stated = _links(tables, "computed_from").groupby("claim_id").size()
    whole = pairs.groupby("claim_id").size().reindex(stated.index) == stated
    gaps = tables.gap("claim_links", "claim_id")
    pairs = pairs[pairs["claim_id"].isin(whole.index[whole]) & ~pairs["claim_id"].isin(gaps)]
    pairs = pairs.sort_values(["claim_id", "as_of_end_of_other", "other_id"], na_position="last")
    groups = pairs.groupby("claim_id")
    rows = groups.first()
    for name in ("least_of_other", "most_of_other"):
        rows[f"first_{name}"], rows[f"last_{name}"] = groups[name].first(), groups[name].last()
        rows[f"all_{name}"] = groups[name].sum(min_count=1)
    rows["number"] = groups.size()
    alike = groups["unit_of_other"].nunique() == 1
    percent = rows["in_percent"] & (rows["number"] == 2)
    same = (rows["unit"] == rows["unit_of_other"]).fillna(False).astype(bool)
    rows["relative"] = percent & ~same
    rows["undated"] = groups["as_of_end_of_other"].nunique() < 2
    rows["judged"] = alike & (rows["number"] > 1) & (same | rows["relative"])
    return rows.reset_index()


def _pairs(tables: Tables, link: str) -> pd.DataFrame:
    """Links of one sort, each with both of its claims; only whole pairs of claims with bounds."""
    chosen = _links(tables, link).rename_axis("row")
    bounds = _bounded(tables, tables["claims"])
    others = bounds.add_suffix("_of_other").rename(columns={"claim_id_of_other": "other_id"})
    pairs = chosen[["claim_id", "other_id"]].reset_index()
    return pairs.merge(bounds, on="claim_id").merge(others, on="other_id").sort_values("row")


def _links(tables: Tables, link: str) -> pd.DataFrame:
    links = tables["claim_links"]
    return links[(links["link"] == link).fillna(False).astype(bool)]


def _bounded(tables: Tables, claims: pd.DataFrame) -> pd.DataFrame:
    low, high = (claims[name].astype("float64") for name in ("value_low", "value_high"))
    inexact = claims["comparator"].isin(_INEXACT).astype(bool)
    off = {name: margin(cells).where(inexact, 0.0) for name, cells in (("l", low), ("h", high))}
    bounds = claims[["claim_id", "source_id", "origin_id", "unit", "value_verbatim"]].assign(
        as_of_end=pd.to_datetime(claims["as_of_end"].astype(object)),
        least=(low - off["l"]).fillna(0.0),
        most=(high + off["h"]).fillna(np.inf),
        place=half_place(low.fillna(high)),
        is_share=_is_share(tables, claims),
        in_percent=_in_percent(tables, claims),
    )
    return bounds[(low.notna() | high.notna()) & (claims["status"] == "active").astype(bool)]


def _is_share(tables: Tables, claims: pd.DataFrame) -> pd.Series[bool]:
    measures = tables["measures"]
    shares = measures.loc[(measures["value_type"] == "share").astype(bool), "measure_id"]
    return claims["measure_id"].isin(shares).astype(bool)


def _in_percent(tables: Tables, claims: pd.DataFrame) -> pd.Series[bool]:
    units = tables["units"]
    percent = units.loc[(units["counted_as"] == "percent").astype(bool), "unit"]
    return claims["unit"].isin(percent).astype(bool)


def _over(value: object) -> Fault:
    return Fault(
        "figure/sum",
        "a share is no more than 100 percent",
        found=show(value),
        allowed="a number up to 100",
        hint="if it is a rise, another measure is meant, in a unit for rises",
    )


def _parts_exceed(cells: Mapping[Hashable, Any]) -> Fault:
    several = f"{int(cells['number'])} parts" if cells["number"] > 1 else "a part"
    return Fault(
        "figure/sum",
        "the parts of a total are together no more than the total",
        found=f"{several} of at least {cells['together']:g} {cells['unit']}",
        allowed=f"{cells['most_of_other']:g} at most, as {cells['other_id']} has it",
        hint="look at the phrases of the parts and the total; parts that overlap are not linked",
    )


def _differs(value: object, allowed: str) -> Fault:
    return Fault(
        "figure/sum",
        "a computed figure is what the claims give from which it was computed",
        found=show(value),
        allowed=allowed,
        hint="look at the phrases of all of them; if the document is wrong, list an exception",
    )


RULE = Rule(
    code="figure/sum",
    sentence="Stated totals, shares and rises compute.",
    scope="figures",
    check=_check,
    on=("claims", "claim_links"),
    needs={
        "claims": ("claim_id", "source_id", "value_low", "value_high", "comparator", "unit"),
        "claim_links": ("claim_id", "link", "other_id"),
        "measures": ("measure_id", "value_type"),
        "units": ("unit", "counted_as"),
    },
)
