"""`cite`, `suggest` and `new`: what a contributor copies is what the checks accept."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from src.cli import main
from src.evidence.new import doubles
from src.evidence.opened import open_source
from src.evidence.slug import slug
from src.evidence.suggest import figures
from src.project import Project
from tests.conftest import ROOT

KONTUR = "kontur-2023-12-14-desert-or-die"
TEXT = """Numbers of an invented hotline
Not more than 200 men came in May, and more than 1,200 soldiers have called since January.
In May 40 men left; in June 40 men left. "Some" 300 calls came from abroad.
The law is for men aged 18 to 60.
"""


@pytest.fixture
def folder(project: Path, tmp_path: Path) -> Path:
    """An archive with the text of one source, which the source names by its hash."""
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "text.txt").write_text(TEXT, encoding="utf-8")
    path = project / f"data/records/sources/{KONTUR}.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    content["text_sha256"] = hashlib.sha256(TEXT.encode()).hexdigest()
    content["claims"], content["citations"] = [], []
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return folder


def cited(project: Path, folder: Path, phrase: str, *more: str) -> int:
    root = ["--root", str(project), "--archive", str(folder)]
    return main(["cite", KONTUR, phrase, *more, *root])


def read(printed: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The keys of the claim and the citations, as YAML reads what was printed."""
    keys = [line for line in printed.splitlines() if not line.startswith("      ")]
    entries = [line for line in printed.splitlines() if line.startswith("      ")]
    return yaml.safe_load("\n".join(keys)) or {}, yaml.safe_load("\n".join(entries))


def test_a_value_is_cited_with_its_figure(
    project: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cited(project, folder, "more than 1,200 soldiers have called") == 0
    keys, entries = read(capsys.readouterr().out)
    assert keys == {
        "value_verbatim": "more than 1,200",
        "value_low": 1200,
        "comparator": "more_than",
        "value_basis": "stated",
    }
    exact = "more than 1,200 soldiers have called"
    assert entries == [{"facet": "value", "stance": "supports", "exact": exact}]


def test_a_phrase_that_stands_twice_has_a_block_for_each_place(
    project: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cited(project, folder, "40 men left") == 0
    _, entries = read(capsys.readouterr().out)
    assert [entry["prefix"] for entry in entries] == ["May", "June"]


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("more than 200 men came", "citation/cut"),
        ("more than 1,300 soldiers have called", "citation/not-found"),
    ],
)
def test_what_cannot_be_cited_says_why(
    project: Path, folder: Path, capsys: pytest.CaptureFixture[str], phrase: str, code: str
) -> None:
    assert cited(project, folder, phrase, "--facet", "value") == 1
    assert f"error {code}:" in capsys.readouterr().out


def test_another_facet_has_no_figure(
    project: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cited(project, folder, "soldiers have called", "--facet", "subject") == 0
    keys, entries = read(capsys.readouterr().out)
    assert keys == {}
    assert entries[0]["facet"] == "subject"


def test_words_without_quotation_marks_are_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    for words, hinted in [(["Open", "Gate"], True), (["Open", "--gate"], False)]:
        with pytest.raises(SystemExit) as ended:
            main(["new", "organization", *words])
        assert ended.value.code == 2
        assert ("in quotation marks" in capsys.readouterr().err) == hinted


@pytest.mark.parametrize("command", [["cite", "kontur-2023", "x"], ["suggest", "kontur-2023"]])
def test_an_unknown_source_is_wrong_use(
    project: Path, folder: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([*command, "--root", str(project), "--archive", str(folder)]) == 2
    assert "there is no source kontur-2023" in capsys.readouterr().err


def test_a_text_that_is_not_at_hand_is_wrong_use(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = ["--root", str(project), "--archive", str(tmp_path)]
    assert main(["suggest", KONTUR, *root]) == 2
    assert "does not hold the text" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["cite", KONTUR, "40 calls"], ["suggest", KONTUR]])
@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("language: en", "its record has no `text_sha256`"),
        ("text_sha256: [a]", "does not hold the text"),
        ("text_sha256: [", "the record kontur-2023-12-14-desert-or-die cannot be read"),
    ],
)
def test_a_record_without_a_text_is_wrong_use(
    project: Path,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    written: str,
    message: str,
) -> None:
    path = project / f"data/records/sources/{KONTUR}.yaml"
    path.write_text(f"source_id: {KONTUR}\n{written}\n", encoding="utf-8")
    assert main([*command, "--root", str(project), "--archive", str(folder)]) == 2
    assert message in capsys.readouterr().err


def test_a_record_is_opened_while_it_is_being_written(
    project: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / f"data/records/sources/{KONTUR}.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    del content["medium"]
    citations = [{"facet": "value", "stance": "supports", "exact": "more than 1,200 soldiers"}]
    content["claims"] = [{"claim_id": f"{KONTUR}.callers", "citations": citations}]
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    lows = [one.reading.low for one in figures(open_source(Project(project), KONTUR, folder))]
    assert lows == [None, 40, 40, 300, 18]
    assert cited(project, folder, "in June 40 men left") == 0
    assert "value_low: 40" in capsys.readouterr().out


def test_figures_are_suggested_in_order_until_they_are_cited_or_left_out(
    project: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def lows() -> list[float | None]:
        source = open_source(Project(project), KONTUR, folder)
        return [one.reading.low for one in figures(source) if one.left_out is None]

    assert lows() == [None, 1200, 40, 40, 300, 18]
    path = project / f"data/records/sources/{KONTUR}.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    content["citations"] = [
        {"facet": "value", "stance": "supports", "exact": "more than 1,200 soldiers"},
        {"facet": "subject", "stance": "supports", "exact": "Not more than 200 men"},
        {
            "facet": "left_out",
            "stance": "supports",
            "exact": "men aged 18 to 60",
            "reason": "An age.",
        },
    ]
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    assert lows() == [None, 40, 40, 300]
    assert main(["suggest", KONTUR, "--root", str(project), "--archive", str(folder)]) == 0
    out = capsys.readouterr().out
    assert out.endswith("4 figures not cited, 1 left out on purpose\n")
    assert "An age." in out


def test_all_real_figures_are_cited_or_seen(archive: Path) -> None:
    """No figure that a claim has is suggested again."""
    project = Project(ROOT)
    for path in sorted((ROOT / "data/records/sources").glob("*.yaml")):
        source = open_source(project, path.stem, archive)
        values = [span for span, _ in source.quoted(("value",))]
        assert values
        stored = source.text.stored
        places = [stored[span.start : span.end] for span in values]
        suggested = [one.words for one in figures(source)]
        assert not [words for words in suggested if any(place in words for place in places)]


# ---------------------------------------------------------------------------------- new


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("Идите лесом", "get-lost"),
        ("Get lost!", "get-lost"),
        ("Freedom of Russia Legion", "free-russia-legion"),
        ("Легион «Свобода России»", "free-russia-legion"),
    ],
)
def test_a_like_name_is_found_in_any_script(project: Path, name: str, record: str) -> None:
    assert doubles(Project(project), "organizations", name)[0].record == record


def test_a_new_name_is_like_none(project: Path) -> None:
    assert doubles(Project(project), "organizations", "The Courier of Nowhere") == []


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Open Gate", "open-gate"),
        ("Хочу жить!", "khochu-zhit"),
        ("L'Été à Kyïv 2023", "lete-a-kyiv-2023"),
        ("../../x", "x"),
        ("«»", ""),
    ],
)
def test_an_id_is_made_of_a_name(name: str, made: str) -> None:
    assert slug(name) == made


def test_a_record_is_written_to_fill_in(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "organization", "Open Gate", "--root", str(project)]) == 0
    path = project / "data/records/organizations/open-gate.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/organizations")
    assert (ROOT / "data/schemas/organizations.schema.json").is_file()
    assert "One of: needed" in text
    assert max(map(len, text.splitlines())) < 400, "no line lists all countries"
    assert yaml.safe_load(text) == {
        "organization_id": "open-gate",
        "name": "Open Gate",
        "status": "active",
    }
    capsys.readouterr()
    main(["check", "--root", str(project), str(path)])
    told = capsys.readouterr().out
    assert "record/missing-key: `kind` is missing" in told
    assert told.count(" error ") == 1, "only what is left to do"


def test_a_double_is_not_written_and_nothing_is_written_over(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = ["--root", str(project)]
    assert main(["new", "organization", "Идите лесом", *root]) == 2
    assert "get-lost (Idite Lesom)" in capsys.readouterr().err
    assert main(["new", "organization", "Get Lost", "--anyway", *root]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["new", "event", "Something", "--id", "../../x", *root]) == 2
    assert "is no id" in capsys.readouterr().err
    assert main(["new", "organization", "Get Lost", "--anyway", "--id", "get-lost-2", *root]) == 0
