"""How faults of quoted phrases are planted in a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from src.score.faults import (
    Change,
    Content,
    Context,
    Record,
    citations,
    claim_change,
)


def of_citations(change: Callable[[Content], None], facet: str = "") -> Any:
    """A change of each citation of each claim, of one facet or of all."""

    def plants(record: Record, _: Context) -> Iterator[Change]:
        for number, claim in enumerate(record.content.get("claims") or []):
            for at, citation in enumerate(claim["citations"]):
                if facet in ("", citation["facet"]) and len(citation["exact"].split()) > 1:
                    yield lambda content, n=number, a=at: change(  # type: ignore[misc]
                        content["claims"][n]["citations"][a]
                    )

    return plants


def cut_first(citation: Content) -> None:
    """Takes the first word off a phrase."""
    citation["exact"] = citation["exact"].split(maxsplit=1)[1]


def cut_inside(citation: Content) -> None:
    """Takes the last character off a phrase."""
    citation["exact"] = citation["exact"][:-1]


def moved(record: Record, context: Context) -> Iterator[Change]:
    """A phrase of every other source, in the place of one of this."""
    for number, claim in enumerate(record.content.get("claims") or []):
        for at in citations(claim, "speaker"):
            for source, phrase in context.phrases.items():
                if source != record.stem:
                    yield lambda content, n=number, a=at, p=phrase: content["claims"][n][  # type: ignore[misc]
                        "citations"
                    ][a].update(exact=p)


def drop_facet(facet: str) -> Any:
    """No citation of a facet that is needed, claim by claim."""

    def plants(record: Record, _: Context) -> Iterator[Change]:
        for number, claim in enumerate(record.content.get("claims") or []):
            if list(citations(claim, facet)) and needed(claim, facet):
                yield claim_change(number, without_facet(facet))

    return plants


def needed(claim: Content, facet: str) -> bool:
    """Whether the facet has to be cited: a date or speaker only if it is stated."""
    if facet == "date":
        return bool(claim["as_of_basis"] == "stated")
    return facet != "speaker" or any(
        step["role"] != "document_itself" for step in claim["attributions"]
    )


def without_facet(facet: str) -> Callable[[Content], None]:
    """Takes a claim's citations of a facet out."""

    def change(claim: Content) -> None:
        claim["citations"] = [one for one in claim["citations"] if one["facet"] != facet]

    return change
