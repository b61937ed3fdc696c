"""The score as a page, `docs/score.md`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from src.score.measure import Score
from validation.figures.coded import read_claims
from validation.figures.compared import not_in_full
from validation.tables import Tables

_HEAD = """# The score

Made by `make mutants`: do not edit. Faults are planted in the real records, one at a time, and
the checks are asked, with the lock alone and no archive. A kind of fault that a rule covers must be
caught every time, by the right code, or `make mutants` fails. Of many places a sample is drawn, the
same each time.

Measured on {claims} claims of {sources} documents, with {citations} quoted phrases.

| fault | places | planted | caught | told once | caught by |
| --- | --: | --: | --: | --: | --- |
"""

_UNCAUGHT = """
## What no rule can catch

Well-formed and wrong: only a second reader of the text sees it. Some are caught by chance, because
something else no longer fits.

| fault | places | planted | caught by chance |
| --- | --: | --: | --: |
"""

_COMPARED = """
## Figures that are compared in full

Value, bounds, comparator and unit of a claim are set beside what the figure reader makes of its
phrase.
"""

_NUMERAL = re.compile(r"[0-9]")


def page(scores: Sequence[Score], tables: Tables) -> str:
    """The whole page."""
    covered = [_row(score) for score in scores if score.kind.codes]
    rest = [_short_row(score) for score in scores if not score.kind.codes]
    head = _HEAD.format(**{n: len(tables[n]) for n in ("claims", "sources", "citations")})
    return "".join([head, *covered, _UNCAUGHT, *rest, _COMPARED, *_comparison(tables)])


def _row(score: Score) -> str:
    codes = ", ".join(f"`{code}`" for code in score.kind.codes)
    counts = (score.places, score.planted, score.caught, score.once)
    return f"| {score.kind.name} | {' | '.join(map(str, counts))} | {codes} |\n"


def _short_row(score: Score) -> str:
    return f"| {score.kind.name} | {score.places} | {score.planted} | {score.caught} |\n"


def _comparison(tables: Tables) -> list[str]:
    units = tables["units"]
    counted_as = dict(zip(units["unit"], units["counted_as"], strict=True))
    claims = read_claims(tables)
    lines = []
    for name, chosen in (
        ("All claims", claims),
        ("Claims whose phrase holds a numeral", [c for c in claims if _NUMERAL.search(c.phrase)]),
    ):
        reasons = Counter(reason for c in chosen if (reason := not_in_full(c, counted_as)))
        done = len(chosen) - reasons.total()
        share = f"{100 * done / len(chosen):.1f}%" if chosen else "none"
        lines.append(f"\n{name}: {done} of {len(chosen)} ({share}).\n")
        lines += [f"- {number} not: {reason}\n" for reason, number in sorted(reasons.items())]
    return lines
