"""Cuts a phrase into tokens and tells what those with digits are."""

from __future__ import annotations

import re
from typing import Any

from validation.figures.language import Language
from validation.figures.numerals import CLEAR, DOT_GROUP, NUMERAL, ODD, SIGN, value

# A word as the grammar sees it: its letter, its value and what else it says.
Entry = tuple[str, float, Any]

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
STOPS = ".;!?()/\u2026"
WORD: Entry = ("w", 0.0, None)
LABEL: Entry = ("L", 0.0, None)

_SIGNS = "%‰$€£₴₽+~≈<>≥≤½№§#&,:"
# Lower-case letters of the scripts in use; ranges are faster than classes such as \w.
_LETTER = "[a-z\u00aa\u00b5\u00ba\u00df-\u00f6\u00f8-\u02af\u0370-\u1fff\u2c00-\ud7ff]"
_DATE = r"[0-9]{1,2}[./][0-9]{1,2}[./](?:[0-9]{4}|[0-9]{2})(?![0-9.,])"
_TIME = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_TELEPHONE = r"\+[0-9][0-9 ()-]{6,}[0-9]|[0-9]+(?:-[0-9]+){2,}"
_HEADLESS = r"(?<![\w.])[.][0-9]+"
_LONG = 9  # digits of a telephone number or other identifier
_DENOMINATORS = (2, 3, 4, 5, 6, 8, 10)
_EARLIEST, _LATEST, _ROUND = 1900.0, 2039.0, 2000.0  # 2000 is a figure far more often than a year


def tokeniser(language: Language) -> re.Pattern[str]:
    """Finds words, labels, numerals and signs; passes over quotation marks and the like."""
    name = r"(?![-\u2011]?[0-9])"
    inner = f"(?:'|{name})" if language.elided else f"(?:'{_LETTER}++)*+{name}"
    parts = (
        f"{_LETTER}++{inner}",
        rf"(?:{language.stuck_before})(?=-?[0-9])",
        rf"(?<=[0-9])(?:{language.stuck})(?=[-\u2011\u2013\u2014][0-9])",
        rf"(?:{language.labels})(?!\w)",
        r"[0-9]++(?= [^0-9]|\Z)",  # what most numerals are; those below find the same, later
        rf"[0-9]+[-\u2011](?:{'|'.join(language.cardinal.split()) or '(?!)'})(?!\w)",
        f"{_DATE}|{_TIME}|{_TELEPHONE}|{_HEADLESS}",
        r"[0-9]+/[0-9]+(?![\w/])",
        rf"{SIGN}{NUMERAL}(?!{_LETTER}|[0-9/:])",
        rf"{NUMERAL}(?=(?:{language.stuck})(?!{_LETTER}|[0-9]))",
        rf"(?:{_LETTER}+[-\u2011]?)?[0-9](?:[\w.,/-]*\w)?",
        f"[{DASHES}]+",
        f"[{_SIGNS}{re.escape(STOPS)}]",
    )
    return re.compile(f"(?! )(?:{'|'.join(parts)})")


def with_digits(token: str, language: Language) -> Entry:
    """What a token is that is no known word: a numeral, a fraction, a label."""
    if token.isdigit() and len(token) < _LONG and token[0] != "0":
        number = float(token)
        return ("N", number, CLEAR) if number > _LATEST else _plain(number)
    if not token[-1].isdigit():
        return _suffixed(token, language)
    if "/" in token:
        return _fraction(token)
    number, doubt = value(token, language.decimal)
    if doubt == DOT_GROUP and language.dot_groups:
        doubt = CLEAR
    return LABEL if doubt == ODD else ("N", number, doubt)


def _plain(number: float) -> Entry:
    """A small number without separators may be a day or a year."""
    if 1.0 <= number <= 31.0:
        return ("s", number, CLEAR)
    if _EARLIEST <= number <= _LATEST and number != _ROUND:
        return ("Y", number, CLEAR)
    return ("N", number, CLEAR)


def _suffixed(token: str, language: Language) -> Entry:
    """Digits with the ending of a cardinal or an ordinal; or a word."""
    digits = re.match("[0-9]+", token)
    if digits is None:
        return WORD
    ending, number = token[digits.end() :].lstrip("-\u2011"), float(digits[0])
    if ending and ending == language.thousand:
        return ("N", number * 1000.0, CLEAR)
    cardinal = ending in language.cardinal.split()
    return ("N" if cardinal and number < 100.0 else "L", number, CLEAR)


def _fraction(token: str) -> Entry:
    part, _, whole = token.partition("/")
    if not (part.isdigit() and whole.isdigit() and 0 < int(part) < int(whole) in _DENOMINATORS):
        return LABEL
    return ("/", float(part) / float(whole) * 100.0, None)
