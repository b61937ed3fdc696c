"""The exact difference of two descriptors, property by property, named things by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from src.release.items import Item, Sort
from src.release.package import Package
from src.release.rows import Names

Path = tuple[str, ...]
Content = Mapping[str, Any]

# What stands in the place of the list of names where things only changed their places.
ORDER = "(order)"


def differences(old: Package, new: Package, names: Names) -> Iterator[Item]:
    """The items of the descriptor. Resources and fields that were renamed are compared as one."""
    before, after = dict(old.descriptor), dict(new.descriptor)
    resources = [one.pop("resources") for one in (before, after)]
    yield from _properties((), before, after)
    renamed = {**names.tables, **_parquet(names.tables)}
    yield from _named(("resources",), resources[0], resources[1], renamed, names)


def _parquet(tables: Mapping[str, str]) -> dict[str, str]:
    return {f"{new}-parquet": f"{old}-parquet" for new, old in tables.items()}


def _named(
    path: Path, old: list[Any], new: list[Any], renamed: Mapping[str, str], names: Names
) -> Iterator[Item]:
    """Two lists of named objects; `renamed` tells the old name by the new one."""
    before = {one["name"]: one for one in old}
    again = {renamed.get(one["name"], one["name"]): one["name"] for one in new}
    for one in new:
        name = one["name"]
        then = before.get(renamed.get(name, name))
        if then is None:
            yield _item((*path, name), None, one)
        elif len(path) == 1:
            yield from _resource((*path, name), then, one, names)
        else:
            yield from _properties((*path, name), then, one)
    for name, one in before.items():
        if name not in again:
            yield _item((*path, name), one, None)
    orders = ([again[name] for name in before if name in again], [n for n in again if n in before])
    places = [again[name] for name in orders[1]]
    if orders[0] != places:
        yield _item((*path, ORDER), orders[0], places)


def _resource(path: Path, old: Content, new: Content, names: Names) -> Iterator[Item]:
    """Two versions of a resource; its fields are named objects too."""
    before, after = dict(old), dict(new)
    schemas = [dict(one["schema"]) if _has_fields(one) else None for one in (old, new)]
    if schemas[0] is None or schemas[1] is None:
        yield from _properties(path, before, after)
        return
    fields = [schema.pop("fields") for schema in schemas if schema is not None]
    before["schema"], after["schema"] = schemas
    yield from _properties(path, before, after)
    renamed = names.columns.get(path[-1].removesuffix("-parquet"), {})
    yield from _named((*path, "schema", "fields"), fields[0], fields[1], renamed, names)


def _has_fields(resource: Content) -> bool:
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not all(isinstance(one, dict) for one in fields):
        return False
    held = [one.get("name") for one in fields]
    return all(isinstance(name, str) for name in held) and len({*held}) == len(held)


def _properties(path: Path, old: Any, new: Any) -> Iterator[Item]:
    """Two JSON values; objects are compared key by key, all else as a whole."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted({*old, *new}):
            if key not in old:
                yield _item((*path, key), None, new[key])
            elif key not in new:
                yield _item((*path, key), old[key], None)
            else:
                yield from _properties((*path, key), old[key], new[key])
    elif not same(old, new):
        yield _item(path, old, new)


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are the same: 1, 1.0 and true are three."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def _item(path: Path, before: Any, after: Any) -> Item:
    table = path[1] if len(path) > 1 and path[0] == "resources" else ""
    return Item(Sort.PROPERTY, table, path[-1], before=before, after=after, path=path)
