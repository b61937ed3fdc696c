"""`docs/checks.md`, the examples it shows and what the code tells of them are one and the same."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from src.build.pipeline import build
from src.evidence.verify import verify
from src.project import Project
from tests.conftest import ROOT
from tests.golden import EXAMPLE, give
from validation.examples.example import GROUPS, Example, checks, told
from validation.package.judge import judge_package
from validation.rules.registry import RULES
from validation.rules.sentences import sentences

EXAMPLES = [example for check in checks() for example in check.examples]
CODE = re.compile(f"(?:{'|'.join(GROUPS)})/[a-z-]+")
AGAIN = "if the message was changed on purpose: python -m tests.golden"


def test_the_invented_project_has_nothing_wrong(tmp_path: Path) -> None:
    assert build(Project(EXAMPLE)).report.findings == []
    verified = verify(Project(EXAMPLE), EXAMPLE / "archive")
    assert verified.report.findings == []
    assert verified.lock == (EXAMPLE / "data" / "anchors.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.code}: {example.what}")
def test_an_example_gives_what_the_page_shows(tmp_path: Path, example: Example) -> None:
    gives, shown = give(example, tmp_path / "project"), told()[example.code, example.what]
    assert gives.finding == shown.finding, AGAIN
    assert gives.text == shown.text, AGAIN
    assert gives.finding["check"] == example.code
    assert gives.finding["hint"] or gives.finding["allowed"], "no way to mend it is told"


def test_what_is_shown_has_an_example() -> None:
    assert list(told()) == [(example.code, example.what) for example in EXAMPLES]


# ------------------------------------------------------------------------------ codes


def trees() -> Iterator[ast.AST]:
    for folder in ("src", "validation"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if path.parts[-2] != "score":  # what is planted there names codes, and gives none
                yield ast.parse(path.read_text(encoding="utf-8"))


def test_every_code_has_examples_and_every_example_a_code() -> None:
    held = {
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }
    assert held == {check.code for check in checks()}
    assert all(check.examples for check in checks())


def test_every_code_has_a_sentence_and_a_way_to_mend_it() -> None:
    ruled = sentences()
    assert ruled.keys() == {rule.code for rule in RULES}
    for check in checks():
        assert check.sentence or ruled.get(check.code), check.code
        assert check.mend.endswith("."), check.code


# --------------------------------------------------------------------------- messages

# What no contributor is likely to meet, and why.
UNLIKELY = {
    "a record is a file, not a folder": "a folder whose name ends with .yaml",
    "a record is a file, not a link": "git rarely holds links",
    "a record is an ordinary file": "a device or pipe",
    "more is wrong with the file than is told": "more than a thousand findings in one file",
    "not readable": "stands in for a fault that is always there",
    "not readable: .*": "git holds readable files",
    "not clean text": "the rule is only handed texts that are not",
    "package.yaml is missing: what the package says of itself": "it is there from the start",
    "resource .* is listed twice": "nobody writes a descriptor by hand",
    "resource .* must name a file of its own": "nobody writes a descriptor by hand",
    "too many phrases of this source fail: this one and those after it were not looked for": (
        "a thousand phrases that fail"
    ),
    "the phrase does not stand in the text of its source; what is near it was not looked for": (
        "fifty phrases that fail"
    ),
    "the file holds more long numbers than can be searched for telephone numbers": (
        "two thousand telephone numbers"
    ),
    "not CSV: .*": "a program writes the lock",
    "the text is too long": "three pages in one value",
    "the lock is an ordinary file": "a program writes the lock",
    "the lock is not UTF-8": "a program writes the lock",
    "the lines of the lock end with LF alone": "a program writes the lock",
    "the ledger of releases is an ordinary file": "a program writes the ledger",
    "it must be a text of a line a file": "a program writes the sums",
}


def templates() -> set[str]:
    """The messages of all faults that the code makes, as patterns."""
    found: set[str] = set()
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                message = _message(node)
                found |= {message} if message else set()
    return found


def _message(call: ast.Call) -> str | None:
    """The pattern of a fault's message, if it is written where the fault is made."""
    assert isinstance(call.func, ast.Name)
    if call.func.id in ("Fault", "lacks") and len(call.args) > 1:
        return _pattern(call.args[1])
    if call.func.id in ("_finding", "_broken", "_syntax", "_too_large", "_hash_finding"):
        return next((p for argument in call.args if (p := _pattern(argument))), None)
    return None


def _pattern(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".*"
            for part in node.values
        )
        return "".join(parts)
    return None


def test_every_message_that_one_is_likely_to_meet_has_an_example() -> None:
    shown = [str(one.finding["message"]) for one in told().values()]
    bare = {
        template
        for template in templates()
        if not any(re.fullmatch(template, message) for message in shown)
    }
    unlikely = {re.escape(message).replace(re.escape(".*"), ".*") for message in UNLIKELY}
    assert bare == unlikely


# ------------------------------------------------------------------------------- page


def test_the_page_shows_every_example_once() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    for check in checks():
        assert page.count(f"\n## {check.code}\n") == 1
        for example in check.examples:
            first = told()[example.code, example.what].text[0]
            assert page.count(f"\n### {example.what[0].upper()}{example.what[1:]}\n") >= 1
            assert first in page


def test_no_example_shows_what_the_harm_checks_found() -> None:
    for (code, _), one in told().items():
        if code.startswith("harm/"):
            assert "Vymyshlenny" not in "\n".join(one.text)
            assert not any(re.match(r" +[0-9]* \|", line) for line in one.text)


def test_the_package_of_the_invented_project_is_good(tmp_path: Path) -> None:
    example = Example("package/none", "nothing", package={}, command="package")
    with pytest.raises(ValueError, match="not enough values"):
        give(example, tmp_path / "project")
    assert judge_package(tmp_path / "project").findings == []
