"""How much was checked: a verdict that does not say so says nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from validation.figures.coded import read_claims
from validation.figures.compared import not_in_full
from validation.harm.texts import count
from validation.rules.figure_sum import judged_links
from validation.tables import Tables

_REVIEWED = ("sources", "organizations", "events", "claims")
_RECORDS = ("sources", "organizations", "events", "claims", "citations")


def of_rows(frames: Mapping[str, pd.DataFrame]) -> dict[str, int]:
    """Rows, by the sort of record; citations also by their evidence; records to look at again."""
    counts = {name: len(frames[name]) if name in frames else 0 for name in _RECORDS}
    if "citations" in frames:
        archived = int((frames["citations"]["evidence"] == "archived").sum())
        counts["citations_archived"] = archived
        counts["citations_quoted"] = counts["citations"] - archived
    waiting = sum(int((frames[n]["review"] == "needed").sum()) for n in _REVIEWED if n in frames)
    return {**counts, "reviews_needed": waiting, "rows": sum(map(len, frames.values()))}


def of_rules(tables: Tables) -> dict[str, int]:
    """What the rules judged, of the rows that were left to them.

    Figures that a reader could read; those of them whose value, bounds, comparator and unit were
    all compared; links between claims whose arithmetic was done; texts in which contacts and exact
    places were looked for, and those in which withheld names were: none without the list.
    """
    units = tables["units"]
    counted_as = dict(zip(units["unit"], units["counted_as"], strict=True))
    claims = read_claims(tables)
    read = [claim for claim in claims if claim.reading and claim.reading.unread is None]
    compared = [claim for claim in read if not_in_full(claim, counted_as) is None]
    written = sum(count(table, tables[name]) for name, table in tables.declaration.items())
    return {
        "figures_read": len(read),
        "figures_compared": len(compared),
        "sums_computed": judged_links(tables),
        "exceptions": len(tables["exceptions"]),
        "texts": written,
        "texts_checked_for_withheld_names": written if tables.withheld else 0,
    }
