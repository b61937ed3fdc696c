"""Fails when pytest skipped a test, by its JUnit report: python .ci/skips.py REPORT.

CI installs whatever a test may need, so a skip there is a test that silently stopped
running. CI may lack two things: the archive of texts, and R's package frictionless, which
Debian does not have. What was skipped for want of them is told.
"""

import ast
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator

ALLOWED = ("archive not at hand", "R's frictionless not at hand")


def skips(report: str) -> Iterator[tuple[str, str]]:
    """Yields the name and reason of every skipped test, and of every skipped file."""
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314 (pytest's own file)
        for skipped in case.iter("skipped"):
            if skipped.get("type") == "pytest.xfail":
                continue
            reason = skipped.get("message", "")
            if reason == "collection skipped":  # a whole file: the text is a tuple, printed,
                reason = ast.literal_eval(skipped.text or "")[2]  # of path, line and reason
            name = "::".join(filter(None, (case.get("classname"), case.get("name"))))
            yield name, reason.removeprefix("Skipped: ")


def main(report: str) -> int:
    """Lists the skips that are not allowed; returns the exit status."""
    found = list(skips(report))
    refused = [(name, reason) for name, reason in found if not reason.startswith(ALLOWED)]
    for name, reason in refused:
        print(f"error: skipped: {name}: {reason}")
    if refused:
        print(
            f"error: {len(refused)} skipped; CI allows those only that tell: {' or '.join(ALLOWED)}"
        )
    for reason, times in Counter(
        reason for name, reason in found if (name, reason) not in refused
    ).items():
        print(f"{times} skipped: {reason}")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
