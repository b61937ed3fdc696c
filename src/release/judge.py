"""What a release has against itself: a version too low, a figure changed without a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from src.build.read import Written
from src.project import LEDGER, PACKAGE_RECORD, Project
from src.release.changes import Changed
from src.release.last import Compared
from src.release.model import RECORDS
from src.release.numbers import Number, number
from validation.findings import Breach, Fault, Finding, Place
from validation.locate import located
from validation.records.locate import RecordLocator
from validation.rules import release_vanished_id
from validation.schemas.registry import DECLARATION

_VERSION = re.compile(r"^version:", re.MULTILINE)


def too_low(project: Project, asked: Number, least: Number, last: Compared) -> Finding:
    """A version that the difference does not allow."""
    level, reasons = last.verdict.level.word, ", ".join(last.verdict.told())
    fault = Fault(
        "release/version",
        "a version is no lower than what changed makes it",
        found=str(asked),
        allowed=f"{least} or higher: a {level} version since {last.number}, by {reasons}",
        hint=f"leave the version out, or make it {least}",
    )
    return _at_version(project, fault)


def nothing_new(project: Project, last: Number) -> Finding:
    """There is nothing to release."""
    fault = Fault(
        "release/version",
        "a release changes something",
        found=f"nothing that differs from {last}",
        allowed="a change of the data or of what describes it",
        hint=f"to make the release {last} again, check out its tag and name no version",
    )
    return _at_version(project, fault)


def untold(project: Project, releases: Iterable[Number], last: Number | None) -> list[Finding]:
    """Releases of the ledger that are newer than the last one that is at hand.

    One that has the version of the records may just have been made, and not tagged yet.
    """
    newer = [one for one in releases if last is None or one > last]
    if not newer:
        return []
    fault = Fault(
        "release/version",
        "the ledger tells of a later release than the last one that is at hand",
        found=f"{max(newer)} in {LEDGER}",
        allowed=f"{last}" if last else "none: no version tag is at hand",
        hint="fetch the tags (git fetch --tags), or name the last release with --since",
    )
    return [_at_version(project, fault)]


def vanished(before: Compared, frames: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """The ids of the last release that are gone, if the ledger does not know them."""
    stones = set(frames["tombstones"][["table", "id"]].itertuples(index=False, name=None))
    for name in RECORDS:
        now = set(frames[name][DECLARATION[name].primary_key[0]])
        gone = before.keys(name) - now
        for id_ in sorted(gone - {id_ for table, id_ in stones if table == name}):
            place = Place(LEDGER, None, None, id_)
            yield Finding.at(place, release_vanished_id.fault(name, id_), table=name)


def unexplained(
    changed: Iterable[Changed], written: Written, claims: pd.DataFrame
) -> list[Finding]:
    """A finding for each claim whose figure changed without a reason."""
    rows = dict(zip(claims["claim_id"], claims.index, strict=True))
    breaches: list[Breach] = []
    for one in changed:
        columns = [name for name in DECLARATION["claims"].by_name if name in one.fields]
        blamed = columns[0] if columns else "claim_id"
        breaches.append(Breach("claims", int(rows[one.id]), blamed, _bare(columns)))
    return located(breaches, RecordLocator(written.rows))


def _bare(columns: list[str]) -> Fault:
    return Fault(
        "release/unexplained-change",
        "a figure that was released is not changed without a reason",
        found=f"another {', '.join(columns)}",
        allowed="`revision_reason` in the claim, or a record in data/records/changes/",
        hint="write in the claim why: revision_reason: …",
    )


def _at_version(project: Project, fault: Fault) -> Finding:
    text = (project.root / PACKAGE_RECORD).read_text(encoding="utf-8")
    found = _VERSION.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    return Finding.at(
        Place(PACKAGE_RECORD, line, 1, "package"), fault, table="package", field="version"
    )


def releases(ledger: pd.DataFrame) -> list[Number]:
    """The releases that the ledger tells of."""
    found = (number(text) for text in ledger["release"].unique())
    return sorted(one for one in found if one is not None)
