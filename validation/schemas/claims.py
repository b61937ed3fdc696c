"""The table `claims`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas import status as standing
from validation.schemas.claim_rules import ClaimRules
from validation.schemas.derived_terms import Relation
from validation.schemas.kinds import Day, Number, Text
from validation.schemas.terms import (
    AsOfBasis,
    AssertionBasis,
    Comparator,
    CountKind,
    Scope,
    SpeakerRole,
    ValueBasis,
)


class Claims(ClaimRules):
    """One figure, as one document states it, with who said it."""

    claim_id: Text = kinds.nested_identifier(
        title="Claim",
        description="The claim's id: the source's id, a full stop, a few words.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
    )
    source_id: Text = kinds.reference(
        "sources",
        title="Source",
        description="The document that states it.",
        example="kontur-2023-12-14-desert-or-die",
        inherited=True,
    )
    organization_id: Text = kinds.reference(
        "organizations",
        title="Organization",
        description="The body whose members or clients are counted; never who counts or speaks.",
        example="i-want-to-live",
        nullable=True,
    )
    place_id: Text = kinds.reference(
        "places",
        title="Place",
        description="Where they were counted, if the figure is limited to a place.",
        example="bakhmut",
        nullable=True,
    )
    event_id: Text = kinds.reference(
        "events",
        title="Event",
        description="The event that the figure quantifies.",
        example="legion-formed",
        nullable=True,
    )
    measure_id: Text = kinds.reference(
        "measures",
        title="Measure",
        description="What is counted.",
        example="hotline-contacts",
    )
    unit: Text = kinds.reference(
        "units",
        title="Unit",
        description="The unit: the measure's own or one of its other units.",
        example="people",
    )
    statement: Text = kinds.own_words(
        title="Statement",
        description="The claim in one sentence of own words.",
        example="More than 3,500 soldiers had called the hotline.",
    )
    value_verbatim: Text = kinds.verbatim(
        title="Value as written",
        description="The number exactly as written, with bound words.",
        example="More than 3,500",
    )
    value_low: Number = kinds.amount(
        title="Lower bound",
        description="The least value as far as stated, inclusive but for more_than.",
        example="3500",
        nullable=True,
    )
    value_high: Number = kinds.amount(
        title="Upper bound",
        description="The greatest value as far as stated, inclusive but for less_than.",
        example="4000",
        nullable=True,
    )
    comparator: Text = kinds.choice(
        Comparator,
        title="Comparator",
        description="How the value bounds what is claimed.",
        example="more_than",
    )
    value_basis: Text = kinds.choice(
        ValueBasis,
        title="Basis of the value",
        description="How the bounds come from what is written.",
        example="stated",
    )
    hedge: Text = kinds.reference(
        "hedges",
        title="Hedge",
        description="The doubt that is voiced; bound words are none.",
        example="likely",
        nullable=True,
    )
    population: Text = kinds.reference(
        "populations",
        title="Population",
        description="Who is counted.",
        example="soldiers",
    )
    population_note: Text = kinds.own_words(
        title="Note on the population",
        description="What the term leaves out, in own words.",
        example="Callers, not only soldiers.",
        nullable=True,
    )
    scope: Text = kinds.choice(
        Scope,
        title="Scope",
        description="Whether the figure covers all whom organization, place and population name.",
        example="whole",
    )
    denominator: Text = kinds.own_words(
        title="Denominator",
        description="What a share is of, or what one item is.",
        example="soldiers of several units",
        nullable=True,
    )
    count_kind: Text = kinds.choice(
        CountKind,
        title="Kind of count",
        description="What sort of count it is.",
        example="cumulative",
    )
    period: Text = kinds.edtf(
        title="Period",
        description="The time over which flows and cumulative counts run, as told.",
        example="../2023-11",
        nullable=True,
    )
    period_start: Day = kinds.day(
        title="Period, first day",
        description="The first day of `period`; empty where its beginning is open.",
        example="2023-11-01",
        nullable=True,
        derived=("period",),
    )
    period_end: Day = kinds.day(
        title="Period, last day",
        description="The last day of `period`; empty where its end is open.",
        example="2023-11-30",
        nullable=True,
        derived=("period",),
    )
    as_of: Text = kinds.edtf(
        title="As of",
        description="When the figure held.",
        example="2023-11",
        nullable=True,
    )
    as_of_start: Day = kinds.day(
        title="As of, first day",
        description="The first day of `as_of`; empty where its beginning is open.",
        example="2023-11-01",
        nullable=True,
        derived=("as_of",),
    )
    as_of_end: Day = kinds.day(
        title="As of, last day",
        description="The last day of `as_of`; empty where its end is open.",
        example="2023-11-30",
        nullable=True,
        derived=("as_of",),
    )
    as_of_basis: Text = kinds.choice(
        AsOfBasis,
        title="Basis of the date",
        description="How the date is known.",
        example="stated",
    )
    assertion_basis: Text = kinds.choice(
        AssertionBasis,
        title="Basis of the assertion",
        description="How the last speaker knows, if told.",
        example="unstated",
    )
    speaker_id: Text = kinds.reference(
        "organizations",
        title="Speaker",
        description="The last named body of the first line of attribution.",
        example="i-want-to-live",
        nullable=True,
        derived=("attributions",),
    )
    speaker_role: Text = kinds.choice(
        SpeakerRole,
        title="Role of the speaker",
        description="The last role of the first line of attribution.",
        example="unnamed_official",
        nullable=True,
        derived=("attributions",),
    )
    derives_from: Text = kinds.reference(
        "claims",
        title="Derives from",
        description="The nearest claim here that this one relays.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
        nullable=True,
    )
    relation: Text = kinds.choice(
        Relation,
        title="Relation",
        description="The gravest of what this claim did to the one it relays.",
        example="repeats",
        nullable=True,
        derived=("derives_from",),
    )
    origin_id: Text = kinds.reference(
        "claims",
        title="Origin",
        description="The root of all claims that relay the same statement.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
        derived=("derives_from", "claim_links"),
    )
    status: Text = standing.status_column()
    status_reason: Text = standing.reason_column()
    replaced_by: Text = kinds.reference(
        "claims",
        title="Replaced by",
        description="The record that has taken this one's place.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
        nullable=True,
    )
    review: Text = standing.review_column()
    revision_reason: Text = standing.revision_reason_column()

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Claims",
            "primary_key": ("claim_id",),
            "home": "inside",
            "parents": ("sources",),
        }
