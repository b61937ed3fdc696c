"""The table `citations`."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from validation.schemas import kinds
from validation.schemas.base import TableModel, all_or_none, is_any
from validation.schemas.kinds import Text, Whole
from validation.schemas.terms import Evidence, Facet, Stance


class Citations(TableModel):
    """The phrases that prove a record, and where they stand."""

    citation_id: Text = kinds.key(
        title="Citation",
        description="Computed from what the citation proves and quotes.",
        example="claim.0123456789abcdef",
        derived=("exact",),
    )
    source_id: Text = kinds.reference(
        "sources",
        title="Source",
        description="The document in which the phrase stands.",
        example="kontur-2023-12-14-desert-or-die",
        inherited=True,
    )
    claim_id: Text = kinds.reference(
        "claims",
        title="Claim",
        description="The claim that it proves.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
        nullable=True,
        inherited=True,
    )
    event_id: Text = kinds.reference(
        "events",
        title="Event",
        description="The event that it proves.",
        example="legion-formed",
        nullable=True,
        inherited=True,
    )
    organization_id: Text = kinds.reference(
        "organizations",
        title="Organization",
        description="The organization that it proves.",
        example="i-want-to-live",
        nullable=True,
        inherited=True,
    )
    facet: Text = kinds.choice(
        Facet,
        title="Facet",
        description="Which part of the record it proves.",
        example="value",
    )
    stance: Text = kinds.choice(
        Stance,
        title="Stance",
        description="Whether it supports or disputes the record.",
        example="supports",
    )
    exact: Text = kinds.quotation(
        title="Phrase",
        description="The phrase, word for word (W3C TextQuoteSelector `exact`).",
        example="More than 3,500 Russian soldiers",
    )
    prefix: Text = kinds.quoted_context(
        title="Words before",
        description="Words just before the phrase, where it stands more than once.",
        example="in November,",
        nullable=True,
    )
    suffix: Text = kinds.quoted_context(
        title="Words after",
        description="Words just after the phrase, where it stands more than once.",
        example="have called",
        nullable=True,
    )
    reason: Text = kinds.own_words(
        title="Reason",
        description="Why a figure of the document is no claim; of facet left_out only.",
        example="An age, not a number of people.",
        nullable=True,
    )
    start: Whole = kinds.offset(
        title="Start",
        description=(
            "Where the phrase begins in the archived text (W3C TextPositionSelector `start`)."
        ),
        example="2139",
        nullable=True,
        unit="code points",
        derived=("exact",),
    )
    end: Whole = kinds.offset(
        title="End",
        description=(
            "Where the phrase ends in the archived text, exclusive (W3C TextPositionSelector "
            "`end`)."
        ),
        example="2154",
        nullable=True,
        unit="code points",
        derived=("exact",),
    )
    text_sha256: Text = kinds.sha256(
        title="Hash of the text",
        description="SHA-256 of the archived text in which it was found.",
        example="a650d116569d50a4a1a92b85bfc62d321ce58857aa1c4797c03520d0780dca73",
        nullable=True,
        derived=("exact",),
    )
    evidence: Text = kinds.choice(
        Evidence,
        title="Evidence",
        description="Whether the phrase was found in an archived text or is quoted only.",
        example="archived",
        derived=("exact",),
    )
    link: Text = kinds.address(
        title="Link",
        description="The document's address with a text fragment that scrolls to the phrase.",
        example="https://example.org/desert-or-die#:~:text=More%20than%203%2C500",
        nullable=True,
        derived=("exact",),
    )

    @pa.dataframe_check(
        name="one_record",
        title="claim_id",
        description="a citation proves at most one of claim, event and organization",
    )
    @classmethod
    def proves_one_record(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """A citation proves one record."""
        return frame[["claim_id", "event_id", "organization_id"]].notna().sum(axis=1) <= 1

    @pa.dataframe_check(
        name="reason",
        title="reason",
        description="a citation of facet left_out, and no other, has a `reason`",
    )
    @classmethod
    def says_why_left_out(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """What is left out on purpose has a reason."""
        return is_any(frame["facet"], "left_out") == frame["reason"].notna()

    @pa.dataframe_check(
        name="place_of_phrase",
        title="start",
        description=(
            "`start`, `end` and `text_sha256` stand together, with `evidence` archived, and `end` "
            "is after `start`"
        ),
    )
    @classmethod
    def place_is_whole(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """A place in a text is whole."""
        placed = frame["start"].notna()
        return (
            all_or_none(frame, "start", "end", "text_sha256")
            & (is_any(frame["evidence"], "archived") == placed)
            & ~(frame["end"] <= frame["start"]).fillna(False).astype(bool)
        )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Citations",
            "primary_key": ("citation_id",),
            "home": "inside",
            "parents": ("sources", "claims", "events", "organizations"),
            "order": (
                "source_id",
                "claim_id",
                "event_id",
                "organization_id",
                "facet",
                "exact",
                "prefix",
                "suffix",
                "citation_id",
            ),
        }
