"""Keys that stand twice in a mapping, told once for what was one mistake.

A forgotten hyphen runs two entries of a list together: every key of the second one is there for
the second time. Keys in a row are one mistake; and so is all that follows, once the first key of
a mapping has come again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from validation.findings import Fault
from validation.records.nodes import Mapping, Scalar


@dataclass
class _Run:
    mapping: Mapping
    in_list: bool
    keys: list[Scalar]
    texts: set[str] = field(default_factory=set)
    known: int = 0  # how many keys the mapping had when the last of the run came

    @property
    def begins_anew(self) -> bool:
        """Whether its first key is the first of the mapping too."""
        return next(iter(self.mapping.keys)) == self.keys[0].text

    def goes_on_with(self, key: Scalar) -> bool:
        together = self.begins_anew or self.known == len(self.mapping.keys)
        return together and key.text not in self.texts


@dataclass
class DoubledKeys:
    """Takes doubled keys as they come, and tells them run by run."""

    _runs: list[_Run] = field(default_factory=list)
    _last: dict[int, _Run] = field(default_factory=dict)  # of each mapping, by its identity

    def take(self, mapping: Mapping, key: Scalar, *, in_list: bool) -> None:
        """Takes down a key that `mapping` has already; `in_list` if that is a list's entry."""
        mine = self._last.get(id(mapping))
        if mine is None or not mine.goes_on_with(key):
            mine = self._last[id(mapping)] = _Run(mapping, in_list, [])
            self._runs.append(mine)
        mine.keys.append(key)
        mine.texts.add(key.text)
        mine.known = len(mapping.keys)

    def faults(self) -> list[tuple[int, int, Fault]]:
        """A fault for each run, with its place."""
        return [(run.keys[0].line, run.keys[0].column, _fault(run)) for run in self._runs]


def _fault(run: _Run) -> Fault:
    key, *others = run.keys
    message = f"`{key.text}` stands here twice, first in line {run.mapping.keys[key.text].line}"
    if others:
        message += f"; so {'does' if len(others) == 1 else 'do'} {_listed(others)}"
    if run.in_list and run.begins_anew:
        return Fault(
            "record/duplicate-key", message, hint="does a new entry begin here? " + _HYPHEN
        )
    return Fault("record/duplicate-key", message, hint="keep one of the two")


_HYPHEN = "then put a hyphen before it; else keep one of the two"


def _listed(keys: list[Scalar]) -> str:
    names = [f"`{key.text}`" for key in keys[:4]]
    names += [f"{len(keys) - 4} more"] if len(keys) > 4 else []
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
