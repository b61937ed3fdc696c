"""Names that are withheld, known only by keyed hashes.

The list lies outside every repository. A public salt would let anyone test a name; the key lies
in the list itself, so that who does not hold the list can test none.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from validation.harm.words import words
from validation.told import WrongUseError

LONGEST = 3  # words of a name

_HEADER = "refusals withheld names, version 1: keep this file out of every repository"
_LINE = re.compile("[0-9a-f]{32}")
_KEY = re.compile("key ([0-9a-f]{64})")
_BYTES = 16


class NotAListError(WrongUseError):
    """A text is no list of withheld names."""


class NotANameError(WrongUseError):
    """A name cannot be withheld; the message says why, without the name."""


@dataclass(frozen=True)
class Withheld:
    """A list of withheld names: the secret key, and the hashes of the names' words."""

    key: bytes
    digests: frozenset[bytes] = frozenset()

    @classmethod
    def new(cls) -> Withheld:
        """An empty list with a key of its own."""
        return cls(secrets.token_bytes(32))

    @classmethod
    def parse(cls, text: str) -> Withheld:
        """The list that `text` holds. Raises NotAListError."""
        header, key, *lines = [*text.splitlines(), "", ""]
        lines = [line for line in lines if line]
        found = _KEY.fullmatch(key)
        if header != _HEADER or not found or not all(map(_LINE.fullmatch, lines)):
            raise NotAListError("no list of withheld names")
        return cls(bytes.fromhex(found[1]), frozenset(map(bytes.fromhex, lines)))

    @classmethod
    def read(cls, path: Path) -> Withheld:
        """The list in a file. Raises NotAListError, or OSError if it cannot be read."""
        try:
            return cls.parse(path.read_text(encoding="utf-8"))
        except (UnicodeDecodeError, NotAListError) as error:
            raise NotAListError(f"{path} is no list of withheld names") from error

    def text(self) -> str:
        """The list as it is stored; the order of its lines tells nothing."""
        lines = sorted(digest.hex() for digest in self.digests)
        return "\n".join([_HEADER, f"key {self.key.hex()}", *lines]) + "\n"

    def with_name(self, name: str) -> Withheld:
        """The list with one more name, in every order of its words.

        Of three words, such as name, patronymic and surname, any two are withheld as well. One
        word alone only is if it is the whole name. Raises NotANameError.
        """
        parts = words(name)
        if not parts:
            raise NotANameError("that holds no word")
        if len(parts) > LONGEST:
            raise NotANameError(f"a name has at most {LONGEST} words; add its parts one by one")
        if len("".join(parts)) < LONGEST:
            raise NotANameError("that is too short: it would be found everywhere")
        pairs = itertools.combinations(parts, 2) if len(parts) == LONGEST else ()
        added = {self._digest(window) for window in (parts, *pairs)}
        return Withheld(self.key, self.digests | added)

    def place(self, text: str) -> tuple[int, int] | None:
        """The first and last word (from 1) of the first withheld name in `text`."""
        found = words(text)
        for start in range(len(found)):
            for size in range(1, LONGEST + 1):
                window = found[start : start + size]
                if len(window) == size and self._digest(window) in self.digests:
                    return start + 1, start + size
        return None

    def _digest(self, window: Iterable[str]) -> bytes:
        text = " ".join(sorted(window)).encode()
        return hashlib.blake2b(text, key=self.key, digest_size=_BYTES).digest()
