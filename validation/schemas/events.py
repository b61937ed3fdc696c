"""The table `events`."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from validation.schemas import kinds
from validation.schemas.base import is_any
from validation.schemas.kinds import Day, Text
from validation.schemas.status import StatusModel, reason_column, review_column, status_column
from validation.schemas.terms import DateBasis


class Events(StatusModel):
    """Dated or datable things that happened, one row each."""

    event_id: Text = kinds.identifier(
        title="Event",
        description="The event's id.",
        example="legion-formed",
    )
    kind: Text = kinds.reference(
        "event_kinds",
        title="Kind",
        description="What sort of event it is.",
        example="formation",
    )
    title: Text = kinds.own_words(
        title="Title",
        description="What happened, in a few own words.",
        example="A legion of former Russian soldiers is formed",
    )
    summary: Text = kinds.own_words(
        title="Summary",
        description="What happened, in own words.",
        example="A first group of volunteers became a unit of the army.",
        nullable=True,
    )
    date: Text = kinds.edtf(
        title="Date",
        description="When it happened.",
        example="2022-03",
        nullable=True,
    )
    date_start: Day = kinds.day(
        title="First day",
        description="The first day of `date`; empty where its beginning is open.",
        example="2022-03-01",
        nullable=True,
        derived=("date",),
    )
    date_end: Day = kinds.day(
        title="Last day",
        description="The last day of `date`; empty where its end is open.",
        example="2022-03-31",
        nullable=True,
        derived=("date",),
    )
    date_basis: Text = kinds.choice(
        DateBasis,
        title="Basis of the date",
        description="How the date is known.",
        example="stated",
    )
    place_id: Text = kinds.reference(
        "places",
        title="Place",
        description="Where it happened.",
        example="bakhmut",
        nullable=True,
    )
    status: Text = status_column()
    status_reason: Text = reason_column()
    replaced_by: Text = kinds.reference(
        "events",
        title="Replaced by",
        description="The record that has taken this one's place.",
        example="legion-formed",
        nullable=True,
    )
    review: Text = review_column()

    @pa.dataframe_check(
        name="date_basis",
        title="date_basis",
        description="`date` is written if, and only if, `date_basis` is not unknown",
    )
    @classmethod
    def date_has_basis(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """A date has a basis and a basis has a date."""
        return is_any(frame["date_basis"], "unknown") == frame["date"].isna()

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Events",
            "primary_key": ("event_id",),
            "home": "folder",
        }
