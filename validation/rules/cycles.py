"""Which rows of a table point at each other in a circle."""

from __future__ import annotations

import pandas as pd


def in_cycles(ids: pd.Series[str], targets: pd.Series[str]) -> pd.Series[str]:
    """The cells of `targets` that lead back to their own row, by whatever way.

    Rows that nothing points at, and rows that point at nothing, are taken away until none is
    left to take: what remains are the circles.
    """
    edges = pd.DataFrame({"id": ids, "target": targets}).dropna()
    while True:
        inner = edges[edges["target"].isin(edges["id"]) & edges["id"].isin(edges["target"])]
        if len(inner) == len(edges):
            return edges["target"]
        edges = inner


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
