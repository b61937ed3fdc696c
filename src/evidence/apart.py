"""Reads a document in a process of its own, which is ended when it takes too long or too much.

No rule tells beforehand what the libraries make of a page or PDF file: a kilobyte can unpack to a
gigabyte, and there are pages over which an expression for linked data sits for hours. So the work
has bounds, however it comes about. The answer comes back as JSON, which runs no code.
"""

from __future__ import annotations

import dataclasses
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

from src.evidence.document import Extracted, Meta, NotAddedError, Raw
from src.evidence.extract import extract

SECONDS = 5  # of the processor: a long article takes one, most of it to load the libraries
MAX_BYTES = 800_000_000  # of memory
_HINT = "is it one article? Save the text of it as a .txt file, and add that"
_FACTS = ("content_type", "charset", "answered", "name")


def extracted(raw: Raw) -> Extracted:
    """What `extract` makes of a document, within bounds of time and memory.

    Raises NotAddedError, also for a document that would take more.
    """
    facts = {name: getattr(raw, name) for name in _FACTS}
    asked = {"seconds": SECONDS, "bytes": MAX_BYTES, "facts": facts}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "src.evidence.apart"],
        input=json.dumps(asked).encode() + b"\n" + raw.data,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    if -done.returncode in (signal.SIGXCPU, signal.SIGKILL):
        raise NotAddedError(f"reading it takes more than {SECONDS} seconds: {_HINT}")
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise NotAddedError(f"it cannot be read ({last or 'no reason is told'}): {_HINT}")
    told = json.loads(done.stdout)
    if "refused" in told:
        raise NotAddedError(told["refused"])
    meta = told.pop("meta")
    return Extracted(**told, meta=Meta(**{**meta, "authors": tuple(meta["authors"])}))


def _answer(raw: Raw, most: int) -> str:
    try:
        return json.dumps(dataclasses.asdict(extract(raw)))
    except NotAddedError as error:
        return json.dumps({"refused": str(error)})
    except MemoryError:
        return json.dumps(
            {"refused": f"reading it takes more than {most:,} bytes of memory: {_HINT}"}
        )


def _main() -> None:
    asked = json.loads(sys.stdin.buffer.readline())
    seconds, most = asked["seconds"], asked["bytes"]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    sys.stdout.write(_answer(Raw(sys.stdin.buffer.read(), **asked["facts"]), most))


if __name__ == "__main__":
    _main()
