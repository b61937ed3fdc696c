"""A package held in memory: its files, its descriptor, and its tables as that tells them.

A package is read by its own descriptor, never by today's declaration: the tables of an older or
newer version have other columns.
"""

from __future__ import annotations

import abc
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from src.project import CATALOGUES, CHANGELOG
from validation.package.inside import is_inside
from validation.package.opened import (
    DESCRIPTOR,
    MAX_BYTES,
    MAX_DESCRIPTOR,
    MAX_MEMBERS,
    NotAPackageError,
)

# What belongs to the package in a folder that holds a whole project, besides the descriptor and
# the files that it names. Any other folder, and any zip, belongs to its package as a whole.
_COMPANIONS = ("docs/", "data/schemas/")
_PAGES = ("README.md", CHANGELOG, "LICENSE", "LICENSE-DATA", *CATALOGUES)
_PROJECT = "data/records/"
_DEEPEST = 50


class Tree(abc.ABC):
    """Files by their path: a folder, or a revision.

    `sizes` has the size of every ordinary file, in bytes; `odd` the paths of links, devices and
    the like.
    """

    def __init__(self) -> None:
        self.sizes: dict[str, int] = {}
        self.odd: list[str] = []

    @abc.abstractmethod
    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of files. Raises OSError or NotAPackageError."""


@dataclass(frozen=True)
class Sheet:
    """A table of a package: the columns, key and bytes of its CSV, and what describes it."""

    name: str
    path: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    data: bytes
    resource: Mapping[str, Any]


@dataclass(frozen=True)
class Package:
    """All files of a package by their path, and the content of its descriptor."""

    files: Mapping[str, bytes]
    descriptor: Mapping[str, Any]

    @cached_property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of every file by its path."""
        return {path: sha256(data) for path, data in sorted(self.files.items())}

    @cached_property
    def hash(self) -> str:
        """One hash of the whole: of the lines `<SHA-256>  <path>`, sorted by path."""
        return hash_of(self.hashes)

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        """The tables that are CSV. Raises NotAPackageError."""
        held = [r for r in self.descriptor["resources"] if _is_sheet(r)]
        return {resource["name"]: _sheet(resource, self.files) for resource in held}


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def hash_of(hashes: Mapping[str, str]) -> str:
    """The hash of a package whose files have these hashes."""
    lines = [f"{digest}  {path}\n" for path, digest in sorted(hashes.items())]
    return sha256("".join(lines).encode("utf-8", "surrogateescape"))


def package_of(tree: Tree) -> Package:
    """Reads the files that make up the package. Raises NotAPackageError or OSError."""
    if DESCRIPTOR not in tree.sizes:
        raise NotAPackageError(f"there is no {DESCRIPTOR} in it")
    if tree.sizes[DESCRIPTOR] > MAX_DESCRIPTOR:
        raise NotAPackageError(f"its {DESCRIPTOR} has more than {MAX_DESCRIPTOR:,} bytes")
    descriptor = _descriptor(tree.read([DESCRIPTOR])[DESCRIPTOR])
    wanted = _wanted(tree, [resource["path"] for resource in descriptor["resources"]])
    _judge_size([tree.sizes[path] for path in wanted])
    return Package(tree.read(wanted), descriptor)


def packaged(files: Mapping[str, bytes]) -> Package:
    """The package that these files are. Raises NotAPackageError."""
    if DESCRIPTOR not in files:
        raise NotAPackageError(f"there is no {DESCRIPTOR} in it")
    return Package(files, _descriptor(files[DESCRIPTOR]))


def _judge_size(sizes: list[int]) -> None:
    if len(sizes) > MAX_MEMBERS:
        raise NotAPackageError(f"it has more than {MAX_MEMBERS:,} files")
    if sum(sizes) > MAX_BYTES:
        raise NotAPackageError(f"it has more than {MAX_BYTES:,} bytes")


def _wanted(tree: Tree, named: list[str]) -> list[str]:
    missing = [path for path in named if path not in tree.sizes]
    if missing:
        raise NotAPackageError(f"there is no ordinary file {missing[0]}, which it names")
    everything = not any(path.startswith(_PROJECT) for path in tree.sizes)
    odd = [path for path in tree.odd if everything or _belongs(path)]
    if odd:
        raise NotAPackageError(f"{odd[0]} is no ordinary file")
    if not all(is_inside(path) for path in tree.sizes if everything or _belongs(path)):
        raise NotAPackageError("a file in it has a name that not every system takes")
    belonging = {path for path in tree.sizes if everything or _belongs(path)}
    return sorted({DESCRIPTOR, *named, *belonging})


def _belongs(path: str) -> bool:
    return path.startswith(_COMPANIONS) or path in _PAGES


def _descriptor(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise NotAPackageError(f"{DESCRIPTOR} is not JSON: {error}") from error
    if not isinstance(content, dict) or not isinstance(content.get("resources"), list):
        raise NotAPackageError(f"{DESCRIPTOR} lists no resources")
    _judge_depth(content)
    _judge_named(content["resources"], "resources")
    for resource in content["resources"]:
        if not is_inside(resource.get("path")):
            raise NotAPackageError(f"resource {resource['name']} must name one file of the package")
        if _is_sheet(resource):
            _judge_named(resource["schema"]["fields"], f"fields of {resource['name']}")
    return content


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")


def _judge_depth(content: Any) -> None:
    """Raises NotAPackageError for nesting that no descriptor needs, before anything recurses."""
    layer = [content]
    for _ in range(_DEEPEST):
        lists = [one if isinstance(one, list) else list(one.values()) for one in layer]
        layer = [inner for held in lists for inner in held if isinstance(inner, dict | list)]
        if not layer:
            return
    raise NotAPackageError(f"{DESCRIPTOR} is nested too deeply")


def _judge_named(held: list[Any], what: str) -> None:
    """Raises NotAPackageError unless all are objects, each with a name of its own."""
    names = [one.get("name") if isinstance(one, dict) else None for one in held]
    if not all(isinstance(name, str) and name for name in names) or len({*names}) < len(names):
        raise NotAPackageError(f"the {what} must have a name each, and none twice")


def _is_sheet(resource: Mapping[str, Any]) -> bool:
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    return str(resource["path"]).endswith(".csv") and isinstance(fields, list) and bool(fields)


def _sheet(resource: Mapping[str, Any], files: Mapping[str, bytes]) -> Sheet:
    name, path, schema = resource["name"], resource["path"], resource["schema"]
    columns = tuple(field["name"] for field in schema["fields"])
    key = schema.get("primaryKey") or list(columns)
    key = [key] if isinstance(key, str) else key
    if not isinstance(key, list) or not all(column in columns for column in key):
        raise NotAPackageError(f"the key of table {name} is none of its columns")
    return Sheet(name, path, columns, tuple(key), files[path], resource)
