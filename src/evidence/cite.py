"""`cite`: the ready citation of a phrase, and the figure in it as the reader reads it."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from src.evidence.opened import OpenedSource
from validation.evidence.match import find
from validation.evidence.normalise import normalise
from validation.evidence.prove import Phrase, prove, settling_prefix
from validation.figures.reading import Reading
from validation.findings import Fault

# How a reading's bounds come about, as `value_basis` has it.
_CONVERTED, _CONVENTION, _STATED, _NONE = "converted", "convention", "stated", "none"


def blocks(source: OpenedSource, phrase: str, facet: str) -> list[str] | Fault:
    """A block of YAML for each place of the phrase, or what keeps it from being cited.

    A phrase that stands in the text several times has a block for each place that a prefix
    settles; where none does, the fault tells so.
    """
    wanted = Phrase(normalise(phrase), is_figure=facet == "value")
    spans = find(source.text, wanted.exact, None, None)
    prefixes = [settling_prefix(wanted, source.text, span) for span in spans]
    settled = [Phrase(wanted.exact, one, None, wanted.is_figure) for one in prefixes if one]
    found = settled if len(spans) > 1 and settled else [wanted]
    for one in found:
        proven = prove(one, source.text, {}, source.reader)
        if isinstance(proven, Fault):
            return proven
    return [_block(one, facet) for one in found]


def _block(phrase: Phrase, facet: str) -> str:
    cells = {"facet": facet, "stance": "supports", "exact": phrase.exact, "prefix": phrase.prefix}
    return "".join(_lines({name: value for name, value in cells.items() if value is not None}))


def _lines(cells: dict[str, str]) -> Iterator[str]:
    """The entry of a list, as it stands under `citations` of a claim."""
    for number, (name, value) in enumerate(cells.items()):
        yield f"      {'- ' if not number else '  '}{name}: {scalar(value)}\n"


def scalar(value: object) -> str:
    """A value as YAML writes it on one line."""
    text: str = yaml.safe_dump(value, allow_unicode=True, width=10**6, default_style=None)
    return text.removesuffix("...\n").strip()


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
    cells = {
        "value_verbatim": plain[reading.start : reading.end],
        "value_low": reading.low,
        "value_high": reading.high,
        "comparator": reading.comparator,
        "value_basis": basis(reading),
    }
    keys = (f"    {n}: {scalar(_plain(v))}\n" for n, v in cells.items() if v is not None)
    return "".join([told, hedges, *keys])


def basis(reading: Reading) -> str:
    """What `value_basis` is for a figure that was read so."""
    if reading.low is None and reading.high is None:
        return _NONE
    if reading.vague:
        return _CONVENTION
    return _CONVERTED if reading.converted else _STATED


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value
