"""What is misspelt is answered with what was meant, wherever a near one exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from src.build.pipeline import build
from src.project import Project
from tests.planted import plant
from validation.near import nearest_of

RECORDS = "data/records"
KONTUR = f"{RECORDS}/sources/kontur-2023-12-14-desert-or-die.yaml"
COMPANY = f"{RECORDS}/events/company-crosses-over.yaml"
IBTIMES = f"{RECORDS}/sources/ibtimes-russians-join-ukraine-army.yaml"
INTERNATIONAL = f"{RECORDS}/organizations/international-legion.yaml"
_OF_CALLERS = "hotline-callers\n    organ ⋯ "


@pytest.mark.parametrize(
    ("wrong", "right", "meant"),
    [
        ("more than", ["more_than", "less_than"], "more_than"),
        ("More-Than", ["more_than", "less_than"], "more_than"),
        ("Kyiv city", ["kyiv", "kyiv-city", "kyiv-oblast"], "kyiv-city"),
        ("ua", ["RU", "UA", "US"], "UA"),
        ("hotline-callers", ["a.share", "kontur.hotline-callers"], "kontur.hotline-callers"),
        ("peopel", ["people", "cases"], "people"),
        ("stаtus", ["status", "kind"], "status"),
        ("zebra", ["people", "cases"], None),
        ("", ["people"], None),
        ("x" * 101, ["x" * 100], None),
    ],
)
def test_the_nearest_one_is_meant(wrong: str, right: list[str], meant: str | None) -> None:
    assert nearest_of(wrong, right) == meant


@pytest.mark.parametrize(
    ("check", "edit", "hint"),
    [
        ("key/unknown", (KONTUR, _OF_CALLERS + "unit: people", "unit: People"), "people"),
        ("key/unknown", (IBTIMES, "organization_id: rferl", "organization_id: RFERL"), "rferl"),
        (
            "key/unknown",
            (KONTUR, _OF_CALLERS + "measure_id: hotline-contacts", "measure_id: hotline contacts"),
            "hotline-contacts",
        ),
        (
            "key/unknown",
            (
                KONTUR,
                _OF_CALLERS + "status: active",
                "derives_from: legion-at-least-500\n    status: active",
            ),
            "slantchev-2022-05-14-freedom-for-russia-legion.legion-at-least-500",
        ),
        ("schema/allowed", (COMPANY, "status: active", "status: Active"), "active"),
        ("schema/allowed", (INTERNATIONAL, "country: UA", "country: ua"), "UA"),
        (
            "schema/allowed",
            (KONTUR, _OF_CALLERS + "comparator: more_than", "comparator: more-than"),
            "more_than",
        ),
        ("record/unknown-key", (COMPANY, "date_basis:", "Date basis:"), "date_basis"),
        ("record/unknown-key", (COMPANY, "event_participants:", "participants:"), None),
        (
            "record/syntax",
            (f"{RECORDS}/source/blank.yaml", "", "source_id: blank\n"),
            "sources",
        ),
    ],
)
def test_a_finding_says_what_was_meant(
    project: Path, check: str, edit: tuple[str, str, str], hint: str | None
) -> None:
    plant(project, *edit)
    (finding,) = build(Project(project)).report.findings
    assert (finding.check, finding.hint) == (check, f"did you mean {hint or 'event_participants'}?")
