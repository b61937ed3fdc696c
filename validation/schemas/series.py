"""The table `series`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.derived_terms import SeriesRule
from validation.schemas.kinds import Day, Number, Text, Whole
from validation.schemas.terms import CountKind


class Series(TableModel):
    """Figures of one thing by month, picked from rival claims by named rules."""

    series_id: Text = kinds.key(
        title="Series row",
        description="Computed from what the row is about.",
        example="series.0123456789abcdef",
        derived=(),
    )
    organization_id: Text = kinds.reference(
        "organizations",
        title="Organization",
        description="The body whose members or clients are counted.",
        example="i-want-to-live",
        nullable=True,
        derived=(),
    )
    place_id: Text = kinds.reference(
        "places",
        title="Place",
        description="Where they were counted.",
        example="bakhmut",
        nullable=True,
        derived=(),
    )
    measure_id: Text = kinds.reference(
        "measures",
        title="Measure",
        description="What is counted.",
        example="hotline-contacts",
        derived=(),
    )
    unit: Text = kinds.reference(
        "units",
        title="Unit",
        description="The unit.",
        example="people",
        derived=(),
    )
    population: Text = kinds.reference(
        "populations",
        title="Population",
        description="Who is counted.",
        example="soldiers",
        derived=(),
    )
    count_kind: Text = kinds.choice(
        CountKind,
        title="Kind of count",
        description="What sort of count it is.",
        example="cumulative",
        derived=(),
    )
    period_start: Day = kinds.day(
        title="Period, first day",
        description="The first day of the period counted.",
        example="2022-09-18",
        nullable=True,
        derived=(),
    )
    month: Text = kinds.month(
        title="Month",
        description="The month of the claims' `as_of_end`.",
        example="2023-11",
        derived=(),
    )
    rule: Text = kinds.choice(
        SeriesRule,
        title="Rule",
        description="How the value was picked.",
        example="lowest_bound",
        derived=(),
    )
    low: Number = kinds.amount(
        title="Lower value",
        description="The lower value by the rule.",
        example="3500",
        nullable=True,
        derived=(),
    )
    high: Number = kinds.amount(
        title="Upper value",
        description="The upper value by the rule.",
        example="4000",
        nullable=True,
        derived=(),
    )
    n_claims: Whole = kinds.count(
        1,
        title="Claims",
        description="Claims that state a figure for it.",
        example="4",
        derived=(),
    )
    n_sources: Whole = kinds.count(
        1,
        title="Sources",
        description="Documents that state one.",
        example="4",
        derived=(),
    )
    n_origins: Whole = kinds.count(
        1,
        title="Origins",
        description="Independent origins behind them.",
        example="2",
        derived=(),
    )
    disagreement: Number = kinds.amount(
        title="Disagreement",
        description="The highest value of any origin over the lowest, less one.",
        example="0.25",
        nullable=True,
        derived=(),
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Series",
            "primary_key": ("series_id",),
            "home": "derived",
            "order": (
                "measure_id",
                "organization_id",
                "place_id",
                "unit",
                "population",
                "count_kind",
                "period_start",
                "month",
                "rule",
                "series_id",
            ),
        }
