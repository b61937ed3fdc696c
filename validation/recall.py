"""What was made last, given again while nothing it was made from has changed.

For a process that judges much the same records again and again: `check --watch`, the score, the
tests. What is recalled must be a pure function of what it was made from, and never be changed.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

_MOST = 4096


class Recall:
    """The last outcome of each name, and what it was made from.

    `same` tells whether two things that something was made from are the same; unless told
    otherwise, they have to be one object.
    """

    def __init__(self, same: Callable[[Any, Any], bool] = operator.is_) -> None:
        self._same = same
        self._held: dict[Hashable, tuple[Sequence[object], Any]] = {}

    def __call__(self, name: Hashable, made_from: Sequence[object], make: Callable[[], T]) -> T:
        """The outcome of `make`: the last one, if it was made from the same."""
        held, made = self._held.get(name, ((), None))
        if len(held) == len(made_from) > 0 and all(map(self._same, held, made_from)):
            outcome: T = made
            return outcome
        if len(self._held) >= _MOST:
            self._held.clear()
        outcome = make()
        self._held[name] = (tuple(made_from), outcome)
        return outcome
