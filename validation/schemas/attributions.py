"""The table `attributions`."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from validation.schemas import kinds
from validation.schemas.base import TableModel, is_any
from validation.schemas.kinds import Text, Whole
from validation.schemas.terms import SpeakerRole, Stance


class Attributions(TableModel):
    """The chain of who says it, walked outward from the document."""

    claim_id: Text = kinds.reference(
        "claims",
        title="Claim",
        description="The claim.",
        example="kontur-2023-12-14-desert-or-die.hotline-callers",
        inherited=True,
    )
    line: Whole = kinds.count(
        1,
        title="Line",
        description="1; more for joint speakers and for those who dispute the figure.",
        example="1",
    )
    step: Whole = kinds.count(
        1,
        title="Step",
        description="1 is nearest to the document.",
        example="1",
    )
    organization_id: Text = kinds.reference(
        "organizations",
        title="Organization",
        description="The body that speaks, or for which somebody speaks.",
        example="i-want-to-live",
        nullable=True,
    )
    role: Text = kinds.choice(
        SpeakerRole,
        title="Role",
        description="Who says it: the first role that fits.",
        example="unnamed_official",
    )
    stance: Text = kinds.choice(
        Stance,
        title="Stance",
        description="Whether this speaker supports or disputes the figure.",
        example="supports",
    )

    @pa.dataframe_check(
        name="document_itself",
        title="organization_id",
        description="the document's own voice has no `organization_id`",
    )
    @classmethod
    def own_voice_has_no_body(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """The document is no body."""
        return ~is_any(frame["role"], "document_itself") | frame["organization_id"].isna()

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Attributions",
            "primary_key": ("claim_id", "line", "step"),
            "home": "inside",
            "parents": ("claims",),
        }
