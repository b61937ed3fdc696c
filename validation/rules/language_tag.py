"""`schema/allowed`: the parts of a language tag are codes of a language, script and region."""

from __future__ import annotations

import functools

from validation.findings import Breach, Fault
from validation.meant.codes import language_meant
from validation.rules.rule import Rule, breaches, show
from validation.schemas.spec import Table
from validation.tables import Tables


def _check(tables: Tables, table: Table) -> list[Breach]:
    found: list[Breach] = []
    for column in (column for column in table.columns if column.kind == "language"):
        cells = tables[table.name][column.name].dropna()
        wrong = [tag for tag in cells.array.unique().tolist() if not is_tag(tag)]
        told = functools.partial(_fault, column.name)
        found += breaches(table, cells[cells.isin(wrong).astype(bool)], column.name, told)
    return found


# Tags that documents of this field have, so that most records are judged without loading CLDR,
# which takes as long as reading some fifty of them.
COMMON = frozenset({"de", "en", "es", "fr", "it", "mul", "ru", "ru-Latn", "uk", "uk-Latn"})


def is_tag(tag: str) -> bool:
    """Whether CLDR knows each part of a tag; of a language with two codes, the shorter."""
    return tag in COMMON or in_cldr(tag)


@functools.lru_cache(maxsize=4096)
def in_cldr(tag: str) -> bool:
    """The same, looked up."""
    languages, scripts, regions = _known()
    language, *rest = tag.split("-")
    return language in languages and all(
        part in (scripts if part.istitle() else regions) for part in rest
    )


@functools.cache
def _known() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    from babel import Locale

    english = Locale("en")
    return frozenset(english.languages), frozenset(english.scripts), frozenset(english.territories)


def _fault(column: str, tag: str) -> Fault:
    meant = language_meant(tag)
    return Fault(
        "schema/allowed",
        f"`{column}` must be the tag of a language",
        found=show(tag),
        allowed="codes of BCP 47, such as en, uk, ru-Latn",
        hint=f"did you mean {meant}?" if meant and is_tag(meant) else "look the language's code up",
    )


RULE = Rule(
    code="schema/allowed",
    sentence="The parts of a language tag are codes of a language, script and region.",
    scope="row",
    check=_check,
)
