"""The score: what it plants is planted, what it counts is caught, a switched-off check shows."""

from __future__ import annotations

import importlib.util
import json
import stat
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from src.project import SCORE, Project
from src.score.catalogue import KINDS
from src.score.faults import Change, Context, Kind, Record, digits, each_claim, other_digit, put
from src.score.measure import NotCleanError, measure
from src.score.page import page
from tests.conftest import ROOT
from tests.test_digits import real_tables
from validation.rules import figure_disagrees

BY_NAME = {kind.name: kind for kind in KINDS}
DIGIT = BY_NAME["a digit of a bound changed"]
UNCAUGHT = BY_NAME["wrong scope"]


def test_what_is_planted_is_caught_and_counted(tmp_path: Path) -> None:
    chosen = [DIGIT, BY_NAME["id given twice"], UNCAUGHT]
    digit, twice, scope = measure(Project(ROOT), tmp_path, chosen, 2, "seed")
    assert (digit.planted, digit.caught, digit.once, digit.ok) == (2, 2, 2, True)
    assert digit.places > 60
    assert (twice.planted, twice.caught) == (2, 2)
    assert (scope.planted, scope.caught, scope.ok) == (2, 0, True)


def test_a_fault_told_by_another_code_is_not_caught(tmp_path: Path) -> None:
    wrong = Kind("digit", ("date/edtf",), DIGIT.plants)
    (score,) = measure(Project(ROOT), tmp_path, [wrong], 1, "seed")
    assert (score.planted, score.caught, score.ok) == (1, 0, False)


def test_a_check_that_is_switched_off_turns_the_score_red(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(figure_disagrees.RULE.__dict__, "check", lambda tables, table: [])
    (score,) = measure(Project(ROOT), tmp_path, [BY_NAME["hedge dropped"]], 2, "seed")
    assert (score.planted, score.caught, score.ok) == (2, 0, False)


def test_the_records_are_put_back(tmp_path: Path) -> None:
    seen: list[bytes] = []

    def spy(record: Record, context: Context) -> Iterator[Change]:
        if record.folder == "sources":
            path = tmp_path / f"project/data/records/sources/{record.stem}.yaml"
            seen.append(path.read_bytes())
            yield lambda content: put(title="Changed")(content)

    kind = Kind("title changed", (), spy)
    assert len(list(measure(Project(ROOT), tmp_path, [kind, kind], 2, "seed"))) == 2
    half = len(seen) // 2
    assert half == 5
    assert seen[:half] == seen[half:]


def test_records_with_findings_are_not_measured(project: Path, tmp_path: Path) -> None:
    path = next((project / "data/records/sources").glob("kontur*"))
    path.write_text(path.read_text("utf-8").replace("value_low: 3500", "value_low: 3600"), "utf-8")
    with pytest.raises(NotCleanError):
        list(measure(Project(project), tmp_path / "scratch", [DIGIT], 1, "seed"))


def test_the_committed_page_has_every_kind_and_misses_none() -> None:
    lines = (ROOT / SCORE).read_text(encoding="utf-8").splitlines()
    rows = {line.split(" | ")[0].removeprefix("| "): line.split(" | ") for line in lines}
    for kind in KINDS:
        cells = rows[kind.name]
        places, planted, caught = map(int, (cells[1], cells[2], cells[3].rstrip(" |")))
        assert places >= planted > 0, kind.name
        assert not kind.codes or caught == planted, kind.name


def test_the_page_tells_what_is_not_compared_and_why() -> None:
    tables = real_tables()
    text = page([], tables)
    assert "Claims whose phrase holds a numeral: " in text
    tables.frames["units"] = tables.frames["units"].iloc[1:]  # nothing is known of people
    try:
        assert "not: what its unit counts is not known" in page([], tables)
    finally:
        real_tables.cache_clear()


@pytest.mark.parametrize(("text", "at", "changed"), [("4,000", 0, "5,000"), ("19", 1, "10")])
def test_a_digit_is_changed(text: str, at: int, changed: str) -> None:
    assert other_digit(text, at) == changed
    assert digits(text) == digits(changed)


def test_a_change_goes_to_each_claim_to_which_it_applies() -> None:
    content = {"claims": [{"scope": "whole"}, {"scope": "part"}, {"scope": "whole", "hedge": "x"}]}
    plants = each_claim(lambda claim, _: claim["scope"] == "whole", put(scope="part", hedge=None))
    context = Context({}, {}, {}, (), frozenset())
    changes = list(plants(Record("sources", "a", content), context))
    assert len(changes) == 2
    for change in changes:
        change(content)
    assert content == {"claims": [{"scope": "part"}] * 3}


# ------------------------------------------------------------------------------- canary


@pytest.fixture
def canary() -> ModuleType:
    spec = importlib.util.spec_from_file_location("canary", ROOT / ".ci" / "canary.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_canary_sings(canary: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert canary.main(ROOT) == 0
    assert capsys.readouterr().out == "canary, by the lock: told as citation/stale-anchor\n"


def test_the_canary_sings_with_the_archive_too(
    canary: ModuleType,
    archive: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REFUSALS_ARCHIVE", str(archive))
    assert canary.main(ROOT) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[1:] == ["canary, by the archive: told as citation/not-found"]


@pytest.mark.parametrize("codes", [[], ["date/edtf"], ["citation/stale-anchor", "key/unknown"]])
def test_a_check_that_is_switched_off_is_seen(
    canary: ModuleType, tmp_path: Path, codes: list[str]
) -> None:
    """A launcher that lets everything pass, or tells something else of the planted phrase."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/records").symlink_to(ROOT / "data" / "records")
    (tmp_path / "data/anchors.csv").symlink_to(ROOT / "data" / "anchors.csv")
    told = [{"check": code, "severity": "error"} for code in codes]
    ok = json.dumps({"ok": True, "findings": []})
    bad = json.dumps({"ok": not codes, "findings": told})
    launcher = tmp_path / "refusals"
    launcher.write_text(
        f"#!/bin/sh\nif grep -rq 'canary sang' \"$5\"\nthen echo '{bad}'; exit {int(bool(codes))}\n"
        f"else echo '{ok}'; fi\n",
        encoding="utf-8",
    )
    launcher.chmod(launcher.stat().st_mode | stat.S_IXUSR)
    assert canary.main(tmp_path) == 1
