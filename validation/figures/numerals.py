"""Digits with separators, as the habits of a language settle them."""

from __future__ import annotations

import re

_SPACES = " \u00a0\u2007\u2009\u202f"
_GROUPED = "|".join(f"(?:{mark}[0-9]{{3}})+" for mark in (f"[{_SPACES}]", ",", "[.]", "'"))

# Digits in one spelling: groups of three after one separator, or plain; then decimals.
NUMERAL = rf"(?>[0-9]{{1,3}}(?:{_GROUPED})(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*)"
SIGN = r"(?:(?<![\w.,%)\]-])[-−])?"

# What is open about a numeral; empty where nothing is.
CLEAR = ""
THREE_DECIMALS = "decimals, but three of them"  # 3,500 in German; settled by a scale behind
DOT_GROUP = "one group after a full stop"  # 3.500 in German; unsettled by a scale behind
FOREIGN_COMMA = "a decimal comma in English"  # 10,5; settled by percent or a scale behind
TIME = "hours and minutes, or decimals"  # 19.30
ODD = "digits that are no plain number"

_MARKED = re.compile(r"([0-9]+)([.,])([0-9]+)")
_LONGEST = 9  # digits without separator: more are an identifier or a telephone number
_DROP = str.maketrans("", "", _SPACES + "'")


def value(raw: str, decimal: str) -> tuple[float, str]:
    """The number that `raw` spells, and what is open about it."""
    if raw.isdigit():
        return (float(raw), CLEAR) if _plain(raw) else (0.0, ODD)
    if raw[0] in "-−":
        number, doubt = value(raw[1:], decimal)
        return -number, doubt
    tight = raw.translate(_DROP)
    if tight.isdigit():
        return float(tight), CLEAR
    marked = _MARKED.fullmatch(tight)
    if marked is None:
        return _several(tight)
    if tight != raw:
        return _decimals(tight), CLEAR
    return _marked(tight, marked, decimal)


def _plain(raw: str) -> bool:
    """No leading zero, and not as long as a telephone number."""
    return (raw[0] != "0" or raw == "0") and len(raw) < _LONGEST


def _decimals(raw: str) -> float:
    return float(raw.replace(",", "."))


def _marked(raw: str, marked: re.Match[str], decimal: str) -> tuple[float, str]:
    """One separator: thousands or decimals, by its kind and the digits behind it."""
    whole, mark, rest = marked.groups()
    grouped = len(rest) == 3 and len(whole) <= 3 and whole[0] != "0"
    if mark == "." and len(rest) == 2 and int(whole) < 24 and int(rest) < 60:
        return _decimals(raw), TIME
    if mark == decimal:
        return _decimals(raw), THREE_DECIMALS if grouped else CLEAR
    if grouped:
        return float(whole + rest), DOT_GROUP if mark == "." else CLEAR
    return _decimals(raw), FOREIGN_COMMA if mark == "," else CLEAR


def _several(raw: str) -> tuple[float, str]:
    """Several separators: groups after one mark, perhaps decimals after the other."""
    for mark, other in ((",", "."), (".", ",")):
        head, _, tail = raw.partition(other)
        groups = head.split(mark)
        if len(groups) > 1 and _groups_of_three(groups) and (tail.isdigit() or other not in raw):
            return float("".join(groups) + "." + (tail or "0")), CLEAR
    return 0.0, ODD


def _groups_of_three(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
