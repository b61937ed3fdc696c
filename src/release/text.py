"""The difference for people at a terminal: whole, and plain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from src.release.difference import Difference
from src.release.groups import Grouped
from src.release.told import line
from src.release.version import Verdict, counted

# Control characters, line ends, and what turns the direction of writing or is not seen.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def render(difference: Difference, found: Grouped, verdict: Verdict) -> str:
    """The whole difference as text."""
    return "\n".join(_lines(difference, found, verdict)) + "\n"


def _lines(difference: Difference, found: Grouped, verdict: Verdict) -> Iterator[str]:
    yield versions(difference)
    yield headline(verdict)
    for group, entries in found.groups.items():
        yield ""
        yield f"{counted(len(entries), group)}:"
        yield from (f"  {line(entry, quoted)}" for entry in entries)
    if found.implied:
        yield ""
        yield f"Following from these: {following(found)}."


def versions(difference: Difference) -> str:
    """Names and versions of both packages."""
    said = [
        " ".join(str(package.descriptor.get(name, "-")) for name in ("name", "version"))
        for package in (difference.old, difference.new)
    ]
    return " -> ".join(map(visible, said))


def headline(verdict: Verdict) -> str:
    """The version that this would make, and why."""
    if not verdict.level:
        return f"No new version: {', '.join(verdict.told()) or 'nothing changed'}."
    return f"This would be a {verdict.level.word} version: {', '.join(verdict.told())}."


def following(found: Grouped) -> str:
    """What only follows from the changes told, counted."""
    properties = sum(bool(item.path) for item in found.implied)
    files = len(found.implied) - properties
    told = [(files, "file", "files"), (properties, "property", "properties")]
    parts = [f"{number:,} {one if number == 1 else many}" for number, one, many in told if number]
    return " and ".join(parts) + (" of the descriptor" if properties else "")


def quoted(text: str) -> str:
    """A text from a package, in quotation marks where it has spaces."""
    shown = visible(text)
    return shown if re.fullmatch(r"[^\s\"]+", shown) else f'"{shown}"'


def visible(text: str) -> str:
    """A text in which nothing is hidden and that stays on its line."""
    return _UNSEEN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    number = ord(match.group())
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
