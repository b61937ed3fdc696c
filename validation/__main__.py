"""`python -m validation PACKAGE`: validates a copy of the package, with no records at hand."""

from __future__ import annotations

import argparse
import errno
import io
import sys
from pathlib import Path

from validation.failed import told
from validation.findings import printable
from validation.output.render import FORMATS, render
from validation.output.style import Style, has_colours
from validation.told import ToldError


def main() -> int:
    """Judges a package; returns 0 for no errors, 1 for errors, 2 for wrong use."""
    parser = argparse.ArgumentParser(prog="python -m validation", description=__doc__)
    parser.add_argument("package", type=Path, help="a folder or zip with a datapackage.json")
    parser.add_argument("--format", choices=list(FORMATS), default="text")
    parser.add_argument("--archive", type=Path, help="folder of texts, to prove citations in")
    parser.add_argument("--withheld", type=Path, help="list of names that no text may hold")
    options = parser.parse_args()
    if options.archive is not None and not options.archive.is_dir():
        print(f"validation: there is no folder {options.archive}", file=sys.stderr)
        return 2
    from validation.evidence import archive
    from validation.harm.withheld import Withheld
    from validation.package.judge import judge_package

    texts = None if options.archive is None else archive.read(options.archive)
    try:
        names = None if options.withheld is None else Withheld.read(options.withheld)
        report = judge_package(options.package, withheld=names, texts=texts)
    except ToldError as error:
        print(f"validation: {printable(str(error))}", file=sys.stderr)
        return error.status
    except OSError as error:
        print(f"validation: {printable(told(error))}", file=sys.stderr)
        return 1 if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) else 2
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal need not be UTF-8
    style = Style(_folder(options.package), has_colours(sys.stdout))
    sys.stdout.write(render(report, options.format, style))
    return 0 if report.ok else 1


def _folder(package: Path) -> Path:
    """The folder of a package that is named by its descriptor; a zip has none."""
    return package.parent if package.name == "datapackage.json" else package


if __name__ == "__main__":
    sys.exit(main())
