"""No digit of a figure can be changed unseen: neither in what is coded nor in the phrase."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from src.build.compile import compile_tables
from src.build.read import read
from src.evidence import anchors
from src.project import Project
from tests.conftest import ROOT
from validation.evidence import archive
from validation.evidence.archive import ArchivedText
from validation.evidence.normalise import with_places
from validation.evidence.prove import Phrase, prove
from validation.figures.coded import read_claims
from validation.figures.compared import not_in_full
from validation.findings import Fault
from validation.rules import figure_convention, figure_disagrees, figure_unread
from validation.schemas.registry import DECLARATION
from validation.tables import Tables

CLAIMS = DECLARATION["claims"]


@functools.cache
def real_tables() -> Tables:
    project = Project(ROOT)
    written = read(project, DECLARATION)
    return compile_tables(written, DECLARATION, anchors.read(project.anchors)[0])


Change = tuple[int, str, float | str]


def rounds(changes: Iterable[Change]) -> Iterator[tuple[list[Change], Tables]]:
    """The changes, in rounds that change one cell of each claim at most, with the tables so."""
    waiting = list(changes)
    while waiting:
        now = list({row: (row, column, value) for row, column, value in waiting}.values())
        waiting = [change for change in waiting if change not in now]
        tables = real_tables()
        claims = tables["claims"].loc[[row for row, _, _ in now]].copy()
        for row, column, value in now:
            claims.loc[row, column] = value
        yield now, Tables(tables.declaration, {**tables.frames, "claims": claims})


def other_digits(text: str) -> Iterator[str]:
    """The text with each of its digits changed, one at a time."""
    for match in re.finditer("[0-9]", text):
        digit = str((int(match.group()) + 1) % 10)
        yield text[: match.start()] + digit + text[match.end() :]


def test_no_real_claim_is_a_false_alarm_and_all_are_compared_in_full() -> None:
    tables = real_tables()
    claims = read_claims(tables)
    assert len(claims) == len(tables["claims"]) > 20
    units = dict(zip(tables["units"]["unit"], tables["units"]["counted_as"], strict=True))
    assert [reason for c in claims if (reason := not_in_full(c, units))] == []
    for rule in (figure_disagrees.RULE, figure_unread.RULE, figure_convention.RULE):
        assert list(rule.check(tables, CLAIMS)) == []


def test_every_digit_of_every_coded_bound_is_checked() -> None:
    changes = [
        (int(str(row)), column, float(wrong))
        for row, cells in real_tables()["claims"].iterrows()
        for column in ("value_low", "value_high")
        if not pd.isna(cells[column])
        for wrong in other_digits(f"{cells[column]:g}")
    ]
    assert len(changes) > 60
    for now, tables in rounds(changes):
        found = figure_disagrees.RULE.check(tables, CLAIMS)
        assert sorted((b.row, b.column) for b in found) == sorted((r, c) for r, c, _ in now)


def test_every_other_comparator_is_told() -> None:
    changes = [
        (int(str(row)), "comparator", term)
        for row, cells in real_tables()["claims"].iterrows()
        for term in CLAIMS["comparator"].terms or ()
        if term != cells["comparator"]
    ]
    assert len(changes) > 140
    for now, tables in rounds(changes):
        found = figure_disagrees.RULE.check(tables, CLAIMS)
        assert sorted((b.row, b.column) for b in found) == sorted((r, c) for r, c, _ in now)


def test_a_convention_is_called_so_and_nothing_else_is() -> None:
    changes = [
        (int(str(row)), "value_basis", "stated" if basis == "convention" else "convention")
        for row, basis in real_tables()["claims"]["value_basis"].items()
    ]
    assert len(changes) > 20
    for now, tables in rounds(changes):
        found = figure_convention.RULE.check(tables, CLAIMS)
        assert sorted(b.row for b in found) == sorted(row for row, _, _ in now)


def test_people_are_not_taken_for_cases_nor_money_for_shares() -> None:
    changes = [
        (int(str(row)), "unit", "percent" if unit != "percent" else "usd")
        for row, unit in real_tables()["claims"]["unit"].items()
    ]
    for now, tables in rounds(changes):
        found = figure_disagrees.RULE.check(tables, CLAIMS)
        assert {b.row for b in found} == {row for row, _, _ in now}


@pytest.fixture
def texts(archive: Path) -> dict[str, ArchivedText]:
    return _texts(archive)


def _texts(folder: Path) -> dict[str, ArchivedText]:
    return archive.texts(folder)


def test_every_digit_of_every_phrase_is_checked(texts: dict[str, ArchivedText]) -> None:
    tables = real_tables()
    sources = tables["sources"]
    digests = dict(zip(sources["source_id"], sources["text_sha256"], strict=True))
    planted = 0
    for cells in tables["citations"].to_dict("records"):
        text = with_places(texts[digests[cells["source_id"]]].text)
        for wrong in other_digits(str(cells["exact"])):
            proven = prove(Phrase(wrong), text, {}, None)
            assert isinstance(proven, Fault), wrong
            assert proven.check in ("citation/not-found", "citation/found-elsewhere"), wrong
            planted += 1
    assert planted > 60
