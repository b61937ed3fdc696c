"""The old package and the JSON difference give the new package, byte for byte."""

from __future__ import annotations

import copy
import functools
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from src.release import apply, cells, lines
from src.release.items import Item, Sort
from src.release.json_ import as_json, render
from src.release.package import Package
from src.release.patch import PatchError, applied, patch
from tests.drafts import Compared, Draft, Row, edited, real
from tests.test_diff import KINDS, assert_accounted

SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def through_json(old: Package, new: Package) -> Package:
    """What a patch makes, once it has been written and read."""
    return applied(old, json.loads(json.dumps(patch(old, new))))


# ------------------------------------------------------------------------------- pieces


@given(st.binary(max_size=60) | st.text("ab\n", max_size=40).map(str.encode), st.data())
@settings(max_examples=300, deadline=None)
def test_pieces_of_the_old_file_make_the_new_one(old: bytes, data: st.DataObject) -> None:
    new = data.draw(st.binary(max_size=60) | st.permutations(old.split(b"\n")).map(b"\n".join))
    made = b"".join(
        piece if isinstance(piece, bytes) else old[piece[0] : piece[1]]
        for piece in lines.pieces(old, new)
    )
    assert made == new


def test_lines_that_stay_are_not_carried_again() -> None:
    old = b"".join(b"%d,a line of a table\n" % number for number in range(1000))
    new = old.replace(b"500,a line", b"500,another line").replace(b"7,a line of a table\n", b"", 1)
    made = lines.pieces(old, new)
    assert [piece for piece in made if isinstance(piece, bytes)] == [
        b"500,another line of a table\n"
    ]
    assert len(made) == 4


def test_repeated_lines_follow_their_neighbours() -> None:
    old = b"".join(b"{\n%d\n}\n" % number for number in range(100))
    made = lines.pieces(old, old.replace(b"\n50\n", b"\n51x\n"))
    assert made == [(0, old.index(b"50\n")), b"51x\n", (old.index(b"50\n") + 3, len(old))]


# ------------------------------------------------------------------------------ packages


@pytest.mark.parametrize(
    "what",
    [
        "a claim with what is in it",
        "a table's name",
        "a file more",
        "a key's name",
        "an empty table",
    ],
)
def test_old_and_patch_give_new(what: str) -> None:
    new = edited(KINDS[what][0])
    for one, other in ((real(), new), (new, real())):
        made = through_json(one, other)
        assert made.files == other.files
        assert made.hash == other.hash


def test_nothing_changed_is_an_empty_patch() -> None:
    assert patch(real(), real())["files"] == {}
    assert through_json(real(), real()).files == real().files


def test_a_file_that_only_moved_is_not_carried_again() -> None:
    new = edited(lambda draft: draft.rename_table("vague_words", "vague"))
    told = patch(real(), new)["files"]["data/parquet/vague.parquet"]
    assert told["from"] == "data/parquet/vague_words.parquet"
    assert told["pieces"] == [[0, len(new.files["data/parquet/vague.parquet"])]]


def test_the_json_is_the_same_twice_and_its_keys_are_sorted() -> None:
    new = edited(KINDS["a figure with its phrase"][0])
    told = [
        render(c.difference, c.grouped, c.verdict)
        for c in (Compared(real(), new), Compared(real(), new))
    ]
    assert told[0] == told[1]
    content = json.loads(told[0])
    assert told[0] == json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    assert content["version"] == 1
    assert content["level"] == "patch"
    assert content["counts"] == {"figures_revised": 1}
    (entry,) = content["groups"]["figures_revised"]
    assert {one["what"] for one in entry["changes"]} == {"cell", "row_added", "row_removed"}


# ------------------------------------------------------------------------ random edits

NUMBERS = st.none() | st.integers(0, 10**6).map(str)
TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
TABLES = ("claims", "attributions", "series", "hedges", "claim_links")


@functools.cache
def base() -> Draft:
    return Draft()


def change(draft: Draft, data: st.DataObject) -> None:
    """One random edit of one table."""
    table = data.draw(st.sampled_from(TABLES))
    rows = draft.rows(table)
    what = data.draw(st.sampled_from(["cell", "drop", "copy", "reverse"]))
    if what == "reverse":
        rows.reverse()
        return
    if not rows:
        return
    number = data.draw(st.integers(0, len(rows) - 1))
    if what == "drop":
        del rows[number]
        return
    row = dict(rows[number])
    field = data.draw(st.sampled_from(draft.resource(table)["schema"]["fields"]))
    if field["type"] in ("string", "number", "integer"):
        row[field["name"]] = data.draw(TEXTS if field["type"] == "string" else NUMBERS)
    if what == "copy":
        rows.append(row)
    else:
        rows[number] = row


def brought_to(old: list[Row], key: list[str], items: list[Item]) -> Counter[tuple[object, ...]]:
    """The rows of a table after its items have been done to them."""
    left = [dict(row) for row in old]
    for item in items:
        if item.sort is Sort.ROW_REMOVED:
            left.remove(dict(item.row))
    for item in items:
        if item.sort is Sort.CELL:
            held = [
                row
                for row in left
                if tuple(row[name] for name in key) == item.key and row[item.name] == item.before
            ]
            held[0][item.name] = item.after
    left += [dict(item.row) for item in items if item.sort is Sort.ROW_ADDED]
    return Counter(tuple(row.items()) for row in left)


@SETTINGS
@given(st.data())
def test_random_edits_are_told_whole_and_undone(data: st.DataObject) -> None:
    draft = copy.deepcopy(base())
    for _ in range(data.draw(st.integers(1, 6))):
        change(draft, data)
    new = draft.package()
    there, back = Compared(real(), new), Compared(new, real())
    assert_accounted(there)
    assert through_json(real(), new).files == new.files
    assert through_json(new, real()).files == real().files
    for table in TABLES:
        rows, key = draft.rows(table), draft.resource(table)["schema"]["primaryKey"]
        keys = Counter(tuple(row[name] for name in key) for row in rows)
        if keys and max(keys.values()) > 1:
            continue  # which of several rows of one key is meant cannot be told
        items = [one for one in there.difference.items if one.table == table]
        old = Draft().rows(table)
        assert brought_to(old, key, items) == Counter(tuple(row.items()) for row in rows)
    assert mirror(there) == mirror(back, turned=True)


def mirror(compared: Compared, *, turned: bool = False) -> Counter[str]:
    """Rows and cells that changed, as they are there or turned round."""
    swapped = {Sort.ROW_ADDED: Sort.ROW_REMOVED, Sort.ROW_REMOVED: Sort.ROW_ADDED}
    found: Counter[str] = Counter()
    for item in compared.difference.items:
        if item.sort in (*swapped, Sort.CELL):
            sort = swapped.get(item.sort, item.sort) if turned else item.sort
            cell = (item.after, item.before) if turned else (item.before, item.after)
            found[repr((sort, item.table, item.name, item.key, cell))] += 1
    return found


def test_the_order_of_rows_does_not_count() -> None:
    def shuffled(draft: Draft) -> None:
        draft.rows("claims").sort(key=lambda row: str(row["statement"]))

    old, new = edited(shuffled), edited(KINDS["a figure"][0])
    assert Compared(old, new).counts == KINDS["a figure"][1]


def test_leaving_out_lines_that_stay_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    new = edited(KINDS["a claim with what is in it"][0])
    items = Compared(real(), new).difference.items
    monkeypatch.setattr(cells, "_has_long_cells", lambda _: True)
    assert Compared(real(), new).difference.items == items


def test_cells_that_run_over_lines_are_read() -> None:
    def two_lines(draft: Draft) -> None:
        draft.row("hedges", "likely")["definition"] = "One,\n\ntwo."

    def three_lines(draft: Draft) -> None:
        draft.row("hedges", "likely")["definition"] = "One,\n\nthree."

    compared = Compared(edited(two_lines), edited(three_lines))
    (item,) = (one for one in compared.difference.items if one.sort is Sort.CELL)
    assert (item.before, item.after) == ("One,\n\ntwo.", "One,\n\nthree.")


# ------------------------------------------------------------------------ what is refused


def told(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(json.dumps(patch(real(), edited(KINDS["a figure"][0]))))
    change(content)
    return content


def claims_of(content: dict[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = content["files"]["data/csv/claims.csv"]
    return entry


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda content: content.clear(), "no patch"),
        (lambda content: content.update(old="0" * 64), "another package"),
        (lambda content: content.update(new="0" * 64), "not the package"),
        (lambda content: claims_of(content).update(old="0" * 64), "another data/csv/claims.csv"),
        (lambda content: claims_of(content).update(new="0" * 64), "not the one"),
        (lambda content: claims_of(content).update(pieces=[[0, 10**9]]), "not there"),
        (lambda content: claims_of(content).update(pieces=[[5, 3]]), "not there"),
        (lambda content: claims_of(content).update(pieces=[["a", 3]]), "not there"),
        (lambda content: claims_of(content).update(pieces=[{"base64": "?"}]), "cannot be read"),
        (lambda content: claims_of(content).update(pieces=[7]), "cannot be read"),
        (lambda content: claims_of(content).update(pieces=["\ud800"]), "cannot be read"),
        (lambda content: claims_of(content).update(pieces=[[0, 9000]] * 10**6), "too large"),
        (lambda content: claims_of(content).update(pieces=[[0, 9000]] * 10**4), "by building it"),
        (lambda content: claims_of(content).update({"from": [1]}), "not there"),
        (lambda content: claims_of(content).update(pieces=None), "how to make"),
        (lambda content: content["files"].update({"../x": {"old": None, "new": "0"}}), "no file"),
        (lambda content: content["files"].update({"/x": {"old": None, "new": "0"}}), "no file"),
        (lambda content: content["files"].update({"x": 1}), "no file"),
        (
            lambda content: content["files"].update(
                {"datapackage.json": {"old": real().hashes["datapackage.json"], "new": None}}
            ),
            "not the package",
        ),
    ],
)
def test_a_patch_that_does_not_fit_makes_nothing(
    change: Callable[[dict[str, Any]], object], message: str
) -> None:
    with pytest.raises(PatchError, match=message):
        applied(real(), told(change))


@pytest.mark.parametrize("text", ["", "[]", "{", "{}", '{"version": 2}', "[" * 10**5])
def test_a_file_that_is_no_difference_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "difference.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PatchError):
        apply.read(path)


def test_a_package_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    content = as_json(*(lambda c: (c.difference, c.grouped, c.verdict))(Compared(real(), real())))
    made = applied(real(), content["patch"])
    apply.write(tmp_path / "new" / "out", made)
    written = {
        path.relative_to(tmp_path / "new" / "out").as_posix(): path.read_bytes()
        for path in (tmp_path / "new" / "out").rglob("*")
        if path.is_file()
    }
    assert written == dict(real().files)
    unfit = Package({**real().files, "data": b""}, real().descriptor)
    with pytest.raises(OSError, match="data"):
        apply.write(tmp_path / "other", unfit)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new"]
