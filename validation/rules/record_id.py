"""`record/id`: an id inside a record begins with the id of that record."""

from __future__ import annotations

from validation.findings import Breach, Fault
from validation.rules.rule import Rule
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    frame = tables[table.name]
    nested = [column for column in table.columns if column.kind == "nested_identifier"]
    outer = [column for column in table.columns if column.origin == "inherited"]
    found: list[Breach] = []
    for column in nested:
        prefix = (
            frame[column.name].str.split(".", n=1).list[0] if len(frame) else frame[column.name]
        )
        wrong = frame[prefix != frame[outer[0].name]][[column.name, outer[0].name]]
        found += [
            Breach(table.name, int(row), column.name, _fault(column.name, str(own), str(around)))
            for row, own, around in wrong.itertuples(name=None)
        ]
    return found


def _fault(column: str, own: str, around: str) -> Fault:
    return Fault(
        "record/id",
        f"`{column}` must begin with the id of the record around it and a full stop",
        found=own,
        allowed=f"{around}. and a few words",
        hint=f"did you mean {around}.{own.partition('.')[2]}?",
    )


RULE = Rule(
    code="record/id",
    sentence="An id is a slug; a file is named after it; an inner id begins with the outer one.",
    scope="row",
    check=_check,
)
