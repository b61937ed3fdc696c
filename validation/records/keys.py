"""Judges the keys of rows: none unknown, none missing, each mistake told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from validation import faults
from validation.findings import Fault, show
from validation.near import holding, nearest_of, same_of
from validation.records import nodes
from validation.records.rows import Row
from validation.schemas.spec import Declaration, Table, children, written_columns


def judge_keys(row: Row, declaration: Declaration) -> bool:
    """Takes down in `row` what is wrong with its keys; False if it is an entry of another list."""
    columns = row.columns
    lists = children(declaration, row.table.name)
    allowed = [*columns, *(table.name for table in lists)]
    missing = [name for name in columns if name not in row.node.values]
    missing = [name for name in missing if not columns[name].nullable]
    unknown = [name for name in row.node.values if name not in allowed]
    if (
        unknown
        and missing
        and (_is_of_another_folder(row, declaration) or _is_of_another_list(row, declaration))
    ):
        return False
    unknown = _without_strays(row, lists, unknown)
    for name in unknown:
        meant = _meant(row, name, allowed, missing if len(unknown) == 1 else ())
        missing = [other for other in missing if other != meant]
        row.blame(row.node.keys[name], name, _unknown(row, name, allowed, meant, declaration))
    for name in missing:
        row.blame(row.node, name, faults.missing_key(columns[name]))
    return True


def _meant(row: Row, name: str, allowed: Sequence[str], missing: Sequence[str]) -> str | None:
    """The key that was meant: one like it that is not there, or the only one that is missing."""
    if same_of(name, [other for other in allowed if other in row.node.values]) is not None:
        return None
    absent = [other for other in allowed if other not in row.node.values]
    held = holding(name, absent)
    needed = (
        [other for other in held if other in row.columns and not row.columns[other].nullable]
        if held
        else []
    )
    sure = needed if len(needed) == 1 else held
    if len(sure) == 1:
        return sure[0]
    return nearest_of(name, absent) or (missing[0] if len(missing) == 1 else None)


def _unknown(
    row: Row, name: str, allowed: Sequence[str], meant: str | None, declaration: Declaration
) -> Fault:
    return Fault(
        "record/unknown-key",
        f"`{name}` is no key of {row.table.title.lower()}",
        found=show(name),
        allowed=", ".join(allowed),
        hint=_hint(row, name, allowed, meant, declaration),
    )


def _hint(
    row: Row, name: str, allowed: Sequence[str], meant: str | None, declaration: Declaration
) -> str:
    column = row.table.by_name.get(name)
    if column is not None:
        why = "computed" if column.origin == "derived" else "given by the record around it"
        return f"leave it out: it is {why}"
    if meant:
        return f"did you mean {meant}?"
    there = same_of(name, allowed)
    if there is not None:
        return f"did you mean {there}? It stands here already"
    return _elsewhere(row, name, declaration) or "leave it out, or see the codebook for the keys"


def _elsewhere(row: Row, name: str, declaration: Declaration) -> str | None:
    """The hint that names the table around or inside this one whose key it is."""
    computed = holding(name, [one.name for one in row.table.columns if one.origin == "derived"])
    for column in (row.table[one] for one in computed):
        source = [one for one in column.derived_from if one in declaration]
        if source:
            return f"leave it out: `{column.name}` is computed from `{source[0]}`; write that"
    for table in row.enclosing:
        if name in {column.name for column in table.columns if column.origin == "written"}:
            return f"it is a key of {table.name}: write it in the entry around this one"
    for table in children(declaration, row.table.name):
        if name in {one.name for one in written_columns(table, (row.table, *row.enclosing))}:
            return f"it is a key of {table.name}: write it in an entry of that list"
    return None


# ------------------------------------------------------- the file lies in a wrong folder


def _is_of_another_folder(row: Row, declaration: Declaration) -> bool:
    """Whether its keys are those of a record of another folder; tells that once."""
    own = row.table.primary_key[0]
    if row.outer is not None or row.table.home != "folder" or own in row.node.values:
        return False
    for table in declaration.values():
        key = table.primary_key[0]
        inner = {child.name for child in children(declaration, table.name)}
        allowed = {column.name for column in table.columns} | inner
        theirs = key in row.node.keys and row.node.keys.keys() <= allowed
        if table.home == "folder" and table is not row.table and theirs:
            first = next(iter(row.node.keys.values()))
            fault = Fault(
                "record/unknown-key",
                f"a file of {row.table.name} has the keys of {table.name}",
                found=", ".join(row.node.keys),
                allowed=", ".join(row.columns),
                hint=f"move the file to the folder {table.folder}",
            )
            row.blame(first, first.text, fault)
            row.belongs = table.name
            return True
    return False


# ------------------------------------------------- the heading of a list was left out


def _without_strays(row: Row, lists: Iterable[Table], unknown: list[str]) -> list[str]:
    """Tells once of all keys that belong into one list of the record; returns the others."""
    enclosing = (row.table, *row.enclosing)
    for table in lists:
        theirs = {column.name for column in written_columns(table, enclosing)}
        strays = [name for name in unknown if name in theirs and name not in row.table.by_name]
        if len(strays) > 1 and table.name not in row.node.values:
            row.blame(row.node.keys[strays[0]], strays[0], _strays(row, table, strays))
            row.gaps.add(table.name)
            return [name for name in unknown if name not in strays]
    return unknown


def _strays(row: Row, table: Table, strays: list[str]) -> Fault:
    verb = "is" if len(strays) == 1 else "are"
    return Fault(
        "record/unknown-key",
        f"{_listed(strays)} {verb} no key of {row.table.title.lower()}, but of {table.name}",
        found=", ".join(strays),
        allowed=f"a list `{table.name}` that holds them",
        hint=f"write `{table.name}:` before them, and a hyphen before the first key of each entry",
    )


def _is_of_another_list(row: Row, declaration: Declaration) -> bool:
    """Whether its keys are those of another list of the record around it; tells that once."""
    meant = _other_list(row, row.node, declaration)
    if meant is None or row.outer is None:
        return False
    row.outer.gaps.add(meant.name)
    before = row.before
    if isinstance(before, nodes.Mapping) and _other_list(row, before, declaration) == meant:
        row.spoil()
        return True
    first = next(iter(row.node.keys.values()))
    held = ", ".join(row.node.keys)
    there = row.outer.node.keys.get(meant.name)
    row.blame(
        first,
        first.text,
        Fault(
            "record/unknown-key",
            f"an entry of {row.table.name} has the keys of {meant.name}",
            found=held,
            allowed=", ".join(row.columns),
            hint=f"move it into `{meant.name}`, line {there.line}"
            if there is not None
            else f"write `{meant.name}:` before it",
        ),
    )
    return True


def _other_list(row: Row, entry: nodes.Mapping, declaration: Declaration) -> Table | None:
    if row.outer is None:
        return None
    for table in children(declaration, row.outer.table.name):
        columns = written_columns(table, row.enclosing)
        needed = {column.name for column in columns if not column.nullable}
        inner = {child.name for child in children(declaration, table.name)}
        allowed = {column.name for column in columns} | inner
        if table is not row.table and needed <= entry.keys.keys() <= allowed:
            return table
    return None


def _listed(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
