"""`check --watch` keeps the verdict live until it is ended."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

KONTUR = "data/records/sources/kontur-2023-12-14-desert-or-die.yaml"

Edit = Callable[[str, str, str], None]
Watch = subprocess.Popen[str]


@pytest.fixture
def watch(project: Path) -> Iterator[Watch]:
    command = [sys.executable, "-m", "src", "check", "--watch", "--root", str(project)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        yield running
        running.kill()


def told(watch: Watch) -> list[str]:
    """The lines of the next verdict."""
    lines: list[str] = []
    assert watch.stdout is not None
    for line in watch.stdout:
        lines.append(line.rstrip())
        if line.startswith("checked in "):
            return lines
    pytest.fail(f"it ended: {watch.stderr.read() if watch.stderr else ''}")


def tells(watch: Watch, start: str) -> bool:
    """Whether the next verdict has a line that starts so.

    A file that is being written may be seen before it is whole: that has a verdict of its own.
    """
    return any(line.startswith(start) for _ in range(3) for line in told(watch))


def test_each_change_has_its_verdict(watch: Watch, project: Path, edit: Edit) -> None:
    assert tells(watch, "ok: 0 errors")
    edit(KONTUR, "\nmedium: ", "\nmediun: ")
    assert tells(watch, f"{KONTUR}:8:1: error record/unknown-key")
    edit(KONTUR, "\nmediun: ", "\nmedium: ")
    assert tells(watch, "ok: 0 errors")
    specimen = project / "data" / "records" / "events" / "specimen.yaml"
    specimen.write_text("event_id: specimen\n", encoding="utf-8")
    assert tells(watch, "data/records/events/specimen.yaml:1:1: error record/missing-key")
    specimen.unlink()
    assert tells(watch, "ok: 0 errors")
    watch.send_signal(signal.SIGINT)
    assert watch.wait(timeout=60) == 0
    assert json.dumps(watch.stderr.read() if watch.stderr else "") == '""'
