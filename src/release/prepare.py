"""A release from end to end, in memory: what it is called, and every file that it writes.

The data are built and judged as they are, compared with the last release, and built again with
what that tells: the version and day in the package's own record, and the rows of `changes`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from src.build import ledger
from src.build.pipeline import Built, build
from src.build.read import Written, read
from src.project import CHANGELOG, LEDGER, PACKAGE_RECORD, Project
from src.release import changelog, judge
from src.release.changes import Changed, changed, everything, held
from src.release.last import Compared, compared, is_shallow, last, tags
from src.release.numbers import Number, number
from src.release.package import packaged
from src.release.reasons import Reasons, reasons, unexplained
from src.release.version import Level
from validation.findings import Finding, Report
from validation.schemas.registry import DECLARATION
from validation.tables import frame_of


@dataclass(frozen=True)
class Prepared:
    """What a release is: its number, the last one, the files of the project that it writes.

    `taken` are the paths of the reasons that stand in the ledger now. `again` tells that it is the
    release of a tag, made once more: then the project is as it should be. `changes` is its section
    of the change log.
    """

    report: Report
    number: Number | None = None
    since: Compared | None = None
    again: bool = False
    built: Built | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    taken: tuple[str, ...] = ()
    changes: str = ""


def prepare(
    project: Project,
    asked: Number | None = None,
    since: str | None = None,
    day: str | None = None,
    judged: Callable[[Written], Built] | None = None,
) -> Prepared:
    """Prepares a release and writes nothing.

    `asked` is the version it should have, `since` names the last release, `day` (ISO 8601) is when
    it is released, unless the same version has a day already. `judged` builds the data as they
    are, where more is at hand than they (the archive, withheld names). Raises NoSuchSourceError or
    UnreadableError for what `since` names, and OSError.
    """
    written = read(project, DECLARATION)
    built = judged(written) if judged else build(project, written=written)
    if built.report.errors:
        return Prepared(built.report)
    before, again = _last(project, built, since)
    version, wrong = _number(project, built, before, again, asked)
    if version is None:
        built.report.add(wrong)
        return Prepared(built.report)
    if again:
        section = changelog.section(_changelog(project), version) or ""
        return Prepared(built.report, version, before, True, built, built.files, (), section)
    return _Release(project, written, built, before, version, day).prepared()


def _last(project: Project, built: Built, since: str | None) -> tuple[Compared | None, bool]:
    package = packaged(built.files)
    if since is not None:
        return compared(since, project.root, package), False
    return last(project.root, package, tags(project.root))


def _number(
    project: Project, built: Built, before: Compared | None, again: bool, asked: Number | None
) -> tuple[Number | None, Iterable[Finding]]:
    """The version; else None and what is wrong with it."""
    own = number(packaged(built.files).descriptor["version"])
    if again and own is not None:
        return (own, ()) if asked in (None, own) else (None, [judge.nothing_new(project, own)])
    # A clone without its history cannot tell whether this version was only made, or released.
    pending = [] if is_shallow(project.root) else [own]
    known = [one for one in judge.releases(built.frames["changes"]) if one not in pending]
    if untold := judge.untold(project, known, before.number if before else None):
        return None, untold
    if before is None:
        return asked or own, ()
    if before.verdict.level is Level.NONE:
        return None, [judge.nothing_new(project, before.number)]
    least = before.number.raised(before.verdict.level)
    if asked is None:
        return max(least, own or least), ()
    low = [] if asked >= least else [judge.too_low(project, asked, least, before)]
    return (None if low else asked), low


def _changelog(project: Project) -> str:
    path = project.root / CHANGELOG
    return path.read_text(encoding="utf-8") if path.exists() else ""


@dataclass(frozen=True)
class _Release:
    """A release whose version is known."""

    project: Project
    written: Written
    built: Built
    before: Compared | None
    number: Number
    day: str | None

    def prepared(self) -> Prepared:
        """Its files, or what is wrong with it."""
        found, known = self._changed()
        report = self.built.report
        report.add(judge.vanished(self.before, self.built.frames) if self.before else ())
        if not report.errors:
            bare = unexplained(found, known)
            report.add(judge.unexplained(bare, self.written, self.built.frames["claims"]))
        if report.errors:
            return Prepared(report)
        package = self._package()
        rows = self._ledger(found, known)
        built = build(
            self.project,
            written=dataclasses.replace(self.written, package=package),
            released=ledger.of(DECLARATION["changes"], rows),
        )
        if built.report.errors:  # in the reasons, which stand in the ledger now
            return Prepared(built.report)
        text = changelog.with_section(
            _changelog(self.project),
            self.number,
            package.get("released"),
            changelog.computed(built.frames, self.before),
            self._pending(),
        )
        files = {
            **built.files,
            LEDGER: rows,
            PACKAGE_RECORD: self._package_text(package),
            CHANGELOG: text.encode(),
        }
        section = changelog.section(text, self.number) or ""
        taken = tuple(row.file.file for row in self.written.reasons)
        return Prepared(built.report, self.number, self.before, False, built, files, taken, section)

    def _changed(self) -> tuple[list[Changed], Reasons]:
        frames = self.built.frames
        found = everything(frames) if self.before is None else changed(self.before.groups)
        known = reasons(
            found,
            self.written.reasons,
            frames,
            frames["changes"][self._mine()],
            self._reasons_before(),
        )
        return found, known

    def _reasons_before(self) -> dict[str, str | None]:
        """The `revision_reason` of each claim in the last release."""
        if self.before is None:
            return {}
        return self.before.column("claims", "revision_reason")

    def _ledger(self, found: list[Changed], known: Reasons) -> bytes:
        """The rows of earlier releases, and of this one."""
        earlier = self.built.frames["changes"][~self._mine()]
        rows = [_row(self.number, one, known.get(one)) for one in found]
        if self.before is not None and earlier.empty:  # it was released without a ledger
            rows += [_row(self.before.number, one, None) for one in held(self.before)]
        table = DECLARATION["changes"]
        return ledger.text_of(table, pd.concat([earlier, frame_of(table, rows)]))

    def _mine(self) -> pd.Series[bool]:
        """The rows of the ledger that a first try of this release has written."""
        tried = [str(self.number), str(self._pending())]
        return self.built.frames["changes"]["release"].isin(tried).astype(bool)

    def _pending(self) -> Number | None:
        """The release that was made from these records before, and not tagged."""
        own = number(self.written.package["version"])
        last_one = self.before.number if self.before else None
        return own if own is not None and (last_one is None or own > last_one) else None

    def _package(self) -> dict[str, Any]:
        same = self.written.package["version"] == str(self.number)
        held = self.written.package.get("released") if same else None
        day = held or self.day
        package = {**self.written.package, "version": str(self.number), "released": day}
        return {name: value for name, value in package.items() if value is not None}

    def _package_text(self, package: Mapping[str, Any]) -> bytes:
        """The package's record with its new version and day, all else as it was written."""
        text = (self.project.root / PACKAGE_RECORD).read_text(encoding="utf-8")
        text = re.sub(r"(?m)^released:.*\n", "", text)
        day = f'released: "{package["released"]}"\n' if "released" in package else ""
        return re.sub(
            r"(?m)^(version: *)[^ \n#]+(.*)$\n?", rf"\g<1>{self.number}\g<2>\n{day}", text
        ).encode()


def _row(release: Number, one: Changed, reason: str | None) -> dict[str, Any]:
    """A row of `changes`."""
    return {
        "release": str(release),
        "table": one.table,
        "id": one.id,
        "kind": one.kind,
        "fields": " | ".join(one.fields) or None,
        "reason": reason,
    }
