"""`add`: a document gets its text into the archive and a dossier to fill in, or nothing happens."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from src.cli import main
from src.evidence import add, store
from src.evidence.document import Meta
from src.evidence.dossier import Known, identify, write
from tests.articles import ENGLISH, UKRAINIAN, pdf
from tests.conftest import ROOT
from tests.planted import tree
from tests.test_fetch import serving
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import written_columns

ID = "example-courier-2024-05-03-hotline-for-soldiers-tells"
SOURCES = "data/records/sources"


class Desk:
    """A project, an archive and a folder of saved files."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.project, self.archive, self.saved = project, folder / "archive", folder / "saved"
        self.archive.mkdir()
        self.saved.mkdir()

    def file(self, name: str, data: str | bytes) -> str:
        path = self.saved / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return str(path)

    def add(self, source: str, *options: str) -> int:
        places = ["--root", str(self.project), "--archive", str(self.archive)]
        return main(["add", source, *places, *options])

    def held(self) -> dict[str, bytes]:
        return {**tree(self.project), **tree(self.archive)}

    def dossier(self, source_id: str) -> dict[str, Any]:
        read: dict[str, Any] = yaml.safe_load(self.text(source_id))
        return read

    def text(self, source_id: str) -> str:
        return (self.project / SOURCES / f"{source_id}.yaml").read_text(encoding="utf-8")

    def errors(self, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
        """What `check` finds: checks and fields, without what a build mends."""
        capsys.readouterr()
        arguments = ["check", "--root", str(self.project), "--archive", str(self.archive)]
        main([*arguments, "--format", "json"])
        found = json.loads(capsys.readouterr().out)["findings"]
        return [(f["check"], f["field"]) for f in found if f["check"] != "package/stale"]


@pytest.fixture
def desk(project: Path, tmp_path: Path) -> Desk:
    return Desk(project, tmp_path)


# ---------------------------------------------------------------------- what is written


def test_a_saved_page(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    before = desk.held()
    assert desk.add(desk.file("a.html", ENGLISH)) == 0
    told = capsys.readouterr()
    assert f"{SOURCES}/{ID}.yaml: medium, claims" in told.out
    assert told.err == ""
    written = set(desk.held()) - set(before)
    assert written == {f"{SOURCES}/{ID}.yaml", f"{ID}.txt", f"{ID}.json"}
    text = (desk.archive / f"{ID}.txt").read_bytes()
    facts = json.loads((desk.archive / f"{ID}.json").read_bytes())
    digest = hashlib.sha256(text).hexdigest()
    assert facts["text_sha256"] == desk.dossier(ID)["text_sha256"] == digest
    assert facts["raw_sha256"] == hashlib.sha256(ENGLISH.encode()).hexdigest()
    assert (facts["file"], facts["asked"], facts["extractor"]) == ("a.html", None, "trafilatura")


def test_the_dossier_tells_what_is_known(desk: Desk) -> None:
    assert desk.add(desk.file("a.html", ENGLISH)) == 0
    assert desk.dossier(ID) == {
        "source_id": ID,
        "title": "Hotline for soldiers tells its numbers",
        "authors": "Ada Author | Bob Author",
        "published": "2024-05-03",
        "published_basis": "stated",
        "language": "en",
        "url": "https://example.org/2024/05/04/hotline-numbers?id=4",
        "text_sha256": hashlib.sha256((desk.archive / f"{ID}.txt").read_bytes()).hexdigest(),
        "rights": "Publisher's copyright; only facts, figures and short phrases are used.",
        "status": "active",
    }
    assert './refusals new organization "Example Courier"' in desk.text(ID)


def test_the_dossier_names_its_schema(desk: Desk) -> None:
    assert desk.add(desk.file("a.html", ENGLISH)) == 0
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", desk.text(ID))
    assert named
    assert (ROOT / SOURCES / named[1]).resolve() == ROOT / "data/schemas/sources.schema.json"
    assert (ROOT / SOURCES / named[1]).is_file()


def test_no_sentence_of_the_article_is_in_the_dossier(desk: Desk) -> None:
    assert desk.add(desk.file("a.html", ENGLISH)) == 0
    body = (desk.archive / f"{ID}.txt").read_text(encoding="utf-8").split("\n", 1)[1]
    words = body.split()
    runs = [" ".join(words[i : i + 5]) for i in range(len(words) - 4)]
    assert [run for run in runs if run in desk.text(ID)] == []


def test_check_says_what_is_left_to_do(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.add(desk.file("a.html", ENGLISH)) == 0
    assert desk.errors(capsys) == [("record/missing-key", "medium")]
    path = desk.project / SOURCES / f"{ID}.yaml"
    path.write_text(desk.text(ID) + "medium: news_report\n", encoding="utf-8")
    assert desk.errors(capsys) == []


def test_the_places_to_fill_are_a_claim(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.add(desk.file("a.html", ENGLISH)) == 0
    head, claims = desk.text(ID).split("# claims:\n")
    path = desk.project / SOURCES / f"{ID}.yaml"
    open_ = re.sub(r"^# ", "", f"# claims:\n{claims}", flags=re.MULTILINE)
    path.write_text(f"{head}medium: blog\n{open_}", encoding="utf-8")
    (claim,) = desk.dossier(ID)["claims"]
    sources, table = DECLARATION["sources"], DECLARATION["claims"]
    for row, name, enclosing in [
        (claim, "claims", (sources,)),
        (claim["attributions"][0], "attributions", (table, sources)),
        (claim["citations"][0], "citations", (table, sources)),
    ]:
        columns = written_columns(DECLARATION[name], enclosing)
        required = {column.name for column in columns if not column.nullable}
        assert set(row) - {"attributions", "citations"} == required
        assert all(column.description in claims for column in columns if not column.nullable)
    found = desk.errors(capsys)
    assert {check for check, _ in found} == {"schema/required", "record/id"}


def test_a_page_in_ukrainian(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.add(desk.file("a.html", UKRAINIAN.encode("windows-1251"))) == 0
    (path,) = desk.archive.glob("*.txt")
    written = desk.dossier(path.stem)
    assert re.fullmatch("priklad-kur-?ier-2024-05-03-[a-z-]+", path.stem)
    assert (written["language"], written["published_basis"]) == ("uk", "stated")
    assert "The page does not say" in desk.text(path.stem)
    assert "Понад 1200 військових" in path.read_text(encoding="utf-8")
    assert desk.errors(capsys) == [("record/missing-key", "medium")]


def test_a_pdf_file(desk: Desk) -> None:
    lines = ["More than 1,200 soldiers have called the hotline since January,"] * 4
    assert desk.add(desk.file("a.pdf", pdf(*lines, title="Report: calls # 7"))) == 0
    (path,) = desk.archive.glob("*.txt")
    assert desk.dossier(path.stem)["title"] == "Report: calls # 7"
    assert desk.dossier(path.stem)["published_basis"] == "unknown"


def test_a_text_without_a_title_goes_by_its_first_words(desk: Desk) -> None:
    assert desk.add(desk.file("a.txt", "One two three four five six.\n")) == 0
    (path,) = desk.archive.glob("*.txt")
    assert path.stem == "one-two-three-four"
    assert desk.dossier(path.stem)["title"] == "[One two three four]"
    assert "language" not in desk.dossier(path.stem)


def test_a_fetched_page(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with serving() as site:
        site.page("/2023/12/14/news", ENGLISH.encode(), Content_Type="text/html")
        url = site.moved("/short", "/2023/12/14/news?utm_source=a")
        site.answers["/2023/12/14/news?utm_source=a"] = site.answers["/2023/12/14/news"]
        assert desk.add(url) == 1  # a private address
        assert desk.add(url, "--allow-private") == 0
        assert "\r" not in capsys.readouterr().err
        facts = json.loads((desk.archive / f"{ID}.json").read_bytes())
        assert (facts["asked"], facts["status"]) == (url, 200)
        assert facts["answered"] == site.url("/2023/12/14/news?utm_source=a")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", facts["retrieved"])
        # What the page names lies on another host: it is cited where it was found.
        assert desk.dossier(ID)["url"] == site.url("/2023/12/14/news")
        assert desk.dossier(ID)["retrieved"] == facts["retrieved"][:10]


def test_a_date_that_stands_in_the_address_only(desk: Desk) -> None:
    page = re.sub("<meta property=.article:published_time.*>\n", "", ENGLISH)
    assert desk.add(desk.file("a.html", page)) == 0
    (path,) = desk.archive.glob("*.txt")
    written = desk.dossier(path.stem)
    assert (written["published"], written["published_basis"]) == ("2024-05-04", "address")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('content="Example Courier"', 'content="kontur"'),
        ("https://example.org/", "https://www.konturnovosti.com/"),
    ],
)
def test_a_publisher_that_is_known_is_named(desk: Desk, old: str, new: str) -> None:
    assert desk.add(desk.file("a.html", ENGLISH.replace(old, new))) == 0
    (path,) = desk.archive.glob("kontur-2024-05-03-*.txt")
    assert desk.dossier(path.stem)["publisher_id"] == "kontur"


# -------------------------------------------------------------------------- not twice


def test_a_document_that_is_there_is_told_by_its_id(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.add(desk.file("a.html", ENGLISH)) == 0
    before = desk.held()
    text = (desk.archive / f"{ID}.txt").read_bytes()
    other = ENGLISH.replace("More than 1,200", "More than 1,300")
    for name, data in [("a.html", ENGLISH.encode()), ("b.txt", text), ("c.html", other.encode())]:
        capsys.readouterr()
        assert desk.add(desk.file(name, data)) == 1
        assert f"in the records already, as {ID}" in capsys.readouterr().err
    (desk.project / SOURCES / f"{ID}.yaml").unlink()
    del before[f"{SOURCES}/{ID}.yaml"]
    assert desk.add(desk.file("a.html", other)) == 1
    assert f"in the archive already, as {ID}" in capsys.readouterr().err
    (desk.archive / f"{ID}.json").unlink()
    del before[f"{ID}.json"]
    assert desk.add(desk.file("a.html", ENGLISH)) == 1
    assert f"in the archive already, as {ID}" in capsys.readouterr().err
    assert desk.held() == before


def test_another_document_of_the_same_name_gets_a_number(desk: Desk) -> None:
    for number in range(3):
        page = ENGLISH.replace("1,200", f"1,{number}00").replace("id=4", f"id={number}")
        assert desk.add(desk.file("a.html", page)) == 0
    assert {path.stem for path in desk.archive.glob("*.txt")} == {ID, f"{ID}-2", f"{ID}-3"}


# ----------------------------------------------------------- nothing half written, nor astray

HOSTILE = [
    *("../../x", "/etc/passwd", "a/b\\c", "..", "CON", "a\x00b", "x" * 5000, "' \" : # - [ { & *"),
    *("null", "2024-05-03", "yes", "1e5", "\u202egnp.exe", "key: value", "@ ` %", "🕊", "- a"),
    *("{{7*7}}", "a --> b", "$(id)", "</h1><script>", "é\u0301" * 20, "a | b", "!!python/none"),
]


def test_hostile_titles_stay_in_their_place(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    outside = set(desk.project.parent.rglob("*"))
    for number, title in enumerate(HOSTILE):
        shown = title.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        page = ENGLISH.replace("Hotline for soldiers tells its numbers", shown)
        page = page.replace('"Example Courier"', f'"{shown}"')
        page = page.replace("id=4", f"id={number}").replace("1,200", f"{number},200")
        assert desk.add(desk.file("a.html", page)) == 0, title
    ids = [path.stem for path in desk.archive.glob("*.txt")]
    assert len(ids) == len(HOSTILE)
    assert all(re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", name) for name in ids)
    assert max(map(len, ids)) < 120
    grown = set(desk.project.parent.rglob("*")) - outside
    places = {desk.archive, desk.project / SOURCES, desk.saved}
    assert {path.parent for path in grown} == places
    assert set(desk.errors(capsys)) == {("record/missing-key", "medium")}


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".hidden", "A", "a--b"])
def test_an_id_is_a_slug(desk: Desk, name: str) -> None:
    from src.evidence.document import NotAddedError
    from src.project import Project

    with pytest.raises(NotAddedError, match="no id"):
        store.places(Project(desk.project), desk.archive, name)


def test_any_document_has_an_id() -> None:
    nothing = Known(Meta(), "\u4e00\n", "0" * 64)
    assert identify(nothing, lambda _: True)
    assert identify(Known(Meta(), "…\n", "0" * 64), lambda wanted: wanted != "document") == (
        "document-2"
    )
    assert write("a", nothing).endswith("\n")


def fail(call: int, calls: Callable[..., Any]) -> Callable[..., Any]:
    """A function that fails when it is called that often."""
    count = 0

    def failing(*arguments: Any, **named: Any) -> Any:
        nonlocal count
        count += 1
        if count == call:
            raise OSError(28, "No space left on device")
        return calls(*arguments, **named)

    return failing


@pytest.mark.parametrize("call", [1, 2, 3])
@pytest.mark.parametrize("function", ["link", "fsync"])
def test_a_failure_leaves_nothing(
    desk: Desk,
    function: str,
    call: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = desk.held()
    page = desk.file("a.html", ENGLISH)
    with monkeypatch.context() as patched:
        patched.setattr(os, function, fail(call, getattr(os, function)))
        assert desk.add(page) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert desk.held() == before
    assert desk.add(page) == 0


KILLED = """
import os, sys
from src.cli import main
from src.evidence import store
calls = 0
def link(*arguments, **named):
    global calls
    calls += 1
    if calls == int(sys.argv[1]):
        os._exit(9)
    real(*arguments, **named)
real, store.os.link = os.link, link
sys.exit(main(["add", *sys.argv[2:]]))
"""


@pytest.mark.parametrize("call", [1, 3])
def test_a_kill_leaves_whole_files_and_what_the_next_run_mends(desk: Desk, call: int) -> None:
    page = desk.file("a.html", ENGLISH)
    assert killed_at_link(desk, page, call) == 9
    assert archived(desk) == (set() if call == 1 else {".txt", ".json"})
    assert not (desk.project / SOURCES / f"{ID}.yaml").exists()
    assert desk.add(page) == 0
    assert archived(desk) == {".txt", ".json"}
    assert desk.dossier(ID)["source_id"] == ID
    assert not [name for name in desk.held() if ".added-" in name]


def killed_at_link(desk: Desk, page: str, call: int) -> int:
    places = ["--root", str(desk.project), "--archive", str(desk.archive)]
    code = [sys.executable, "-c", KILLED, str(call), page, *places]
    return subprocess.run(code, cwd=ROOT, check=False).returncode


def archived(desk: Desk) -> set[str]:
    return {path.suffix for path in desk.archive.iterdir() if not path.name.startswith(".")}


def test_what_was_half_added_is_undone_by_adding_anything(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert killed_at_link(desk, desk.file("a.html", ENGLISH), 3) == 9
    assert desk.add(desk.file("b.txt", "One two three four five six.\n")) == 0
    assert f"{ID} was half added" in capsys.readouterr().out
    assert {path.name for path in desk.archive.iterdir()} == {
        "one-two-three-four.txt",
        "one-two-three-four.json",
    }


def test_a_text_that_got_its_dossier_by_hand_is_not_undone(desk: Desk) -> None:
    assert killed_at_link(desk, desk.file("a.html", ENGLISH), 3) == 9
    dossier = desk.project / SOURCES / f"{ID}.yaml"
    dossier.write_text("source_id: mine\n", encoding="utf-8")
    assert desk.add(desk.file("b.txt", "One two three four five six.\n")) == 0
    assert (desk.archive / f"{ID}.txt").is_file()
    assert dossier.read_text(encoding="utf-8") == "source_id: mine\n"
    assert not [name for name in desk.held() if ".added-" in name]


def test_what_was_half_added_to_another_project_is_left_to_it(desk: Desk, tmp_path: Path) -> None:
    page = desk.file("a.html", ENGLISH)
    (tmp_path / "other").mkdir()
    (desk.project / "data").rename(tmp_path / "other" / "data")
    mine, desk.project = desk.project, tmp_path / "other"
    shutil.copytree(desk.project / "data", mine / "data")
    assert killed_at_link(desk, page, 3) == 9
    other, desk.project = desk.project, mine
    assert desk.add(desk.file("b.txt", "One two three four five six.\n")) == 0
    assert (desk.archive / f"{ID}.txt").is_file()
    desk.project = other
    assert desk.add(page) == 0
    assert (other / SOURCES / f"{ID}.yaml").is_file()
    assert not [path for path in desk.archive.iterdir() if path.name.startswith(".")]


def test_links_are_not_followed(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    for path in (desk.archive / f"{ID}.txt", desk.project / SOURCES / f"{ID}-2.yaml"):
        path.symlink_to(outside)
    assert desk.add(desk.file("a.html", ENGLISH)) == 1  # a text of the archive cannot be read
    (desk.archive / f"{ID}.txt").unlink()
    (desk.archive / f"{ID}.json").symlink_to(outside)
    assert desk.add(desk.file("a.html", ENGLISH)) == 0
    assert (desk.archive / f"{ID}-3.txt").is_file()
    assert not outside.exists()


def test_dossiers_are_not_written_outside_the_project(desk: Desk, tmp_path: Path) -> None:
    sources = desk.project / SOURCES
    elsewhere = sources.rename(tmp_path / "elsewhere")
    sources.symlink_to(elsewhere)
    page = desk.file("a.html", ENGLISH)
    before = desk.held(), tree(elsewhere)
    assert desk.add(page) == 1
    assert (desk.held(), tree(elsewhere)) == before


# ------------------------------------------------------------------------------ wrong use


def test_wrong_use(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = desk.held()
    page = desk.file("a.html", ENGLISH)
    root = ["--root", str(desk.project)]
    assert desk.add("no-such-file.html") == 2
    assert desk.add("file:///etc/passwd") == 2
    assert desk.add("https://user:secret@example.org/") == 2
    assert main(["add", page, *root]) == 2
    assert main(["add", page, *root, "--archive", str(tmp_path / "none")]) == 2
    (desk.project / "texts").mkdir()
    assert main(["add", page, *root, "--archive", str(desk.project / "texts")]) == 2
    assert "secret" not in capsys.readouterr().err
    assert desk.held() == before


def test_what_is_no_document_is_told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(desk.saved / "pipe")
    before = desk.held()
    for source, message in [
        (str(desk.saved / "pipe"), "no ordinary file"),
        (str(desk.saved), "no ordinary file"),
        (desk.file("a.html", b"x" * 10_000_001), "larger than 10,000,000 bytes"),
        (desk.file("a.docx", b"PK\x03\x04"), "only HTML, TXT and PDF"),
        (desk.file("b.html", "<html></html>"), "no text of an article"),
        ("http://127.0.0.1:9/", "no address of the public internet"),
    ]:
        assert desk.add(source) == 1
        assert message in capsys.readouterr().err
    assert desk.held() == before


def test_help_needs_none_of_the_libraries() -> None:
    code = "import sys, src.cli; print([m for m in sys.modules if m in ('urllib3', 'trafilatura')])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
    assert add.__doc__
