"""What the reader has to know of a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Language:
    """One language's words and habits. Words are separated by spaces, `_` is a space inside one.

    `words`, `valued` are keyed by the names of `letters.py`, `nouns` by kind and unit.

    `tens`, `hundreds` and `between` are regular expressions over the letters of `letters.py`:
    how number words add up below a hundred, what makes hundreds, what may stand between the two.
    `ends_in_article`: hundred and one ends in the word for one that is an article too.
    `dot_groups` says that a full stop parts thousands by habit.
    `one_behind_bounds` are plurals that are the genitive of one too, as in `около сотни`.
    `part_of` are the letters of words that make a share of so many of ten; `one_on_ten` says that
    a word may part them, `cinq interrogés sur dix`. `by` is a bound word that also tells by how
    much something changed.
    `prepositions` are bound words that may also be plain prepositions; `bounds_that_join`, such as
    `up to`, may also open the second end of a range. `labels` finds tokens with digits that are
    no figures; `cardinal` the endings of digits that are, `thousand` the one that multiplies;
    `noun` is what is counted; `stuck` are the letters that may follow digits without a space,
    `stuck_before` precede them. `compound` reads a number written as one word: its value and the
    scale it ends in.
    """

    code: str
    decimal: str
    numbers: Mapping[float, str]
    words: Mapping[str, str]
    valued: Mapping[str, Mapping[float, str]]
    money: Mapping[str, str]
    nouns: Mapping[str, str]
    hedges: Mapping[str, str]
    labels: str
    stuck: str
    stuck_before: str = "usd|eur|uah|rub|gbp"
    cardinal: str = ""
    thousand: str = ""
    tens: str = "T(?:-?d)?"
    hundreds: str = "H"
    between: str = ""
    dot_groups: bool = False
    share_before: str = "(?=[vr;,&cjJ]|$)"
    noun: str = "[uMXI]"
    lone_fraction: bool = False
    ends_in_article: bool = False
    month_first: bool = False
    elided: bool = False
    prepositions: str = ""
    one_behind_bounds: str = ""
    part_of: str = ""
    one_on_ten: bool = False
    by: str = ""
    bounds_that_join: str = ""
    aliases: Mapping[str, str] = field(default_factory=dict)
    compound: Callable[[str], tuple[float, float] | None] | None = None


def inflected(stems: str, endings: str) -> str:
    """Every stem with every ending; `-` stands for none."""
    tails = [ending.replace("-", "") for ending in endings.split()]
    return " ".join(stem + tail for stem in stems.split() for tail in tails)
