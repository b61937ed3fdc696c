"""`harm/contact`: no text holds a telephone number, address or handle by which one is reached.

What is found is told by its sort alone: a finding must not spread it.
"""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from validation.findings import Breach, Fault
from validation.harm.contact import SUSPICIOUS, contact_in, digits_in
from validation.harm.texts import judged, texts
from validation.records import long_numbers
from validation.rules.rule import Rule
from validation.schemas.spec import Column, Table
from validation.tables import Tables

_NUMBERS = "[0-9][^A-Za-z]*[0-9]"
# Of a package's table: how many characters of text there are at least for one digit of a number
# that could be a telephone's.
_CHARACTERS = 50


def _check(tables: Tables, table: Table) -> list[Breach]:
    crowded = _crowded(table, tables[table.name]) if tables.package else None
    if crowded is not None:
        return [crowded]
    found = judged(table, tables[table.name], _contact, SUSPICIOUS)
    return [Breach(table.name, row, column.name, _fault(sort)) for row, column, sort in found]


def _crowded(table: Table, frame: pd.DataFrame) -> Breach | None:
    """The breach of a table that holds little but long numbers; told at its first row.

    A record is judged when it is read, before it is parsed.
    """
    digits = characters = 0
    for column, cells in texts(table, frame):
        if column.kind != "address" and len(cells):
            held = pc.unique(pa.array(cells.array))
            characters += pc.sum(pc.utf8_length(held)).as_py()
            numbers = held.filter(pc.match_substring_regex(held, _NUMBERS))
            digits += sum(map(digits_in, numbers.to_pylist()))
    most = max(long_numbers.MOST, characters // _CHARACTERS)
    if digits <= most:
        return None
    return Breach(table.name, int(frame.index[0]), None, long_numbers.fault(digits, most))


def _contact(text: str, column: Column) -> str | None:
    return contact_in(text, address=column.kind == "address")


def _fault(sort: str) -> Fault:
    return Fault(
        "harm/contact",
        "the text gives away how somebody is reached",
        found=sort,
        allowed="no telephone number, e-mail address, handle or private link",
        hint="leave it out; in a quoted phrase, quote other words",
    )


RULE = Rule(
    code="harm/contact",
    sentence="No text holds a telephone number, e-mail address, handle or private link.",
    scope="row",
    check=_check,
)
