"""Plants faults in a copy of the records, one at a time, and sees what the checks say."""

from __future__ import annotations

import copy
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from src.build.pipeline import build
from src.project import ANCHORS, RECORDS, Project
from src.score.catalogue import NAME
from src.score.faults import Change, Context, Kind, Record
from validation.figures.coded import read_claims
from validation.findings import Finding
from validation.harm.withheld import Withheld
from validation.schemas.registry import DECLARATION
from validation.tables import Tables


@dataclass(frozen=True)
class Score:
    """How often a kind of fault could be planted, was planted, was caught, and told once."""

    kind: Kind
    places: int
    planted: int
    caught: int
    once: int

    @property
    def ok(self) -> bool:
        """Whether all were caught, if a rule covers the kind."""
        return not self.kind.codes or self.caught == self.planted


class NotCleanError(Exception):
    """The records have findings as they are: nothing can be measured."""


def measure(
    project: Project, scratch: Path, kinds: Sequence[Kind], most: int, seed: str
) -> Iterator[Score]:
    """The score of each kind, with at most `most` faults of it, drawn by `seed`.

    `scratch` is an empty folder. Raises NotCleanError.
    """
    root = _copied(project, scratch)
    records = list(_records(root))
    context = _context(_built(root))
    for kind in kinds:
        places = [(r, change) for r in records for change in kind.plants(r, context)]
        drawn = places
        if len(places) > most:
            drawn = random.Random(f"{seed} {kind.name}").sample(places, most)  # noqa: S311
        told = [_planted(root, record, change) for record, change in drawn]
        caught = sum(any(f.check in kind.codes for f in found) for found in told)
        once = sum(len(found) == 1 for found in told)
        yield Score(kind, len(places), len(drawn), caught if kind.codes else _any(told), once)


def _any(told: Sequence[Sequence[Finding]]) -> int:
    return sum(bool(found) for found in told)


def _copied(project: Project, scratch: Path) -> Project:
    root = scratch / "project"
    shutil.copytree(project.records, root / RECORDS)
    shutil.copy(project.root / ANCHORS, root / ANCHORS)
    return Project(root)


def _records(project: Project) -> Iterator[Record]:
    """All records of a file each; vocabularies are no place for these faults."""
    for path in sorted(project.records.glob("*/*.yaml")):
        if path.parent.name != "vocabulary":
            content = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506
            yield Record(path.parent.name, path.stem, content)


class _Loader(yaml.CSafeLoader):
    """Texts stay texts: no scalar is taken for a date, as in YAML 1.2."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for letter, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _planted(project: Project, record: Record, change: Change) -> list[Finding]:
    """What the checks say of one fault; the record is put back."""
    path = project.records / record.folder / f"{record.stem}.yaml"
    before = path.read_bytes()
    content = copy.deepcopy(record.content)
    change(content)
    path.write_text(_text(content), encoding="utf-8")
    try:
        return build(project, withheld=_WITHHELD).report.findings
    finally:
        path.write_bytes(before)


_WITHHELD = Withheld(bytes(32)).with_name(NAME)


def _text(content: Mapping[str, Any]) -> str:
    text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10**6)
    return text


def _built(project: Project) -> Tables:
    """The tables of the records, each written anew as faults are, but without one."""
    for record in list(_records(project)):
        path = project.records / record.folder / f"{record.stem}.yaml"
        path.write_text(_text(record.content), encoding="utf-8")
    built = build(project, withheld=_WITHHELD)
    if built.report.findings:
        raise NotCleanError("the records have findings: see ./refusals check")
    return Tables(DECLARATION, dict(built.frames))


def _context(tables: Tables) -> Context:
    sources, claims, citations = (tables[name] for name in ("sources", "claims", "citations"))
    dated = sources[sources["published_end"].notna()]
    days = zip(
        dated["source_id"],
        dated["published_start"].astype(str),
        dated["published_end"].astype(str),
        strict=True,
    )
    speakers = zip(claims["claim_id"], claims["speaker_id"].fillna(""), strict=True)
    values = citations[(citations["facet"] == "value").fillna(False).astype(bool)]
    return Context(
        published={source: (first, last) for source, first, last in days},
        speakers=dict(speakers),
        phrases=dict(zip(values["source_id"], values["exact"], strict=True)),
        units=tuple(tables["units"]["unit"]),
        voiced=frozenset(
            str(claim.cells["claim_id"])
            for claim in read_claims(tables)
            if claim.reading and claim.reading.hedges
        ),
    )
