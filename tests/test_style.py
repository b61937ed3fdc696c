"""Style: linters, types, schemas of metadata files, and imports that go one way."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CODE = [
    path
    for folder in ("src", "validation")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "__pycache__" not in path.parts
]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a Python module or code in the project's folder."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONWARNINGS"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**env, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def passes(*arguments: str) -> None:
    done = run("-m", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


# ----------------------------------------------------------------------------- linters


def test_ruff_finds_nothing() -> None:
    passes("ruff", "check", "--quiet", "--output-format", "concise", ".")


def test_ruff_would_format_nothing_anew() -> None:
    passes("ruff", "format", "--check", "--output-format", "concise", ".")


def test_ruff_sees_the_folder_called_build() -> None:
    # Its own list of folders to leave out has that name.
    listed = run("-m", "ruff", "check", "--show-files", ".").stdout.splitlines()
    seen = {Path(line).resolve() for line in listed}
    assert seen >= {path.resolve() for path in CODE}


def test_mypy_finds_nothing() -> None:
    passes("mypy")


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.citation-file-format", "CITATION.cff"),
        ("vendor.github-workflows", ".github/workflows/*.y*ml"),
    ],
)
def test_metadata_files_satisfy_their_schemas(schema: str, files: str) -> None:
    found = [str(path) for path in sorted(ROOT.glob(files))]
    assert found
    passes("check_jsonschema", "--builtin-schema", schema, *found)


# ----------------------------------------------------------------------------- imports

IMPORT_ALL = """
import importlib, json, pkgutil, sys
import validation

names = [found.name for found in pkgutil.walk_packages(validation.__path__, "validation.")]
for name in names:
    importlib.import_module(name)
print(json.dumps([names, sorted(sys.modules)]))
"""


def test_no_module_of_validation_imports_src_not_even_by_another() -> None:
    done = run("-c", IMPORT_ALL)
    assert done.returncode == 0, done.stderr
    imported, loaded = json.loads(done.stdout)
    wanted = {name_of(path.with_suffix("")).replace("/", ".") for path in CODE}
    wanted = {name.removesuffix(".__init__") for name in wanted if name.startswith("validation.")}
    assert wanted <= {*imported, "validation"}
    assert [name for name in loaded if name.split(".")[0] in ("src", "tests")] == []


def imported_by(path: Path) -> set[str]:
    """The modules that it names in an import, wherever in its code."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            found.add(str(node.module))
    return found


def test_imports_go_one_way() -> None:
    for path in CODE:
        ours = {name.split(".")[0] for name in imported_by(path)} & {"src", "validation", "tests"}
        allowed = {"src", "validation"} if (ROOT / "src") in path.parents else {"validation"}
        assert ours <= allowed, name_of(path)


LIGHT = [
    "validation.records.folder",
    "validation.records.nodes",
    "validation.records.rows",
    "validation.records.shape",
    "validation.records.yaml_reader",
    "validation.records.locate",
    "validation.edtf",
    "validation.faults",
    "validation.findings",
    "validation.near",
    "validation.output.render",
    "validation.dialects.json_schema",
    "validation.schemas.package",
    "validation.schemas.spec",
]
HEAVY = ["pandas", "pandera", "pyarrow", "numpy", "frictionless", "jsonschema"]


@pytest.mark.parametrize("module", LIGHT)
def test_record_checks_import_nothing_heavy(module: str) -> None:
    code = (
        f"import json, sys, {module}; print(json.dumps([m for m in {HEAVY} if m in sys.modules]))"
    )
    done = run("-c", code)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


@pytest.mark.parametrize("command", [["src", "--help"], ["src", "check", "--help"]])
def test_help_comes_without_anything_heavy(command: list[str]) -> None:
    done = run("-X", "importtime", "-m", *command)
    assert done.returncode == 0
    loaded = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert "argparse" in loaded
    assert loaded & set(HEAVY) == set()


# ------------------------------------------------------------------------------- sizes


def test_no_module_is_longer_than_250_lines() -> None:
    sizes = {name_of(path): path.read_bytes().count(b"\n") for path in CODE}
    assert {name: size for name, size in sizes.items() if size > 250} == {}


# ---------------------------------------------------------------------------- machines

# Written in two parts, so that this file does not hold them.
MACHINES = re.compile(
    "|".join(
        [
            "/ho" + r"me/[a-z]",
            "/Us" + r"ers/[A-Za-z]",
            "/ro" + "ot/",
            "/wo" + "rk/",
            "/mn" + "t/",
            r"[A-Z]:\\+Us" + "ers",
        ]
    )
)


def ours() -> list[Path]:
    """The files of the project, without environment, history, caches and what was built."""
    left_out = {".venv", ".git", ".hypothesis", "dist", "build", "__pycache__"}
    found: list[Path] = []
    for folder, folders, files in os.walk(ROOT):
        root = Path(folder)
        folders[:] = [
            name
            for name in folders
            if not name.endswith("_cache") and (name not in left_out or root.name == "src")
        ]
        found += [root / name for name in files if not name.endswith((".lock", ".pyc"))]
    return found


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    files = ours()
    assert ROOT / "src" / "build" / "files.py" in files
    held = {
        name_of(path): found.group()
        for path in files
        if (found := MACHINES.search(path.read_bytes().decode("utf-8", "replace")))
    }
    assert held == {}
