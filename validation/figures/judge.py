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
_DIGITS = "it may tell how many digits a number has"
_LABELLED = "it may be a part of a name"
_OTHER_END = "its other end is not read"
_SPELLED = "it may be a part of a number"
_PART = "it may be a part of a longer time"

_LOOSE = re.compile("(?:[bB](?:[wpnβ&,:;jJ-]{1,4}|,[^;NYsdtTHS]{1,9},)|0w{1,2}j|aw{1,2}i)$")
_PARTED = re.compile("[bB][,:-]")
_LENGTH = re.compile("-?ω")
_AND_ONE = re.compile("(?<=[kK])&a(?!w?[yxz])")
_DENIED_BEFORE = re.compile("0[vrσ]?n{0,2}$")
_BOUND_DENIED = re.compile("[uMI]?0[bB](?![nAa€]*[NYsdtTHS])")
_DENIED_BEHIND = re.compile("[uMI]?0(?![^,;])")
_TRAILING = re.compile("[uMI]?[,:;&c-][wpnβcvrj&,:-]{0,5}[κbe](?![nAa€]*[NYsdtTHShkKDGCFfgqQ])")
_NEGATION_BEFORE = re.compile("0[^,;]*$")
_NEGATION_BEHIND = re.compile("w?[^,;NYsdt]*0")
_MORE_OF_IT = re.compile("[yzx](?:[&,]|,&)n?$")
_SETTING = re.compile("[τio][nw]{0,2}$")
_TOTAL = re.compile("[nw]?[vriσ]n?")
_RANGE = re.compile("(?:&|c|-|-?j|-?J)[nv]*")
_WHOSE = re.compile("u[vrσR]?L?")
_AND = re.compile("[&,]?&?")
_ROUND_TOTALS = (2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 100.0)
_JOINS = ",:;&c-uMIωjJ"
_NUMBER = "NYsdtTHS"
_LOWER = ("at_least", "more_than")
_UPPER = ("at_most", "less_than")
_BOTH = re.compile("[uMI]?,?[&cβ]?")
_STRICT = ("more_than", "less_than")
_BOUNDED = ("more_than", "less_than", "at_least", "at_most")
_MONTHS = 12.0


def judged(figures: list[Figure], shape: str, part_of: str) -> list[Figure]:
    """The figures, doubtful ones unread, ends and parts of one figure joined."""
    kept = figures if len(figures) == 1 else _together(figures, shape, part_of)
    behind = 0
    for figure in kept:
        if not figure.unread:
            _judge(figure, shape, behind)
        behind = figure.last
    return kept


def _together(figures: list[Figure], shape: str, part_of: str) -> list[Figure]:
    kept = figures[:1]
    for figure in figures[1:]:
        if figure.unread or not _joined(kept[-1], figure, shape):
            _judge_pair(kept[-1], figure, shape, part_of)
            kept.append(figure)
    return kept


def _judge(figure: Figure, shape: str, behind: int) -> None:
    """Looks at what stands before the figure, from the last one on, and right behind it."""
    first, last = figure.first, figure.last
    before = shape[behind:first]
    if before:
        _judge_before(figure, before, shape[first])
    if last < len(shape) and shape[last] in _JOINS:
        _judge_behind(figure, shape)
    number = figure.number[0]
    if number - first > 1 and figure.comparator in _STRICT and _PARTED.search(shape, first, number):
        figure.refuse(_APART)
    if "0" in shape:
        _judge_negation(figure, shape)
    if figure.kind == "times" or (figure.kind == "duration" and _SETTING.search(shape, 0, first)):
        figure.weak = True


def _judge_before(figure: Figure, before: str, letter: str) -> None:
    if before[-1] in "0nvrσ" and _DENIED_BEFORE.search(before):
        figure.refuse(_DENIED)
    elif len(before) > 1 and before[-1] in "wpnβ&,:;ijJ-" and _LOOSE.search(before):
        figure.refuse(_APART)
    elif before[-1] == "E" and figure.kind != "duration":
        figure.refuse(_EVERY)
    elif before[-1] == "δ" or (letter in "gF" and before[-1] in "&-"):
        figure.refuse(_SPELLED)
    elif figure.kind == "duration" and _MORE_OF_IT.search(before):
        figure.refuse(_PART)


def _judge_behind(figure: Figure, shape: str) -> None:
    last = figure.last
    if _TRAILING.match(shape, last):
        figure.refuse(_APART)
    elif _LENGTH.match(shape, last):
        figure.refuse(_DIGITS)
    elif shape.startswith("-L", last):
        figure.refuse(_LABELLED)
    elif _AND_ONE.match(shape, last):
        figure.refuse(_SPELLED)
    elif shape.startswith(("-j", "-J"), last) or (
        shape[last] in "jJ" and shape[figure.first] == "R"
    ):
        figure.refuse(_OTHER_END)


def _judge_negation(figure: Figure, shape: str) -> None:
    if figure.comparator not in _BOUNDED:
        if _BOUND_DENIED.match(shape, figure.last):
            figure.refuse(_NEGATED)
        return
    lasts = figure.kind == "duration" and _NEGATION_BEHIND.match(shape, figure.last)
    lasts = lasts or _DENIED_BEHIND.match(shape, figure.last)
    if lasts or _NEGATION_BEFORE.search(shape, 0, figure.first):
        figure.refuse(_NEGATED)


def _judge_pair(left: Figure, right: Figure, shape: str, part_of: str) -> None:
    """Numbers side by side are doubtful, and a total is no figure of its own."""
    if left.number[1] == right.number[0]:
        if shape[right.number[0]] in _NUMBER:
            left.refuse(_ADJACENT)
            right.refuse(_ADJACENT)
    elif left.weak and shape[left.number[0]] == "d" and shape[left.last : right.first] == "p":
        right.refuse(_SHARE)  # one to ten
    elif right.kind == "units" and right.vague and _WHOSE.fullmatch(shape, left.last, right.first):
        right.weak = True  # twelve men of a company: whose they are, and no second figure
    elif shape[left.last : right.first] == ";":
        again = left.low == right.low and left.high == right.high  # 300 (three hundred)
        other = left.currency and right.currency and left.currency != right.currency
        right.weak = bool(again or other)
    elif _TOTAL.fullmatch(shape, left.last, right.first) and _size(left) < _size(right):
        right.weak = right.comparator == "equal" or left.weak
        if not left.weak and not left.kind and shape[right.first - 1] != "n":
            _judge_part(left, right, shape, part_of)


def _judge_part(part: Figure, total: Figure, shape: str, part_of: str) -> None:
    """Nine of ten is a share, two of three may be men of a group, 349 of 6374 are."""
    between = shape[part.last : total.first]
    words = shape[part.number[0]] in "dt" or total.last == len(shape)
    if between and between in part_of and total.low == total.high == 10.0 and words:
        part.share(10.0)
        part.last = total.last
    elif _size(total) in _ROUND_TOTALS:
        part.refuse(_SHARE)


def _size(figure: Figure) -> float:
    return figure.high or figure.low or 0.0


def _joined(left: Figure, right: Figure, shape: str) -> bool:
    """Joins to `left` what is a part of it: the second end of a share, months behind years."""
    if left.unread:
        return False
    if left.converted and right.converted and _RANGE.fullmatch(shape, left.last, right.number[0]):
        return _join_shares(left, right)
    if left.comparator in _LOWER and right.comparator in _UPPER:
        unnamed = not (left.kind and shape[right.last : right.last + 1] in ("w", "O"))
        both = unnamed and _BOTH.fullmatch(shape, left.last, right.first)
        return bool(both) and _join_bounds(left, right)
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


def _join_bounds(left: Figure, right: Figure) -> bool:
    """At least so many, but at most so many: two ends, of which one tells what is counted."""
    if (left.kind and right.kind) or left.low is None or right.high is None:
        return False
    if left.low >= right.high:
        return False
    left.high, left.comparator = right.high, "between"
    left.kind, left.unit = left.kind or right.kind, left.unit or right.unit
    left.currency = left.currency or right.currency
    left.last, left.number = right.last, (left.number[0], right.number[1])
    return True


def _join_months(left: Figure, right: Figure) -> None:
    months = right.low or 0.0
    left.low = None if left.low is None else left.low * _MONTHS + months
    left.high = None if left.high is None else left.high * _MONTHS + months
    left.unit, left.converted = "months", True
    left.last, left.number = right.last, (left.number[0], right.number[1])
