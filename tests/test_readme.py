"""README.md and CONTRIBUTING.md cannot drift: what they show is run, what they name exists.

The loading code of `examples/`, to which README.md leads, is judged, cell by cell, in
tests/test_load_*.py: they take it from `names_of`, and what it has to give from `csv_cells`.
"""

from __future__ import annotations

import csv
import datetime
import functools
import json
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from src.build import pipeline, write
from src.cli import main
from src.project import Project
from validation.output.render import FORMATS
from validation.schemas.registry import DECLARATION

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASING = (ROOT / "docs" / "releasing.md").read_text(encoding="utf-8")
PAGES = {"README": README, "C": CONTRIBUTING, "CHANGES": CHANGELOG, "RELEASING": RELEASING}

# ------------------------------------------------------------ shared with tests/test_load_*.py

Cell = str | int | float | datetime.date | None
Cells = dict[str, list[Cell]]

needs_r = pytest.mark.skipif(shutil.which("Rscript") is None, reason="Rscript is not on PATH")


def need_runtime(example: str) -> None:
    """Skips a test of an example for R where R, or the package that it shows, is not at hand."""
    if example.endswith(".R") and shutil.which("Rscript") is None:
        pytest.skip("Rscript is not on PATH")
    if example == "with_frictionless.R" and not _has_frictionless():
        pytest.skip("R's frictionless not at hand: Debian has no package of it")


@functools.cache
def _has_frictionless() -> bool:
    ask = 'quit(status = !requireNamespace("frictionless", quietly = TRUE))'
    return subprocess.run(["Rscript", "--vanilla", "-e", ask], check=False).returncode == 0


# Texts that readers of CSV like to take for something else.
AWKWARD = (
    *("NA", "N/A", "NaN", "nan", "None", "NULL", "null", "TRUE", "-", "007", "1e5", "2023-01-01"),
    *(
        "=1+1",
        "+1",
        "@ 1",
        "-1",
        '"',
        "'",
        "a, b",
        "\\N",
        "Легіон «Свобода»",
        "“curly” ‘quotes’",
        "é 🕊",
        "שלום (1)",
    ),
)

_ORGANIZATION = """\
organization_id: awkward
name: NA
kind: news_site
country: NA
status: active
organization_names:
"""

_SOURCE = """\
source_id: awkward
title: NA
publisher_id: awkward
published: "2023"
published_basis: stated
language: en
medium: blog
retrieved: "2023-12-31"
status: active
claims:
  - claim_id: awkward.share
    measure_id: refusal-share
    unit: percent
    statement: A tenth of a percent refuse.
    value_verbatim: 0.1 percent
    value_low: 0.1
    value_high: 0.1
    comparator: equal
    value_basis: stated
    population: soldiers
    scope: whole
    denominator: NA
    count_kind: stock
    as_of_basis: unknown
    assertion_basis: unstated
    status: active
    attributions:
      - {line: 1, step: 1, role: document_itself, stance: supports}
    citations:
      - {facet: value, stance: supports, exact: 0.1 percent}
      - {facet: subject, stance: supports, exact: refuse}
"""


def blocks(page: str, language: str) -> list[str]:
    """The fenced code blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def block(language: str, mark: str) -> str:
    """The one block of README.md in a language that holds `mark`."""
    (code,) = (code for code in blocks(README, language) if mark in code)
    return code


def names_of(example: str) -> dict[str, Any]:
    """The names that a Python file of `examples/` defines when it is imported."""
    return runpy.run_path(str(ROOT / "examples" / example))


def csv_cells(root: Path, table: str) -> Cells:
    """The cells of a table by column, as Python's own csv reader and the declaration give them."""
    with (root / "data" / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    return {
        name: [_READ[DECLARATION[table][name].type](row[i]) if row[i] else None for row in rows]
        for i, name in enumerate(header)
    }


_READ: Mapping[str, Callable[[str], Cell]] = {
    "string": str,
    "integer": int,
    "number": float,
    "date": datetime.date.fromisoformat,
}


def assert_same(loaded: Mapping[str, Sequence[object]], expected: Cells, table: str) -> None:
    """The same columns in the same order, with the same cells of the same Python types."""
    assert list(loaded) == list(expected), table
    for name, cells in expected.items():
        found = [(type(cell), cell) for cell in loaded[name]]
        assert found == [(type(cell), cell) for cell in cells], f"{table}.{name}"


def awkward_package(project: Path) -> Path:
    """Builds the project's package with texts that look like something else and missing numbers."""
    names = "".join(
        f"  - {{name: {json.dumps(text, ensure_ascii=False)}, language: en, name_kind: official}}\n"
        for text in AWKWARD
    )
    records = project / "data" / "records"
    (records / "organizations" / "awkward.yaml").write_text(_ORGANIZATION + names, encoding="utf-8")
    (records / "sources" / "awkward.yaml").write_text(_SOURCE, encoding="utf-8")
    built = pipeline.build(Project(project))
    assert built.report.findings == []
    write.write(project, built.files)
    assert set(AWKWARD) <= set(csv_cells(project, "organization_names")["name"])
    assert None in csv_cells(project, "citations")["start"]
    return project


# ------------------------------------------------------------------------------ code is run


def _first_line(code: str) -> str:
    return " ".join(line for line in code.splitlines() if "import" in line)


@pytest.mark.parametrize("code", blocks(README, "python"), ids=_first_line)
def test_python_of_the_readme_runs_as_shown(code: str, tmp_path: Path) -> None:
    script = tmp_path / "block.py"
    script.write_text(code, encoding="utf-8")
    ran = _run(sys.executable, "-W", "error", str(script))
    assert ran.returncode == 0, ran.stderr
    if "print(" in code:
        shown = re.search(re.escape(code) + r"```\n+```text\n(.*?)```", README, re.DOTALL)
        assert shown, "README.md does not show what this prints"
        assert ran.stdout == shown[1], "README.md shows another output"


@needs_r
def test_r_of_the_readme_runs_as_shown(tmp_path: Path) -> None:
    (code,) = blocks(README, "r")
    script = tmp_path / "block.R"
    script.write_text(code, encoding="utf-8")
    ran = _run("Rscript", "--vanilla", str(script))
    assert ran.returncode == 0, ran.stderr


def test_the_readme_tells_how_to_check_this_copy() -> None:
    (line,) = block("sh", "validation").splitlines()
    command, *arguments = line.split()
    assert command == ".venv/bin/python"
    ran = _run(sys.executable, *arguments)
    assert ran.returncode == 0, ran.stdout


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_every_block_of_the_pages_is_of_a_language_that_is_tested() -> None:
    languages = re.findall(r"^```(\w*)\n.*?^```$", README + CONTRIBUTING, re.MULTILINE | re.DOTALL)
    assert set(languages) == {"sh", "python", "r", "text", "yaml"}


# --------------------------------------------------------------------- commands are documented


def _targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (listed,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    return set(listed.split())


def _help(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit):
        main([*arguments, "--help"])
    return capsys.readouterr().out


def _commands(capsys: pytest.CaptureFixture[str]) -> set[str]:
    return set(re.findall(r"^    ([a-z]+) ", _help(capsys), re.MULTILINE))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_documented_make_targets_exist(page: str) -> None:
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", page, re.MULTILINE)) <= _targets()


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_documented_commands_exist(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(re.findall(r"\./refusals ([a-z]+)", page)) <= _commands(capsys)


@pytest.mark.parametrize("target", sorted(_targets()))
def test_every_make_target_is_documented(target: str) -> None:
    assert re.search(rf"`make {target}\b", README)


def test_every_command_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    commands = _commands(capsys)
    assert commands
    assert set(re.findall(r"`\./refusals ([a-z]+)", README)) == commands


def test_every_option_and_format_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    helps = [_help(capsys, command) for command in sorted(_commands(capsys))]
    options = set(re.findall(r"--[a-z]+", "".join(helps))) - {"--help"}
    assert set(re.findall(r"`[^`\n]*?(--[a-z]+)", README)) == options
    assert all(f"`{form}`" in README for form in FORMATS)


# ------------------------------------------------------------------- what is named is there


def test_the_readme_lists_every_table_once() -> None:
    rows = re.findall(r"^\| (`.+`) \| ", README.split("## Load it")[0], re.MULTILINE)
    listed = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(listed) == sorted(DECLARATION)


def test_the_readme_says_which_tables_are_empty() -> None:
    said = re.findall(r"^Empty so far: (.+)\.$", README, re.MULTILINE)
    named = {name for line in said for name in re.findall(r"`(\w+)`", line)}
    assert named == {name for name in DECLARATION if not any(csv_cells(ROOT, name).values())}


def test_the_layout_names_what_is_there() -> None:
    (layout,) = (text for text in blocks(README, "text") if "data/records/" in text)
    paths = [line.split()[0] for line in layout.splitlines()]
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", [README, CONTRIBUTING, CHANGELOG], ids=["README", "C", "CHANGES"])
def test_links_within_the_project_lead_somewhere(page: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page)
    local = [target for target in targets if not target.startswith("https://")]
    assert [target for target in local if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_files_and_folders_in_code_spans_are_there(page: str) -> None:
    top = {path.name for path in ROOT.iterdir()} - {".venv"}
    spans = re.findall(r"`([\w.][\w./-]*)`", page)
    paths = [span for span in spans if "/" in span and span.split("/")[0] in top]
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_python_that_is_needed_is_the_one_declared() -> None:
    declared = re.search(r'requires-python = ">=([0-9.]+)"', (ROOT / "pyproject.toml").read_text())
    assert declared
    assert f"Python {declared[1]} or newer" in README


def test_the_change_log_waits_for_the_next_release() -> None:
    assert CHANGELOG.startswith("# Changelog\n")
    assert re.findall(r"^## (.+)$", CHANGELOG, re.MULTILINE)[0] == "[Unreleased]"
