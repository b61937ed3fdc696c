"""Which version a difference makes. Each kind alone is judged in test_diff.py."""

from __future__ import annotations

import pytest

from src.release.version import Level
from tests.drafts import Compared, Draft, edited, real
from tests.test_diff import CLAIM, KINDS, described, put


def test_the_gravest_change_decides_and_is_the_reason() -> None:
    draft = Draft()
    for what in ("a figure", "a source", "a column", "a definition"):
        KINDS[what][0](draft)
    verdict = Compared(real(), draft.package()).verdict
    assert verdict.level is Level.MAJOR
    assert verdict.told() == ["1 term changed in meaning"]


def test_all_reasons_of_the_level_are_told() -> None:
    draft = Draft()
    for what in ("a figure", "a source", "a column"):
        KINDS[what][0](draft)
    verdict = Compared(real(), draft.package()).verdict
    assert verdict.level is Level.MINOR
    assert verdict.told() == ["1 source added", "1 column added"]


def enum(*terms: str) -> list[str]:
    held: list[str] = Draft().field("citations", "facet")["constraints"]["enum"]
    return [*held, *terms]


@pytest.mark.parametrize(
    ("terms", "group", "level"),
    [
        (enum("new"), "columns_widened", Level.MINOR),
        (enum()[1:], "columns_narrowed", Level.MAJOR),
        (enum("new")[1:], "columns_changed", Level.MAJOR),
    ],
)
def test_terms_of_a_column_that_come_are_minor_and_that_go_are_major(
    terms: list[str], group: str, level: Level
) -> None:
    new = edited(
        described(
            "citations", "facet", constraints={"required": True, "enum": terms}, categories=terms
        )
    )
    compared = Compared(real(), new)
    assert compared.counts == {group: 1}
    assert compared.verdict.level is level


def test_a_term_of_a_listed_vocabulary_is_told_once() -> None:
    def term(draft: Draft) -> None:
        draft.rows("hedges").append({**draft.rows("hedges")[0], "hedge": "new"})
        field = draft.field("claims", "hedge")
        for held in (field["constraints"]["enum"], field["categories"]):
            held.append("new")

    compared = Compared(real(), edited(term))
    assert compared.counts == {"terms_added": 1}
    assert compared.verdict.level is Level.MINOR


def test_keys_that_come_with_a_column_are_part_of_it() -> None:
    def column(draft: Draft) -> None:
        draft.add_column("claims", "other_id")
        reference = {"resource": "organizations", "fields": ["organization_id"]}
        keys = draft.resource("claims")["schema"]["foreignKeys"]
        keys.append({"fields": ["other_id"], "reference": reference})

    compared = Compared(real(), edited(column))
    assert compared.counts == {"columns_added": 1}
    assert compared.verdict.level is Level.MINOR


def test_a_key_that_goes_alone_changes_what_the_table_means() -> None:
    new = edited(lambda draft: draft.resource("claims")["schema"]["foreignKeys"].pop())
    compared = Compared(real(), new)
    assert compared.counts == {"tables_changed": 1}
    assert compared.verdict.level is Level.MAJOR


def test_a_wrong_hash_is_no_bookkeeping() -> None:
    new = edited(lambda draft: draft.resource("claims").update(hash="sha256:0"))
    compared = Compared(real(), new)
    assert compared.counts == {"package": 1}
    assert compared.verdict.level is Level.PATCH


def test_a_withdrawn_claim_is_a_correction() -> None:
    new = edited(put("claims", CLAIM, status="withdrawn", status_reason="Forged."))
    assert Compared(real(), new).verdict.level is Level.PATCH


def test_pages_that_every_release_writes_make_no_version() -> None:
    new = edited(lambda draft: draft.files.update({"CHANGELOG.md": b"# Changelog\n"}))
    verdict = Compared(real(), new).verdict
    assert verdict.level is Level.NONE
    assert verdict.told() == ["1 other file changed"]
