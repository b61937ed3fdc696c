"""The release that a new one is compared with: the highest version tag, or what `--since` names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from src.project import CODEBOOK, DESCRIPTOR, SCHEMAS
from src.release import cells
from src.release.difference import Difference, difference
from src.release.groups import Grouped, grouped
from src.release.numbers import Number, number
from src.release.package import Package
from src.release.source import UnreadableError, git, package_at
from src.release.version import Level, Verdict, level
from validation.package.opened import NotAPackageError
from validation.schemas.registry import DECLARATION


@dataclass(frozen=True)
class Compared:
    """The last release, what differs from it, and which version that makes."""

    name: str
    number: Number
    difference: Difference
    groups: Grouped
    verdict: Verdict

    def column(self, table: str, name: str) -> dict[str, str | None]:
        """The cells of a column in the last release, by their row's key; empty without it."""
        sheet = self.difference.old.sheets.get(table)
        if sheet is None or name not in sheet.columns:
            return {}
        held = cells.read(sheet)
        return dict(
            zip(*(held.column(one).to_pylist() for one in (sheet.key[0], name)), strict=True)
        )

    def keys(self, table: str) -> set[str]:
        """The ids that a table had in the last release."""
        return set(self.column(table, DECLARATION[table].primary_key[0]))


def compared(name: str, root: Path, new: Package) -> Compared:
    """Compares a release with the package that is to be released.

    Raises UnreadableError if the release cannot be read, or does not tell its version.
    """
    old = package_at(name, root)
    its = number(old.descriptor.get("version"))
    if its is None:
        raise UnreadableError(f"{name}: its descriptor tells no version such as 1.2.3")
    try:
        found = _without_log(difference(proper(old), proper(new)))
    except NotAPackageError as error:
        raise UnreadableError(f"{name}: {error}") from error
    groups = grouped(found)
    return Compared(name, its, found, groups, level(groups))


def _without_log(found: Difference) -> Difference:
    """The difference without the rows of `changes`, which tell of it themselves."""
    items = tuple(item for item in found.items if item.table != "changes")
    return Difference(found.old, found.new, items)


def proper(package: Package) -> Package:
    """The package without the pages and metadata that every release writes anew."""
    named = {str(resource["path"]) for resource in package.descriptor["resources"]}
    kept = {
        path: data
        for path, data in package.files.items()
        if path in named or path in (DESCRIPTOR, CODEBOOK) or path.startswith(f"{SCHEMAS}/")
    }
    return Package(kept, package.descriptor)


def tags(root: Path) -> list[tuple[Number, str]]:
    """The version tags of the repository (1.2.3 or v1.2.3), the highest first.

    A folder that is no repository of its own has none.
    """
    try:
        top = git(root, "rev-parse", "--show-toplevel").decode().rstrip("\n")
        names = git(root, "tag", "--list").decode().split()
    except NotAPackageError:
        return []
    if Path(top).resolve() != root.resolve():
        return []
    found = ((number(name.removeprefix("v")), name) for name in names)
    return sorted(((its, name) for its, name in found if its is not None), reverse=True)


def is_shallow(root: Path) -> bool:
    """Whether a clone was made without its history, and so perhaps without its tags."""
    try:
        return git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except NotAPackageError:
        return False


def last(
    root: Path, new: Package, known: Iterable[tuple[Number, str]]
) -> tuple[Compared | None, bool]:
    """The last release before this one, among the tags that are `known`, the highest first.

    The highest is passed over if it is the release of just this package: the second value tells
    that this release is made again.
    """
    version = number(new.descriptor["version"])
    again = False
    for _, name in known:
        found = compared(f"refs/tags/{name}", root, new)
        if again or not (version == found.number and found.verdict.level is Level.NONE):
            return found, again
        again = True
    return None, again
