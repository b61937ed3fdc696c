"""What can be compared: folders, zips and revisions; what is refused; what the commands say."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from src.cli import main
from src.release import package as packages
from src.release.source import NoSuchSourceError, UnreadableError, package_at
from tests.conftest import ROOT
from tests.drafts import Compared, Draft, edited, real
from tests.test_diff import KINDS, assert_accounted
from validation.package.opened import NotAPackageError


def git(root: Path, *arguments: str) -> str:
    told = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        ["git", *told, *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two commits, of which the second revises a figure; and records."""
    root = tmp_path_factory.mktemp("repository")
    Draft().write(root)
    (root / "data" / "records").mkdir()
    (root / "data" / "records" / "package.yaml").write_text("name: refusals\n", encoding="utf-8")
    (root / "src").mkdir()
    (root / "src" / "code.py").write_text("", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "one")
    git(root, "tag", "first")
    for path, data in edited(KINDS["a figure"][0]).files.items():
        (root / path).write_bytes(data)
    git(root, "commit", "--quiet", "-a", "-m", "two")
    return root


def zipped(path: Path, folder: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in real().files.items():
            archive.writestr(f"{folder}{name}", data)
    return path


# ------------------------------------------------------------------------------ the same


def test_folder_zip_and_revision_of_one_package_are_the_same(
    tmp_path: Path, repository: Path
) -> None:
    folder = str(Draft().write(tmp_path / "folder"))
    names = [
        folder,
        f"{folder}/datapackage.json",
        str(zipped(tmp_path / "flat.zip")),
        str(zipped(tmp_path / "inner.zip", "refusals-0.1.0/")),
        "first",
        "HEAD~1",
    ]
    assert {package_at(name, repository).hash for name in names} == {real().hash}


def test_a_project_is_its_package_without_code_and_records(repository: Path) -> None:
    held = package_at(str(repository), repository)
    assert held.files.keys() == real().files.keys()
    assert held.hash == package_at("main", repository).hash == edited(KINDS["a figure"][0]).hash


def test_a_path_wins_over_a_revision_of_its_name(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Draft().write(tmp_path / "main")
    monkeypatch.chdir(tmp_path)
    assert package_at("main", repository).hash == real().hash
    assert package_at("refs/heads/main", repository).hash != real().hash


def test_reading_a_revision_leaves_the_work_tree_as_it_is(repository: Path) -> None:
    before = git(repository, "status", "--porcelain"), (repository / ".git" / "index").read_bytes()
    package_at("first", repository)
    after = git(repository, "status", "--porcelain"), (repository / ".git" / "index").read_bytes()
    assert before == after


def test_a_project_in_a_folder_of_its_repository_is_read(tmp_path: Path) -> None:
    Draft().write(tmp_path / "inside")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "one")
    assert package_at("HEAD", tmp_path / "inside").hash == real().hash


# ------------------------------------------------------------------------------- refused


@pytest.mark.parametrize("name", ["no-such-thing", "--help", "-x", "HEAD~9", "first:data", ""])
def test_what_is_neither_path_nor_revision_is_told(repository: Path, name: str) -> None:
    with pytest.raises(NoSuchSourceError):
        package_at(name, repository)


def test_a_revision_without_a_package_is_told(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "one")
    with pytest.raises(UnreadableError, match=r"HEAD: there is no datapackage\.json"):
        package_at("HEAD", tmp_path)


def test_a_link_in_a_revision_is_refused(tmp_path: Path) -> None:
    Draft().write(tmp_path)
    (tmp_path / "data" / "csv" / "claims.csv").unlink()
    (tmp_path / "data" / "csv" / "claims.csv").symlink_to("/etc/hostname")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "one")
    for name in ("HEAD", str(tmp_path)):
        with pytest.raises(UnreadableError, match="no ordinary file"):
            package_at(name, tmp_path)


@pytest.mark.parametrize("place", ["data/csv", "docs/page.md"])
def test_links_in_a_folder_are_refused(tmp_path: Path, place: str) -> None:
    root = Draft().write(tmp_path / "package")
    target = root / place
    if target.exists():
        target.rename(tmp_path / "elsewhere")
    target.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnreadableError, match="no ordinary file"):
        package_at(str(root), ROOT)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    root = Draft().write(tmp_path)
    os.mkfifo(root / "pipe")
    with pytest.raises(UnreadableError, match="no ordinary file"):
        package_at(str(root), ROOT)


@pytest.mark.parametrize("name", ["../outside", "/outside", "a\\b", "C:x"])
def test_a_zip_with_an_unsafe_member_is_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "package.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(UnreadableError, match="unsafe member"):
        package_at(str(path), ROOT)


def test_a_zip_with_a_link_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "package.zip")
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
    with pytest.raises(UnreadableError, match="unsafe member"):
        package_at(str(path), ROOT)


def test_too_many_bytes_or_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = str(Draft().write(tmp_path))
    monkeypatch.setattr(packages, "MAX_BYTES", 200_000)
    with pytest.raises(UnreadableError, match="more than 200,000 bytes"):
        package_at(root, ROOT)
    monkeypatch.setattr(packages, "MAX_MEMBERS", 20)
    with pytest.raises(UnreadableError, match="more than 20 files"):
        package_at(root, ROOT)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "lists no resources"),
        ('{"resources": {}}', "lists no resources"),
        ('{"resources": [1]}', "a name each"),
        ('{"resources": [{"name": "a"}, {"name": "a"}]}', "none twice"),
        ('{"resources": [{"name": "a"}]}', "one file of the package"),
        ('{"resources": [{"name": "a", "path": "../a.csv"}]}', "one file of the package"),
        ('{"resources": [{"name": "a", "path": "https://example.org/a.csv"}]}', "one file"),
        ('{"resources": [{"name": "a", "path": "a.csv"}]}', "no ordinary file a.csv"),
    ],
)
def test_a_descriptor_that_describes_nothing_is_told(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match=message):
        package_at(str(tmp_path), ROOT)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'"unit"\n', "other columns"),
        (b"\xff\n", "cannot be read"),
        (b"", "other columns"),
        (b'"unit","title","definition"\n"a"\n', "other columns|cannot be read"),
    ],
)
def test_a_table_that_is_not_as_described_is_told(data: bytes, message: str) -> None:
    draft = Draft()
    draft.files[draft.resource("units")["path"]] = data
    from src.release.difference import difference

    with pytest.raises(NotAPackageError, match=message):
        difference(real(), draft.package())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=3)), min_size=1, max_size=4))
def test_a_damaged_table_is_compared_or_told(damage: list[tuple[int, bytes]]) -> None:
    draft = Draft()
    path = draft.resource("events")["path"]
    data = draft.files[path]
    for place, written in damage:
        data = data[:place] + written + data[place + 1 :]
    draft.files[path] = data
    new = draft.package()
    with contextlib.suppress(NotAPackageError):
        for compared in (Compared(real(), new), Compared(new, real())):
            assert_accounted(compared)
            assert compared.difference.items or data == real().files[path]


# ------------------------------------------------------------------------- the commands


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    old, new = Draft(), Draft()
    KINDS["a figure"][0](new)
    return str(old.write(tmp_path / "old")), str(new.write(tmp_path / "new"))


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("text", "patch version: 1 figure revised."),
        ("markdown", "- 1 figure revised"),
        ("json", '"level": "patch"'),
    ],
)
def test_diff_tells_and_succeeds(
    pair: tuple[str, str], capsys: pytest.CaptureFixture[str], form: str, words: str
) -> None:
    assert main(["diff", *pair, "--format", form]) == 0
    assert words in capsys.readouterr().out
    assert main(["diff", pair[0], pair[0], "--format", form]) == 0


def test_diff_and_patch_give_the_new_package(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = pair
    assert main(["diff", old, new, "--format", "json"]) == 0
    told = tmp_path / "difference.json"
    told.write_text(capsys.readouterr().out, encoding="utf-8")
    out = tmp_path / "out"
    assert main(["patch", old, str(told), str(out)]) == 0
    assert json.loads(told.read_text(encoding="utf-8"))["new"]["hash"] in capsys.readouterr().out
    assert package_at(str(out), ROOT).files == package_at(new, ROOT).files
    assert main(["patch", old, str(told), str(out)]) == 2
    assert main(["patch", new, str(told), str(tmp_path / "other")]) == 1
    assert main(["patch", old, str(tmp_path / "none.json"), str(tmp_path / "other")]) == 2
    assert main(["patch", "no-such-thing", str(told), str(tmp_path / "other")]) == 2
    assert "another package" in capsys.readouterr().err
    assert not (tmp_path / "other").exists()


def test_diff_says_what_it_cannot_read(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["diff", pair[0], str(tmp_path / "empty")]) == 1
    assert "there is no datapackage.json in it" in capsys.readouterr().err
    assert main(["diff", pair[0], "no-such-thing"]) == 2
    assert "neither a package nor a revision" in capsys.readouterr().err
    (Path(pair[1]) / "data" / "csv" / "units.csv").write_bytes(b"x\n")
    assert main(["diff", *pair]) == 1
    assert "data/csv/units.csv has other columns" in capsys.readouterr().err


def test_comparing_does_not_wait_for_pandas(pair: tuple[str, str]) -> None:
    code = (
        "import sys; from src.cli import main; status = main(['diff', *sys.argv[1:]]); "
        "sys.exit(status or 'pandas' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, *pair], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_help_tells_of_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["diff", "--help"])
    assert "Exit status: 0 the difference is told" in capsys.readouterr().out
