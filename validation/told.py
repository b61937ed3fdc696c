"""Errors whose message is all that a user needs."""

from __future__ import annotations


class ToldError(Exception):
    """What a command cannot do; the message says why. `status` is the exit status."""

    status = 1


class WrongUseError(ToldError):
    """The command was called in a way that cannot work; the message says why."""

    status = 2
