"""What the rules about dates share."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from validation import edtf
from validation.schemas.spec import Column, Table
from validation.tables import Tables


def cells_that_raise(
    tables: Tables, table: Table, error: type[ValueError]
) -> Iterator[tuple[Column, pd.Series[str]]]:
    """Each EDTF column with those of its cells whose reading raises `error`.

    Every different text is read once.
    """
    for column in table.columns:
        if column.kind == "edtf":
            cells = tables[table.name][column.name].dropna()
            faulty = [text for text in cells.unique() if _raises(text, error)]
            yield column, cells[cells.isin(faulty)]


def _raises(text: str, error: type[ValueError]) -> bool:
    try:
        edtf.bounds(text)
    except error:
        return True
    except ValueError:
        return False
    return False
