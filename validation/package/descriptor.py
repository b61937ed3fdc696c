"""Judges the descriptor: the official profile, the files that it names, their hashes."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
from jsonschema.exceptions import best_match

from validation.dialects.json_schema import Vocabulary
from validation.dialects.table_schema import table_schema
from validation.findings import Fault, Finding, Place, show
from validation.near import nearest, nearest_of
from validation.package import leads
from validation.package.content_hash import PROPERTY
from validation.package.inside import is_inside, leads_inside
from validation.package.opened import DESCRIPTOR, MAX_DESCRIPTOR
from validation.schemas.spec import Declaration


@dataclass
class Described:
    """A descriptor, the bytes of the files that it names by resource, and what is wrong.

    A file with another hash than is told is left out: its fault is told.
    """

    content: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_descriptor(folder: Path) -> Described:
    """Reads the descriptor of a package and the files that it names."""
    described = Described()
    try:
        if (folder / DESCRIPTOR).stat().st_size > MAX_DESCRIPTOR:
            told = f"the descriptor has more than {MAX_DESCRIPTOR:,} bytes"
            described.findings.append(_finding(told))
            return described
        content = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    except FileNotFoundError:
        described.findings.append(_finding("the package has no datapackage.json"))
        return described
    except (OSError, ValueError, RecursionError) as failure:
        described.findings.append(_finding("the descriptor is not JSON", found=show(failure)))
        return described
    error = None if _is_valid(content) else _worst(content)
    if error is not None:
        where = "/".join(map(str, error.absolute_path)) or "the descriptor"
        told = f"{where} does not satisfy the Data Package v2 profile"
        described.findings.append(_finding(told, found=show(error.message)))
        return described
    described.content = content
    described.findings += leads.judge(content)
    for resource in content["resources"]:
        described.findings += _read(described, folder, resource)
    return described


def _is_valid(content: Any) -> bool:
    """Whether it satisfies the profile, by a validator that is fast and says little."""
    try:
        return _fast().is_valid(content)
    except (ValueError, OverflowError):  # numbers that JSON has not
        return False


def _worst(content: Any) -> jsonschema.ValidationError | None:
    worst: jsonschema.ValidationError | None
    worst = best_match(jsonschema.Draft7Validator(_profile()).iter_errors(content))
    return worst


@functools.cache
def _fast() -> jsonschema_rs.Draft7Validator:
    return jsonschema_rs.Draft7Validator(_profile())


def _profile() -> Any:
    name = "profiles/2.0/datapackage.json"
    return json.loads(resources.files("dplib").joinpath(name).read_text(encoding="utf-8"))


def _read(described: Described, folder: Path, resource: Mapping[str, Any]) -> Iterator[Finding]:
    name, path = resource["name"], resource.get("path")
    if not is_inside(path):
        yield _finding(f"resource {name} must name one file of the package", found=show(path))
        return
    target = folder / str(path)
    if not leads_inside(target, folder):
        yield _finding(f"resource {name} must name one file of the package", found="a link")
        return
    if described.paths.get(name) == str(path):
        return  # that the resource is listed twice is told
    if str(path) in described.paths.values():  # read once for each, it would fill the memory
        yield _finding(f"resource {name} must name a file of its own", found=show(path))
        return
    described.paths[name] = str(path)
    try:
        data = target.read_bytes() if target.is_file() else None
    except OSError:
        data = None
    if data is None:
        yield _hash_finding(str(path), "there is no such ordinary file", None, "the file")
        return
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    told = resource.get("hash")
    if told is not None and told != digest:
        # Of no use to judge what it holds: that would tell the same fault in other words.
        message = "the file is not the one that the descriptor tells of"
        yield _hash_finding(str(path), message, digest, str(told))
        return
    described.files[name] = data
    if told is None:
        yield _finding(f"resource {name} must have a hash")
    elif resource.get("bytes", len(data)) != len(data):
        size = f"{len(data)} bytes"
        yield _hash_finding(str(path), "the file has another size", size, str(resource["bytes"]))


def judge_content(described: Described, right: str) -> Iterator[Finding]:
    """The content hash that is told against that of the rows."""
    told = described.content.get(PROPERTY)
    if told is None:
        yield _finding(f"the descriptor must tell the hash of all rows, `{PROPERTY}`")
    elif told != right:
        message = f"the rows are not those that the descriptor's `{PROPERTY}` tells of"
        yield _hash_finding(DESCRIPTOR, message, right, show(told))


def judge_names(described: Described, declaration: Declaration) -> Iterator[Finding]:
    """The resources against the tables: none missing, none more, none twice."""
    held = [resource["name"] for resource in described.content["resources"]]
    wanted = [*declaration, *(f"{name}-parquet" for name in declaration)]
    unknown = sorted(set(held) - set(wanted))
    missing = [name for name in wanted if name not in held]
    meant = {nearest_of(name, missing) for name in unknown}
    for name in missing:
        if name not in meant:
            yield _finding(f"resource {name} is missing")
    for name in sorted(set(held)):
        if name not in wanted:
            yield _finding(f"no table is called {name}", found=name, hint=nearest(name, missing))
        elif held.count(name) > 1:
            yield _finding(f"resource {name} is listed twice", found=name)


def judge_schemas(
    described: Described, declaration: Declaration, vocabulary: Vocabulary
) -> Iterator[Finding]:
    """The schema of each resource against that which its model declares."""
    held = {resource["name"]: resource for resource in described.content["resources"]}
    for table in declaration.values():
        schema = json.loads(json.dumps(table_schema(declaration, table, vocabulary)))
        bare = {"fields": [{"name": column.name, "type": "any"} for column in table.columns]}
        for name, right in ((table.name, schema), (f"{table.name}-parquet", bare)):
            given = held[name].get("schema")
            if given != right:
                told = f"the schema of {name} is not the one that its model declares"
                yield _finding(told, found=_difference(given, right))


def _difference(given: Any, wanted: Any, path: str = "schema") -> str:
    """Where two JSON values first differ."""
    if isinstance(given, dict) and isinstance(wanted, dict):
        for key in [*wanted, *given]:
            if given.get(key) != wanted.get(key):
                return _difference(given.get(key), wanted.get(key), f"{path}/{key}")
    if isinstance(given, list) and isinstance(wanted, list) and len(given) == len(wanted):
        for index, (one, other) in enumerate(zip(given, wanted, strict=True)):
            if one != other:
                return _difference(one, other, f"{path}/{index}")
    return f"{path}: {show(json.dumps(given, ensure_ascii=False))}"


def _finding(message: str, found: str | None = None, hint: str | None = None) -> Finding:
    hint = hint or "rebuild the package, or fetch it again"
    fault = Fault("package/descriptor", message, found=found, hint=hint)
    return Finding.at(Place(DESCRIPTOR, 1, 1), fault)


def _hash_finding(path: str, message: str, found: str | None, allowed: str) -> Finding:
    hint = "fetch the package again; in a project, run make"
    return Finding.at(Place(path), Fault("package/hash", message, found, allowed, hint))
