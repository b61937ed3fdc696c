"""A written reason for what the next release will change: a record that is no row of a table.

The release takes it over into `changes`, and takes the file away.
"""

from __future__ import annotations

from validation.schemas import patterns
from validation.schemas.spec import Column, Table


def _column(name: str, kind: str, title: str, description: str, example: str, form: str) -> Column:
    return Column(name, "string", kind, title, description, example, pattern=form)


CHANGE_REASONS = Table(
    name="change_reasons",
    title="Reasons for changes",
    description="Why records are changed, for the release that will tell of it.",
    primary_key=("change_id",),
    home="folder",
    folder="changes",
    columns=(
        _column(
            "change_id",
            "identifier",
            "Change",
            "The name of the file.",
            "callers-misread",
            patterns.SLUG,
        ),
        _column(
            "records",
            "labels",
            "Records",
            "The ids of the records that it is about, separated by a vertical bar.",
            "kontur-2023-12-14-desert-or-die.hotline-callers",
            patterns.LIST,
        ),
        _column(
            "reason",
            "own_words",
            "Reason",
            "Why they were changed.",
            "A footnote's number had been read as part of the figure.",
            patterns.LINE,
        ),
    ),
)
