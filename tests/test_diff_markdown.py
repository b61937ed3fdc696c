"""Markdown for pull requests: what a record holds stays text, and long lists are cut."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from src.release import markdown, text
from tests.drafts import Compared, Draft, edited, real
from tests.test_diff import CLAIM, KINDS, put

NASTY = (
    "@someone please look",
    "org/repo#1 and #2",
    "[a](https://example.org)",
    "https://example.org",
    "<img src=x onerror=alert(1)> &lt;b&gt;",
    "a | b |",
    "`@someone` ``@someone`` ```@someone",
    "```\n@someone\n```",
    "a\n\n# heading\n- item\n> quote",
    "*a* _b_ ~~c~~ **d**",
    "\\`@someone",
    "`",
    " ` @someone ` ",
    "a\u2028@someone\u0085@someone\r@someone",
    "\u202e@someone",
)


def page(old: str, new: str) -> str:
    packages = [edited(put("claims", CLAIM, statement=words)) for words in (old, new)]
    compared = Compared(*packages)
    return markdown.render(compared.difference, compared.grouped, compared.verdict)


def without_spans(line: str) -> str:
    """What is left of a line of Markdown without its code spans, by CommonMark's rule."""
    left, at = "", 0
    while at < len(line):
        run = re.match("`+", line[at:])
        if not run:
            left, at = left + line[at], at + 1
            continue
        ticks = run.group()
        end = re.compile(f"(?<!`){ticks}(?!`)").search(line, at + len(ticks))
        assert end, f"a code span has no end: {line}"
        at = end.end()
    return left


def assert_harmless(page: str) -> None:
    for line in page.splitlines():
        left = without_spans(line)
        assert not re.search(r"[@<&\[\]|#_~\\]|://", left), line
        assert html.escape(left.replace(">", "")) == left.replace(">", "")


@pytest.mark.parametrize("words", NASTY)
def test_what_a_record_holds_stays_text(words: str) -> None:
    told = page("Before.", words)
    assert_harmless(told)
    assert len(told.splitlines()) == len(page("Before.", "After.").splitlines())


@given(st.text(st.sampled_from("`@<>[]()\n\r| ab\\#\u2028*_"), max_size=30))
@settings(max_examples=200, deadline=None)
def test_no_text_gets_out_of_its_span(words: str) -> None:
    span = markdown.span(words, 1000)
    assert "\n" not in span
    assert without_spans(f"- {span}: x") == "- : x"
    inside = re.fullmatch(r"(`+)( ?)(.*?)\2\1", span)
    assert inside
    assert inside[3] == text.visible(words) or not text.visible(words)


def test_ids_columns_and_paths_are_quoted_too() -> None:
    draft = Draft()
    draft.add_column("claims", "@someone <b>")
    draft.files["docs/@someone.md"] = b""
    draft.rows("measures")[0]["measure_id"] = "@someone"
    draft.content["version"] = "@someone"
    compared = Compared(real(), draft.package())
    assert_harmless(markdown.render(compared.difference, compared.grouped, compared.verdict))


NAME = f"refusals {real().descriptor['version']}"


def test_counts_come_first_then_the_lists() -> None:
    compared = Compared(real(), edited(KINDS["a figure with its phrase"][0]))
    lines = markdown.render(compared.difference, compared.grouped, compared.verdict).splitlines()
    assert lines[0].startswith(f"This would be a patch version: 1 figure revised. (`{NAME}")
    assert lines[2].startswith("In short: claims added 0, figures revised 1, origins changed 0, ")
    assert lines[4] == "- 1 figure revised"
    assert "**1 figure revised**" in lines


def test_long_lists_and_texts_are_cut_in_markdown_alone() -> None:
    draft = Draft()
    for row in draft.rows("bound_words"):
        row["definition"] = "x" * 500
    compared = Compared(real(), draft.package())
    number = compared.counts["terms_changed"]
    told = markdown.render(compared.difference, compared.grouped, compared.verdict)
    assert f"- and {number - 20:,} more" in told
    assert "x" * 161 not in told
    whole = text.render(compared.difference, compared.grouped, compared.verdict)
    assert whole.count("x" * 500) == number


def test_a_page_never_outgrows_a_comment(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = Draft()
    for table in ("bound_words", "vague_words", "measures"):
        for row in draft.rows(table):
            row["definition"] = "x" * 500
    compared = Compared(real(), draft.package())
    for most in (60_000, 5_000, 2_000):
        monkeypatch.setattr(markdown, "_LONGEST", most)
        told = markdown.render(compared.difference, compared.grouped, compared.verdict)
        assert len(told) < most
        assert f"{compared.counts['terms_changed']:,} terms changed" in told


def test_nothing_changed_says_so() -> None:
    compared = Compared(real(), real())
    told = markdown.render(compared.difference, compared.grouped, compared.verdict)
    assert told == f"No new version: nothing changed. (`{NAME} -> {NAME}`)\n"
