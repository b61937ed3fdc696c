"""`schema/together`: a phrase ends within the text of its source.

In a build that is so by construction: lengths and places come from one lock.
"""

from __future__ import annotations

from typing import Any

from validation.findings import Breach, Fault
from validation.rules.rule import Rule
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    sources, citations = tables["sources"], tables["citations"]
    lengths = sources.set_index("source_id")["text_characters"].dropna().astype("int64")
    placed = citations[citations["end"].notna() & citations["source_id"].isin(lengths.index)]
    length = placed["source_id"].map(lengths.to_dict()).astype("int64")
    ends = placed["end"].astype("int64")
    beyond = ends[ends > length]
    return [
        Breach(table.name, int(row), "end", _fault(end, most))
        for row, end, most in zip(beyond.index, beyond, length[beyond.index], strict=True)
    ]


def _fault(end: Any, most: Any) -> Fault:
    return Fault(
        "schema/together",
        "a phrase ends within the text of its source: `end` is at most its `text_characters`",
        found=str(end),
        allowed=f"{most} at most",
        hint="find the phrase anew in the archived text, and build the package again",
    )


RULE = Rule(
    code="schema/together",
    sentence="A phrase ends within the text of its source.",
    scope="tables",
    check=_check,
    on=("citations",),
    needs={
        "citations": ("source_id", "end"),
        "sources": ("source_id", "text_characters"),
    },
    package_only=True,
)
