"""The content hash: one hash of all rows of a package, whatever program wrote the files.

It is the SHA-256 of the lines `<SHA-256>  <table>.csv`, in the order of the files' names, each with
the hash of the canonical text of one table (`validation.dialects.csv_text`). That text follows from
the rows alone. So two packages have one content hash if, and only if, their tables have the same
names, columns and rows; the order in which rows are handed over does not matter, a Parquet file
gives what its CSV gives, and no version of a library that packs or compresses has a say. What
describes the tables is no part of it, nor is the descriptor, which holds it.

Where the CSV files are canonical, as they are in every sound package, it needs no program of ours:
`cd data/csv && LC_ALL=C sha256sum *.csv | sha256sum`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

PROPERTY = "contentHash"  # of the descriptor


def content_hash(texts: Mapping[str, bytes]) -> str:
    """The content hash, as a descriptor writes it. `texts` has the canonical CSV of each table."""
    files = {f"{table}.csv": text for table, text in texts.items()}
    lines = [f"{_sha256(text)}  {name}\n" for name, text in sorted(files.items())]
    return f"sha256:{_sha256(''.join(lines).encode())}"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
