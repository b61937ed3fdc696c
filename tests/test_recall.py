"""What was made last is given again only while nothing has changed."""

from __future__ import annotations

import operator
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from src.build.pipeline import build
from src.project import Project
from validation.harm.withheld import Withheld
from validation.recall import Recall

LEGION = "data/records/organizations/free-russia-legion.yaml"
CONTACT = "Write to someone@example.org."

Edit = Callable[[str, str, str], None]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.text(max_size=2))))
def test_what_is_recalled_is_what_would_be_made(asked: list[tuple[str, str]]) -> None:
    recall = Recall(operator.eq)
    for name, text in asked:
        made = recall(name, [text], lambda text=text: text.upper())  # type: ignore[misc]
        assert made == text.upper()


def test_the_same_objects_are_asked_for_once() -> None:
    recall, made, one, other = Recall(), list[int](), [1], [1]
    for thing in (one, one, other, other, one):
        recall("name", [thing], lambda: made.append(1))
    assert len(made) == 3


def test_nothing_is_recalled_of_what_was_made_from_nothing() -> None:
    recall, made = Recall(), list[int]()
    for _ in range(2):
        recall("name", [], lambda: made.append(1))
    assert len(made) == 2


def _codes(project: Path, withheld: Withheld | None = None) -> list[str]:
    report = build(Project(project), withheld=withheld).report
    return [finding.check for finding in report.findings]


def test_a_table_that_is_at_fault_twice_is_told_twice(project: Path, edit: Edit) -> None:
    assert _codes(project) == []
    edit(LEGION, "formed in March 2022.", f"formed in March 2022. {CONTACT}")
    told = [_codes(project) for _ in range(3)]
    assert told == [["harm/contact"]] * 3
    edit(LEGION, f" {CONTACT}", "")
    assert [_codes(project) for _ in range(2)] == [[], []]


def test_a_new_list_of_names_is_heeded_though_no_table_has_changed(project: Path) -> None:
    empty = Withheld(bytes(32))
    listed = empty.with_name("Legion")
    assert _codes(project, empty) == []
    assert set(_codes(project, listed)) == {"harm/withheld-name"}
    assert _codes(project, empty) == []
