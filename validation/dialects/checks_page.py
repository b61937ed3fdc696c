"""The page of checks, `docs/checks.md`: every code with its sentence, examples and messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from validation.examples.example import Check, Edit, Example, checks, told
from validation.findings import printable

_HEAD = """\
# Checks

Generated from `validation/examples` and the rules in `validation/rules`; do not edit.

Every finding names a check by its code. Below stand what each asks for, what breaks it, the exact
message, and how to mend it. The examples are of an invented brigade, and a test plants every one
of them; the codes never change their meaning.

A finding begins with file, line and column, the severity and the code; below it stand the line of
the file with a caret under the column, the record, what was found, what is allowed, and a hint.
Nothing of the line is shown where a check of the group `harm` has found something in it.
"""

_COMMANDS = {
    "verify": "Told by `./refusals verify --archive DIR`, and by `check` and `build` with it:",
    "package": "Told by `python -m validation PACKAGE`:",
    "package with texts": "Told by `python -m validation PACKAGE --archive DIR`:",
    "release": "Told by `./refusals release`:",
    "release low": "Told by `./refusals release` with the version of the last release:",
    "check files": "Told by `./refusals check`:",
}


def checks_page(sentences: Mapping[str, Iterable[str]]) -> str:
    """The whole page; `sentences` are those of the rules, by code."""
    parts = [_HEAD, "\n".join(_contents())]
    parts += ["\n".join(_check(check, sentences.get(check.code, ()))) for check in checks()]
    return "\n".join(parts)


def _contents() -> Iterator[str]:
    for group, members in groupby(checks(), key=lambda check: check.code.split("/")[0]):
        links = ", ".join(f"[{check.code}](#{_anchor(check.code)})" for check in members)
        yield f"- {group}: {links}"
    yield ""


def _anchor(code: str) -> str:
    """The anchor that the usual renderers of Markdown give to a heading of this code."""
    return code.replace("/", "")


def _check(check: Check, sentences: Iterable[str]) -> Iterator[str]:
    yield f"## {check.code}"
    yield ""
    yield " ".join([*([check.sentence] if check.sentence else []), *sentences])
    yield ""
    yield f"To mend it: {check.mend}"
    yield ""
    for example in check.examples:
        gives = told().get((example.code, example.what))  # None until it is written down
        yield from _example(example, gives.text if gives else ())


def _example(example: Example, gives: Iterable[str]) -> Iterator[str]:
    yield f"### {_capital(example.what)}"
    yield ""
    if example.done:
        yield from (example.done, "")
    for edit in example.edits:
        yield from _edit(edit)
    if example.command in _COMMANDS:
        yield from (_COMMANDS[example.command], "")
    yield from _block("text", "\n".join(gives))


def _edit(edit: Edit) -> Iterator[str]:
    yield from (f"In `{edit.file}`:", "")
    taken_out = not edit.write
    lines = edit.instead_of if taken_out else edit.write
    if taken_out:
        yield from ("(taken out)", "")
    if edit.times > 1:
        lines += f"# … {edit.times:,} such lines\n"
    yield from _block("yaml" if edit.file.endswith("yaml") else "text", lines)


def _block(language: str, text: str) -> Iterator[str]:
    """A block of code; what cannot be seen in it is escaped."""
    lines = text.removesuffix("\n").split("\n")
    yield f"```{language}"
    yield from (printable(line).rstrip() for line in lines)
    yield from ("```", "")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
