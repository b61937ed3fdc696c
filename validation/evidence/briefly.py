"""Faults of phrases that are told without a closer look at the text, which would take long."""

from __future__ import annotations

from validation.findings import Fault, show


def ambiguous(exact: str, number: int, hint: str) -> Fault:
    """The fault of a phrase that stands in the text `number` times."""
    return Fault(
        "citation/ambiguous",
        f"the phrase stands {number} times in the text of its source",
        found=show(exact),
        allowed="a phrase that stands there once",
        hint=hint,
    )


def not_found(exact: str) -> Fault:
    """The fault of a phrase that does not stand in the text, after many others that do not."""
    return Fault(
        "citation/not-found",
        "the phrase does not stand in the text of its source; what is near it was not looked for",
        found=show(exact),
        allowed="words of the text, copied word for word",
        hint="mend the phrases that are told before this one: is it the right text?",
    )
