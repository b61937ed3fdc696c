"""The table `exceptions`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text
from validation.schemas.terms import ExceptedCheck


class Exceptions(TableModel):
    """Findings that are accepted; an exception that no longer applies is itself a finding."""

    check: Text = kinds.choice(
        ExceptedCheck,
        title="Check",
        description="The check that is not heeded.",
        example="figure/sum",
    )
    record: Text = kinds.label(
        title="Record",
        description="The id of the record that the finding names.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
    )
    reason: Text = kinds.own_words(
        title="Reason",
        description="Why the record is right all the same.",
        example="The document's own total leaves out one region.",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Accepted exceptions",
            "primary_key": ("check", "record"),
            "home": "list",
        }
