"""Judges figures by what stands around them: some are doubtful, some belong together."""

from __future__ import annotations

import re

from validation.figures.figure import Figure

_NEGATED = "a negation may turn its bound round"
_DENIED = "a negation stands before it"
_APART = "a bound word stands apart from it"
_ADJACENT = "two numbers stand side by side"

_SHARE = "it may be a share, or so many of a group"

_EVERY = "it may be an ordinal"
_SPELLED = "it may be a part of a number"
_PART = "it may be a part of a longer time"

_LOOSE = re.compile("[bB][wp&]{1,2}$")
_TRAILING = re.compile("[uMI]?[,;&c-][wpncvrj&,-]{0,5}[κbe](?![nAa€]*[NYsdtTHShkKDGCFfgqQ])")
_NEGATION_BEFORE = re.compile("0[^,;]*$")
_NEGATION_BEHIND = re.compile("w?[^,;NYsdt]*0")
_MORE_OF_IT = re.compile("[yzx](?:[&,]|,&)n?$")
_SETTING = re.compile("[τio][nw]{0,2}$")
_TOTAL = re.compile("[nw]?[vriσ]n?")
_RANGE = re.compile("(?:&|c|-|-?j|-?J)n*")
_AND = re.compile("[&,]?&?")
_ROUND_TOTALS = (2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 100.0)
_JOINS = ",;&c-uMI"
_NUMBER = "NYsdtTHS"
_BOUNDED = ("more_than", "less_than", "at_least", "at_most")
_MONTHS = 12.0


def judged(figures: list[Figure], shape: str) -> list[Figure]:
    """The figures, doubtful ones unread, ends and parts of one figure joined."""
    kept = figures if len(figures) == 1 else _together(figures, shape)
    behind = 0
    for figure in kept:
        if not figure.unread:
            _judge(figure, shape, behind)
        behind = figure.last
    return kept


def _together(figures: list[Figure], shape: str) -> list[Figure]:
    kept = figures[:1]
    for figure in figures[1:]:
        if figure.unread or not _joined(kept[-1], figure, shape):
            _judge_pair(kept[-1], figure, shape)
            kept.append(figure)
    return kept


def _judge(figure: Figure, shape: str, behind: int) -> None:
    """Looks at what stands before the figure, from the last one on, and right behind it."""
    first, last = figure.first, figure.last
    before = shape[behind:first]
    if before:
        _judge_before(figure, before, shape[first])
    if last < len(shape) and shape[last] in _JOINS and _TRAILING.match(shape, last):
        figure.refuse(_APART)
    if "0" in shape and figure.comparator in _BOUNDED:
        _judge_negation(figure, shape)
    if figure.kind == "times" or (figure.kind == "duration" and _SETTING.search(shape, 0, first)):
        figure.weak = True


def _judge_before(figure: Figure, before: str, letter: str) -> None:
    if before[-1] == "0":
        figure.refuse(_DENIED)
    elif before[-1] in "bBwp&" and _LOOSE.search(before):
        figure.refuse(_APART)
    elif before[-1] == "E" and figure.kind != "duration":
        figure.refuse(_EVERY)
    elif before[-1] == "δ" or (letter in "gF" and before[-1] in "&-"):
        figure.refuse(_SPELLED)
    elif figure.kind == "duration" and _MORE_OF_IT.search(before):
        figure.refuse(_PART)


def _judge_negation(figure: Figure, shape: str) -> None:
    lasts = figure.kind == "duration" and _NEGATION_BEHIND.match(shape, figure.last)
    if lasts or _NEGATION_BEFORE.search(shape, 0, figure.first):
        figure.refuse(_NEGATED)


def _judge_pair(left: Figure, right: Figure, shape: str) -> None:
    """Numbers side by side are doubtful, and a total is no figure of its own."""
    if left.number[1] == right.number[0]:
        if shape[right.number[0]] in _NUMBER:
            left.refuse(_ADJACENT)
            right.refuse(_ADJACENT)
    elif left.currency and right.currency and shape[left.last : right.first] == ";":
        right.weak = left.currency != right.currency
    elif _TOTAL.fullmatch(shape, left.last, right.first) and _size(left) < _size(right):
        right.weak = right.comparator == "equal" or left.weak
        if not left.weak and not left.kind and _size(right) in _ROUND_TOTALS:
            left.refuse(_SHARE)


def _size(figure: Figure) -> float:
    return figure.high or figure.low or 0.0


def _joined(left: Figure, right: Figure, shape: str) -> bool:
    """Joins to `left` what is a part of it: the second end of a share, months behind years."""
    if left.unread:
        return False
    if left.converted and right.converted and _RANGE.fullmatch(shape, left.last, right.first):
        return _join_shares(left, right)
    years = left.unit == "years" and right.unit == "months"
    if years and right.comparator == "equal" and _AND.fullmatch(shape, left.last, right.first):
        _join_months(left, right)
        return True
    return False


def _join_shares(left: Figure, right: Figure) -> bool:
    if left.low is None or right.high is None or left.low >= right.high:
        return False
    left.high, left.comparator = right.high, "between"
    left.last, left.number = right.last, (left.number[0], right.number[1])
    return True


def _join_months(left: Figure, right: Figure) -> None:
    months = right.low or 0.0
    left.low = None if left.low is None else left.low * _MONTHS + months
    left.high = None if left.high is None else left.high * _MONTHS + months
    left.unit, left.converted = "months", True
    left.last, left.number = right.last, (left.number[0], right.number[1])
