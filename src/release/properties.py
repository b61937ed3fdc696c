"""In which group a property of the descriptor belongs, and which only follow from other items."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from src.release.described import ORDER
from src.release.difference import Difference
from src.release.items import Item, Sort
from src.release.package import Package
from validation.package.content_hash import PROPERTY, content_hash

IMPLIED = "implied"
VERSION = "version"
_NAMES = {
    "type": "columns_changed",
    "title": "columns_reworded",
    "example": "columns_reworded",
    "name": IMPLIED,
}


@dataclass
class Told:
    """What the other items tell, from which properties follow."""

    tables: set[str] = field(default_factory=set)
    columns: set[tuple[str, str]] = field(default_factory=set)
    renamed_tables: dict[str, str] = field(default_factory=dict)
    renamed_columns: dict[tuple[str, str], str] = field(default_factory=dict)
    terms: dict[str, set[str | None]] = field(default_factory=dict)

    @classmethod
    def by(cls, items: Collection[Item]) -> Told:
        """Gathers it; names that are gone stand beside those that came."""
        told = cls()
        for item in items:
            if item.sort in (Sort.TABLE_ADDED, Sort.TABLE_REMOVED):
                told.tables.add(item.table)
            elif item.sort is Sort.TABLE_RENAMED:
                told.renamed_tables[item.after] = item.before
            elif item.sort in (Sort.COLUMN_ADDED, Sort.COLUMN_REMOVED):
                told.columns.add((item.table, item.name))
            elif item.sort is Sort.COLUMN_RENAMED:
                told.renamed_columns[item.table, item.after] = item.before
            elif item.sort in (Sort.ROW_ADDED, Sort.ROW_REMOVED) and len(item.key) == 1:
                told.terms.setdefault(item.table, set()).add(item.key[0])
        return told


def group_of(item: Item, difference: Difference, told: Told) -> str:
    """The group of a property; IMPLIED if other items tell it, VERSION for the release's number."""
    if item.path == ("version",):
        return VERSION
    if item.path == (PROPERTY,):
        return IMPLIED if _is_content(difference) else "package"
    if item.path[0] != "resources" or len(item.path) < 3:
        return IMPLIED if _is_table(item, told) else "package"
    rest = item.path[2:]
    if rest in (("hash",), ("bytes",)):
        return IMPLIED if _is_true(item, difference, told) else "package"
    if rest in (("name",), ("path",)):
        return IMPLIED if _base(item.table) in told.renamed_tables else "package"
    if item.table.endswith("-parquet"):
        return _of_parquet(item, difference, told)
    if rest[:2] == ("schema", "fields") and len(rest) > 2:
        return _of_field(item, difference, told)
    if rest[0] == "schema":
        return _of_schema(item, told)
    return {"title": "tables_reworded", "description": "tables_changed"}.get(rest[0], "package")


def _base(resource: str) -> str:
    return resource.removesuffix("-parquet")


def _is_table(item: Item, told: Told) -> bool:
    """Whether a resource came or went together with its table."""
    return len(item.path) == 2 and _base(item.table) in told.tables


def _resource(package: Package, name: str) -> Mapping[str, Any] | None:
    held = package.descriptor["resources"]
    return next((one for one in held if one["name"] == name), None)


def _is_true(item: Item, difference: Difference, told: Told) -> bool:
    """Whether hash and size were and are those of the file."""
    base = _base(item.table)
    before = item.table.replace(base, told.renamed_tables.get(base, base), 1)
    for package, name in ((difference.old, before), (difference.new, item.table)):
        resource = _resource(package, name)
        if resource is None or "hash" not in resource:
            return False
        data = package.files[resource["path"]]
        if resource["hash"] != f"sha256:{package.hashes[resource['path']]}":
            return False
        if resource.get("bytes", len(data)) != len(data):
            return False
    return True


def _is_content(difference: Difference) -> bool:
    """Whether the hash of all rows was and is that of the files; where it was not told, yes."""
    for package in (difference.old, difference.new):
        right = content_hash({name: sheet.data for name, sheet in package.sheets.items()})
        if package.descriptor.get(PROPERTY, right) != right:
            return False
    return True


def _of_parquet(item: Item, difference: Difference, told: Told) -> str:
    rest, base = item.path[2:], _base(item.table)
    if rest[:2] == ("schema", "fields") and len(rest) > 2:
        column = (base, rest[2])
        moved = rest[2] == ORDER or (len(rest) > 3 and rest[3] == "name")
        follows = moved or column in told.columns
        return IMPLIED if follows else "package"
    if rest == ("title",):
        tables = (_resource(p, base) or {} for p in (difference.old, difference.new))
        titles = [f"{table.get('title')}, as Parquet" for table in tables]
        return IMPLIED if [item.before, item.after] == titles else "package"
    return "package"


def _of_field(item: Item, difference: Difference, told: Told) -> str:
    name = item.path[4]
    if name == ORDER:
        return "columns_moved"
    if len(item.path) == 5:
        return IMPLIED if (item.table, name) in told.columns else "columns_changed"
    rest = item.path[5:]
    if rest not in (("constraints", "enum"), ("categories",)):
        return _NAMES.get(rest[0], "columns_changed")
    if _by_terms(item, difference, told):
        return IMPLIED
    if rest == ("categories",) and _as_enum(item, difference):
        return IMPLIED  # the same list, said twice
    return _of_terms(item)


def _of_terms(item: Item) -> str:
    """A list of allowed terms that only grew or shrank, or that changed otherwise."""
    if not isinstance(item.before, list) or not isinstance(item.after, list):
        return "columns_changed"
    before, after = ({str(one) for one in held} for held in (item.before, item.after))
    if before < after:
        return "columns_widened"
    return "columns_narrowed" if after < before else "columns_changed"


def _by_terms(item: Item, difference: Difference, told: Told) -> bool:
    """Whether a list of terms changed by those that came to or left the vocabulary."""
    if not isinstance(item.before, list) or not isinstance(item.after, list):
        return False
    changed = {str(one) for one in item.before} ^ {str(one) for one in item.after}
    targets = {
        str(key["reference"].get("resource", item.table))
        for package in (difference.old, difference.new)
        for key in _keys(package, item.table)
        if key["fields"] in ([item.path[4]], item.path[4])
    }
    return any(changed <= told.terms.get(target, set()) for target in targets) and bool(changed)


def _keys(package: Package, table: str) -> list[Any]:
    schema = (_resource(package, table) or {}).get("schema")
    keys = schema.get("foreignKeys") if isinstance(schema, dict) else None
    return [one for one in keys if _is_key(one)] if isinstance(keys, list) else []


def _is_key(one: Any) -> bool:
    return isinstance(one, dict) and isinstance(one.get("reference"), dict) and "fields" in one


def _as_enum(item: Item, difference: Difference) -> bool:
    found = []
    for package in (difference.old, difference.new):
        schema = (_resource(package, item.table) or {}).get("schema", {})
        fields = [one for one in schema.get("fields", []) if one["name"] == item.path[4]]
        limits = fields[0].get("constraints") if fields else None
        found.append(limits.get("enum") if isinstance(limits, dict) else None)
    return found == [item.before, item.after]


def _of_schema(item: Item, told: Told) -> str:
    """Keys of the table: those of columns that came, went or were renamed follow from that."""
    lists = [_listed(value) for value in (item.before, item.after)]
    if len(item.path) < 4 or item.path[3] not in ("primaryKey", "uniqueKeys", "foreignKeys"):
        return "package"
    own = {column for table, column in told.columns if table == item.table}
    renamed = {
        old: new for (table, new), old in told.renamed_columns.items() if table == item.table
    }
    back = {old: new for new, old in told.renamed_tables.items()}
    before = [_renamed(one, renamed, back, told, item.table) for one in lists[0]]
    kept = [[one for one in held if not _columns(one) & own] for held in (before, lists[1])]
    return IMPLIED if kept[0] == kept[1] else "tables_changed"


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _columns(key: Any) -> set[str]:
    held = key.get("fields", []) if isinstance(key, dict) else key
    return {str(one) for one in _listed(held)}


def _renamed(
    key: Any, columns: Mapping[str, str], tables: Mapping[str, str], told: Told, table: str
) -> Any:
    """A key with the names that its columns and tables have now."""
    if isinstance(key, str):
        return columns.get(key, key)
    if isinstance(key, list):
        return [columns.get(str(one), one) for one in key]
    if not _is_key(key):
        return key
    reference = dict(key["reference"])
    if "resource" in reference:
        reference["resource"] = tables.get(str(reference["resource"]), reference["resource"])
    target = reference.get("resource", table)
    there = {old: new for (name, new), old in told.renamed_columns.items() if name == target}
    return {
        **key,
        "fields": _renamed(_listed(key["fields"]), columns, tables, told, table),
        "reference": {
            **reference,
            "fields": [there.get(str(one), one) for one in _listed(reference.get("fields"))],
        },
    }
