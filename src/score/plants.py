"""How each kind of fault is planted in a record."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from src.score.faults import (
    Change,
    Content,
    Context,
    Record,
    claim_change,
    digits,
    other_digit,
    put,
)

WEAKER = {
    "more_than": "at_least",
    "at_least": "more_than",
    "less_than": "at_most",
    "at_most": "less_than",
    "equal": "about",
    "about": "equal",
}


def bounds(claim: Content, _: Context) -> bool:
    """Whether a claim has a bound."""
    return claim.get("value_low") is not None or claim.get("value_high") is not None


def each_digit(record: Record, _: Context) -> Iterator[Change]:
    """Each digit of each bound, changed."""
    for number, claim in enumerate(record.content.get("claims") or []):
        for column in ("value_low", "value_high"):
            value = claim.get(column)
            for at in range(digits(f"{value:g}") if value is not None else 0):
                yield claim_change(number, digit_of_value(column, at))


def digit_of_value(column: str, at: int) -> Callable[[Content], None]:
    """A change of one digit of a bound."""

    def change(claim: Content) -> None:
        claim[column] = float(other_digit(f"{claim[column]:g}", at))

    return change


def each_phrase_digit(record: Record, _: Context) -> Iterator[Change]:
    """Each digit of the figure as it is written, changed in the phrase too."""
    for number, claim in enumerate(record.content.get("claims") or []):
        for at in range(digits(claim["value_verbatim"])):
            yield claim_change(number, digit_everywhere(at))


def digit_everywhere(at: int) -> Callable[[Content], None]:
    """Changes a digit of the figure as it is written, in the phrase too: a false quotation."""

    def change(claim: Content) -> None:
        verbatim = claim["value_verbatim"]
        claim["value_verbatim"] = other_digit(verbatim, at)
        for citation in claim["citations"]:
            citation["exact"] = citation["exact"].replace(verbatim, claim["value_verbatim"])

    return change


def swap_bounds(claim: Content) -> None:
    """Swaps the bounds."""
    low, high = claim.get("value_low"), claim.get("value_high")
    put(value_low=high, value_high=low)(claim)


def weaken(claim: Content) -> None:
    """Makes the comparator weaker or stronger."""
    claim["comparator"] = WEAKER[claim["comparator"]]


def swap_unit(record: Record, context: Context) -> Iterator[Change]:
    """Every other unit for that of each claim."""
    for number, claim in enumerate(record.content.get("claims") or []):
        for unit in context.units:
            if unit != claim["unit"]:
                yield claim_change(number, put(unit=unit))


def after_publication(record: Record, context: Context) -> Iterator[Change]:
    """Each claim held a year after its document was published."""
    if record.folder != "sources" or record.stem not in context.published:
        return
    year = int(context.published[record.stem][1][:4]) + 1
    for number, claim in enumerate(record.content.get("claims") or []):
        if claim.get("as_of") and claim["assertion_basis"] not in ("plan", "projection"):
            yield claim_change(number, put(as_of=f"{year}", as_of_basis="inferred_from_statement"))


def turned_round(record: Record, context: Context) -> Iterator[Change]:
    """A claim that is made to derive from one of a document published later."""
    mine = context.published.get(record.stem)
    for number, _ in enumerate(record.content.get("claims") or []):
        for claim in context.speakers:
            theirs = context.published.get(claim.partition(".")[0])
            if mine and theirs and theirs[0] > mine[1]:
                yield claim_change(number, put(derives_from=claim))


def other_speaker(record: Record, context: Context) -> Iterator[Change]:
    """Each claim of one origin with each claim of another speaker."""
    for number, claim in enumerate(record.content.get("claims") or []):
        speaker = context.speakers[claim["claim_id"]]
        for other, theirs in context.speakers.items():
            if theirs != speaker:
                link = {"link": "same_origin", "other_id": other}
                yield claim_change(number, linked(link))


def linked(link: Content) -> Callable[[Content], None]:
    """Adds a link to a claim."""
    return lambda claim: claim.update(claim_links=[*(claim.get("claim_links") or []), link])


def parts_too_large(record: Record, _: Context) -> Iterator[Change]:
    """Each claim as a part of a smaller one."""
    claims = record.content.get("claims") or []
    for number, part in enumerate(claims):
        for total in claims:
            high = total.get("value_high")
            if part["unit"] == total["unit"] and high and (part.get("value_low") or 0) > 1.2 * high:
                link = {"link": "part_of", "other_id": total["claim_id"]}
                yield claim_change(number, linked(link))


def misspelt(name: str) -> Callable[[Content], None]:
    """Misspells a key."""

    def change(claim: Content) -> None:
        items = [(key if key != name else f"{name}e", value) for key, value in claim.items()]
        claim.clear()
        claim.update(items)

    return change


def twice(content: Content) -> None:
    """Puts the first claim in a second time."""
    content["claims"].append(copy.deepcopy(content["claims"][0]))


def left_out(record: Record, _: Context) -> Iterator[Change]:
    """Takes out each claim."""
    for number, _claim in enumerate(record.content.get("claims") or []):
        yield lambda content, n=number: content["claims"].pop(n)  # type: ignore[misc]


def broken(column: str) -> Callable[[Content], None]:
    """Makes a reference, or a term, one that there is not."""
    return lambda claim: claim.update({column: f"{claim[column]}x"})


def loop(claim: Content) -> None:
    """Makes a claim derive from itself."""
    claim["derives_from"] = claim["claim_id"]


def has(column: str) -> Callable[[Content, Context], bool]:
    """Whether a claim has a value for a column."""
    return lambda claim, _: claim.get(column) is not None


def with_words(words: str) -> Callable[[Content], None]:
    """Adds words to the statement."""
    return lambda claim: claim.update(statement=f"{claim['statement']} {words}")


def always(claim: Content, _: Context) -> bool:
    """Every claim."""
    return True


def dossier(change: Change) -> Callable[[Record, Context], Iterator[Change]]:
    """One change of each dossier with claims."""

    def plants(record: Record, _: Context) -> Iterator[Change]:
        if record.content.get("claims"):
            yield change

    return plants


def events(change: Change, applies: Callable[[Content], bool]) -> Any:
    """One change of each event to which it applies."""

    def plants(record: Record, _: Context) -> Iterator[Change]:
        if record.folder == "events" and applies(record.content):
            yield change

    return plants
