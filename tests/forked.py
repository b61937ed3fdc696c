"""Runs commands in processes of their own that are killed, cut short or run side by side.

One process imports the commands once and forks for every run: a run does what
`python -m src COMMAND` does, without the seconds of importing, and each can be killed for good.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from tests.conftest import ROOT

NOBODY = 65534


@dataclass(frozen=True)
class Run:
    """A command, and what befalls it: nothing, unless it is told.

    `killed_at` is the number of the change to the file system that it does not live to make,
    `killed_after` a time in seconds. No file may grow beyond `largest` bytes, which is told as an
    error, or with `killed` ends the process in the midst of its writing. `as_nobody` is for root,
    to whom nothing is read-only. `later` is how many seconds it begins after the others.
    """

    arguments: tuple[str, ...]
    killed_at: int | None = None
    killed_after: float | None = None
    largest: int | None = None
    killed: bool = False
    as_nobody: bool = False
    later: float = 0.0


@dataclass(frozen=True)
class Ended:
    """How a run ended, and after how many seconds.

    `status` is the negative number of the signal that killed it, if one did; `changes` is how many
    changes to the file system it began.
    """

    status: int
    out: str
    err: str
    changes: int
    seconds: float


class Forks:
    """The process that forks, as tests use it. Close it by leaving its context."""

    def __init__(self, *before: str) -> None:
        """Starts it, by the command `before` if there is one."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        self._process = subprocess.Popen(
            [*before, sys.executable, "-B", "-m", "tests.forked"],
            cwd=ROOT,
            env={**environment, "SOURCE_DATE_EPOCH": "1656633600"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Forks:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def seen(self, path: Path) -> Path:
        """A path as the process sees it, which may have mounted something there."""
        return Path(f"/proc/{self._process.pid}/root{path}")

    def run(self, desk: Path, *runs: Run) -> list[Ended]:
        """Runs all of them side by side, in the folder `desk`, whose `tmp` is theirs."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        job = {"desk": str(desk), "runs": [asdict(run) for run in runs]}
        print(json.dumps(job), file=self._process.stdin, flush=True)
        return [Ended(**told) for told in json.loads(self._process.stdout.readline())]


# --------------------------------------------------------------------- the process that forks


def _serve(main: Callable[[Sequence[str]], int]) -> None:
    for line in sys.stdin:
        job = json.loads(line)
        runs = [Run(**{**run, "arguments": tuple(run["arguments"])}) for run in job["runs"]]
        children = [_Child(main, run, Path(job["desk"])) for run in runs]
        print(json.dumps([asdict(child.ended()) for child in children]), flush=True)


class _Child:
    """A run in a process of its own."""

    def __init__(self, main: Callable[[Sequence[str]], int], run: Run, desk: Path) -> None:
        self._files = [tempfile.TemporaryFile() for _ in range(3)]  # noqa: SIM115
        self._run, self._started = run, time.monotonic()
        self._pid = os.fork()
        if self._pid == 0:
            _go(main, run, desk, self._files)

    def ended(self) -> Ended:
        if self._run.killed_after is not None:
            time.sleep(max(0, self._started + self._run.killed_after - time.monotonic()))
            os.kill(self._pid, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        seconds = time.monotonic() - self._started
        out, err, changes = (_text(file) for file in self._files)
        return Ended(status, out, err, len(changes), seconds)


def _text(file: IO[bytes]) -> str:
    with file:
        file.seek(0)
        return file.read().decode()


def _go(
    main: Callable[[Sequence[str]], int], run: Run, desk: Path, files: Sequence[IO[bytes]]
) -> None:
    """The run itself; never returns."""
    status = 70
    try:
        for number, file in enumerate(files[:2], start=1):
            os.dup2(file.fileno(), number)
        os.chdir(desk)
        tempfile.tempdir = "tmp"
        time.sleep(run.later)
        _befall(run, files[2].fileno())
        status = main(run.arguments)
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else 70
    except BaseException:  # noqa: BLE001 - what Python does with it, and its status
        traceback.print_exc()
        status = 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _befall(run: Run, told: int) -> None:
    if run.as_nobody and os.geteuid() == 0:
        os.environ["HOME"] = "tmp"
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        if not os.access(sys.executable, os.X_OK):  # it may lie in the folder of root
            from src.evidence import apart, extract

            apart.extracted = extract.extract  # so no second one can be started for a document
    _watch(run.killed_at, told)
    if run.largest is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if run.killed else signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (run.largest, run.largest))


_CHANGES = ("os.rename", "os.link", "os.symlink", "os.mkdir", "os.remove", "os.rmdir", "os.chmod")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def _watch(killed_at: int | None, told: int) -> None:
    """Counts what changes the file system, and kills this process before one of them."""
    count, parent, forced = 0, os.getpid(), os.fsync

    def change() -> None:
        nonlocal count
        if os.getpid() != parent:  # on its way to becoming git
            return
        count += 1
        if count == killed_at:
            os.kill(parent, signal.SIGKILL)
        os.write(told, b".")

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and arguments[2] & _WRITING and arguments[0] != os.devnull
        if writes or event in _CHANGES:
            change()

    def fsync(fd: Any) -> None:  # is not told to hooks
        change()
        forced(fd)

    os.fsync = fsync
    sys.addaudithook(hook)


def _warm(main: Callable[[Sequence[str]], int]) -> None:
    """Imports what the commands need by running them, with nothing to show for it."""
    from src.evidence import apart, extract
    from tests.desks import COMMANDS, changed, first_release

    alone, apart.extracted = apart.extracted, extract.extract  # so that all is imported here
    with tempfile.TemporaryDirectory() as folder:
        desk = changed(first_release(Path(folder) / "desk"))
        os.chdir(desk)
        with open(os.devnull, "w") as sys.stdout:  # noqa: PTH123
            for arguments in COMMANDS.values():
                assert main(arguments) == 0, arguments
        sys.stdout = sys.__stdout__
        os.chdir(ROOT)
    apart.extracted = alone


if __name__ == "__main__":
    from src.cli import main

    _warm(main)
    _serve(main)
