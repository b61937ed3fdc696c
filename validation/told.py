"""Errors whose message is all that a user needs."""

from __future__ import annotations


class ToldError(Exception):
    """What a command cannot do; the message says why. `status` is the exit status: 2 wrong use."""

    status = 1
