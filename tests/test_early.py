"""What can be said of records alone is said first, and without pandas."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from src.cli import main
from tests.conftest import ROOT
from validation.rules.language_tag import COMMON, in_cldr
from validation.schemas import kept
from validation.schemas.registry import DECLARATION

SOURCES = "data/records/sources"
KONTUR = f"{SOURCES}/kontur-2023-12-14-desert-or-die.yaml"
DISTRICT = f"{SOURCES}/financialdistrict-russian-officer-quits.yaml"
LEGION = "data/records/organizations/free-russia-legion.yaml"

Edit = Callable[[str, str, str], None]

_EARLY = """
import sys
from pathlib import Path
from src.build.early import early, told
from src.project import Project
found = told(early(Project(Path(sys.argv[1])), lambda path: path.name == sys.argv[2]))
assert not {"pandas", "pandera", "pyarrow", "numpy"} & set(sys.modules), "imported too early"
print([f"{f.check}:{f.line}:{f.column}" for f in found])
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another place to keep the declaration in."""
    path = tmp_path / "kept" / "declaration.json"
    monkeypatch.setattr(kept, "_KEPT", path)
    return path


def test_what_is_kept_is_the_declaration(place: Path) -> None:
    assert kept.declaration() is DECLARATION
    assert place.is_file()
    again = kept.declaration()
    assert again is not DECLARATION
    assert again == DECLARATION
    assert list(again) == list(DECLARATION)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"stamp": "1", "tables": {}}'])
def test_a_damaged_or_older_one_is_made_again(place: Path, content: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    assert kept.declaration() is DECLARATION
    assert kept.declaration() == DECLARATION


def test_changed_modules_have_another_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept._stamp()
    assert kept._stamp() == before
    monkeypatch.setattr(kept, "__file__", str(ROOT / "validation" / "rules" / "rule.py"))
    assert kept._stamp() != before


def test_it_is_made_where_it_cannot_be_kept(place: Path) -> None:
    place.parent.write_text("a file, where a folder should be")
    assert kept.declaration() is DECLARATION


def test_records_are_judged_without_pandas(project: Path, edit: Edit) -> None:
    kept.declaration()
    edit(KONTUR, "\nmedium: ", "\nmediun: ")
    done = subprocess.run(
        [sys.executable, "-c", _EARLY, str(project), Path(KONTUR).name],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "['record/unknown-key:8:1']\n"), done.stderr


def test_a_finding_is_told_once_and_first(
    project: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(KONTUR, "\nmedium: ", "\nmediun: ")
    edit(LEGION, "kind: volunteer_legion", "kind: volunteer_region")
    assert main(["check", "--root", str(project)]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if ": error " in line]
    assert [line.split(" ")[2] for line in told] == ["record/unknown-key:", "key/unknown:"]


def test_only_what_lies_in_the_paths_is_told(
    project: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(KONTUR, "\nmedium: ", "\nmediun: ")
    edit(DISTRICT, "\nlanguage: ", "\nlanguagge: ")
    paths = {KONTUR: ["mediun"], DISTRICT: ["languagge"], SOURCES: ["languagge", "mediun"]}
    for path, keys in paths.items():
        assert main(["check", "--root", str(project), str(project / path)]) == 1
        told = [line for line in capsys.readouterr().out.splitlines() if ": error " in line]
        assert [line.split("`")[1] for line in told] == keys
    assert main(["check", "--root", str(project), str(project / LEGION)]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_a_line_that_several_rows_share_is_not_quoted_early(
    project: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    row = "{name: %s, language: en, name_kind: official}"
    rows = f"[{row % 'someone@example.org'}, {row.replace('language', 'languag') % 'One'}]"
    edit(LEGION, "\norganization_names:\n", "\norganization_names_of_old:\n")
    edit(LEGION, "\nstatus: active", f"\nstatus: active\norganization_names: {rows}")
    assert main(["check", "--root", str(project), str(project / LEGION)]) == 1
    out = capsys.readouterr().out
    assert "languag" in out
    assert "example.org" not in out


_WHOLE = """
import sys
from src.cli import main
assert main(["check", "--root", sys.argv[1], "--format", "json"]) == 0
assert "pandera.backends.pandas.builtin_checks" in sys.modules
assert not {"hypothesis", "babel"} & set(sys.modules), "imported for nothing"
import hypothesis.strategies as st
st.integers().example()
"""


def test_a_whole_verdict_loads_only_what_it_needs(project: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-c", _WHOLE, str(project)]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


@pytest.mark.parametrize("tag", sorted(COMMON))
def test_tags_that_are_not_looked_up_are_known(tag: str) -> None:
    assert in_cldr(tag)
