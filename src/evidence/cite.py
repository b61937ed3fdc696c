"""`cite`: the ready citation of a phrase, and the figure in it as the reader reads it."""

from __future__ import annotations

from src.evidence.opened import OpenedSource
from src.evidence.template import pair
from validation.evidence.match import find
from validation.evidence.normalise import normalise
from validation.evidence.prove import Phrase, prove, settling_prefixes
from validation.figures.reading import Reading
from validation.findings import Fault
from validation.schemas.registry import DECLARATION

# How a reading's bounds come about, as `value_basis` has it.
_CONVERTED, _CONVENTION, _STATED, _NONE = "converted", "convention", "stated", "none"


def blocks(source: OpenedSource, phrase: str, facet: str) -> list[str] | Fault:
    """A block of YAML for each place of the phrase, or what keeps it from being cited.

    A phrase that stands in the text several times has a block for each place that a prefix
    settles; where none does, the fault tells so.
    """
    wanted = Phrase(normalise(phrase), is_figure=facet == "value")
    spans = find(source.text, wanted.exact, None, None)
    prefixes = settling_prefixes(wanted, source.text, spans)
    settled = [Phrase(wanted.exact, one, None, wanted.is_figure) for one in prefixes]
    found = settled if len(spans) > 1 and settled else [wanted]
    for one in found:
        proven = prove(one, source.text, {}, source.reader)
        if isinstance(proven, Fault):
            return proven
    return [_block(one, facet) for one in found]


def _block(phrase: Phrase, facet: str) -> str:
    """The entry of a list, as it stands under `citations` of a claim."""
    cells = {"facet": facet, "stance": "supports", "exact": phrase.exact, "prefix": phrase.prefix}
    table = DECLARATION["citations"]
    pairs = [pair(table[name], value) for name, value in cells.items() if value is not None]
    return f"      - {pairs[0]}\n" + "".join(f"        {line}\n" for line in pairs[1:])


def figure(source: OpenedSource, phrase: str) -> str:
    """The figure in the phrase as the keys of a claim; why there is none, as a comment."""
    if source.reader is None:
        return "    # its language has no reader of figures\n"
    plain = normalise(phrase)
    reading = source.reader.read(plain)
    if reading.unread is not None:
        return f"    # no figure is read: {reading.unread}\n"
    kind = reading.currency or reading.unit or reading.kind
    told = f"    # read as {kind}\n" if kind else ""
    hedges = f"    # doubt is voiced: {', '.join(reading.hedges)}\n" if reading.hedges else ""
    table = DECLARATION["claims"]
    verbatim = pair(table["value_verbatim"], plain[reading.start : reading.end])
    ends = {"value_low": reading.low, "value_high": reading.high}
    keys = [
        verbatim,
        *(f"{name}: {end:.15g}" for name, end in ends.items() if end is not None),
        f"comparator: {reading.comparator}",
        f"value_basis: {basis(reading)}",
    ]
    return "".join([told, hedges, *(f"    {line}\n" for line in keys)])


def basis(reading: Reading) -> str:
    """What `value_basis` is for a figure that was read so."""
    if reading.low is None and reading.high is None:
        return _NONE
    if reading.vague:
        return _CONVENTION
    return _CONVERTED if reading.converted else _STATED
