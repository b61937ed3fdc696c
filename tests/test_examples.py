"""Every example answers the same question alike, of this repository and of an unzipped release."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
import yaml

from tests.archives import NAME, release, with_pages
from tests.conftest import ROOT
from tests.test_readme import README, need_runtime

pytestmark = pytest.mark.xdist_group("examples")  # they share a release

EXAMPLES = ROOT / "examples"
SCRIPTS = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in (".py", ".R"))
SHOWN = ("value_verbatim", "speaker", "publisher_id", "origin_id")

# A document with no publisher, which sums up what others say: a claim more, an origin no more.
_UNTOLD = """\
source_id: untold
title: Untold
published_basis: unknown
language: en
medium: blog
retrieved: "2023-12-31"
status: active
claims:
  - claim_id: untold.legion
    organization_id: free-russia-legion
    measure_id: unit-strength
    unit: people
    statement: Some say that 700 are in it.
    value_verbatim: "700"
    value_low: 700
    value_high: 700
    comparator: equal
    value_basis: stated
    population: unit_members
    scope: whole
    count_kind: stock
    as_of_basis: unknown
    assertion_basis: summary
    status: active
    attributions:
      - {line: 1, step: 1, role: document_itself, stance: supports}
    citations:
      - {facet: value, stance: supports, exact: 700 in the Legion}
      - {facet: subject, stance: supports, exact: in the Legion}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a release of the real records and the document above."""
    root = tmp_path_factory.mktemp("examples") / "project"
    shutil.copytree(ROOT / "data" / "records", root / "data" / "records")
    shutil.copy(ROOT / "data" / "anchors.csv", root / "data")
    untold = root / "data" / "records" / "sources" / "untold.yaml"
    untold.write_text(_UNTOLD, encoding="utf-8")
    return release(with_pages(root))


@pytest.fixture(scope="module")
def unzipped(made: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its zip, unpacked into a folder with a name that has to be quoted."""
    folder = tmp_path_factory.mktemp("unzipped") / "it's a release"
    with zipfile.ZipFile(io.BytesIO(made[f"{NAME}.zip"])) as packed:
        packed.extractall(folder)
    return folder


def _rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / "data" / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _answer(folder: Path) -> tuple[list[dict[str, str]], tuple[int, int, int]]:
    """The claims as every example has to tell them, and how many claims, documents, origins."""
    publishers = {row["source_id"]: row["publisher_id"] for row in _rows(folder, "sources")}
    asked = ("free-russia-legion", "unit-strength", "active")
    found = [
        {
            **row,
            "speaker": row["speaker_id"] or row["speaker_role"],
            "publisher_id": publishers[row["source_id"]],
        }
        for row in _rows(folder, "claims")
        if (row["organization_id"], row["measure_id"], row["status"]) == asked
    ]
    found.sort(key=lambda row: row["claim_id"])
    documents = {row["source_id"] for row in found}
    origins = {row["origin_id"] for row in found if row["assertion_basis"] != "summary"}
    shown = [{name: row[name] for name in SHOWN} for row in found]
    return shown, (len(found), len(documents), len(origins))


def _told(printed: str) -> tuple[list[dict[str, str]], tuple[int, ...]]:
    """What an example printed."""
    *lines, last = printed.splitlines()
    counts = re.fullmatch("([0-9]+) claims, ([0-9]+) documents, ([0-9]+) origins", last)
    assert counts, last
    return list(csv.DictReader(lines, delimiter="\t")), tuple(map(int, counts.groups()))


def _run(cwd: Path, *command: str, **environment: str) -> str:
    ran = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def _command(example: str) -> list[str]:
    """How a user calls a script."""
    need_runtime(example)
    r = ["Rscript", "--vanilla"]
    return [*(r if example.endswith(".R") else [sys.executable, "-W", "error"])]


def test_the_question_has_more_than_one_answer(unzipped: Path) -> None:
    here, (claims, documents, origins) = _answer(ROOT)
    assert claims > documents > 1
    assert claims > origins > 1
    there, counts = _answer(unzipped)
    assert counts == (claims + 1, documents + 1, origins)
    assert next(row for row in there if row not in here)["publisher_id"] == ""


@pytest.mark.parametrize("example", SCRIPTS)
def test_an_example_answers_where_it_lies(example: str) -> None:
    assert _told(_run(ROOT, *_command(example), f"examples/{example}")) == _answer(ROOT)


@pytest.mark.parametrize("example", SCRIPTS)
def test_an_example_answers_of_an_unzipped_release(example: str, unzipped: Path) -> None:
    script = str(EXAMPLES / example)
    assert _told(_run(unzipped.parent, *_command(example), script, unzipped.name)) == _answer(
        unzipped
    )


def test_both_examples_for_r_ask_alike() -> None:
    """So much is known of the one for frictionless where that is not at hand."""
    asks = [
        (EXAMPLES / name).read_text(encoding="utf-8").split("\n# A row for each claim")[1]
        for name in ("with_readr.R", "with_frictionless.R")
    ]
    assert asks[0] == asks[1].replace("readr::", "")


def test_every_example_is_tested_and_is_in_the_readme() -> None:
    found = {path.name for path in EXAMPLES.iterdir() if path.name != "__pycache__"}
    assert found == {*SCRIPTS, "legion.ipynb", "datasette.yaml"}
    listed = re.findall(r"^\| \[(\S+)\]\(examples/(\S+)\) \|", README, re.MULTILINE)
    assert {(name, name) for name in found} == set(listed)


# ---------------------------------------------------------------------------- the notebook

# Run after the cells of the notebook: what the scripts print.
_TELL = f"""
print(found[{list(SHOWN)}].to_csv(sep="\\t", index=False), end="")
print(f"{{len(found)}} claims, {{documents}} documents, {{origins}} origins")
"""


def _executed(folder: Path) -> list[dict[str, Any]]:
    """The cells of the notebook, run by Jupyter in a folder, with one more that tells."""
    book = json.loads((EXAMPLES / "legion.ipynb").read_text(encoding="utf-8"))
    book["cells"].append({**book["cells"][1], "id": "tell", "source": _TELL})
    (folder / "legion.ipynb").write_text(json.dumps(book), encoding="utf-8")
    own = {name: str(folder) for name in ("IPYTHONDIR", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR")}
    command = (sys.executable, "-m", "jupyter", "execute", "--inplace", "legion.ipynb")
    _run(folder, *command, **own)
    executed = json.loads((folder / "legion.ipynb").read_text(encoding="utf-8"))
    return [cell for cell in executed["cells"] if cell["cell_type"] == "code"]


def _text(output: Mapping[str, Any]) -> str:
    return "".join(output["text"] if "text" in output else output["data"]["text/plain"])


@pytest.mark.parametrize("below", [".", "examples"])
def test_the_notebook_answers(below: str, package: Path, unzipped: Path, tmp_path: Path) -> None:
    at = unzipped if below == "." else package
    root = shutil.copytree(at, tmp_path / "book")
    (root / below).mkdir(exist_ok=True)
    *cells, last = _executed(root / below)
    outputs = [output for cell in cells for output in cell["outputs"]]
    shown = [_text(output) for output in outputs]
    assert [output["output_type"] for output in outputs].count("execute_result") == 3
    found, (claims, documents, origins) = _answer(at)
    assert _told(_text(last["outputs"][0])) == (found, (claims, documents, origins))
    assert f"{claims} claims, {documents} documents, {origins} origins\n" in shown
    for row in found:
        assert any(row["value_verbatim"] in text for text in shown)


def test_the_notebook_is_kept_without_what_it_printed() -> None:
    book = json.loads((EXAMPLES / "legion.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    assert cells
    assert {(cell["execution_count"], str(cell["outputs"])) for cell in cells} == {(None, "[]")}


# ------------------------------------------------------------------------------- Datasette


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address of Datasette over the SQLite file of a release, served as the example says."""
    database = ["refusals.sqlite", "--metadata", str(EXAMPLES / "datasette.yaml")]
    with subprocess.Popen(
        [sys.executable, "-m", "datasette", *database, "--port", "0"],
        cwd=folder,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as served:
        try:
            assert served.stderr
            addresses = (re.search(r"http://127\.0\.0\.1:[0-9]+", line) for line in served.stderr)
            yield next(found for found in addresses if found)[0]
        finally:
            served.terminate()


@pytest.fixture(scope="module")
def served(made: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    (folder / "refusals.sqlite").write_bytes(made[f"{NAME}.sqlite"])
    with _served(folder) as address:
        yield address


def _asked(address: str, query: str, **parameters: str) -> list[dict[str, Any]]:
    asked = urlencode({"_shape": "array", **parameters})
    with urlopen(f"{address}/refusals/{query}.json?{asked}") as answer:  # noqa: S310 (loopback)
        rows: list[dict[str, Any]] = json.load(answer)
    return rows


def test_datasette_answers(served: str, unzipped: Path) -> None:
    found, counts = _answer(unzipped)
    told = _asked(served, "legion_strength")
    assert [{name: cell or "" for name, cell in row.items()} for row in told] == found
    (row,) = _asked(served, "legion_origins")
    assert (row["claims"], row["documents"], row["origins"]) == counts


def test_datasette_finds_figures_and_words(served: str, unzipped: Path) -> None:
    body = {"organization_id": "free-russia-legion", "measure_id": "unit-strength"}
    figures = _asked(served, "figures", **body)
    assert [row["value_verbatim"] for row in figures if row["claim_id"] == "untold.legion"] == [
        "700"
    ]
    assert all(row["exact"] and row["value_verbatim"] in row["exact"] for row in figures)
    assert len(figures) >= len(_answer(unzipped)[0])
    assert "untold.legion" in {row["claim_id"] for row in _asked(served, "words", words="700")}
    described = re.search(
        r"Try organization_id (\S+) and measure_id (\S+)\.",
        (EXAMPLES / "datasette.yaml").read_text(encoding="utf-8"),
    )
    assert described
    assert _asked(served, "figures", organization_id=described[1], measure_id=described[2])


def test_every_question_of_datasette_is_asked_here_and_on_its_page(served: str) -> None:
    metadata = yaml.safe_load((EXAMPLES / "datasette.yaml").read_text(encoding="utf-8"))
    queries = metadata["databases"]["refusals"]["queries"]
    assert set(queries) == {"legion_strength", "legion_origins", "figures", "words"}
    with urlopen(f"{served}/refusals") as answer:  # noqa: S310 (loopback)
        page = answer.read().decode()
    assert all(query["title"] in page for query in queries.values())
