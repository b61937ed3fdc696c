"""The declaration as plain data, kept from the last time that the models were imported.

The models need pandas and pandera, which take far longer to import than a record takes to read.
What is kept lies with the compiled modules and goes by the same rule: it is read as long as no
module that the models are made of has another size or time than when it was written.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import sys
from pathlib import Path
from typing import Any

from validation.schemas.spec import Column, Declaration, Table

_KEPT = Path(__file__).parent / "__pycache__" / "declaration.json"


def declaration() -> Declaration:
    """The declaration of all tables, without the models if it is kept and they are unchanged."""
    stamp = _stamp()
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(_KEPT.read_bytes())
        if kept["stamp"] == stamp:
            return {name: _table(table) for name, table in kept["tables"].items()}
    from validation.schemas.registry import DECLARATION

    with contextlib.suppress(OSError):
        _keep(stamp, DECLARATION)
    return DECLARATION


def _stamp() -> list[list[object]]:
    """What tells these modules from changed ones, as JSON holds it."""
    held: list[list[object]] = [[sys.version]]
    with os.scandir(Path(__file__).parent) as entries:
        modules = sorted(entry.path for entry in entries if entry.name.endswith(".py"))
    for path in modules:
        stat = Path(path).stat()
        held.append([path, stat.st_size, stat.st_mtime_ns])
    return held


def _keep(stamp: list[list[object]], declared: Declaration) -> None:
    tables = {name: _plain(table) for name, table in declared.items()}
    _KEPT.parent.mkdir(exist_ok=True)
    staged = _KEPT.with_name(f"{_KEPT.name}.{os.getpid()}")
    staged.write_text(json.dumps({"stamp": stamp, "tables": tables}), encoding="utf-8")
    staged.replace(_KEPT)


def _plain(table: Table) -> dict[str, Any]:
    plain = dataclasses.asdict(table)
    del plain["by_name"]
    return plain


def _table(plain: dict[str, Any]) -> Table:
    columns = tuple(Column(**_listed(column)) for column in plain.pop("columns"))
    return Table(columns=columns, **_listed(plain))


def _listed(plain: dict[str, Any]) -> dict[str, Any]:
    """JSON has lists where the declaration has tuples."""
    return {name: tuple(v) if isinstance(v, list) else v for name, v in plain.items()}
