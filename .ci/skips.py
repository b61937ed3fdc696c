"""Fails when pytest skipped a test, by its JUnit report: python .ci/skips.py REPORT.

CI installs whatever a test may need, so a skip there is a test that silently stopped
running. The one thing CI may lack is the archive of texts.
"""

import ast
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator

ALLOWED = "archive not at hand"


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
        print(f"error: {len(refused)} skipped; CI allows only those for want of the archive")
    elif found:
        print(f"{len(found)} skipped, all for want of the archive")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
