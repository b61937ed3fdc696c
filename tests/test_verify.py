"""Verifying: every quoted phrase stands where the lock says, and the lock says nothing else."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from src.cli import main
from src.evidence import anchors
from tests.conftest import ROOT
from tests.planted import tree
from validation.evidence.archive import texts
from validation.evidence.normalise import normalise

LOCK = "data/anchors.csv"

# ------------------------------------------------------------------ the real records


def citations() -> list[dict[str, str]]:
    """The committed citations."""
    with (ROOT / "data/csv/citations.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_all_citations_are_verified_and_the_lock_comes_out_the_same(
    project: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["verify", "--root", str(project), "--archive", str(archive), "--format", "json"]
    assert main(arguments) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["findings"] == []
    counts = told["checked"]
    assert counts["citations"] == len(citations())
    assert counts["citations_archived"] == counts["citations"]
    assert (counts["citations_kept"], counts["citations_quoted"]) == (0, 0)
    assert (project / LOCK).read_bytes() == (ROOT / LOCK).read_bytes()


def test_the_lock_can_be_made_from_nothing(project: Path, archive: Path) -> None:
    (project / LOCK).unlink()
    assert main(["verify", "--root", str(project), "--archive", str(archive)]) == 0
    assert (project / LOCK).read_bytes() == (ROOT / LOCK).read_bytes()


def test_each_phrase_is_what_stands_in_its_text(archive: Path) -> None:
    held = texts(archive)
    for citation in citations():
        text = held[citation["text_sha256"]].text
        start, end = int(citation["start"]), int(citation["end"])
        assert normalise(text[start:end]) == normalise(citation["exact"])
        before, after = normalise(text[:start]), normalise(text[end:])
        assert before.endswith(normalise(citation["prefix"]))
        assert after.startswith(normalise(citation["suffix"]))
        for edge in (start, end):
            assert not re.fullmatch(r"\w\w", text[max(edge - 1, 0) : edge + 1])


def test_the_lock_knows_the_texts(archive: Path) -> None:
    held = texts(archive)
    locked, broken = anchors.read(ROOT / LOCK)
    assert broken == []
    assert locked
    for anchor in locked:
        assert anchor.text_characters == len(held[anchor.text_sha256].text)


# --------------------------------------------------------------- the lock, as committed


def test_the_committed_lock_is_in_its_canonical_form() -> None:
    locked, broken = anchors.read(ROOT / LOCK)
    assert broken == []
    assert anchors.text_of(locked).encode() == (ROOT / LOCK).read_bytes()


def test_the_lock_does_not_depend_on_the_order_and_holds_an_anchor_once() -> None:
    locked, _ = anchors.read(ROOT / LOCK)
    again = [*reversed(locked), *locked[:5]]
    assert anchors.text_of(again) == anchors.text_of(locked)


# ------------------------------------------------------------------- a made-up document

TEXT = """\
By A. Writer 😀

More than 3,500 men left. In June,\r\n57 men came;\tin July 57 men left.
«Свобода» — 4.5\u00a0% твои\u0306 way, re-elected: 577 “calls” in all.
"""


@dataclass
class World:
    """The real records with one made-up document more, and an archive that holds it alone."""

    root: Path
    archive: Path
    capsys: pytest.CaptureFixture[str]
    text: str = TEXT

    @property
    def record(self) -> Path:
        """The document's record."""
        return self.root / "data/records/sources/tiny.yaml"

    @property
    def sha256(self) -> str:
        """The hash of the text that the record tells of."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def lock(self) -> bytes:
        """The lock as it is now."""
        return (self.root / LOCK).read_bytes()

    def cites(self, *phrases: str) -> None:
        """Writes the record. A phrase is `exact`, or `prefix | exact | suffix`."""
        lines = ["source_id: tiny", "title: Tiny", "published_basis: unknown", "language: en"]
        lines += ["medium: blog", "status: active", f"text_sha256: {self.sha256}", "citations:"]
        facets = ["publication", "existence", "name", "date"]
        for facet, phrase in zip(facets, phrases, strict=False):
            prefix, exact, suffix = ["", phrase, ""] if "|" not in phrase else phrase.split("|")
            written = {"exact": exact, "prefix": prefix, "suffix": suffix}
            lines += [f"  - facet: {facet}", "    stance: supports"]
            lines += [
                f"    {key}: {json.dumps(told.strip(), ensure_ascii=False)}"
                for key, told in written.items()
                if told.strip()
            ]
        self.record.write_text("\n".join([*lines, ""]), encoding="utf-8")

    def holds(self, *held: str) -> None:
        """Fills the archive with these texts and no others."""
        for path in self.archive.glob("*.txt"):
            path.unlink()
        for number, text in enumerate(held):
            (self.archive / f"{number:03}.txt").write_bytes(text.encode())

    def runs(self, command: str) -> tuple[int, Any]:
        """Status and report of a command."""
        arguments = [command, "--root", str(self.root), "--format", "json"]
        arguments += ["--archive", str(self.archive)] if command == "verify" else []
        status = main(arguments)
        return status, json.loads(self.capsys.readouterr().out)

    def verified(self) -> list[tuple[int, int, str]]:
        """Places and phrases of the document in the lock, after a verification that went well."""
        status, told = self.runs("verify")
        assert (status, told["findings"]) == (0, [])
        locked, _ = anchors.read(self.root / LOCK)
        mine = [anchor for anchor in locked if anchor.source_id == "tiny"]
        assert {anchor.text_sha256 for anchor in mine} <= {self.sha256}
        assert {anchor.text_characters for anchor in mine} <= {len(self.text)}
        return [(anchor.start, anchor.end, anchor.exact) for anchor in mine]

    def refused(self, command: str = "verify") -> tuple[str, int, str]:
        """Code, line and what was found, of the one error; the lock has not changed."""
        before = tree(self.root)
        status, told = self.runs(command)
        assert status == 1
        assert tree(self.root) == before
        (finding,) = [f for f in told["findings"] if f["severity"] == "error"]
        assert finding["file"] == "data/records/sources/tiny.yaml"
        assert finding["table"] in ("citations", "sources")  # a phrase, or the hash of its text
        return finding["check"], finding["line"], finding["found"]

    def line_of(self, written: str) -> int:
        """The line of the record in which that stands."""
        lines = self.record.read_text(encoding="utf-8").splitlines()
        (number,) = [i for i, line in enumerate(lines, 1) if written in line]
        return number


@pytest.fixture
def world(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> World:
    """The made-up document, archived, and not yet cited."""
    (tmp_path / "archive").mkdir()
    made = World(project, tmp_path / "archive", capsys)
    made.holds(TEXT)
    return made


def span(exact: str, nth: int = 0) -> tuple[int, int]:
    start = [found.start() for found in re.finditer(re.escape(exact), TEXT)][nth]
    return start, start + len(exact)


@pytest.mark.parametrize(
    ("phrase", "stored"),
    [
        ("By A. Writer", "By A. Writer"),
        ("More than 3,500", "More than 3,500"),
        ("In June, 57 men came", "In June,\r\n57 men came"),
        ('"Свобода" — 4.5 %', "«Свобода» — 4.5\u00a0%"),
        ("твой way", "твои\u0306 way"),
        ("re-elected", "re-elected"),
        ("577 “calls”", "577 “calls”"),
    ],
)
def test_a_phrase_gets_its_place_in_code_points(world: World, phrase: str, stored: str) -> None:
    world.cites(phrase)
    assert world.verified() == [(*span(stored), phrase)]


def test_anchors_of_texts_that_the_archive_lacks_are_kept_and_counted(world: World) -> None:
    before = world.lock.splitlines()
    world.cites("By A. Writer", "577")
    status, told = world.runs("verify")
    assert status == 0
    assert told["checked"]["citations_archived"] == 2
    assert told["checked"]["citations_kept"] == len(citations())
    assert told["checked"]["citations"] == len(citations()) + 2
    assert set(before) < set(world.lock.splitlines())
    assert len(world.lock.splitlines()) == len(before) + 2


def test_an_empty_archive_changes_nothing(world: World) -> None:
    before = world.lock
    world.holds()
    status, told = world.runs("verify")
    assert (status, told["checked"]["citations_kept"]) == (0, len(citations()))
    assert world.lock == before


def test_what_is_verified_is_built(world: World) -> None:
    world.cites("More than 3,500")
    world.verified()
    assert world.runs("build")[0] == 0
    path = world.root / "data/csv/citations.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        (row,) = [row for row in csv.DictReader(stream) if row["source_id"] == "tiny"]
    start, end = span("More than 3,500")
    assert (row["start"], row["end"], row["evidence"]) == (str(start), str(end), "archived")
    assert row["text_sha256"] == world.sha256
    before = world.lock
    assert world.runs("verify")[0] == 0
    assert world.lock == before


@pytest.mark.parametrize("phrase", ["seventeen purple elephants", "57 calls", "Writer 57", "77"])
def test_a_phrase_that_does_not_stand_there(world: World, phrase: str) -> None:
    world.cites("By A. Writer", phrase)
    check, line, found = world.refused()
    assert (line, found) == (world.line_of(f'exact: "{phrase}"'), phrase)
    if phrase == "seventeen purple elephants":  # others may be told more finely
        assert check == "citation/not-found"
    assert check.startswith("citation/")


def test_a_phrase_that_stands_there_twice_has_to_be_settled(world: World) -> None:
    world.cites("57 men")
    assert world.refused() == ("citation/ambiguous", world.line_of("exact"), "57 men")
    world.cites("June, | 57 men |")
    assert world.verified() == [(*span("57 men", 0), "57 men")]
    world.cites("| 57 men | left.")
    assert world.verified() == [(*span("57 men", 1), "57 men")]
    world.cites("in July | 57 men | left")
    assert world.verified() == [(*span("57 men", 1), "57 men")]
    world.cites("in July | 57 men | came")
    assert world.refused()[0].startswith("citation/")


def test_both_places_can_be_cited(world: World) -> None:
    world.cites("June, | 57 men |", "July | 57 men |")
    assert world.verified() == [(*span("57 men", 0), "57 men"), (*span("57 men", 1), "57 men")]


def test_a_phrase_cited_twice_has_one_anchor(world: World) -> None:
    world.cites("By A. Writer", "By A. Writer")
    assert world.verified() == [(*span("By A. Writer"), "By A. Writer")]


def test_a_phrase_that_was_changed_is_stale_until_verified(world: World) -> None:
    world.cites("By A. Writer")
    world.verified()
    assert world.runs("check")[0] == 0
    world.cites("A. Writer")
    stale = ("citation/stale-anchor", world.line_of("exact"), "A. Writer")
    assert world.refused("check") == stale
    assert world.refused("build") == stale
    assert world.verified() == [(*span("A. Writer"), "A. Writer")]
    assert world.runs("check")[0] == 0


def test_context_that_was_changed_is_stale_too(world: World) -> None:
    world.cites("June, | 57 men |")
    world.verified()
    world.cites("July | 57 men |")
    assert world.refused("check")[0] == "citation/stale-anchor"


def test_a_phrase_that_is_new_cannot_be_verified_without_its_text(world: World) -> None:
    world.cites("By A. Writer")
    world.verified()
    world.holds("another text")
    world.cites("By A. Writer", "577")
    assert world.refused() == ("citation/stale-anchor", world.line_of('"577"'), "577")


def test_a_citation_that_was_taken_out_loses_its_anchor(world: World) -> None:
    before = world.lock
    world.cites("By A. Writer", "577")
    assert len(world.verified()) == 2
    world.holds()
    world.cites("577")
    assert world.verified() == [(*span("577"), "577")]
    world.record.unlink()
    assert world.runs("verify")[0] == 0
    assert world.lock == before


@pytest.mark.parametrize("spoilt", ["order", "twice", "uncited"])
def test_check_warns_of_a_lock_that_git_has_joined_until_it_is_verified(
    world: World, spoilt: str
) -> None:
    def warned() -> list[str]:
        status, told = world.runs("check")
        assert status == 0
        assert {finding["check"] for finding in told["findings"]} <= {"package/stale"}
        return [finding["file"] for finding in told["findings"]]

    assert world.runs("build")[0] == 0
    assert warned() == []
    before = world.lock
    header, first, *lines = before.decode().splitlines(keepends=True)
    joined = {
        "order": [*lines, first],
        "twice": [first, first, *lines],
        "uncited": [first.replace(",1,16,", ",1,17,").replace("date 2", "a date 2"), first, *lines],
    }
    (world.root / LOCK).write_text("".join([header, *joined[spoilt]]), encoding="utf-8")
    assert world.runs("build")[0] == 0
    assert warned() == [LOCK]
    world.holds()
    assert world.runs("verify")[0] == 0
    assert world.lock == before
    assert warned() == []


def test_a_text_that_changed_with_its_hash_is_stale_until_verified(world: World) -> None:
    world.cites("By A. Writer")
    world.verified()
    world.text = "Corrected.\n" + TEXT
    world.cites("By A. Writer")
    assert world.refused("check")[0] == "citation/stale-anchor"
    assert world.refused()[0] == "citation/stale-anchor"  # the archive has the old text alone
    world.holds(TEXT, world.text)
    assert world.verified() == [(11, 23, "By A. Writer")]
    assert world.runs("check")[0] == 0


def test_a_text_that_changed_under_its_hash_is_another_text(world: World) -> None:
    world.cites("By A. Writer")
    world.verified()
    before = world.lock
    world.holds(TEXT.replace("By A.", "By B."))
    assert world.verified() == [(*span("By A. Writer"), "By A. Writer")]
    assert world.lock == before


def test_a_document_without_a_text_is_only_quoted(world: World) -> None:
    world.cites("whatever it says")
    text = world.record.read_text(encoding="utf-8")
    world.record.write_text(text.replace(f"text_sha256: {world.sha256}\n", ""), encoding="utf-8")
    status, told = world.runs("verify")
    assert (status, told["checked"]["citations_quoted"]) == (0, 1)
    assert b"tiny" not in world.lock


def test_every_phrase_that_fails_is_told_at_once(world: World) -> None:
    world.cites("seventeen elephants", "57 men", "By A. Writer", "eighteen elephants")
    before = world.lock
    status, told = world.runs("verify")
    assert (status, len(told["findings"])) == (1, 3)
    assert world.lock == before


def test_nothing_is_verified_while_a_record_is_at_fault(world: World) -> None:
    world.cites("By A. Writer")
    text = world.record.read_text(encoding="utf-8")
    world.record.write_text(text.replace("medium: blog", "medium: bloog"), encoding="utf-8")
    before = world.lock
    status, told = world.runs("verify")
    assert (status, [f["check"] for f in told["findings"]]) == (1, ["schema/allowed"])
    assert world.lock == before


def test_a_broken_lock_is_told_and_stays(world: World) -> None:
    (world.root / LOCK).write_bytes(b"no,lock\n")
    status, told = world.runs("verify")
    assert status == 1
    assert {finding["file"] for finding in told["findings"]} >= {LOCK}
    assert world.lock == b"no,lock\n"


def test_a_text_that_is_not_utf_8_is_told(world: World) -> None:
    world.cites("By A. Writer")
    (world.archive / "latin.txt").write_bytes("café".encode("latin-1"))
    before = world.lock
    arguments = ["verify", "--root", str(world.root), "--archive", str(world.archive)]
    assert main(arguments) in (1, 2)
    told = world.capsys.readouterr()
    assert "latin.txt" in told.out + told.err
    assert world.lock == before


def test_other_files_in_the_archive_do_not_matter(world: World) -> None:
    world.cites("By A. Writer")
    (world.archive / "notes.md").write_bytes(b"\xff")
    (world.archive / "copy.txt").write_bytes(TEXT.encode())
    assert len(world.verified()) == 1


@pytest.mark.parametrize("archive_folder", [None, "no-such-folder", "file"])
def test_without_an_archive_it_is_wrong_use(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, archive_folder: str | None
) -> None:
    monkeypatch.delenv("REFUSALS_ARCHIVE", raising=False)
    (tmp_path / "file").write_bytes(b"")
    arguments = ["verify", "--root", str(world.root)]
    if archive_folder:
        arguments += ["--archive", str(tmp_path / archive_folder)]
    assert main(arguments) == 2
    told = world.capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


def test_the_archive_can_be_named_in_the_environment(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.cites("By A. Writer")
    monkeypatch.setenv("REFUSALS_ARCHIVE", str(world.archive))
    assert main(["verify", "--root", str(world.root)]) == 0
    assert b"tiny" in world.lock
