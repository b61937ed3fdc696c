"""Killed at any moment, a command leaves every file whole, and the next run of it mends all."""

from __future__ import annotations

import json
import random
import signal
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.desks import COMMANDS, PLACES, Held, held, reset
from tests.forked import Ended, Forks, Run

pytestmark = pytest.mark.xdist_group("kills")  # they share all the kills

# How many of the moments at which a command changes the file system are tried: 50, at random.
MOMENTS = {"build": 14, "verify": 8, "release": 10, "add": 18}
SEED = 57


@dataclass(frozen=True)
class Killed:
    """A command that was killed: what it left, and what its next run made of that.

    `check` is what a check of the rest told, if that is a mixture.
    """

    command: str
    run: Run
    ended: Ended
    before: Held
    left: Held
    check: list[str]
    again: Ended
    mended: Held
    wanted: Held

    @property
    def files(self) -> Held:
        """What it left but for what lies beside the files, waiting to be moved."""
        return {path: digest for path, digest in self.left.items() if not beside(path)}

    @property
    def damaged(self) -> list[str]:
        """The files that are neither as they were nor as they should become."""
        paths = {path for path in (*self.before, *self.left, *self.wanted) if not beside(path)}
        allowed = {path: (self.before.get(path), self.wanted.get(path)) for path in paths}
        return sorted(path for path in paths if self.left.get(path) not in allowed[path])

    @property
    def state(self) -> str:
        """What it left in one word."""
        files = {path: digest for path, digest in self.files.items() if digest}
        for name, whole in (("old", self.before), ("new", self.wanted)):
            if files == {path: digest for path, digest in whole.items() if digest}:
                return name
        return "mixture"


def beside(path: str) -> bool:
    return any(part.startswith((".staged-", ".added-")) for part in path.split("/"))


def faults(command: str, changes: int, seconds: float) -> list[Run]:
    """Kills at random changes, in the midst of a file, and at random times."""
    chance = random.Random(f"{SEED} {command}")  # noqa: S311 - the same draw each time
    arguments = COMMANDS[command]
    at = sorted(chance.sample(range(1, changes + 1), MOMENTS[command]))
    later = [chance.uniform(seconds / 2, seconds) for _ in range(2)]
    return [
        *(Run(arguments, killed_at=moment) for moment in at),
        *(Run(arguments, killed_after=moment) for moment in later),
        *(Run(arguments, largest=size, killed=True) for size in (50, 700)),
    ]


@pytest.fixture(scope="module")
def killed(forks: Forks, pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Killed]:
    """What all the kills left."""
    desk = tmp_path_factory.mktemp("killed") / "desk"
    found = []
    for command, arguments in COMMANDS.items():
        before = reset(desk, pristine)
        (whole,) = forks.run(desk, Run(arguments))
        assert (whole.status, whole.err) == (0, "")
        wanted = held(desk)
        assert wanted != before
        for run in faults(command, whole.changes, whole.seconds):
            reset(desk, pristine)
            (ended,) = forks.run(desk, run)
            left = held(desk)
            (check,) = forks.run(desk, Run(("check", *PLACES[:2], "--format", "json")))
            (again,) = forks.run(desk, Run(arguments))
            told = [found["check"] for found in json.loads(check.out)["findings"]]
            found.append(Killed(command, run, ended, before, left, told, again, held(desk), wanted))
    return found


def test_they_were_killed_as_drawn(killed: list[Killed]) -> None:
    moments = [one for one in killed if one.run.killed_at]
    assert len(moments) == 50
    assert {one.ended.status for one in moments} == {-signal.SIGKILL}
    cut = [one for one in killed if one.run.largest]
    assert {one.ended.status for one in cut} == {-signal.SIGXFSZ}
    states = {(one.command, one.state) for one in moments}
    assert states >= {("build", "mixture"), ("release", "mixture"), ("add", "mixture")}
    assert states >= {(command, "old") for command in COMMANDS}
    assert states >= {("verify", "new"), ("add", "new")}


def test_every_file_is_whole_as_it_was_or_as_it_should_become(killed: list[Killed]) -> None:
    damaged = [(one.run, one.damaged) for one in killed if one.damaged]
    print(f"{len(killed)} kills, {sum(len(found) for _, found in damaged)} files damaged")
    print(sorted(Counter(f"{one.command}: {one.state}" for one in killed).items()))
    assert damaged == []


def test_the_next_run_gives_what_a_run_without_a_kill_gives(killed: list[Killed]) -> None:
    for one in killed:
        assert one.mended == one.wanted, (one.run, one.again)
        assert "Traceback" not in one.again.err


def test_a_mixture_is_told(killed: list[Killed]) -> None:
    mixtures = [one for one in killed if one.state == "mixture"]
    for one in mixtures:
        undone = "half added by a run that was killed: that was undone first" in one.again.out
        assert undone if one.command == "add" else one.check, one.run
