"""Plants one false phrase in a copy of the records: a check that lets it pass is switched off.

`python3 .ci/canary.py ROOT`: exit status 0 if `refusals check` fails for that phrase alone, by the
lock and, where REFUSALS_ARCHIVE names an archive, by the texts.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ALLOWED = {
    "lock": ("citation/stale-anchor",),
    "archive": ("citation/not-found", "citation/drifted"),
}
PHRASE = re.compile(r"^( +exact: )(.*[a-z]{4} [a-z]{4}.*)$", re.MULTILINE)


def main(root: Path) -> int:
    """Plants the phrase and asks the checks, with and without the archive."""
    archive = os.environ.get("REFUSALS_ARCHIVE")
    told = True
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        shutil.copytree(root / "data" / "records", copy / "data" / "records")
        shutil.copy(root / "data" / "anchors.csv", copy / "data" / "anchors.csv")
        if found(root, copy, None) != []:
            print("canary: the records have findings as they are", file=sys.stderr)
            return 1
        plant(copy)
        for by, folder in (("lock", None), ("archive", archive)):
            if by == "lock" or folder:
                codes = found(root, copy, folder)
                ok = len(codes) == 1 and codes[0] in ALLOWED[by]
                print(f"canary, by the {by}: {'told as ' + codes[0] if ok else f'MISSED {codes}'}")
                told = told and ok
    return 0 if told else 1


def plant(copy: Path) -> None:
    """Puts false words in the place of the first plain phrase."""
    for path in sorted((copy / "data" / "records" / "sources").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        first = PHRASE.search(text)
        if first:
            start, end = first.span(2)
            path.write_text(f"{text[:start]}a canary sang here{text[end:]}", encoding="utf-8")
            return
    raise SystemExit("canary: no phrase to plant in")


def found(root: Path, copy: Path, archive: str | None) -> list[str]:
    """The codes of all errors that `refusals check` tells of the copy."""
    command = [str(root / "refusals"), "check", "--format", "json", "--root", str(copy)]
    environment = {name: value for name, value in os.environ.items() if name != "REFUSALS_ARCHIVE"}
    if archive:
        command += ["--archive", archive]
    ran = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, check=False
    )
    report = json.loads(ran.stdout)
    codes = [one["check"] for one in report["findings"] if one["severity"] == "error"]
    if (ran.returncode == 0) != (codes == []) or report["ok"] != (codes == []):
        raise SystemExit(f"canary: exit status {ran.returncode} does not fit {codes}")
    return codes


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
