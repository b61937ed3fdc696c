"""Files as lines, compared all at once: millions of lines need no loop.

A line is a piece of a file up to and with its line feed; all lines joined are the file again. A
file without line feeds, or one that is no text, is cut in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

_WORTH_COPYING = 32


def split(data: bytes) -> tuple[Numbers, Any]:
    """Where each line begins, with the end of the last; and the lines as an Arrow array."""
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == ord("\n")) + 1
    last = [len(data)] if data and not data.endswith(b"\n") else []
    starts = np.concatenate([[0], ends, last]).astype(np.int64)
    buffers = [None, pa.py_buffer(starts), pa.py_buffer(data)]
    return starts, pa.Array.from_buffers(pa.large_binary(), len(starts) - 1, buffers)


def numbers(array: Any) -> Numbers:
    """An Arrow array of numbers or truth values without nulls, by numpy.

    Arrow's own ways there, and from lists, import pandas, which takes longer than a comparison.
    """
    plain = array.cast(pa.int64())
    return np.frombuffer(plain.buffers()[1], np.int64)[plain.offset :][: len(plain)]


def texts(held: Sequence[str]) -> Any:
    """An Arrow array of texts, made so that pandas is not imported for it."""
    data = [text.encode("utf-8") for text in held]
    ends = np.concatenate([[0], np.cumsum([len(one) for one in data])]).astype(np.int32)
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(b"".join(data))]
    return pa.Array.from_buffers(pa.string(), len(data), buffers)


def codes(old: Any, new: Any) -> tuple[Numbers, Numbers]:
    """Numbers for the elements of two Arrow arrays: equal elements have equal numbers."""
    both = pa.chunked_array([old, new], old.type).dictionary_encode("encode")
    held = [numbers(chunk.indices) for chunk in both.chunks if len(chunk)]
    joined = np.concatenate([np.empty(0, np.int64), *held])
    return joined[: len(old)], joined[len(old) :]


def in_other_numbers(old: Numbers, new: Numbers) -> tuple[Numbers, Numbers]:
    """The positions of what does not occur as often in the other one, of each."""
    size = int(max(old.max(initial=-1), new.max(initial=-1))) + 1
    differs = np.bincount(old, minlength=size) != np.bincount(new, minlength=size)
    return np.flatnonzero(differs[old]), np.flatnonzero(differs[new])


def pieces(old: bytes, new: bytes) -> list[tuple[int, int] | bytes]:
    """How to make `new` of `old`: spans (start, end) of `old` to copy, and bytes of its own."""
    old_starts, old_lines = split(old)
    new_starts, new_lines = split(new)
    if not len(new_lines):
        return []
    taken = _taken(*codes(old_lines, new_lines), np.diff(new_starts))
    goes_on = (taken[1:] == taken[:-1] + 1) & (taken[:-1] >= 0) | (taken[1:] < 0) & (taken[:-1] < 0)
    firsts = np.concatenate([[0], np.flatnonzero(~goes_on) + 1])
    nexts = np.concatenate([firsts[1:], [len(taken)]])
    made: list[tuple[int, int] | bytes] = []
    for first, after in zip(firsts.tolist(), nexts.tolist(), strict=True):
        start = int(taken[first])
        if start < 0:
            made.append(new[new_starts[first] : new_starts[after]])
        else:
            made.append((int(old_starts[start]), int(old_starts[start + after - first])))
    return made


def _taken(old: Numbers, new: Numbers, lengths: Numbers) -> Numbers:
    """For each new line the old line that it is copied from, or -1.

    A line that stands once in both is copied. Others follow the nearest such line before them,
    else after them; else a long one is copied from wherever it first stands.
    """
    size = int(max(old.max(initial=-1), new.max(initial=-1))) + 1
    first = np.full(size, -1, np.int64)
    first[old[::-1]] = np.arange(len(old) - 1, -1, -1)
    once = (np.bincount(old, minlength=size) == 1) & (np.bincount(new, minlength=size) == 1)
    taken = np.where(once[new], first[new], -1)
    for anchors in (_before(taken), _after(taken)):
        shift = np.where(anchors >= 0, taken[anchors] - anchors, 0)
        there = np.arange(len(new)) + shift
        inside = (there >= 0) & (there < len(old))
        there = np.where(inside, there, 0)
        same = inside & (old[there] == new) if len(old) else np.zeros(len(new), bool)
        taken = np.where((taken < 0) & same, there, taken)
    return np.where((taken < 0) & (lengths >= _WORTH_COPYING), first[new], taken)


def _before(taken: Numbers) -> Numbers:
    return np.maximum.accumulate(np.where(taken >= 0, np.arange(len(taken)), -1))


def _after(taken: Numbers) -> Numbers:
    last = len(taken) - 1
    flipped = _before(taken[::-1])
    return np.where(flipped >= 0, last - flipped, -1)[::-1]
