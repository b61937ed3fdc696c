"""Bad input is told, with exit status 1 or 2: never a traceback, a hang or a full memory."""

from __future__ import annotations

import errno
import json
import os
import re
import resource
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from src.cli import main
from tests.planted import tree, within

RECORDS = "data/records"
ANCHORS = "data/anchors.csv"
SECONDS = 60  # a bound against hanging, wide enough for a busy machine
MEGABYTES = 300

Make = Callable[[Path], object]


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """Ends a test that takes too long, and fails one that takes too much memory."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    with within(SECONDS):
        yield
    took = time.monotonic() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - most) / 1024
    assert took < SECONDS
    assert grown < MEGABYTES, f"{grown:.0f} MB more"


def _event(fields: str = "title: A") -> str:
    """An event that is good but for `fields` and the lack of citations."""
    return f"event_id: bad\nkind: combat\ndate_basis: unknown\nstatus: active\n{fields}\n"


def _written(text: str | bytes, name: str = "events/bad.yaml") -> Make:
    """Writes a file of records."""
    data = text.encode() if isinstance(text, str) else text
    return lambda records: (records / name).write_bytes(data)


def _of_claim(old: str, new: str) -> Make:
    """Changes a value of a real claim."""

    def change(records: Path) -> None:
        path = records / "sources" / "kontur-2023-12-14-desert-or-die.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


# What is put into the folder of records, and the check that has to tell it.
FILES: dict[str, tuple[Make, str]] = {
    # bytes that are no text
    "an empty file": (_written(""), "record/syntax"),
    "a file of blanks": (_written("  \n \n"), "record/syntax"),
    "every byte there is": (_written(bytes(range(256)) * 40), "record/encoding"),
    "Latin-1": (_written(_event("title: Dé").encode("latin-1")), "record/encoding"),
    "UTF-16 with a mark": (_written(_event().encode("utf-16")), "record/encoding"),
    "UTF-16 without": (_written(_event().encode("utf-16-le")), "record/encoding"),
    "UTF-32": (_written(_event().encode("utf-32")), "record/encoding"),
    "overlong UTF-8": (_written(b"title: \xc0\xaf\n"), "record/encoding"),
    "half a surrogate pair": (_written(b"title: \xed\xa0\x80\n"), "record/encoding"),
    "text cut in half": (_written("title: Désertion".encode()[:9]), "record/encoding"),
    "a lone NUL": (_written(b"\x00"), "record/encoding"),
    # size and depth
    "one line of 50 MB": (_written(b"title: " + b"a" * 50_000_000), "record/too-large"),
    "a billion laughs": (
        _written("a: &a [x,x,x]\n" + "".join(f"{c}: &{c} [*a,*a,*a]\n" for c in "bcdefghi")),
        "record/too-large",
    ),
    "100,000 brackets": (_written("a: " + "[" * 100_000), "record/too-large"),
    "100,000 braces": (_written("{a: " * 100_000), "record/too-large"),
    "100,000 hyphens": (_written("- " * 100_000), "record/too-large"),
    "100,000 question marks": (_written("? " * 100_000), "record/syntax"),
    "1,000 mappings within each other": (
        _written("".join(f"{' ' * i}a:\n" for i in range(1_000))),
        "record/too-large",
    ),
    "100,000 hash signs": (_written("#" * 100_000), "record/syntax"),
    "200,000 combining marks in the wrong order": (
        _written("title: a" + "\u0301\u0316" * 100_000),
        "record/encoding",
    ),
    # what is no ordinary file
    "a folder named like a record": (
        lambda records: (records / "events" / "bad.yaml").mkdir(),
        "record/syntax",
    ),
    "a link out of the records": (
        lambda records: (records / "events" / "bad.yaml").symlink_to("/etc/passwd"),
        "record/syntax",
    ),
    "a link to another record": (
        lambda records: (records / "events" / "bad.yaml").symlink_to("invasion-of-ukraine.yaml"),
        "record/syntax",
    ),
    "a broken link": (
        lambda records: (records / "events" / "bad.yaml").symlink_to("nowhere.yaml"),
        "record/syntax",
    ),
    "a link to itself": (
        lambda records: (records / "events" / "bad.yaml").symlink_to("bad.yaml"),
        "record/syntax",
    ),
    "a link to a folder around it": (
        lambda records: (records / "events" / "bad").symlink_to(".."),
        "record/syntax",
    ),
    "a pipe that nobody writes to": (
        lambda records: os.mkfifo(records / "events" / "bad.yaml"),
        "record/syntax",
    ),
    "a device without end": (
        lambda records: (records / "events" / "bad.yaml").symlink_to("/dev/zero"),
        "record/syntax",
    ),
    # YAML that is not for records
    "a key that is a mapping": (_written("? {a: b}\n: c\n"), "record/syntax"),
    "a merge key": (_written("a: &a {b: c}\nd:\n  <<: *a\n"), "record/too-large"),
    "a merge key of nothing": (_written(_event("title: A\n<<: {}")), "record/unknown-key"),
    "an object of Python": (
        _written("title: !!python/object/apply:os.system [true]\n"),
        "record/syntax",
    ),
    "a directive": (_written("%YAML 3.0\n---\ntitle: A\n"), "record/syntax"),
    "three documents": (_written("--- {}\n--- {}\n--- {}\n"), "record/syntax"),
    "nothing but an end": (_written("...\n"), "record/syntax"),
    # numbers
    "an integer of 400 digits": (_of_claim("3500\n", "9" * 400 + "\n"), "record/type"),
    "an integer of 5,000 digits": (_of_claim("3500\n", "9" * 5000 + "\n"), "record/type"),
    "an integer in hexadecimals": (_of_claim("3500\n", "0x" + "f" * 400 + "\n"), "record/type"),
    "not a number": (_of_claim("3500\n", ".nan\n"), "record/type"),
    "infinity": (_of_claim("3500\n", ".inf\n"), "record/type"),
    "less than infinity": (_of_claim("3500\n", "-.INF\n"), "record/type"),
    "a float out of range": (_of_claim("3500\n", "1e999\n"), "record/type"),
    "a step of 20 digits": (_of_claim("step: 1", "step: " + "9" * 20), "schema/range"),
    "a step of 400 digits": (_of_claim("step: 1", "step: " + "9" * 400), "record/type"),
    "a step out of range of floats": (_of_claim("step: 1", "step: 1e300"), "schema/range"),
    "a step as a fraction": (_of_claim("step: 1", "step: 1.000001"), "record/type"),
    # long names, long texts, many of them
    "a title of 900 KB": (_written(_event("title: " + "a " * 450_000)), "record/too-large"),
    "a key of 900 KB": (_written(_event("a" * 900_000 + ": b")), "record/syntax"),
    "an id of 900 KB": (
        _written(_event("title: A\nplace_id: " + "a-" * 450_000)),
        "record/too-large",
    ),
    "a date of 900 KB": (_written(_event("title: A\ndate: " + "2" * 900_000)), "record/too-large"),
    "a status of 900 KB": (
        _written(_event().replace("status: active", "status: " + "active" * 150_000)),
        "record/too-large",
    ),
    "5,000 keys": (
        _written(_event("\n".join(f"key_{i}: {i}" for i in range(5_000)))),
        "record/unknown-key",
    ),
    "20,000 keys": (
        _written(_event("\n".join(f"key_{i}: {i}" for i in range(20_000)))),
        "record/unknown-key",
    ),
    "60,000 times one key": (_written("status: active\n" * 60_000), "record/duplicate-key"),
    "100,000 citations that are no mappings": (
        _written(_event("title: A\ncitations:\n" + "  - a\n" * 100_000)),
        "record/type",
    ),
    "a name of 255 bytes": (_written(_event(), f"events/{'a' * 250}.yaml"), "record/id"),
    "a name with a line feed": (
        _written(_event(), "events/a\n::error::b.yaml"),
        "record/id",
    ),
    "a name that is not UTF-8": (
        lambda records: (records / "events" / os.fsdecode(b"\xff.yaml")).write_text("- a\n"),
        "record/syntax",
    ),
}


@pytest.mark.parametrize(("make", "check"), FILES.values(), ids=FILES.keys())
def test_a_bad_record_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], make: Make, check: str
) -> None:
    make(project / RECORDS)
    before = tree(project)

    status, findings = _build(project, capsys)

    assert check in {finding["check"] for finding in findings}
    assert all(finding["file"].startswith(RECORDS) for finding in findings)
    assert status == 1
    assert tree(project) == before


_HEADING = "source_id,start,end,prefix,exact,suffix,text_sha256,text_characters\n"
_CONFLICT = "<<<<<<< HEAD\n{0}=======\n{0}>>>>>>> theirs\n"

Spoil = Callable[[str], str | bytes]


def _numbers(start: str, end: str, length: str = r"\3") -> Spoil:
    """Puts other numbers into the row of one phrase."""

    def spoil(lock: str) -> str:
        row = r"(kontur-[^,]*),\d+,\d+(,,an official said in November,,[0-9a-f]+),(\d+)\n"
        return re.sub(row, rf"\g<1>,{start},{end}\g<2>,{length}\n", lock)

    return spoil


# What becomes of the text of the real lock.
LOCKS: dict[str, Spoil] = {
    "nothing is left": lambda lock: "",
    "another heading": lambda lock: lock.replace("source_id,", "source,", 1),
    "no heading": lambda lock: lock.removeprefix(_HEADING),
    "markers of a conflict": lambda lock: lock + _CONFLICT.format(lock.splitlines(True)[-1]),
    "bytes that are not UTF-8": lambda lock: lock.encode() + b"\xff\xfe,1,2,,,,,\n",
    "UTF-16": lambda lock: lock.encode("utf-16"),
    "a byte order mark": lambda lock: "\ufeff" + lock,
    "a NUL": lambda lock: lock + "\x00\n",
    "an empty line": lambda lock: lock.replace("\n", "\n\n", 1),
    "a quotation mark that is never closed": lambda lock: lock.replace(",an off", ',"an off', 1),
    "a cell of 200 KB": lambda lock: lock + "a" * 200_000 + ",1,2,,,,,3\n",
    "a cell too many": lambda lock: lock[:-1] + ",\n",
    "a number with a blank": _numbers(" 1", "2"),
    "a number with an underscore": _numbers("1_0", "20"),
    "a number with a sign": _numbers("+1", "20"),
    "digits of another script": _numbers("１", "2"),
    "a number of 30 digits": _numbers("1" * 30, "2" * 30),
    "a number of 5,000 digits": _numbers("1" * 5000, "2" * 5000),
    "a place before the text": _numbers("-2", "-1"),
    "an end before the start": _numbers("3", "2"),
    "an end after the text": _numbers("100000", "100010"),
    "a length of no text": _numbers("1", "2", "-1"),
}


@pytest.mark.parametrize("spoil", LOCKS.values(), ids=LOCKS.keys())
def test_a_bad_lock_is_told_and_nothing_else_is(
    project: Path, capsys: pytest.CaptureFixture[str], spoil: Spoil
) -> None:
    right = (project / ANCHORS).read_text(encoding="utf-8")
    wrong = spoil(right)
    assert wrong != right
    (project / ANCHORS).write_bytes(wrong if isinstance(wrong, bytes) else wrong.encode())

    status, findings = _build(project, capsys)

    told = {(finding["check"], finding["file"]) for finding in findings}
    assert len(told) == 1
    assert told <= {("record/syntax", ANCHORS), ("record/encoding", ANCHORS)}
    assert status == 1


def test_a_lock_that_is_a_folder(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / ANCHORS).unlink()
    (project / ANCHORS).mkdir()
    assert main(["build", "--root", str(project)]) == 1
    told = capsys.readouterr()
    assert "anchors.csv" in told.out + told.err


def test_a_lock_that_is_a_pipe(project: Path) -> None:
    (project / ANCHORS).unlink()
    os.mkfifo(project / ANCHORS)
    assert main(["build", "--root", str(project)]) == 1


def test_no_records_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--root", str(tmp_path)]) == 2
    assert "data/records" in capsys.readouterr().err


def test_an_empty_folder_of_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / RECORDS).mkdir(parents=True)
    status, findings = _build(tmp_path, capsys)
    assert status == 1
    assert [finding["check"] for finding in findings] == ["record/missing-key"]


def test_a_file_where_the_records_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / RECORDS).write_text("")
    assert main(["build", "--root", str(tmp_path)]) == 2


def test_a_root_that_does_not_exist(tmp_path: Path) -> None:
    assert main(["build", "--root", str(tmp_path / "nowhere")]) == 2


@pytest.mark.parametrize(
    "arguments",
    [[], ["bild"], ["build", "--fromat", "json"], ["build", "--format", "yaml"], ["build", "x"]],
    ids=" ".join,
)
def test_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_path_to_check_that_does_not_exist(project: Path) -> None:
    assert main(["check", "--root", str(project), str(project / "nowhere.yaml")]) == 2


@pytest.mark.parametrize("path", ["events/invasion-of-ukraine.yaml", "events"])
def test_what_may_not_be_read(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    barred = project / RECORDS / path
    really_open, really_scan = Path.open, os.scandir

    def refuse(target: object) -> None:
        if Path(str(target)) == barred:  # as the system does, but for root too
            raise PermissionError(errno.EACCES, "Permission denied", str(barred))

    def opened(self: Path, *arguments: Any, **options: Any) -> Any:
        refuse(self)
        return really_open(self, *arguments, **options)

    def scanned(target: Any) -> Any:
        refuse(target)
        return really_scan(target)

    monkeypatch.setattr(Path, "open", opened)
    monkeypatch.setattr(os, "scandir", scanned)
    assert main(["build", "--root", str(project)]) == 1
    told = capsys.readouterr()
    assert path in told.out + told.err


def test_a_socket(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = Path.cwd()
    with socket.socket(socket.AF_UNIX) as door:
        os.chdir(project / RECORDS / "events")  # the path of a socket has to be short
        try:
            door.bind("bad.yaml")
        finally:
            os.chdir(here)
        status, findings = _build(project, capsys)
    assert (status, [finding["check"] for finding in findings]) == (1, ["record/syntax"])


@pytest.mark.parametrize("name", [".DS_Store", "._bad.yaml", ".bad.yaml.swp", ".git/config"])
def test_what_editors_leave_behind_is_passed_over(
    project: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = project / RECORDS / "events" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"\x00\xff")
    assert _build(project, capsys) == (0, [])


@pytest.mark.parametrize("form", ["text", "github", "json", "sarif", "junit"])
@pytest.mark.parametrize("name", [b"\xff.yaml", b"a\n::error::b.yaml", b"a\x1b[2Jb.yaml"])
def test_every_format_can_tell_of_a_bad_name(
    project: Path, capsys: pytest.CaptureFixture[str], name: bytes, form: str
) -> None:
    (project / RECORDS / "events" / os.fsdecode(name)).write_text("- a\n", encoding="utf-8")
    assert main(["build", "--root", str(project), "--format", form]) == 1
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert not any(line.startswith("::error::b") for line in told.splitlines())


def _build(project: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, Any]]]:
    status = main(["build", "--root", str(project), "--format", "json"])
    findings: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return status, findings


@pytest.mark.parametrize("kind", ["a pipe", "a folder", "a link to nothing", "a device"])
def test_what_is_no_file_in_the_archive_is_told(
    project: Path, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    odd = archive / "odd.txt"
    match kind:
        case "a pipe":
            os.mkfifo(odd)
        case "a folder":
            odd.mkdir()
        case "a link to nothing":
            odd.symlink_to("nothing")
        case "a device":
            odd.symlink_to("/dev/zero")
    for command in (["check"], ["verify"]):
        assert main([*command, "--root", str(project), "--archive", str(archive)]) == 1
        assert capsys.readouterr().err == f"refusals: {odd} is no ordinary file\n"
