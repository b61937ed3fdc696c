"""Which rows of a table point at each other in a circle."""

from __future__ import annotations

import numpy as np
import pandas as pd


def in_cycles(ids: pd.Series[str], targets: pd.Series[str]) -> pd.Series[str]:
    """The cells of `targets` that lead back to their own row, by whatever way.

    Every row goes as many steps as there are rows, twice as far each time. Where that ends
    nowhere, it ends within a circle, and every row of a circle is the end of one of them.
    """
    edges = pd.DataFrame({"id": ids, "target": targets}).dropna().drop_duplicates("id")
    places = pd.Index(edges["id"]).get_indexer(pd.Index(edges["target"]))
    steps = np.append(places, -1)  # nowhere leads nowhere: -1 is the last place
    for _ in range(len(edges).bit_length()):
        steps = steps[steps]
    return edges["target"].iloc[np.unique(steps[steps >= 0])]


def first_of_each(ids: pd.Series[str], cycle: pd.Series[str]) -> pd.Series[str]:
    """One cell for each circle, that of its first row: a circle is one mistake."""
    target = dict(zip(ids.loc[cycle.index], cycle, strict=True))
    seen: set[str] = set()
    chosen: list[int] = []
    for row, start in ids.loc[cycle.index].items():
        if start in seen:
            continue
        chosen.append(int(str(row)))
        while start not in seen:
            seen.add(start)
            start = target[start]
    return cycle.loc[chosen]
