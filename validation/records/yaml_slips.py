"""What was slipped where a text is not YAML: the place to look at, and how it is mended.

The parser tells where it could not go on. What a person wrote wrongly often stands before that: a
hyphen or colon without a blank, a key without its colon, a text that goes on behind its quotes.
"""

from __future__ import annotations

import re

Slip = tuple[int, int, str, str]  # line, column, message, hint

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_ODD_INDENT = re.compile(r" *([^\S \n])")
_ENTRY = re.compile(r" *- .*")
_TIGHT_HYPHEN = re.compile(r"( *)-([A-Za-z_]\w*:(?: .*)?)")
_TIGHT_COLON = re.compile(r"( *(?:- +)?)([A-Za-z_]\w*):([^\s:/].*)")
_NO_COLON = re.compile(r"( *(?:- +)?)([a-z_]+) +(\S.*)")
_BARE_KEY = re.compile(r" *(?:- +)?[A-Za-z_]\w*")
_OPENED = re.compile(r"( *(?:- +)?[A-Za-z_]\w*: +)([\"'\[{]).*")

_BEHIND = {
    "'": "write an apostrophe within single quotation marks twice, or put the text in double ones",
    '"': "put the whole text in quotation marks: it goes on behind the closing one",
}
_BRACKET = "put the text in quotation marks: it begins with a bracket, and is no list"


def conflict(text: str) -> Slip | None:
    """The first mark that a merge has left where two versions could not be made one."""
    mark = _CONFLICT.search(text)
    if mark is None:
        return None
    line = text.count("\n", 0, mark.start()) + 1
    hint = "keep one of the two versions, and take out the lines <<<<<<<, ======= and >>>>>>>"
    return line, 1, "the conflict of a merge is left in the file", hint


def slip(text: str, problem: str, line: int, column: int) -> Slip | None:
    """What was slipped, if the parser's `problem` at that place comes from a known slip."""
    lines = dict(enumerate(text.split("\n"), 1))
    here = lines.get(line, "")
    before = next((n for n in range(line - 1, 0, -1) if lines.get(n, "").strip()), 0)
    for number in (line, before):
        found = _odd_indent(lines.get(number, ""), number)
        found = found or _tight_hyphen(lines.get(number, ""), number)
        if found:
            return found
    if problem == "could not find expected ':'":
        return _no_key(here, line)
    is_key = _BARE_KEY.fullmatch(here[: column - 1])
    if problem == "mapping values are not allowed in this context" and is_key:
        return _no_key(lines.get(before, ""), before) or _indented(here, line)
    if problem.startswith("did not find expected '-'"):
        return _indented(here, line)
    opened = _OPENED.fullmatch(here)
    if problem == "did not find expected key" and opened and column > opened.start(2) + 1:
        hint = _BEHIND.get(opened[2], _BRACKET)
        return line, column, f"not YAML: {problem}", hint
    entry = _ENTRY.fullmatch(here) and here[column - 1 : column] == "-"
    if problem == "did not find expected key" and entry:
        hint = "indent the hyphen as those of the entries beside it"
        return line, column, "not YAML: an entry is indented otherwise than its list", hint
    return None


def _odd_indent(text: str, line: int) -> Slip | None:
    match = _ODD_INDENT.match(text)
    if match is None:
        return None
    mark = f"U+{ord(match[1]):04X}"
    hint = "indent with blanks, which word processors and web pages replace by others"
    return line, match.start(1) + 1, f"not YAML: the line is indented with {mark}", hint


def _tight_hyphen(text: str, line: int) -> Slip | None:
    match = _TIGHT_HYPHEN.fullmatch(text)
    if match is None:
        return None
    hint = f"write a blank after the hyphen: - {match[2]}"
    return line, len(match[1]) + 1, "not YAML: a hyphen with no blank after it", hint


def _no_key(text: str, line: int) -> Slip | None:
    """A line that should be a key and its value, but has no colon with a blank after it."""
    if match := _TIGHT_COLON.fullmatch(text):
        what = "a colon with no blank after it"
        hint = f"write a blank after the colon: {match[2]}: {match[3]}"
    elif (match := _NO_COLON.fullmatch(text)) and ": " not in text:
        what = "a key with no colon after it"
        hint = f"write a colon after the key, if it is one: {match[2]}: {match[3]}"
    else:
        return None
    return line, len(match[1]) + 1, f"not YAML: {what}", hint


def _indented(text: str, line: int) -> Slip:
    hint = "indent the key with as many blanks as the keys beside it"
    column = len(text) - len(text.lstrip(" -")) + 1
    return line, column, "not YAML: the key is indented otherwise than those beside it", hint
