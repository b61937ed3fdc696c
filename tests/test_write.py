"""Writing: all or none, each file whole at every moment, whatever happens."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from src.build import write
from src.build.files import Files
from src.build.pipeline import build
from src.cli import main
from src.project import Project
from tests.conftest import ROOT
from tests.planted import tree
from validation.package.judge import judge_package

KONTUR = "data/records/sources/kontur-2023-12-14-desert-or-die.yaml"
STATEMENT = "an official said in November."

OLD: Files = {
    "data/csv/a.csv": b"old a",
    "data/csv/b.csv": b"same",
    "data/csv/gone.csv": b"gone",
    "data/parquet/a.parquet": b"old parquet",
    "data/schemas/a.schema.json": b"old schema",
    "docs/codebook.md": b"old codebook",
    "datapackage.json": b"old descriptor",
}
NEW: Files = {
    "datapackage.json": b"new descriptor",
    "data/csv/a.csv": b"new a",
    "data/csv/b.csv": b"same",
    "data/csv/added.csv": b"added",
    "data/parquet/a.parquet": b"new parquet",
    "data/schemas/a.schema.json": b"new schema",
    "docs/codebook.md": b"new codebook",
}
MINE: Files = {"data/records/a.yaml": b"mine", "data/anchors.csv": b"mine", "README.md": b"mine"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A made-up project in which `OLD` was built."""
    put(tmp_path / "made-up", {**OLD, **MINE})
    return tmp_path / "made-up"


def put(root: Path, files: Files) -> None:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def leftovers(root: Path) -> list[str]:
    """What lies in the project beside files: stages, and folders that nobody needs."""
    held = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_dir()}
    return sorted(held - {"data", "docs", *(f"data/{name}" for name in FOLDERS)})


FOLDERS = ("csv", "parquet", "schemas", "records")


def run(script: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Runs Python code in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


# --------------------------------------------------------------------- what is written


def test_files_become_those_of_the_build(root: Path) -> None:
    changed = write.write(root, NEW)
    assert tree(root) == {**NEW, **MINE}
    assert set(changed) == {*NEW, "data/csv/gone.csv"} - {"data/csv/b.csv"}
    assert leftovers(root) == []


def test_into_an_empty_folder(tmp_path: Path) -> None:
    write.write(tmp_path, NEW)
    assert tree(tmp_path) == NEW


def test_what_is_right_already_is_left_alone(root: Path) -> None:
    write.write(root, NEW)
    before = {path: (root / path).stat() for path in NEW}
    assert write.write(root, NEW) == []
    after = {path: (root / path).stat() for path in NEW}
    assert [(s.st_ino, s.st_mtime_ns) for s in after.values()] == [
        (s.st_ino, s.st_mtime_ns) for s in before.values()
    ]


def test_everybody_may_read_what_is_written(root: Path) -> None:
    before = os.umask(0o077)
    try:
        write.write(root, NEW)
    finally:
        os.umask(before)
    changed = [path for path in NEW if NEW[path] != OLD.get(path)]
    assert {(root / path).stat().st_mode & 0o777 for path in changed} == {0o644}


def test_strays_in_generated_folders_are_taken_away(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_bytes(b"outside")
    put(root, {"data/csv/stray.csv": b"x", "data/csv/.claims.csv.swp": b"x"})
    put(root, {"data/parquet/stray.txt": b"x", "data/schemas/old.schema.json": b"x"})
    (root / "data/csv/link.csv").symlink_to(outside)
    (root / "data/csv/dangling.csv").symlink_to(tmp_path / "nowhere")
    assert len(write.stale_files(root, OLD)) == 6
    write.write(root, OLD)
    assert tree(root) == {**OLD, **MINE}
    assert not (root / "data/csv/dangling.csv").is_symlink()
    assert write.stale_files(root, OLD) == []
    assert outside.read_bytes() == b"outside"


def test_a_stray_folder_in_a_generated_folder_is_taken_away(root: Path) -> None:
    put(root, {"data/csv/backup/a.csv": b"x", "data/parquet/claims.parquet/part-0": b"x"})
    assert write.stale_files(root, OLD)
    write.write(root, OLD)
    assert tree(root) == {**OLD, **MINE}


def test_strays_elsewhere_stay(root: Path) -> None:
    put(root, {"data/notes.txt": b"x", "data/other/x.csv": b"x", "docs/guide.md": b"x"})
    write.write(root, NEW)
    assert (root / "data/notes.txt").read_bytes() == b"x"
    assert (root / "data/other/x.csv").read_bytes() == b"x"
    assert (root / "docs/guide.md").read_bytes() == b"x"


def test_a_link_in_the_place_of_a_file_becomes_a_file(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_bytes(b"outside")
    (root / "data/csv/a.csv").unlink()
    (root / "data/csv/a.csv").symlink_to(outside)
    write.write(root, NEW)
    assert outside.read_bytes() == b"outside"
    assert tree(root) == {**NEW, **MINE}


def test_a_folder_in_the_place_of_a_file_leaves_no_mixture(root: Path) -> None:
    (root / "data/parquet/a.parquet").unlink()
    put(root, {"data/parquet/a.parquet/part-0": b"x"})
    before = tree(root)
    try:
        write.write(root, NEW)
    except OSError:
        assert tree(root) == before
    else:
        assert tree(root) == {**NEW, **MINE}


# ----------------------------------------------------------------------------- killed

# Writes again and again in children that are killed at one moment after another: at each thing
# that the system is asked for. Prints what each left, and what the next build made of it.
KILLED_AT_EACH_MOMENT = """
import json, os, shutil, signal, sys
from pathlib import Path
from src.build import write

root = Path(sys.argv[1])
old, new = ({path: data.encode() for path, data in files.items()} for files in json.load(sys.stdin))


def snapshot():
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode() if path.is_file() else None
        for path in root.rglob("*")
    }


def reset():
    shutil.rmtree(root, ignore_errors=True)
    for path, data in old.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def killed_at(moment):
    child = os.fork()
    if child == 0:
        left = [moment]

        def hook(event, arguments):
            if event.startswith(("os.", "open", "shutil.", "tempfile.", "fcntl.")):
                left[0] -= 1
                if left[0] == -1:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        write.write(root, new)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


moments = []
while True:
    reset()
    if not killed_at(len(moments)):
        break
    found = snapshot()
    write.write(root, new)
    moments.append({"left": found, "mended": snapshot()})
print(json.dumps({"moments": moments, "finished": snapshot()}))
"""


def text_of(files: Files) -> dict[str, str]:
    return {path: data.decode() for path, data in files.items()}


def files_of(snapshot: dict[str, str | None]) -> dict[str, str]:
    """The files of a snapshot but those of a stage."""
    return {
        path: text
        for path, text in snapshot.items()
        if text is not None and not path.startswith("data/.staged-")
    }


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What builds left that were killed, moment by moment."""
    files = json.dumps([text_of({**OLD, **MINE}), text_of(NEW)])
    root = tmp_path_factory.mktemp("killed") / "made-up"
    done = run(KILLED_AT_EACH_MOMENT, str(root), input=files)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_many_moments_were_tried(killed: Any) -> None:
    assert len(killed["moments"]) > 30
    left = [files_of(moment["left"]) for moment in killed["moments"]]
    assert left[0] == text_of({**OLD, **MINE})
    mixtures = [files for files in left if files not in (left[0], killed["finished"])]
    assert len(mixtures) >= 6


def test_a_killed_build_leaves_every_file_whole_old_or_new(killed: Any) -> None:
    old, new = text_of({**OLD, **MINE}), text_of({**NEW, **MINE})
    for moment in killed["moments"]:
        files = files_of(moment["left"])
        assert set(files) <= {*old, *new}
        assert {*old} & {*new} <= set(files)
        for path, text in files.items():
            assert text in (old.get(path), new.get(path))


def test_the_descriptor_comes_last(killed: Any) -> None:
    for moment in killed["moments"]:
        files = files_of(moment["left"])
        if files["datapackage.json"] == "new descriptor":
            files.pop("data/csv/gone.csv", None)
            assert files == text_of({**NEW, **MINE})


def test_the_next_build_mends_and_leaves_nothing_beside(killed: Any) -> None:
    for moment in killed["moments"]:
        assert moment["mended"] == killed["finished"]
    assert files_of(killed["finished"]) == text_of({**NEW, **MINE})
    assert not [path for path in killed["finished"] if ".staged-" in path]


# The same, with large files and at moments that nothing in the code marks.
KILLED_AT_RANDOM = """
import os, random, signal, sys, time
from pathlib import Path
from src.build import write

root, chance = Path(sys.argv[1]), random.Random(57)
names = [f"data/csv/{i:02}.csv" for i in range(12)] + ["datapackage.json"]
for turn in range(1, 31):
    files = {name: bytes([turn]) * (1 << 18) for name in names}
    child = os.fork()
    if child == 0:
        write.write(root, files)
        os._exit(0)
    time.sleep(chance.uniform(0, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    for path in root.rglob("*.*"):
        if path.is_file() and ".staged-" not in str(path):
            data = path.read_bytes()
            assert len(data) == 1 << 18, path
            assert data == data[:1] * len(data), path
files = {name: b"end" for name in names}
write.write(root, files)
assert {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()} == set(names)
assert {p.name for p in (root / "data").iterdir()} == {"csv"}
"""


def test_a_build_killed_at_any_time_leaves_whole_files(tmp_path: Path) -> None:
    done = run(KILLED_AT_RANDOM, str(tmp_path))
    assert done.returncode == 0, done.stderr


# The whole command, killed when it is about to move a file into its place.
BUILD_KILLED_AT_MOVE = """
import os, signal, sys

moves = int(sys.argv[1])


def hook(event, arguments):
    global moves
    if event == "os.rename":
        moves -= 1
        if moves == 0:
            os.kill(os.getpid(), signal.SIGKILL)


sys.addaudithook(hook)
from src.cli import main

sys.exit(main(["build", "--root", sys.argv[2]]))
"""


@pytest.fixture(scope="module")
def real_files() -> Files:
    """What the real records give."""
    return build(Project(ROOT)).files


@pytest.fixture
def built_project(project: Path, real_files: Files) -> Path:
    """A copy of the real project with its generated files."""
    put(project, real_files)
    return project


@pytest.fixture
def revised(built_project: Path) -> Path:
    """The same after a claim's statement was reworded, not yet built again."""
    path = built_project / KONTUR
    text = path.read_text(encoding="utf-8")
    assert text.count(STATEMENT) == 1
    path.write_text(text.replace(STATEMENT, "said an official."), encoding="utf-8")
    return built_project


@pytest.mark.parametrize("moves", [2, 3])
def test_a_mixture_is_told_by_its_hashes_and_mended(revised: Path, moves: int) -> None:
    before = tree(revised)
    done = run(BUILD_KILLED_AT_MOVE, str(moves), str(revised))
    assert done.returncode == -signal.SIGKILL
    assert done.stdout == ""
    wanted = build(Project(revised)).files
    after = {path: data for path, data in tree(revised).items() if ".staged-" not in path}
    changed = {path for path in after if after[path] != before[path]}
    assert len(changed) == moves - 1
    assert all(after[path] == wanted[path] for path in changed)
    findings = judge_package(revised).findings
    assert {finding.check for finding in findings} == {"package/hash"}
    assert {finding.file for finding in findings} == changed
    assert main(["build", "--root", str(revised)]) == 0
    assert write.stale_files(revised, wanted) == []
    assert not list((revised / "data").glob(".*"))


# -------------------------------------------------------------------- full and read-only


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def at_call(number: int, real: Callable[..., Any]) -> Callable[..., Any]:
    """`real`, until the call of that number finds the disk full."""
    left = [number]

    def called(*arguments: Any, **options: Any) -> Any:
        left[0] -= 1
        return full_disk() if left[0] == 0 else real(*arguments, **options)

    return called


@pytest.mark.parametrize("call", [1, 2, 6])
def test_a_full_disk_leaves_everything_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    monkeypatch.setattr(os, "fsync", at_call(call, os.fsync))
    with pytest.raises(OSError, match="No space left"):
        write.write(root, NEW)
    monkeypatch.undo()
    assert tree(root) == {**OLD, **MINE}
    assert leftovers(root) == []
    write.write(root, NEW)
    assert tree(root) == {**NEW, **MINE}


def test_no_room_even_for_a_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "mkdir", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write.write(root, NEW)
    assert tree(root) == {**OLD, **MINE}


def test_the_command_tells_of_a_full_disk(
    built_project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (built_project / "datapackage.json").write_bytes(b"old")
    before = tree(built_project)
    monkeypatch.setattr(os, "fsync", full_disk)
    assert main(["build", "--root", str(built_project)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "No space left" in told.err
    assert len(told.err.splitlines()) == 1
    assert tree(built_project) == before


def test_output_that_nobody_takes_is_told_and_the_files_are_there(revised: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "src", "build", "--root", str(revised)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    told = "No space left on device; free some space on its disk, then run this again"
    assert (done.returncode, done.stderr) == (1, f"refusals: {told}\n")
    assert write.stale_files(revised, build(Project(revised)).files) == []


# The system itself refuses to write more than so many bytes to a file.
BUILD_WITH_LITTLE_ROOM = """
import resource, sys

resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
sys.dont_write_bytecode = True
from src.cli import main

sys.exit(main(["build", "--root", sys.argv[1]]))
"""


def test_a_write_cut_short_leaves_everything_as_it_was(revised: Path) -> None:
    before = tree(revised)
    done = run(BUILD_WITH_LITTLE_ROOM, str(revised))
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert tree(revised) == before
    assert not list((revised / "data").glob(".*"))


# As root nothing is read-only: then as nobody, who owns the project and enters it from within.
WRITE_READ_ONLY = """
import json, os, sys
from pathlib import Path
from src.build import write

root, locked = Path(sys.argv[1]), sys.argv[2].split()
files = {path: data.encode() for path, data in json.load(sys.stdin).items()}
os.chdir(root)
for folder in locked:
    os.chmod(folder, 0o555)
if os.geteuid() == 0:
    for path in [Path("."), *Path(".").rglob("*")]:
        os.chown(path, 65534, 65534)
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    write.write(Path("."), files)
except OSError as error:
    print(type(error).__name__)
finally:
    for folder in locked:
        os.chmod(folder, 0o755)
"""

EVERYTHING = ". data data/csv data/parquet data/schemas docs"


@pytest.mark.parametrize("locked", [EVERYTHING, *EVERYTHING.split()])
def test_a_read_only_folder_leaves_everything_as_it_was(root: Path, locked: str) -> None:
    done = run(WRITE_READ_ONLY, str(root), locked, input=json.dumps(text_of(NEW)))
    assert (done.stdout, done.stderr) == ("PermissionError\n", "")
    assert tree(root) == {**OLD, **MINE}
    assert leftovers(root) == []


# ----------------------------------------------------------------- when moving goes wrong


def moves(failing: Callable[[int, str], int | None]) -> Callable[..., None]:
    """`os.replace`, which fails with what `failing` says to the number of the move and its file."""
    number, real = 0, os.replace

    def replace(source: Any, place: Any) -> None:
        nonlocal number
        number += 1
        code = failing(number, str(source))
        if code is not None:
            raise OSError(code, os.strerror(code), str(source), None, str(place))
        real(source, place)

    return replace


def test_a_move_that_fails_first_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", moves(lambda number, _: errno.EIO))
    with pytest.raises(OSError, match="Input/output error"):
        write.write(root, NEW)
    assert tree(root) == {**OLD, **MINE}
    assert leftovers(root) == []


def test_a_mixture_is_told_with_what_mends_it(
    revised: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before, wanted = tree(revised), build(Project(revised)).files
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", moves(lambda number, _: errno.EIO if number > 2 else None))
        assert main(["build", "--root", str(revised)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert f"refusals: {revised}/data/" in told.err
    assert "Input/output error; look after that disk, then run this again" in told.err
    assert "some of the generated files are new by now and others old" in told.err
    after = tree(revised)
    assert len([path for path in after if after[path] != before[path]]) == 2
    assert not list((revised / "data").glob(".*"))
    assert main(["build", "--root", str(revised)]) == 0
    assert write.stale_files(revised, wanted) == []


def test_a_stray_that_cannot_be_taken_away_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "_take_away", full_disk)
    with pytest.raises(write.HalfwayError, match="run this again, which mends it"):
        write.write(root, NEW)
    monkeypatch.undo()
    assert tree(root) == {**NEW, **MINE, "data/csv/gone.csv": b"gone"}
    write.write(root, NEW)
    assert tree(root) == {**NEW, **MINE}


def onto_another_disk(_: int, source: str) -> int | None:
    """What lies beside the data cannot be moved into a folder on which a disk is mounted."""
    return errno.EXDEV if f"data{os.sep}.staged-" in source else None


def test_a_disk_may_be_mounted_in_the_project(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", moves(onto_another_disk))
    write.write(root, NEW)
    assert tree(root) == {**NEW, **MINE}
    assert leftovers(root) == []


def test_what_a_kill_left_on_such_a_disk_is_swept(root: Path) -> None:
    put(root, {"docs/.staged-abc": b"half", "data/csv/.staged-def": b"half"})
    write.write(root, NEW)
    assert tree(root) == {**NEW, **MINE}


@pytest.mark.parametrize("folder", ["data/csv", "data/schemas", "docs", "data"])
def test_nothing_is_written_or_taken_away_where_a_link_leads(
    root: Path, tmp_path: Path, folder: str
) -> None:
    elsewhere = (root / folder).rename(tmp_path / "elsewhere")
    (root / folder).symlink_to(elsewhere)
    put(elsewhere, {"precious.txt": b"precious"})
    before = tree(elsewhere), tree(root)
    with pytest.raises(write.OutsideError, match=f"^{folder} leads out of the project"):
        write.write(root, NEW)
    assert (tree(elsewhere), tree(root)) == before


def test_a_link_within_the_project_is_followed(root: Path) -> None:
    (root / "docs").rename(root / "pages")
    (root / "docs").symlink_to("pages")
    write.write(root, NEW)
    assert (root / "pages/codebook.md").read_bytes() == NEW["docs/codebook.md"]


# ------------------------------------------------------------------------ two at once


def test_of_two_builds_at_once_one_says_so(
    built_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (built_project / "datapackage.json").write_bytes(b"old")
    before = tree(built_project)
    with write.alone(built_project):
        assert main(["build", "--root", str(built_project)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "another build" in told.err
    assert tree(built_project) == before
    assert main(["build", "--root", str(built_project)]) == 0


def test_verify_does_not_write_during_a_build(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = (project / "data" / "anchors.csv").read_bytes()
    (tmp_path / "archive").mkdir()
    with write.alone(project):
        assert main(["verify", "--root", str(project), "--archive", str(tmp_path / "archive")]) == 2
    told = capsys.readouterr()
    assert "another build" in told.err
    assert (project / "data" / "anchors.csv").read_bytes() == lock


def test_check_does_not_mind_a_build(built_project: Path) -> None:
    with write.alone(built_project):
        assert main(["check", "--root", str(built_project)]) == 0


BUILD_THAT_WAITS = """
import sys


def hook(event, arguments):
    if event == "os.rename":
        print("moving", flush=True)
        sys.stdin.readline()


sys.addaudithook(hook)
from src.cli import main

sys.exit(main(["build", "--root", sys.argv[1]]))
"""


@pytest.fixture
def waiting(revised: Path) -> Iterator[subprocess.Popen[str]]:
    """A build of the revised project that is about to move its first file."""
    with subprocess.Popen(
        [sys.executable, "-c", BUILD_THAT_WAITS, str(revised)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "moving\n"
        yield process
        process.kill()


def test_the_second_process_gives_way_and_the_first_ends_well(
    revised: Path, waiting: subprocess.Popen[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(revised)
    assert main(["build", "--root", str(revised)]) == 2
    assert "another build" in capsys.readouterr().err
    assert tree(revised) == before
    told, _ = waiting.communicate("\n" * 100)
    assert waiting.returncode == 0
    assert told.splitlines()[-1].startswith("ok:")
    assert write.stale_files(revised, build(Project(revised)).files) == []


def test_a_killed_build_lets_go(revised: Path, waiting: subprocess.Popen[str]) -> None:
    waiting.kill()
    waiting.wait()
    assert main(["build", "--root", str(revised)]) == 0
    assert write.stale_files(revised, build(Project(revised)).files) == []


# --------------------------------------------------------------------- nothing written

TWO_STEPS_OF_ONE_NUMBER = """\
        role: unnamed_official
        stance: supports
      - line: 1
        step: 1
        organization_id: get-lost
        role: body
"""

BAD = {
    "syntax": (STATEMENT, f"{STATEMENT} 'x': [1"),
    "date": ('as_of: "2023-11"\n', 'as_of: "2023-13"\n'),
    "key": ("measure_id: hotline-contacts", "mesure_id: hotline-contacts"),
    "reference": ("measure_id: hotline-contacts", "measure_id: no-such-measure"),
    "phrase": ("exact: an official said in November", "exact: an official said in December"),
    "number": ("value_low: 3500\n", "value_low: -3500\n"),
    "twice": ("        role: unnamed_official\n", TWO_STEPS_OF_ONE_NUMBER),
}


@pytest.mark.parametrize("what", BAD)
def test_a_failing_record_writes_nothing(
    built_project: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    old, new = BAD[what]
    path = built_project / KONTUR
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    (built_project / "data/csv/stray.csv").write_bytes(b"stray")
    before = tree(built_project)
    assert main(["build", "--root", str(built_project)]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("failed:")
    assert tree(built_project) == before


@pytest.mark.parametrize("value", ["9007199254740993", "9" * 23, "9" * 300, "1e308"])
def test_a_number_of_any_size_is_taken_or_told(
    project: Path, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    path = project / KONTUR
    text = path.read_text(encoding="utf-8").replace("value_low: 3500\n", f"value_low: {value}\n")
    path.write_text(text, encoding="utf-8")
    status = main(["build", "--root", str(project)])
    assert capsys.readouterr().out.splitlines()[-1].startswith("failed:" if status else "ok:")
    assert (project / "datapackage.json").exists() == (status == 0)


def test_a_broken_lock_writes_nothing(built_project: Path) -> None:
    (built_project / "data" / "anchors.csv").write_bytes(b"\xff")
    before = tree(built_project)
    assert main(["build", "--root", str(built_project)]) == 1
    assert tree(built_project) == before


@pytest.mark.parametrize("command", ["build", "check", "verify"])
def test_without_records_it_is_wrong_use(
    tmp_path: Path,
    command: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REFUSALS_ARCHIVE", str(tmp_path))
    assert main([command, "--root", str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert (told.out, len(told.err.splitlines())) == ("", 1)
    assert list(tmp_path.iterdir()) == []


def test_check_writes_nothing(project: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    assert main(["check", "--root", str(project)]) == 0
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before


# ------------------------------------------------------------------------- one file


def test_one_file_is_written_whole_and_alone(root: Path) -> None:
    write.write_one(root, "data/anchors.csv", b"new lock")
    assert tree(root) == {**OLD, **MINE, "data/anchors.csv": b"new lock"}
    assert leftovers(root) == []


def test_one_file_waits_for_nobody(root: Path) -> None:
    with write.alone(root), pytest.raises(write.BusyError):
        write.write_one(root, "data/anchors.csv", b"new lock")
    assert tree(root) == {**OLD, **MINE}


def test_one_file_on_a_full_disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write.write_one(root, "data/anchors.csv", b"new lock")
    assert tree(root) == {**OLD, **MINE}
    assert leftovers(root) == []
