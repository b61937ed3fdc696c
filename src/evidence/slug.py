"""Ids made of words in any script."""

from __future__ import annotations

from slugify import slugify

LONGEST = 60  # characters


def slug(text: str, longest: int = LONGEST) -> str:
    """Lower-case Latin words joined by hyphens, cut between words; empty if there is no word."""
    return slugify(text.replace("'", ""), max_length=longest, word_boundary=True)


def latin(name: str) -> str:
    """A name in small Latin letters, so that those of several scripts can be compared."""
    return slugify(name, separator=" ")
