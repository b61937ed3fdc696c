"""What a stranger's change does to the data is told, and nothing of it is run."""

from __future__ import annotations

import json

import pytest

from tests.clones import Desk, cloned, upstream

pytestmark = pytest.mark.xdist_group("report")  # they share a clone

SOURCE = "data/records/sources/kontur-2023-12-14-desert-or-die.yaml"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("report")
    return cloned(upstream(folder), folder / "desk")


def _report(desk: Desk, name: str) -> tuple[str, list[dict[str, object]]]:
    """The summary and the findings of branch `name`, told from main."""
    desk.shell("git switch --quiet main")
    out = desk.folder / f"out-{name}"
    desk.shell(f"bash .ci/report main {name} {out}")
    sarif = json.loads((out / "refusals.sarif").read_text(encoding="utf-8"))
    assert sarif["version"] == "2.1.0"
    return (out / "summary.md").read_text(encoding="utf-8"), sarif["runs"][0]["results"]


def _branch(desk: Desk, name: str, *, make: bool = False) -> None:
    """Commits what lies there on a branch of its own."""
    desk.shell("./refusals build" if make else "true")
    desk.shell(f"git switch --quiet --create {name} && git add --all && git commit -qm {name}")


def test_a_reworded_record_is_told_and_nothing_in_it_is_markup(desk: Desk) -> None:
    record = desk.clone / SOURCE
    text = record.read_text(encoding="utf-8")
    statement = next(line for line in text.splitlines() if "    statement: " in line)
    record.write_text(text.replace(statement, statement[:-1] + " <b>[here](x)."), encoding="utf-8")
    _branch(desk, "reworded", make=True)
    summary, findings = _report(desk, "reworded")
    assert findings == []
    assert "The checks: ok: 0 errors" in summary
    assert "- 1 record reworded" in summary
    mentioned = [line for line in summary.splitlines() if "<b>" in line]
    assert mentioned
    assert all(line.split("<b>")[0].count("`") % 2 for line in mentioned)


def test_findings_stand_at_the_lines_of_the_change(desk: Desk) -> None:
    record = desk.clone / SOURCE
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("\nmedium: ", "\nmediun: "), encoding="utf-8")
    _branch(desk, "misspelt")
    summary, findings = _report(desk, "misspelt")
    assert "The checks: failed: 1 errors" in summary
    (found,) = findings
    assert found["ruleId"] == "record/unknown-key"
    place = json.loads(json.dumps(found))["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == (SOURCE, 8)


def test_nothing_of_the_change_is_run_and_no_link_is_followed(desk: Desk) -> None:
    trace, secret = desk.folder / "trace", desk.folder / "secret.yaml"
    secret.write_text("token: not for strangers\n", encoding="utf-8")
    for name in ("refusals", ".ci/report", "src/cli.py", "validation/__init__.py", "Makefile"):
        (desk.clone / name).write_text(f"open({str(trace)!r}, 'w')\n", encoding="utf-8")
    (desk.clone / "data/records/sources/linked.yaml").symlink_to(secret)
    (desk.clone / "data/anchors.csv").unlink()
    (desk.clone / "data/anchors.csv").symlink_to(secret)
    _branch(desk, "hostile")
    desk.shell("git switch --quiet main")
    summary, findings = _report(desk, "hostile")
    assert not trace.exists()
    assert "not for strangers" not in summary + json.dumps(findings)
    assert "The checks: failed" in summary


def test_a_package_that_cannot_be_compared_is_told_as_such(desk: Desk) -> None:
    (desk.clone / "datapackage.json").write_text("{", encoding="utf-8")
    _branch(desk, "broken")
    summary, _ = _report(desk, "broken")
    assert "cannot be told" in summary
