"""The kinds of fault that the score plants, and the codes that are right for each."""

from __future__ import annotations

from src.score.faults import Kind, each_claim, put
from src.score.phrase_plants import cut_first, cut_inside, drop_facet, moved, of_citations
from src.score.plants import (
    WEAKER,
    after_publication,
    always,
    bounds,
    broken,
    dossier,
    each_digit,
    each_phrase_digit,
    events,
    has,
    left_out,
    loop,
    misspelt,
    other_speaker,
    parts_too_large,
    swap_bounds,
    swap_unit,
    turned_round,
    twice,
    weaken,
    with_words,
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

NAME = "Petr Vymyshlenny"  # made up

KINDS = (
    Kind("a digit of a bound changed", _FIGURE, each_digit),
    Kind(
        "a digit of the figure changed, in the phrase too",
        (*_PHRASE, *_FIGURE),
        each_phrase_digit,
    ),
    Kind(
        "bounds swapped",
        ("schema/together", "figure/disagrees"),
        each_claim(lambda c, _: c.get("value_low") != c.get("value_high"), swap_bounds),
    ),
    Kind(
        "comparator weakened or strengthened",
        ("figure/disagrees", "schema/together"),
        each_claim(lambda c, _: c["comparator"] in WEAKER, weaken),
    ),
    Kind("unit swapped", ("figure/disagrees", "schema/allowed"), swap_unit),
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
    Kind("phrase cut at a word", (*_PHRASE, "citation/facet-missing"), of_citations(cut_first)),
    Kind("phrase cut in a word", (*_PHRASE, "citation/facet-missing"), of_citations(cut_inside)),
    Kind("phrase moved to another source", _PHRASE, moved),
    Kind("value not cited", ("citation/facet-missing",), drop_facet("value")),
    Kind("thing counted not cited", ("citation/facet-missing",), drop_facet("subject")),
    Kind("date not cited", ("citation/facet-missing",), drop_facet("date")),
    Kind("speaker not cited", ("citation/facet-missing",), drop_facet("speaker")),
    Kind("speaker dropped", ("attribution/missing",), each_claim(always, put(attributions=None))),
    Kind("no citation left", ("citation/missing",), each_claim(always, put(citations=None))),
    Kind("date moved past the publication", ("date/after-publication",), after_publication),
    Kind(
        "a day that does not exist",
        ("date/impossible",),
        events(put(date="2022-02-30"), lambda event: bool(event.get("date"))),
    ),
    Kind("chain looped", ("attribution/cycle",), each_claim(always, loop)),
    Kind("derivation turned round", ("attribution/relation",), turned_round),
    Kind("same_origin with another speaker", ("attribution/relation",), other_speaker),
    Kind("a part larger than its total", ("figure/sum",), parts_too_large),
    Kind(
        "reference broken",
        ("key/unknown",),
        lambda record, context: (
            change
            for column in ("organization_id", "measure_id", "unit", "population", "event_id")
            for change in each_claim(has(column), broken(column))(record, context)
        ),
    ),
    Kind("key misspelt", ("record/unknown-key",), each_claim(always, misspelt("comparator"))),
    Kind("key left out", ("record/missing-key",), each_claim(always, put(population=None))),
    Kind("id given twice", ("key/duplicate",), dossier(twice)),
    Kind(
        "term misspelt", ("schema/allowed",), each_claim(always, lambda c: broken("scope")(c))
    ),
    Kind("text for a number", ("record/type",), each_claim(bounds, put(value_low="many"))),
    Kind(
        "a mark that reorders text",
        ("record/encoding",),
        each_claim(always, with_words("\u202eback")),
    ),
    Kind("a withheld name", ("harm/withheld-name",), each_claim(always, with_words(NAME))),
    Kind(
        "a telephone number",
        ("harm/contact",),
        each_claim(always, with_words("Call +7 000 000-00-00.")),
    ),
    Kind(
        "a street address",
        ("harm/too-fine",),
        each_claim(always, with_words("At 12 Invented Street.")),
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
        each_claim(has("organization_id"), put(organization_id="cnn")),
    ),
    Kind(
        "date moved to an earlier year",
        (),
        each_claim(
            lambda c, _: c["as_of_basis"] == "inferred_from_publication" and not c.get("period"),
            put(as_of="2022-01-01"),
        ),
    ),
    Kind("a claim left out", (), left_out),
)  # fmt: skip
