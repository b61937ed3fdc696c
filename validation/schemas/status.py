"""The columns and rules of a record's standing, shared by the tables that have one."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from validation.schemas import kinds
from validation.schemas.base import TableModel, is_any
from validation.schemas.terms import Review, Status


class StatusModel(TableModel):
    """Rules for `status`, `status_reason` and `replaced_by`; the columns stand in each table."""

    @pa.dataframe_check(
        name="replaced_by",
        title="replaced_by",
        description="`replaced_by` is written if, and only if, `status` is superseded",
    )
    @classmethod
    def replaced_if_superseded(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """A superseded record names its successor; no other does."""
        return is_any(frame["status"], "superseded") == frame["replaced_by"].notna()

    @pa.dataframe_check(
        name="status_reason",
        title="status_reason",
        description="`status_reason` is written if, and only if, `status` is not active",
    )
    @classmethod
    def reason_if_not_active(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """A record that no longer stands says why."""
        return is_any(frame["status"], "superseded", "withdrawn") == frame["status_reason"].notna()


def status_column() -> Any:
    """The column `status`."""
    return kinds.choice(
        Status,
        title="Status",
        description="The standing of our record, not of the world's figure.",
        example="active",
    )


def reason_column() -> Any:
    """The column `status_reason`."""
    return kinds.own_words(
        title="Reason for the status",
        description="Why the record no longer stands.",
        example="The document was found to be a forgery.",
        nullable=True,
    )


def review_column() -> Any:
    """The column `review`."""
    return kinds.choice(
        Review,
        title="Review",
        description="Whether somebody should look at the record again; empty if nobody need.",
        example="needed",
        nullable=True,
    )


def revision_reason_column() -> Any:
    """The column `revision_reason`, of records that hold a figure."""
    return kinds.own_words(
        title="Reason for the revision",
        description="Why the figure was corrected the last time that a release corrected it.",
        example="A footnote's number had been read as part of the figure.",
        nullable=True,
    )
