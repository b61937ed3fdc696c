"""The kinds of fault that the score plants."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from src.score.faults import (
    Change,
    Content,
    Context,
    Kind,
    Record,
    citations,
    claim_change,
    digits,
    each_claim,
    other_digit,
    put,
)

# A phrase that is not in the lock has no place in its text; with the archive at hand it is told
# what became of it.
_PHRASE = (
    "citation/stale-anchor",
    "citation/not-found",
    "citation/drifted",
    "citation/cut",
    "citation/ambiguous",
    "citation/found-elsewhere",
)
_FIGURE = ("figure/disagrees",)
_WEAKER = {
    "more_than": "at_least",
    "at_least": "more_than",
    "less_than": "at_most",
    "at_most": "less_than",
    "equal": "about",
    "about": "equal",
}


def _bounds(claim: Content, _: Context) -> bool:
    return claim.get("value_low") is not None or claim.get("value_high") is not None


def _each_digit(record: Record, _: Context) -> Iterator[Change]:
    for number, claim in enumerate(record.content.get("claims") or []):
        for column in ("value_low", "value_high"):
            value = claim.get(column)
            for at in range(digits(f"{value:g}") if value is not None else 0):
                yield claim_change(number, _digit_of_value(column, at))


def _digit_of_value(column: str, at: int) -> Callable[[Content], None]:
    def change(claim: Content) -> None:
        claim[column] = float(other_digit(f"{claim[column]:g}", at))

    return change


def _each_phrase_digit(record: Record, _: Context) -> Iterator[Change]:
    for number, claim in enumerate(record.content.get("claims") or []):
        for at in range(digits(claim["value_verbatim"])):
            yield claim_change(number, _digit_everywhere(at))


def _digit_everywhere(at: int) -> Callable[[Content], None]:
    """Changes a digit of the figure as it is written, in the phrase too: a false quotation."""

    def change(claim: Content) -> None:
        verbatim = claim["value_verbatim"]
        claim["value_verbatim"] = other_digit(verbatim, at)
        for citation in claim["citations"]:
            citation["exact"] = citation["exact"].replace(verbatim, claim["value_verbatim"])

    return change


def _swap_bounds(claim: Content) -> None:
    low, high = claim.get("value_low"), claim.get("value_high")
    put(value_low=high, value_high=low)(claim)


def _weaken(claim: Content) -> None:
    claim["comparator"] = _WEAKER[claim["comparator"]]


def _swap_unit(record: Record, context: Context) -> Iterator[Change]:
    for number, claim in enumerate(record.content.get("claims") or []):
        for unit in context.units:
            if unit != claim["unit"]:
                yield claim_change(number, put(unit=unit))


def _of_citations(change: Callable[[Content], None], facet: str = "") -> Any:
    """A change of each citation of each claim, of one facet or of all."""

    def plants(record: Record, _: Context) -> Iterator[Change]:
        for number, claim in enumerate(record.content.get("claims") or []):
            for at, citation in enumerate(claim["citations"]):
                if facet in ("", citation["facet"]) and len(citation["exact"].split()) > 1:
                    yield lambda content, n=number, a=at: change(  # type: ignore[misc]
                        content["claims"][n]["citations"][a]
                    )

    return plants


def _cut_first(citation: Content) -> None:
    citation["exact"] = citation["exact"].split(maxsplit=1)[1]


def _cut_inside(citation: Content) -> None:
    citation["exact"] = citation["exact"][:-1]


def _moved(record: Record, context: Context) -> Iterator[Change]:
    for number, claim in enumerate(record.content.get("claims") or []):
        for at in citations(claim, "speaker"):
            for source, phrase in context.phrases.items():
                if source != record.stem:
                    yield lambda content, n=number, a=at, p=phrase: content["claims"][n][  # type: ignore[misc]
                        "citations"
                    ][a].update(exact=p)


def _drop_facet(facet: str) -> Any:
    def plants(record: Record, _: Context) -> Iterator[Change]:
        for number, claim in enumerate(record.content.get("claims") or []):
            if list(citations(claim, facet)) and _needed(claim, facet):
                yield claim_change(number, _without_facet(facet))

    return plants


def _needed(claim: Content, facet: str) -> bool:
    """Whether the facet has to be cited: a date or speaker only if it is stated."""
    if facet == "date":
        return bool(claim["as_of_basis"] == "stated")
    return facet != "speaker" or any(
        step["role"] != "document_itself" for step in claim["attributions"]
    )


def _without_facet(facet: str) -> Callable[[Content], None]:
    def change(claim: Content) -> None:
        claim["citations"] = [one for one in claim["citations"] if one["facet"] != facet]

    return change


def _after_publication(record: Record, context: Context) -> Iterator[Change]:
    if record.folder != "sources" or record.stem not in context.published:
        return
    year = int(context.published[record.stem][1][:4]) + 1
    for number, claim in enumerate(record.content.get("claims") or []):
        if claim.get("as_of") and claim["assertion_basis"] not in ("plan", "projection"):
            yield claim_change(number, put(as_of=f"{year}", as_of_basis="inferred_from_statement"))


def _turned_round(record: Record, context: Context) -> Iterator[Change]:
    """A claim that is made to derive from one of a document published later."""
    mine = context.published.get(record.stem)
    for number, _ in enumerate(record.content.get("claims") or []):
        for claim in context.speakers:
            theirs = context.published.get(claim.partition(".")[0])
            if mine and theirs and theirs[0] > mine[1]:
                yield claim_change(number, put(derives_from=claim))


def _other_speaker(record: Record, context: Context) -> Iterator[Change]:
    for number, claim in enumerate(record.content.get("claims") or []):
        speaker = context.speakers[claim["claim_id"]]
        for other, theirs in context.speakers.items():
            if theirs != speaker:
                link = {"link": "same_origin", "other_id": other}
                yield claim_change(number, _linked(link))


def _linked(link: Content) -> Callable[[Content], None]:
    return lambda claim: claim.update(claim_links=[*(claim.get("claim_links") or []), link])


def _parts_too_large(record: Record, _: Context) -> Iterator[Change]:
    claims = record.content.get("claims") or []
    for number, part in enumerate(claims):
        for total in claims:
            high = total.get("value_high")
            if part["unit"] == total["unit"] and high and (part.get("value_low") or 0) > 1.2 * high:
                link = {"link": "part_of", "other_id": total["claim_id"]}
                yield claim_change(number, _linked(link))


def _misspelt(name: str) -> Callable[[Content], None]:
    def change(claim: Content) -> None:
        items = [(key if key != name else f"{name}e", value) for key, value in claim.items()]
        claim.clear()
        claim.update(items)

    return change


def _twice(content: Content) -> None:
    content["claims"].append(copy.deepcopy(content["claims"][0]))


def _left_out(record: Record, _: Context) -> Iterator[Change]:
    for number, _claim in enumerate(record.content.get("claims") or []):
        yield lambda content, n=number: content["claims"].pop(n)  # type: ignore[misc]


def _broken(column: str) -> Callable[[Content], None]:
    return lambda claim: claim.update({column: f"{claim[column]}x"})


def _loop(claim: Content) -> None:
    claim["derives_from"] = claim["claim_id"]


def _has(column: str) -> Callable[[Content, Context], bool]:
    return lambda claim, _: claim.get(column) is not None


def _with_words(words: str) -> Callable[[Content], None]:
    return lambda claim: claim.update(statement=f"{claim['statement']} {words}")


def _always(claim: Content, _: Context) -> bool:
    return True


def _dossier(change: Change) -> Callable[[Record, Context], Iterator[Change]]:
    def plants(record: Record, _: Context) -> Iterator[Change]:
        if record.content.get("claims"):
            yield change

    return plants


def _events(change: Change, applies: Callable[[Content], bool]) -> Any:
    def plants(record: Record, _: Context) -> Iterator[Change]:
        if record.folder == "events" and applies(record.content):
            yield change

    return plants


NAME = "Petr Vymyshlenny"  # made up

KINDS = (
    Kind("a digit of a bound changed", _FIGURE, _each_digit),
    Kind(
        "a digit of the figure changed, in the phrase too",
        (*_PHRASE, *_FIGURE),
        _each_phrase_digit,
    ),
    Kind(
        "bounds swapped",
        ("schema/together", "figure/disagrees"),
        each_claim(lambda c, _: c.get("value_low") != c.get("value_high"), _swap_bounds),
    ),
    Kind(
        "comparator weakened or strengthened",
        ("figure/disagrees", "schema/together"),
        each_claim(lambda c, _: c["comparator"] in _WEAKER, _weaken),
    ),
    Kind("unit swapped", ("figure/disagrees", "schema/allowed"), _swap_unit),
    Kind(
        "hedge dropped",
        _FIGURE,
        each_claim(
            lambda c, x: bool(c.get("hedge")) and c["claim_id"] in x.voiced, put(hedge=None)
        ),
    ),
    Kind(
        "a convention called a number",
        ("figure/convention",),
        each_claim(lambda c, _: c["value_basis"] == "convention", put(value_basis="stated")),
    ),
    Kind(
        "a number called a convention",
        ("figure/convention",),
        each_claim(lambda c, _: c["value_basis"] == "stated", put(value_basis="convention")),
    ),
    Kind("phrase cut at a word", (*_PHRASE, "citation/facet-missing"), _of_citations(_cut_first)),
    Kind("phrase cut in a word", (*_PHRASE, "citation/facet-missing"), _of_citations(_cut_inside)),
    Kind("phrase moved to another source", _PHRASE, _moved),
    Kind("value not cited", ("citation/facet-missing",), _drop_facet("value")),
    Kind("thing counted not cited", ("citation/facet-missing",), _drop_facet("subject")),
    Kind("date not cited", ("citation/facet-missing",), _drop_facet("date")),
    Kind("speaker not cited", ("citation/facet-missing",), _drop_facet("speaker")),
    Kind("speaker dropped", ("attribution/missing",), each_claim(_always, put(attributions=None))),
    Kind("no citation left", ("citation/missing",), each_claim(_always, put(citations=None))),
    Kind("date moved past the publication", ("date/after-publication",), _after_publication),
    Kind(
        "a day that does not exist",
        ("date/impossible",),
        _events(put(date="2022-02-30"), lambda event: bool(event.get("date"))),
    ),
    Kind("chain looped", ("attribution/cycle",), each_claim(_always, _loop)),
    Kind("derivation turned round", ("attribution/relation",), _turned_round),
    Kind("same_origin with another speaker", ("attribution/relation",), _other_speaker),
    Kind("a part larger than its total", ("figure/sum",), _parts_too_large),
    Kind(
        "reference broken",
        ("key/unknown",),
        lambda record, context: (
            change
            for column in ("organization_id", "measure_id", "unit", "population", "event_id")
            for change in each_claim(_has(column), _broken(column))(record, context)
        ),
    ),
    Kind("key misspelt", ("record/unknown-key",), each_claim(_always, _misspelt("comparator"))),
    Kind("key left out", ("record/missing-key",), each_claim(_always, put(population=None))),
    Kind("id given twice", ("key/duplicate",), _dossier(_twice)),
    Kind(
        "term misspelt", ("schema/allowed",), each_claim(_always, lambda c: _broken("scope")(c))
    ),
    Kind("text for a number", ("record/type",), each_claim(_bounds, put(value_low="many"))),
    Kind(
        "a mark that reorders text",
        ("record/encoding",),
        each_claim(_always, _with_words("\u202eback")),
    ),
    Kind("a withheld name", ("harm/withheld-name",), each_claim(_always, _with_words(NAME))),
    Kind(
        "a telephone number",
        ("harm/contact",),
        each_claim(_always, _with_words("Call +7 000 000-00-00.")),
    ),
    Kind(
        "a street address",
        ("harm/too-fine",),
        each_claim(_always, _with_words("At 12 Invented Street.")),
    ),
    # What is well formed and wrong, and what no text is asked about.
    Kind(
        "wrong population",
        (),
        each_claim(lambda c, _: c["population"] != "any", put(population="any")),
    ),
    Kind("wrong scope", (), each_claim(lambda c, _: c["scope"] == "whole", put(scope="part"))),
    Kind(
        "hedge dropped that only the text around voices",
        (),
        each_claim(
            lambda c, x: bool(c.get("hedge")) and c["claim_id"] not in x.voiced, put(hedge=None)
        ),
    ),
    Kind("hedge added", (), each_claim(lambda c, _: not c.get("hedge"), put(hedge="unclear"))),
    Kind(
        "wrong assertion basis",
        (),
        each_claim(
            lambda c, _: c["assertion_basis"] == "unstated", put(assertion_basis="estimate")
        ),
    ),
    Kind(
        "wrong organization",
        (),
        each_claim(_has("organization_id"), put(organization_id="cnn")),
    ),
    Kind(
        "date moved to an earlier year",
        (),
        each_claim(
            lambda c, _: c["as_of_basis"] == "inferred_from_publication" and not c.get("period"),
            put(as_of="2022-01-01"),
        ),
    ),
    Kind("a claim left out", (), _left_out),
)  # fmt: skip
