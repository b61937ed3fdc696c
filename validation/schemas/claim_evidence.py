"""Claims with what their citations prove: not a table of the package, but a model of it."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa


class ClaimEvidence(pa.DataFrameModel):
    """One row a claim: how many citations of each facet support it, and which it needs.

    The checks are the citation rules of a claim. A check's title names the facet.
    """

    claim_id: object = pa.Field()
    value: int = pa.Field(ge=0)
    subject: int = pa.Field(ge=0)
    date: int = pa.Field(ge=0)
    speaker: int = pa.Field(ge=0)
    holds_verbatim: bool = pa.Field()
    date_stated: bool = pa.Field()
    speaker_stated: bool = pa.Field()

    @pa.dataframe_check(name="value", title="value", description="its value")
    @classmethod
    def value_is_cited(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """Some phrase states the value."""
        return frame["value"] > 0

    @pa.dataframe_check(name="subject", title="subject", description="the thing counted")
    @classmethod
    def subject_is_cited(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """Some phrase names the thing counted."""
        return frame["subject"] > 0

    @pa.dataframe_check(name="date", title="date", description="its date, which is stated")
    @classmethod
    def stated_date_is_cited(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """Some phrase states the date, when it is stated at all."""
        return (frame["date"] > 0) | ~frame["date_stated"]

    @pa.dataframe_check(name="speaker", title="speaker", description="its speaker, who is stated")
    @classmethod
    def stated_speaker_is_cited(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """Some phrase names the speaker, when somebody other than the document speaks."""
        return (frame["speaker"] > 0) | ~frame["speaker_stated"]

    @pa.dataframe_check(name="verbatim", title="verbatim", description="`value_verbatim`")
    @classmethod
    def verbatim_is_held(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        """The phrase that states the value holds it as it is written."""
        return frame["holds_verbatim"] | (frame["value"] == 0)
