"""`make mutants` = `python -m src.score`: measures the checks and writes docs/score.md.

Exit status: 0 if every fault that a rule covers was caught, 1 if not, 2 if nothing was measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from src.build.compile import compile_tables
from src.build.read import read
from src.build.write import write_one
from src.evidence import anchors
from src.project import SCORE, Project
from src.score.catalogue import KINDS
from src.score.measure import NotCleanError, Score, measure
from src.score.page import page
from validation.schemas.registry import DECLARATION

_MOST = 2  # of a kind, so that the time is bounded however much the data grow
_SEED = "refusals"


def main() -> int:
    """Measures every kind of fault; tells each as it is done."""
    parser = argparse.ArgumentParser(prog="python -m src.score", description=__doc__)
    root = Path(__file__).resolve().parents[2]
    parser.add_argument("--root", type=Path, default=root, help="the project folder")
    parser.add_argument("--most", type=int, default=_MOST, help="faults of a kind")
    options = parser.parse_args()
    project = Project(options.root)
    scores: list[Score] = []
    with tempfile.TemporaryDirectory() as scratch:
        try:
            for score in measure(project, Path(scratch), KINDS, options.most, _SEED):
                scores.append(score)
                print(_line(score), flush=True)
        except NotCleanError as error:
            print(f"score: {error}", file=sys.stderr)
            return 2
    lock, _ = anchors.read(project.anchors)
    tables = compile_tables(read(project, DECLARATION), DECLARATION, lock)
    write_one(project.root, SCORE, page(scores, tables).encode())
    return _verdict(scores)


def _line(score: Score) -> str:
    covered = "no rule" if not score.kind.codes else "ok" if score.ok else "MISSED"
    return f"{covered:8} {score.caught:3} of {score.planted:3} caught: {score.kind.name}"


def _verdict(scores: list[Score]) -> int:
    covered = [score for score in scores if score.kind.codes]
    planted, caught = (sum(getattr(s, n) for s in covered) for n in ("planted", "caught"))
    print(f"{caught} of {planted} faults caught, of {len(covered)} kinds that a rule covers")
    return 0 if planted and all(score.ok for score in scores) else 1


if __name__ == "__main__":
    sys.exit(main())
