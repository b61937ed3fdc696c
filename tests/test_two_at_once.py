"""Two commands at once: one waits for nobody and says so, or both come to the same; no mixture."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.desks import COMMANDS, Held, held, reset
from tests.forked import Forks, Run

# How often each two are started together, the second of them at a random time after the first.
PAIRS = {
    ("build", "build"): 4,
    ("build", "release"): 3,
    ("release", "build"): 3,
    ("release", "release"): 2,
    ("verify", "build"): 3,
    ("build", "verify"): 3,
    ("add", "build"): 4,
    ("add", "add"): 15,
}


def after(forks: Forks, desk: Path, pristine: Path, *commands: str) -> Held:
    """What the desk holds when commands have run one after the other."""
    reset(desk, pristine)
    for command in commands:
        forks.run(desk, Run(COMMANDS[command]))
    return held(desk)


@pytest.mark.parametrize("pair", PAIRS, ids=" and ".join)
def test_two_at_once(forks: Forks, pristine: Path, tmp_path: Path, pair: tuple[str, str]) -> None:
    desk = tmp_path / "desk"
    one, other = pair
    orders = [(one,), (other,), (one, other), (other, one)]
    whole = [after(forks, desk, pristine, *order) for order in {*orders}]
    reset(desk, pristine)
    (alone,) = forks.run(desk, Run(COMMANDS[one]))
    chance = random.Random(" ".join(pair))  # noqa: S311 - the same draw each time
    seen = set()
    for _ in range(PAIRS[pair]):
        reset(desk, pristine)
        later = chance.uniform(0, alone.seconds)
        ended = forks.run(desk, Run(COMMANDS[one]), Run(COMMANDS[other], later=later))
        assert held(desk) in whole, ended
        for run in ended:
            if run.status == 2:
                assert run.out == ""
                assert "another build" in run.err
                assert "wait for its end, then run this again" in run.err
            elif run.status == 1:  # of one that began when the other had ended
                assert "add" in pair
                assert "already, as" in run.err or run.out.splitlines()[-1].startswith("failed:")
            assert "Traceback" not in run.err
        seen.add(tuple(run.status for run in ended))
        assert 0 in {run.status for run in ended}
    print(f"{PAIRS[pair]} times at once; they ended with {sorted(seen)}")
