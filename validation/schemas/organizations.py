"""The table `organizations`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.kinds import Text
from validation.schemas.status import StatusModel, reason_column, review_column, status_column


class Organizations(StatusModel):
    """Bodies, units, groups, programmes and outlets, one row each."""

    organization_id: Text = kinds.identifier(
        title="Organization",
        description="The body's id.",
        example="i-want-to-live",
    )
    name: Text = kinds.label(
        title="Name",
        description="The name by which this data set calls it.",
        example="I Want to Live",
    )
    kind: Text = kinds.reference(
        "organization_kinds",
        title="Kind",
        description="What sort of body it is.",
        example="hotline",
    )
    country: Text = kinds.country(
        title="Country",
        description="The country that it belongs to, by ISO 3166-1 alpha-2.",
        example="UA",
        nullable=True,
    )
    parent_id: Text = kinds.reference(
        "organizations",
        title="Part of",
        description="The body that it is part of.",
        example="legion-of-volunteers",
        nullable=True,
    )
    wikidata_id: Text = kinds.wikidata(
        title="Wikidata item",
        description="The same body in Wikidata.",
        example="Q1",
        nullable=True,
        unique=True,
    )
    url: Text = kinds.address(
        title="Address",
        description="Its own site.",
        example="https://example.org",
        nullable=True,
    )
    summary: Text = kinds.own_words(
        title="Summary",
        description="What it is, in own words.",
        example="Ukrainian state hotline for Russian soldiers who want to surrender.",
        nullable=True,
    )
    status: Text = status_column()
    status_reason: Text = reason_column()
    replaced_by: Text = kinds.reference(
        "organizations",
        title="Replaced by",
        description="The record that has taken this one's place.",
        example="i-want-to-live",
        nullable=True,
    )
    review: Text = review_column()

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Organizations",
            "primary_key": ("organization_id",),
            "home": "folder",
        }
