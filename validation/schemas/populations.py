"""The table `populations`."""

from __future__ import annotations

from validation.schemas import kinds
from validation.schemas.base import TableModel
from validation.schemas.kinds import Text


class Populations(TableModel):
    """Who is counted."""

    population: Text = kinds.term_identifier(
        title="Population",
        description="The term.",
        example="soldiers",
    )
    title: Text = kinds.own_words(
        title="Title",
        description="The term in a few words.",
        example="Soldiers",
    )
    definition: Text = kinds.own_words(
        title="Definition",
        description="What the term means.",
        example="Members of armed forces of any kind.",
    )

    class Config:
        """What the whole table says of itself."""

        metadata = {
            "title": "Populations",
            "primary_key": ("population",),
            "home": "vocabulary",
            "small": True,
        }
