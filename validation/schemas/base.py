"""What all table models share."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import pandas as pd
import pandera.pandas as pa


def _load_checks() -> None:
    """Loads pandera's checks of data frames, which else happens when the first one is judged.

    Where hypothesis is installed they load it too, for data that nobody here asks them to invent:
    an eighth of the time that a whole verdict takes. An entry of None stands for a module that is
    not there (https://docs.python.org/3/reference/import.html#the-module-cache).
    """
    absent: dict[str, Any] = sys.modules  # which are modules, and None
    if "hypothesis" not in absent:
        absent["hypothesis"] = None
        try:
            importlib.import_module("pandera.backends.pandas.builtin_checks")
        finally:
            del absent["hypothesis"]


_load_checks()


class TableModel(pa.DataFrameModel):
    """A table of the package: its columns in this order, all of them and no others.

    `Config.metadata` holds what the whole table says of itself: `title`, `primary_key`, `home`
    (see `spec.Table`), and where they apply `parents`, `order` and `small` (a vocabulary whose
    terms are listed in the generated schemas too).
    """

    class Config:
        """Pandera's settings: nothing is coerced, nothing is missing, nothing is added."""

        strict = True
        ordered = True
        coerce = False


def all_or_none(frame: pd.DataFrame, *names: str) -> pd.Series[bool]:
    """Rows in which the columns are either all filled or all empty."""
    filled = frame[list(names)].notna().sum(axis=1)
    return (filled == 0) | (filled == len(names))


def is_any(cells: pd.Series[Any], *terms: str) -> pd.Series[bool]:
    """Rows whose cell is one of the terms; an empty cell is none of them."""
    return cells.isin(list(terms)).fillna(False).astype(bool)
