"""CONTRIBUTING.md is followed from top to bottom, and leads where it says.

Every command is run by bash exactly as it stands in the page, in a clone of the project: nothing
in a command is replaced, the address neither (see `connect` in tests/clones.py). What a block
`text` shows is what the command before it prints; a block `yaml` that is headed by the path of a
record is written into it as the page says, in the place of the comments.
"""

from __future__ import annotations

import csv
import hashlib
import re
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from src.cli import main
from tests.clones import HOST, Desk, cloned, connect, fill_in, upstream
from tests.conftest import ROOT
from tests.test_fetch import Site, serving

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ARTICLE = ROOT / "tests" / "data" / "hotline-numbers.html"
SOURCE = "example-courier-2024-05-03-hotline-for-soldiers-tells"
CLAIM = f"{SOURCE}.open-gate-callers"
RECORD = f"data/records/sources/{SOURCE}.yaml"
WRITTEN = {
    RECORD,
    "data/records/organizations/example-courier.yaml",
    "data/records/organizations/open-gate.yaml",
}


def section(title: str) -> list[tuple[str, str]]:
    """The fenced blocks of a section, in order: their language and what stands in them."""
    (part,) = re.findall(rf"^## {title}\n(.*?)(?=^## )", PAGE, re.MULTILINE | re.DOTALL)
    return re.findall(r"^```(\w+)\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)


def commands(title: str) -> list[str]:
    return [line for name, body in section(title) if name == "sh" for line in body.splitlines()]


ADD, MERGE = "Add an article, step by step", "When main has moved on"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return upstream(tmp_path_factory.mktemp("origin"))


@pytest.fixture
def desk(origin: Path, tmp_path: Path) -> Desk:
    return cloned(origin, tmp_path / "desk")


@pytest.fixture
def web(desk: Desk) -> Iterator[Site]:
    """The server that the desk takes for https://example.org."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    with serving(context) as site:
        connect(desk, site.port, authority)
        yield site


def rows(desk: Desk, table: str) -> list[dict[str, str]]:
    path = desk.clone / f"data/csv/{table}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(desk: Desk, block: str) -> None:
    """Writes a block into the record that its first line names; that must be there by then."""
    head, added = block.split("\n", 1)
    fill_in(desk.clone / head.removeprefix("# "), added)


def follow(desk: Desk) -> None:
    """Does what the page says, up to the pull request."""
    printed, checks = "", 0
    for language, body in section(ADD):
        if language == "yaml":
            write(desk, body)
        elif language == "text":
            assert printed == body
        else:
            for line in body.splitlines():
                first_check = line == "./refusals check" and checks == 0
                checks += line == "./refusals check"
                printed = desk.shell(line, status=1 if first_check else 0)
                if first_check:
                    assert_one_is_left(printed)
                if line == "git add data docs datapackage.json":
                    assert_only_that_was_written(desk)


def assert_one_is_left(printed: str) -> None:
    (left,) = re.findall(r" error (\S+): ", printed)
    assert f"In the end one is left, `{left}`" in PAGE


def assert_only_that_was_written(desk: Desk) -> None:
    status = desk.git("status --porcelain --untracked-files=all")
    assert [line for line in status if line[1] != " "] == []
    new = {line[3:] for line in status if line[0] == "A"}
    changed = {line[3:] for line in status if line[0] == "M"}
    assert new == WRITTEN
    assert "data/anchors.csv" in changed
    generated = (
        r"data/(anchors\.csv|csv/\w+\.csv|parquet/\w+\.parquet|catalogue/[\w.-]+)|datapackage\.json"
    )
    assert [path for path in changed if not re.fullmatch(generated, path)] == []
    assert len(status) == len(new) + len(changed)


def test_the_page_leads_from_an_article_to_a_green_check(desk: Desk, web: Site) -> None:
    web.page("/hotline-numbers", ARTICLE.read_bytes(), Content_Type="text/html")
    follow(desk)
    assert len(web.asked) == 1
    assert desk.shell("./refusals check").startswith("ok: 0 errors, 0 warnings; ")
    assert CLAIM in [row["claim_id"] for row in rows(desk, "claims")]
    proven = [row["evidence"] for row in rows(desk, "citations") if row["source_id"] == SOURCE]
    assert proven == ["archived"] * 7
    assert desk.git("status --porcelain --untracked-files=all") == []
    assert desk.git("rev-parse HEAD") == desk.git("rev-parse origin/hotline-numbers")
    left = desk.shell(f"./refusals suggest {SOURCE} --archive ../archive")
    assert left.endswith("\n0 figures not cited, 1 left out on purpose\n")
    assert sorted(path.suffix for path in (desk.folder / "archive").iterdir()) == [".json", ".txt"]


def test_the_page_can_be_tried_with_the_saved_article(desk: Desk) -> None:
    (add,) = [line for line in commands(ADD) if line.startswith("./refusals add ")]
    saved = ARTICLE.relative_to(ROOT).as_posix()
    assert f"`{saved}`" in PAGE
    desk.shell("mkdir ../archive")
    desk.shell(re.sub(r"https://\S+", saved, add))
    url = re.search(r"https://\S+", add)
    assert url
    assert f"url: {url[0]}\n" in (desk.clone / RECORD).read_text(encoding="utf-8")


_KNOWN = {
    "example-courier": "organization_id: example-courier\nname: Example Courier\n",
    "open-gate": "organization_id: open-gate\nname: Open Gate\n",
    SOURCE: f"source_id: {SOURCE}\ntitle: Calls\npublished: '2024-05-03'\n"
    "published_basis: stated\nlanguage: en\n",
}
TEXT = """\
More than 1,200 soldiers have called the hotline Open Gate since January, its spokeswoman said on \
Friday. It answers 24 hours a day.
"""


def write_all(project: Path, old: str = "", new: str = "", text: str = "") -> None:
    """The example's records without any command, one thing in them replaced."""
    for stem, known in _KNOWN.items():
        (path,) = (path for path in WRITTEN if path.endswith(f"/{stem}.yaml"))
        (added,) = (body for _, body in section(ADD) if body.startswith(f"# {path}\n"))
        digest = hashlib.sha256(text.encode()).hexdigest()
        named = f"text_sha256: '{digest}'\n" if text and stem == SOURCE else ""
        record = f"{known}status: active\n{named}{added}"
        if stem == SOURCE and old:
            assert record.count(old) == 1
            record = record.replace(old, new)
        (project / path).write_text(record, encoding="utf-8")


def test_without_a_text_the_phrases_are_quoted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_all(project)
    assert main(["build", "--root", str(project)]) == 0, capsys.readouterr().out
    built = (project / "data/csv/citations.csv").read_text(encoding="utf-8").splitlines()
    assert sum('"quoted"' in line and SOURCE in line for line in built) == 7


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("value_low: 1200", "value_low: 12000", "figure/disagrees"),
        ("facet: speaker", "facet: place", "citation/facet-missing"),
        ('as_of: "2024-05-03"', 'as_of: "2025-05-03"', "date/after-publication"),
    ],
)
def test_a_mistake_in_a_new_document_is_told_before_and_by_verify(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, code: str
) -> None:
    def told(command: str, *options: str) -> list[str]:
        assert main([command, "--root", str(project), *options]) == 1
        return sorted(re.findall(r" error (\S+): ", capsys.readouterr().out))

    write_all(project, old, new, TEXT)
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.txt").write_text(TEXT, encoding="utf-8")
    before = (project / "data/anchors.csv").read_bytes()
    assert told("check") == sorted([code, "citation/stale-anchor"])
    assert told("verify", "--archive", str(archive)) == [code]
    assert (project / "data/anchors.csv").read_bytes() == before


# ------------------------------------------------------------------------------- make add


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("'https://example.org/a?b=1&c=2;d|e'", "/a?b=1&c=2;d%7Ce"),
        ('"https://example.org/it\'s?(a)=*"', "/it's?(a)=*"),
        ("https://example.org/a%20b%26", "/a%20b%26"),
        ("'https://example.org/a b'", "/a%20b"),
        ("'https://example.org/$$HOME?$$(touch x)'", "/$HOME?$(touch%20x)"),
        ("'https://example.org/`touch x`'", "/%60touch%20x%60"),
        ("'https://example.org/\"#$$1'", "/%22"),
    ],
)
def test_make_add_reads_nothing_into_an_address(
    desk: Desk, web: Site, written: str, asked: str
) -> None:
    web.page(asked, ARTICLE.read_bytes(), Content_Type="text/html")
    desk.shell("mkdir ../archive")
    printed = desk.shell(f"make add SOURCE={written} REFUSALS_ARCHIVE=../archive")
    assert f"fill in {RECORD}: medium, claims" in printed
    assert desk.git("status --porcelain --untracked-files=all") == [f"?? {RECORD}"]


@pytest.mark.parametrize("name", ["a b.html", "it's $x; `touch x`.html", "-a&b.html", "#.html"])
def test_make_add_reads_nothing_into_the_name_of_a_file(desk: Desk, name: str) -> None:
    saved = desk.folder / "saved"
    saved.mkdir()
    (saved / name).write_bytes(ARTICLE.read_bytes())
    desk.env["SOURCE"] = f"../saved/{name}"
    desk.shell("mkdir ../archive")
    desk.shell("make add REFUSALS_ARCHIVE=../archive")
    assert desk.git("status --porcelain --untracked-files=all") == [f"?? {RECORD}"]
