"""The day of a release: that of the last commit, so that two clones of one give the same."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from src.release.source import git
from validation.package.opened import NotAPackageError
from validation.told import WrongUseError

# https://reproducible-builds.org/specs/source-date-epoch/
_VARIABLE = "SOURCE_DATE_EPOCH"


def day_of(root: Path) -> str | None:
    """The day (ISO 8601, UTC) that SOURCE_DATE_EPOCH names, or on which the last commit was made.

    None where there is neither. Raises WrongUseError if the variable is no number of seconds.
    """
    named = os.environ.get(_VARIABLE)
    if named:
        try:
            return _day(named)
        except (ValueError, OverflowError, OSError) as error:
            raise WrongUseError(f"{_VARIABLE} is a number of seconds, not {named}") from error
    try:
        return _day(git(root, "log", "-1", "--format=%ct").decode())
    except (NotAPackageError, ValueError):
        return None


def _day(seconds: str) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
