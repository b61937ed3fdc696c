"""What OLD and NEW name: a package's folder or zip, or a revision of this repository.

A path wins over a revision of the same name: what lies there is seen. A branch that is hidden so
is named in full, `refs/heads/…`.
"""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterable
from pathlib import Path

from src.release.package import Package, Tree, package_of
from validation.package.opened import MAX_BYTES, MAX_MEMBERS, NotAPackageError, opened
from validation.told import ToldError, WrongUseError


class NoSuchSourceError(WrongUseError):
    """There is neither a path nor a revision of that name."""


class UnreadableError(ToldError):
    """What was named is no package, or cannot be read; the message says what and why."""


class Folder(Tree):
    """The files below a folder, or of a project the part of them that can belong to a package."""

    def __init__(self, root: Path) -> None:
        """Lists the folder. Raises OSError, or NotAPackageError if it is too large."""
        super().__init__()
        self._root = root
        project = (root / "data" / "records").is_dir() or (root / ".git").exists()
        for place, folders, names in os.walk(root, onerror=_raise):
            if project:
                folders[:] = [one for one in folders if not one.startswith(".")]
                _leave_out_code(folders, Path(place) == root)
            links = [one for one in folders if (Path(place) / one).is_symlink()]
            for name in [*names, *links]:
                self._add(Path(place) / name)
            if len(self.sizes) + len(self.odd) > 10 * MAX_MEMBERS:
                raise NotAPackageError("it has too many files")

    def _add(self, path: Path) -> None:
        told = path.lstat()
        name = path.relative_to(self._root).as_posix()
        if stat.S_ISREG(told.st_mode):
            self.sizes[name] = told.st_size
        else:
            self.odd.append(name)

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of files. Raises OSError."""
        return {path: (self._root / path).read_bytes() for path in paths}


def _leave_out_code(folders: list[str], top: bool) -> None:
    if top:
        folders[:] = [one for one in folders if one not in ("src", "validation", "tests", "dist")]


def _raise(error: OSError) -> None:
    raise error


class Revision(Tree):
    """The files of a commit, read from git's own store: the work tree is neither read nor moved."""

    def __init__(self, root: Path, commit: str) -> None:
        """Lists the commit's files below `root`. Raises NotAPackageError."""
        super().__init__()
        self._root = root
        self._ids: dict[str, str] = {}
        listed = git(root, "ls-tree", "-r", "-l", "-z", commit).split(b"\0")
        for line in filter(None, listed):
            facts, _, name = line.partition(b"\t")
            mode, kind, identity, size = facts.decode().split()
            path = os.fsdecode(name)
            if kind == "blob" and mode.startswith("100"):
                self.sizes[path], self._ids[path] = int(size), identity
            else:
                self.odd.append(path)

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of files. Raises NotAPackageError."""
        wanted = list(paths)
        asked = "".join(f"{self._ids[path]}\n" for path in wanted).encode()
        answer = git(self._root, "cat-file", "--batch", asked=asked)
        files: dict[str, bytes] = {}
        at = 0
        for path in wanted:
            start = answer.index(b"\n", at) + 1
            end = start + self.sizes[path]
            files[path] = answer[start:end]
            at = end + 1
        return files


def package_at(name: str, root: Path) -> Package:
    """The package that `name` stands for: a path, else a revision of the repository at `root`.

    Raises NoSuchSourceError if it is neither, UnreadableError if what it names is no package (too
    large, with links, without a descriptor), and OSError if it cannot be read.
    """
    try:
        return _package_at(name, root)
    except NotAPackageError as error:
        raise UnreadableError(f"{name}: {error}") from error


def _package_at(name: str, root: Path) -> Package:
    path = Path(name)
    if name and path.exists():
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise NotAPackageError(f"it has more than {MAX_BYTES:,} bytes")
        with opened(path) as folder:
            return package_of(Folder(folder))
    commit = commit_of(name, root)
    if commit is None:
        raise NoSuchSourceError(f"there is neither a package nor a revision called {name}")
    return package_of(Revision(root, commit))


def commit_of(name: str, root: Path) -> str | None:
    """The commit that a revision stands for; None if there is none."""
    try:
        asked = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        found = git(root, "rev-parse", *asked)
    except (NotAPackageError, ValueError):
        return None
    return found.decode().strip()


def git(root: Path, *arguments: str, asked: bytes = b"") -> bytes:
    """What git answers. Raises NotAPackageError if it fails, or is not at hand."""
    command = ["git", "--no-replace-objects", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=asked, capture_output=True, check=True)
    except FileNotFoundError as error:
        raise NotAPackageError("git is not at hand") from error
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode("utf-8", "replace").strip()
        raise NotAPackageError(f"git: {told}") from error
    return done.stdout
