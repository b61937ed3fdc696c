"""The grammar of figures: a regular expression over the letters of `letters.py`."""

from __future__ import annotations

import re

from validation.figures.language import Language

_NUMERAL = "(?:N|Y(?![yxz])|s(?![vr]?m))"
_SCALE = "[hkKQDGC][kKQDGC]*"
_NOUN = "[uMXyzIx]"
_OF = "[vrσ]"
_NOT_COUNTED = "(?!w{0,2}[uMI]|[kKhDQ%P€V])"
_APART = "[,:-]"  # at least, 40; what may part a bound word from its number
_BEGINS = "yMpτσJURrjvibBoZnslmYNdtTHShkKDGCAaFfgOqQXEIxz€/Lζ"  # for speed alone
_SHARE_BEGINS = "dasAtEFgf/"
_FIGURE_BEGINS = "oJRUrbBZAaNYsdtTHShkKDGCQFgfqXEIxzy€/ζO"  # so is this
_NOT_LISTED = "(?!-?[,&chkKQDG])"
_NO_NUMBER = "(?![nAa€]*[NYsdtTHShkKDGCFfgqQ])"

# The groups of a match that is a figure; a match without groups is to be skipped.
GROUPS = ["between", "share", "inverted", "one", "join", "two", "plus", "unit", "and_half", "after"]
BETWEEN, SHARE, INVERTED, ONE, JOIN, TWO, PLUS, UNIT, AND_HALF, AFTER = range(1, 11)


def grammar(language: Language) -> re.Pattern[str]:
    """Finds figures in a shape, and dates, years and labels in order to skip them."""
    skipped, figure = _skipped(language), _figure(language)
    return re.compile(f"(?=[{_BEGINS}])(?:{skipped}|(?=[{_FIGURE_BEGINS}]){figure})")


def _figure(language: Language) -> str:
    number = f"(?:{_number(language)}|[qQX](?:{_OF}?[qQkKhDGC])*)"
    sign = f"(?:-?(?:[%P]|{_OF}?€{_NO_NUMBER}))?"
    on = "[nboBU-]*(?:[€NYsdtTHShkKDGCAaqQX]|[yxz]V)"
    other = f"(?(between)(?=-?[jJU&]{on})|(?=-?[jJU]{on}))"
    first_noun = f"(?:w{{0,2}}{_NOUN}{other}|{_NOUN}(?=c[dtsN](?!w{{0,2}}{_NOUN})|-d(?![QkKD])))?"
    one = f"(?:[Aa]?€)?(?P<one>{number}μ?){sign}{first_noun}"
    or_ = f",?c(?=n*[qQ])|c|(?<=[da]),(?=d{_NOT_LISTED})"
    join = f"(?P<join>(?(between)(?:-?&|-?[jJU]-?|-|c)|(?:-?[jJU]-?|-|{or_})))"
    two = f"[na]*(?:[boBU][nA]{{0,4}}){{0,3}}(?:[Aa]?€)?(?P<two>{number}μ?){sign}"
    groups = f"|[kQDG]b?(?=d(?!{_SCALE}))|k[boB]" if language.one_behind_bounds else ""
    return (
        f"(?:(?:[oJRUr]|[bB](?:[pτi](?!n?Y)|{_APART})?)[nA]{{0,4}}){{0,6}}"
        "(?P<between>Z[nAa]*)?(?:[boBU][nA]{0,4}){0,3}"
        f"(?:(?=[{_SHARE_BEGINS}])(?P<share>{_ratio(language)}|E[OL]|{_share(language)})"
        f"|(?P<inverted>[Ik]|xσ?{groups}|z(?=d(?![kKhDGQC]|w{{0,3}}{_NOUN})))?{one}(?:{join}{two})?)"
        f"(?P<plus>-?[eB]{_NO_NUMBER})?{sign}"
        f"(?P<unit>{_unit(language)})?"
        f"(?P<and_half>V)?(?P<after>[,;]?[eB]{_NO_NUMBER})?"
    )


def _unit(language: Language) -> str:
    """What is counted: a noun behind adjectives, or a measure right behind the number."""
    noun = f"(?:{_OF}n{{0,2}}|n{{1,2}})?(?:[wOκ](?:-w)?){{0,3}}{language.noun}"
    measure = f"(?:(?<=[KkCGQDqX]){_OF})?O?[yxz]"
    return f"-{_NOUN}|-?{measure}|-?{noun}"


def _small(language: Language) -> str:
    """A number below a thousand in words, or one word."""
    ones = f"{language.tens}|t|d|S"
    rest = f"{ones}|a" if language.ends_in_article else ones
    return f"(?:(?:{language.hundreds})(?:{language.between}(?:{rest}))?|{ones})"


def _number(language: Language) -> str:
    small = _small(language)
    article = "|(?<=[kK])a" if language.ends_in_article else ""
    tail = f"(?:(?:&|,(?={small}[kK]|[dA]?h))?{small}[kKQ]*|[Ns](?![-%€jJ])[kK]?{article})*"
    one_of_many = [f"(?<=[boJRUB])(?=[Qk]){_SCALE}V?{tail}"] if language.one_behind_bounds else []
    return "|".join(
        (
            f"(?:[Aad]-?)?(?:f(?:-|{_OF})?|O{_OF})[Aa]?[kKQ]",
            f"(?:{_NUMERAL}/?|{small})(?:-?V)?(?:[eB]?{_SCALE}V?{tail})?",
            "ζ",
            f"[Aa]n*(?!G){_SCALE}V?{tail}",
            f"(?:[Aa]-?)?[gF]-?{_OF}?[Aa]?[kKDhCQG]|[Aa]?g-?[Aa]?(?=[yxz])",
            f"(?![GQk]){_SCALE}V?{tail}",
            *one_of_many,
            "[Aa](?=V?[yxz])|(?=[yxz]V)",
            f"a(?=w{{0,3}}{_NOUN})",
            f"a(?=(?:{_OF}|-?[jJUc&]|-)n*[NYsdtTHS]|,d)",
            "(?<=[bBoJRU])(?=z)|(?=z[-c]d)",
        )
    )


def _ratio(language: Language) -> str:
    """One in five."""
    total, other = f"(?:[Ns]|{_small(language)})", "(?!w{0,2}[yxz]|[%P€kK])"
    parts = [f"[dats](?:w?[uI])?(?:-?i[En]?-?|{_OF}E){total}{other}"]
    if language.part_of:
        parts.append(f"a[{language.part_of}][tsS]{other}")
    if language.one_on_ten:
        parts.append("(?:[dt](?:w?[uI])?|a)wi[dtS](?![^,:;])")
    return "|".join(parts)


def _share(language: Language) -> str:
    """A half, two thirds, 2/3."""
    times = "(?:[Aads]-?)"
    lone = times + ("?" if language.lone_fraction else "")
    fraction = f"{lone}f(?!-?(?:{_OF}[Aa]?)?[kK])|{times}O{language.share_before}(?!{_OF}[Aa]?[kK])"
    half = f"(?:[Aad]-?)?[Fg](?!-?{_OF}?[Aa]?[kKDhCQG]|-?[Aa]?[yxz])"
    return f"{half}|{fraction}|{times}φ|/"


def _skipped(language: Language) -> str:
    """Dates, years, and numbers that name a law, an article or a unit."""
    lead = "[pτσJURrjvibBoZ]?n{0,2}"
    days = "[sL](?:(?:-|&|c|p|-?[jJ])[sL])*"
    first = "|m[sL](?:,?Y)?" if language.month_first else ""
    years = f"[piτσ]n?Y{_NOT_COUNTED[:3]}[kKhDQ%P€V])|[JRrjv]n?Y{_NOT_COUNTED}|Y[yxz]|[yz]Y"
    span = f"[pτσJRrjviZ]?n?Y(?:-?[jJ]|[-&c])Y{_NOT_COUNTED}"
    label = f"l[;n]*[NYs](?:[-&c][NYs]{_NOT_COUNTED})*"
    unit = f"M[NYs](?!w{{0,2}}{_NOUN}|[kKhDQGC%P€jJeB-])"
    dates = f"{lead}(?:{days}{_OF}?m(?:[,vr]?Y)?|m[,vr]?Y{first})"
    return f"O-?[Fgf]|[Ns]{_OF}?(?={label})|{dates}|{span}|{years}|{label}|{unit}"
