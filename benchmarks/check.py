"""How soon `check` answers: `python -m benchmarks.check` prints seconds, and the limits they meet.

A copy of the records gets a misspelt key. Told are the time until a finding of the records is
printed, over that of `python -c pass`; the whole verdict on sound records, over the bare import of
pandas and pandera; and what `--watch` takes for a change. Each is the best of several runs.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_SOURCE = "data/records/sources/kontur-2023-12-14-desert-or-die.yaml"
_RIGHT, _WRONG = "\nmedium: ", "\nmediun: "
_ROUNDS = 7
_TOOK = re.compile(r"checked in ([0-9.]+) s")


def main() -> None:
    """Prints each figure with its limit."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("data", "docs"):
            shutil.copytree(_ROOT / name, project / name)
        for name in ("datapackage.json", "CITATION.cff"):
            shutil.copy(_ROOT / name, project)
        bare, imports = _best(_whole, ["-c", "pass"]), _best(_whole, ["-c", _IMPORTS])
        check = ["-m", "src", "check", "--root", str(project)]
        verdict = _best(_whole, check)
        _edit(project, _RIGHT, _WRONG)
        first = _best(_first_byte, [*check, str(project / _SOURCE)])
        _edit(project, _WRONG, _RIGHT)
        change = min(_changes(project))
    _tell("python -c pass", bare)
    _tell("first finding of check FILE", first, first / bare, "times python -c pass", 8)
    _tell("import pandas, pandera", imports)
    _tell("whole verdict of check", verdict, verdict / imports, "times the import", 1.5)
    _tell("check --watch, a change", change, change, "s", 0.2)


_IMPORTS = "import pandas, pandera.pandas"


def _tell(
    what: str, seconds: float, measure: float = 0, unit: str = "", limit: float | None = None
) -> None:
    limited = f"  {measure:6.2f} {unit} (at most {limit:g})" if limit else ""
    print(f"{seconds:8.3f} s  {what}{limited}")


def _best(measure: Callable[[Sequence[str]], float], arguments: Sequence[str]) -> float:
    measure(arguments)  # which compiles what has not been
    return min(measure(arguments) for _ in range(_ROUNDS))


def _whole(arguments: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=_ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def _first_byte(arguments: Sequence[str]) -> float:
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments], cwd=_ROOT, stdout=subprocess.PIPE
    ) as running:
        running.stdout.read(1)  # type: ignore[union-attr]
        seconds = time.perf_counter() - start
        running.kill()
    return seconds


def _changes(project: Path) -> list[float]:
    """What each of some changes took, by the program's own clock."""
    command = [sys.executable, "-m", "src", "check", "--watch", "--root", str(project)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as running:
        took: list[float] = []
        for line in running.stdout:  # type: ignore[union-attr]
            if told := _TOOK.match(line):
                took.append(float(told[1]))
                if len(took) > 2 * _ROUNDS:
                    break
                wrong = len(took) % 2
                _edit(project, *((_RIGHT, _WRONG) if wrong else (_WRONG, _RIGHT)))
        running.kill()
    return took[1:]


def _edit(project: Path, old: str, new: str) -> None:
    path = project / _SOURCE
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


if __name__ == "__main__":
    main()
