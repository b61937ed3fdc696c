"""The SQLite file of a release: the cells of the CSV, strict types, keys, indexes and search."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

from src.build import pipeline
from src.project import Project
from src.release.archive.error import ArchiveError
from src.release.archive.sqlite import sqlite_bytes
from src.release.archive.sqlite_search import searched
from tests.archives import NAME, awkward, release
from tests.conftest import ROOT
from tests.sqlite_cells import assert_cells
from tests.test_readme import README
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import Column, Table
from validation.tables import frame_of

__all__ = ["awkward"]  # a fixture

Frames = Mapping[str, pd.DataFrame]


def _opened(data: bytes, folder: Path) -> sqlite3.Connection:
    path = folder / "tables.sqlite"
    path.write_bytes(data)
    return sqlite3.connect(path)


@pytest.fixture(scope="module")
def frames() -> Frames:
    return pipeline.build(Project(ROOT)).frames


@pytest.fixture(scope="module")
def data(frames: Frames) -> bytes:
    return sqlite_bytes(DECLARATION, frames, "1.2.3")


@pytest.fixture
def database(data: bytes, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(_opened(data, tmp_path)) as opened:
        yield opened


def _asked(database: sqlite3.Connection, query: str, *cells: object) -> list[tuple[object, ...]]:
    return database.execute(query, cells).fetchall()


# ---------------------------------------------------------------------------- the tables


def test_every_table_has_the_cells_of_the_csv(awkward: Path, tmp_path: Path) -> None:
    with closing(_opened(release(awkward)[f"{NAME}.sqlite"], tmp_path)) as database:
        assert_cells(database, awkward)


def test_it_is_whole_and_every_reference_holds(database: sqlite3.Connection) -> None:
    assert _asked(database, "PRAGMA integrity_check") == [("ok",)]
    assert _asked(database, "PRAGMA foreign_key_check") == []
    for table in DECLARATION.values():
        if searched(table):
            search = f"{table.name}_search"
            database.execute(f"INSERT INTO {search}({search}) VALUES ('integrity-check')")


def test_it_says_what_it_is(database: sqlite3.Connection) -> None:
    assert _asked(database, "PRAGMA application_id") == [(int.from_bytes(b"REFU"),)]
    assert _asked(database, "PRAGMA user_version") == [(1_002_003,)]
    assert _asked(database, "PRAGMA page_size") == [(4096,)]
    assert _asked(database, "PRAGMA freelist_count") == [(0,)]


def test_every_table_is_strict(database: sqlite3.Connection) -> None:
    listed = _asked(database, "SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
    strict = {name for name, is_strict in listed if is_strict}
    assert strict == set(DECLARATION)


def test_every_reference_is_a_foreign_key_with_an_index(database: sqlite3.Connection) -> None:
    for table in DECLARATION.values():
        keys = _asked(database, f"PRAGMA foreign_key_list({table.name})")
        single = [column for column in table.foreign_keys() if not column.many]
        assert {(key[3], key[2]) for key in keys} == {(c.name, c.references) for c in single}
        for column in single:
            plan = f"EXPLAIN QUERY PLAN SELECT * FROM {table.name} WHERE {column.name} = 'x'"
            ((*_, told),) = _asked(database, plan)
            assert str(told).startswith("SEARCH"), (table.name, column.name)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ("INSERT INTO organization_names VALUES ('nowhere', 'x', 'en', 'official')", "FOREIGN KEY"),
        ("UPDATE claims SET comparator = 'roughly'", "CHECK"),
        ("UPDATE claims SET value_low = 'many'", "cannot store TEXT value in REAL"),
        ("UPDATE attributions SET line = 1.5", "cannot store REAL value in INTEGER"),
        ("UPDATE sources SET retrieved = '2023-02-30'", "CHECK"),
        ("UPDATE sources SET retrieved = '30.01.2023'", "CHECK"),
        ("UPDATE claims SET statement = NULL", "NOT NULL"),
        ("INSERT INTO places SELECT * FROM places", "UNIQUE"),
    ],
)
def test_what_is_wrong_is_refused(database: sqlite3.Connection, change: str, error: str) -> None:
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match=error):
        database.execute(change)


def test_the_same_rows_give_the_same_bytes(data: bytes, frames: Frames) -> None:
    shuffled = {name: frame.iloc[::-1] for name, frame in frames.items()}
    assert sqlite_bytes(DECLARATION, shuffled, "1.2.3") == data
    assert sqlite_bytes(DECLARATION, frames, "1.2.4") != data


@pytest.mark.parametrize(
    ("table", "column", "cell", "error"),
    [
        ("claims", "unit", "peopel", "CHECK"),
        ("claims", "organization_id", "nobody", "FOREIGN KEY"),
        ("claims", "origin_id", "nothing.at-all", "FOREIGN KEY"),
    ],
)
def test_rows_that_break_a_rule_make_no_file(
    frames: Frames, table: str, column: str, cell: str, error: str
) -> None:
    wrong = frames[table].copy()
    wrong.loc[wrong.index[0], column] = cell
    with pytest.raises(ArchiveError, match=f"SQLite refuses the tables: {error}"):
        sqlite_bytes(DECLARATION, {**frames, table: wrong}, "1.2.3")


# ---------------------------------------------------------------------------- the search


def test_a_claim_is_found_by_a_word_of_its_statement(database: sqlite3.Connection) -> None:
    query = "SELECT claim_id FROM claims_search('HOTLINE contacts OR statement : hotline')"
    found = _asked(database, query)
    assert ("kontur-2023-12-14-desert-or-die.hotline-callers",) in found


def test_the_query_of_the_readme_finds_claims(database: sqlite3.Connection) -> None:
    (query,) = re.findall(r"`(SELECT [^`]* MATCH [^`]*)`", README)
    found = _asked(database, query)
    assert found
    assert all("[hotline]" in str(shown).lower() for _, shown in found)


def test_a_phrase_is_found_and_leads_to_its_claim(database: sqlite3.Connection) -> None:
    query = """
        SELECT claim_id, snippet(citations_search, -1, '[', ']', '…', 20) AS shown
        FROM citations_search JOIN citations USING (citation_id)
        WHERE citations_search MATCH 'exact : "russian soldiers"' ORDER BY rank
    """
    found = _asked(database, query)
    assert found
    assert all("[Russian soldiers]" in str(shown) for _, shown in found)


THINGS = Table(
    name="things",
    title="Things",
    description="Things.",
    primary_key=("thing_id",),
    home="folder",
    columns=(
        Column("thing_id", "string", "identifier", "Thing", "Its id.", "a"),
        Column("statement", "string", "own_words", "Statement", "Words.", "x", nullable=True),
        Column("note", "string", "own_words", "Note", "Words.", "x", nullable=True),
    ),
)
TEXTS = {
    "ru": ("Командир насчитал сто дезертиров.", None),
    "yo": ("Семён Сёмочкин привёл ещё троих", "Ёлка"),
    "ye": ("Семен ушел", None),
    "uk": ("Військовослужбовці здалися в полон, сім’я чекає.", "Ґанок і їжак"),
    "apostrophe": ("з'явився", "подвірʼя"),
    "short-i": ("йод", None),
    "fr": ("Café où l'on déserte", "DÉJÀ VU"),
    "none": (None, None),
}


@pytest.fixture
def things(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    rows = [{"thing_id": k, "statement": one, "note": two} for k, (one, two) in TEXTS.items()]
    made = sqlite_bytes({"things": THINGS}, {"things": frame_of(THINGS, rows)}, "0.1.0")
    with closing(_opened(made, tmp_path)) as opened:
        yield opened


def _found(database: sqlite3.Connection, words: str) -> set[object]:
    query = "SELECT thing_id FROM things_search WHERE things_search MATCH ?"
    return {thing for (thing,) in _asked(database, query, words)}


@pytest.mark.parametrize(
    ("words", "things_found"),
    [
        # Case makes no difference, in any script.
        ("ДЕЗЕРТИРОВ", {"ru"}),
        ("командир", {"ru"}),
        ("військовослужбовці", {"uk"}),
        ("ҐАНОК", {"uk"}),
        ("ЇЖАК", {"uk"}),
        # Another grammatical form is another word; their beginning finds all.
        ("дезертир", set()),
        ("дезертиры", set()),
        ("дезертир*", {"ru"}),
        ("військовослужбовець", set()),
        ("військовослужбов*", {"uk"}),
        # е finds ё, and ё itself alone.
        ("семен", {"yo", "ye"}),
        ("семён", {"yo"}),
        ("елка", {"yo"}),
        ("ЕЩЕ", {"yo"}),
        # й and и, і and и, ї and і, ґ and г are letters of their own.
        ("йод", {"short-i"}),
        ("иод", set()),
        ("іжак", set()),
        ("ганок", set()),
        # All apostrophes are alike; a word with one is a phrase of two.
        ('"сім\'я"', {"uk"}),
        ('"сімʼя"', {"uk"}),
        ('"з’явився"', {"apostrophe"}),
        ('"подвір\'я"', {"apostrophe"}),
        # Accents of Latin make no difference.
        ("cafe", {"fr"}),
        ("CAFÉ", {"fr"}),
        ("deja", {"fr"}),
        ("note : deja", {"fr"}),
        ("statement : deja", set()),
    ],
)
def test_words_are_found_as_is_documented(
    things: sqlite3.Connection, words: str, things_found: set[str]
) -> None:
    assert _found(things, words) == things_found


def test_the_search_follows_its_table(things: sqlite3.Connection) -> None:
    things.execute("INSERT INTO things VALUES ('new', 'Придёт новый', NULL)")
    assert _found(things, "придет") == {"new"}
    things.execute(
        "UPDATE things SET statement = 'Ушёл', thing_id = 'newer' WHERE thing_id = 'new'"
    )
    assert (_found(things, "придет"), _found(things, "ушел")) == (set(), {"newer", "ye"})
    things.execute("DELETE FROM things WHERE thing_id IN ('ru', 'newer')")
    things.commit()
    things.execute("VACUUM")  # which may give rows other numbers
    assert (_found(things, "ушел"), _found(things, "дезертиров")) == ({"ye"}, set())
    things.execute("UPDATE things SET statement = 'Кофе' WHERE thing_id = 'fr'")
    assert (_found(things, "cafe"), _found(things, "кофе")) == (set(), {"fr"})
    things.execute("INSERT INTO things_search(things_search) VALUES ('integrity-check')")


def test_all_texts_of_records_are_searched_and_no_ids_or_terms() -> None:
    found = {name: {c.name for c in searched(table)} for name, table in DECLARATION.items()}
    assert found["claims"] >= {"statement", "population_note"}
    assert found["citations"] == {"exact", "reason"}
    assert found["organization_names"] == {"name"}
    assert found["measures"] == found["series"] == set()
