"""The error of all that makes a release's files."""

from __future__ import annotations

from validation.told import ToldError


class ArchiveError(ToldError):
    """A file of the release cannot be made of these rows; the message says why."""
