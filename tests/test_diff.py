"""Each kind of change, planted once, is found as exactly that; nothing is lost or invented."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from src.release import json_, markdown, model
from src.release.items import Item
from src.release.package import packaged
from src.release.text import render
from src.release.version import Level
from tests.drafts import Compared, Draft, edited, real
from validation.package.opened import NotAPackageError
from validation.schemas.registry import DECLARATION

CLAIM = "kontur-2023-12-14-desert-or-die.hotline-callers"
OTHER = "kontur-2023-12-14-desert-or-die.people-helped"
SOURCE = "kontur-2023-12-14-desert-or-die"
Edit = Callable[[Draft], object]


def first_claims() -> list[str]:
    return [str(row["claim_id"]) for row in Draft().rows("claims")]


def put(table: str, key: str, **cells: str | None) -> Edit:
    return lambda draft: draft.row(table, key).update(cells)


def take(table: str, key: str) -> Edit:
    return lambda draft: draft.rows(table).remove(draft.row(table, key))


def copied(table: str, key: str, **cells: str | None) -> Edit:
    return lambda draft: draft.rows(table).append({**draft.row(table, key), **cells})


def described(table: str, column: str, **said: object) -> Edit:
    return lambda draft: draft.field(table, column).update(said)


def at(table: str, number: int, **cells: str | None) -> Edit:
    return lambda draft: draft.rows(table)[number].update(cells)


def drop_at(table: str, number: int) -> Edit:
    return lambda draft: draft.rows(table).pop(number)


def add(table: str, **cells: str | None) -> Edit:
    return lambda draft: draft.rows(table).append({**dict.fromkeys(draft.rows(table)[0]), **cells})


def say(**said: object) -> Edit:
    return lambda draft: draft.content.update(said)


def claim_with_children(draft: Draft) -> None:
    draft.rows("claims").append(
        {**draft.row("claims", CLAIM), "claim_id": f"{SOURCE}.new", "origin_id": f"{SOURCE}.new"}
    )
    for table in ("citations", "attributions"):
        row = next(one for one in draft.rows(table) if one["claim_id"] == CLAIM)
        new = {**row, "claim_id": f"{SOURCE}.new"}
        draft.rows(table).append(
            new | ({"citation_id": "claim.0000000000000000"} if table == "citations" else {})
        )


def claim_away(draft: Draft) -> None:
    take("claims", CLAIM)(draft)
    for table in ("citations", "attributions"):
        rows = draft.rows(table)
        rows[:] = [row for row in rows if row["claim_id"] != CLAIM]


def re_cited(draft: Draft) -> None:
    row = next(one for one in draft.rows("citations") if one["claim_id"] == CLAIM)
    row.update(exact="other words", citation_id="claim.0000000000000000")


def revised_and_re_cited(draft: Draft) -> None:
    put("claims", CLAIM, value_low="3600")(draft)
    re_cited(draft)


def column_between(draft: Draft) -> None:
    draft.add_column("claims", "weight", {"type": "number", "title": "Weight"})
    draft.row("claims", CLAIM)["weight"] = "0.5"


def moved_column(draft: Draft) -> None:
    fields = draft.resource("units")["schema"]["fields"]
    fields.append(fields.pop(1))
    draft.rows("units")


def new_table(draft: Draft) -> None:
    fields = [{"name": "colour", "type": "string"}, {"name": "rank", "type": "integer"}]
    draft.add_table("colours", fields, [{"colour": "red", "rank": "1"}])


def reordered(draft: Draft) -> None:
    draft.rows("claims").reverse()


def reordered_and_described(draft: Draft) -> None:
    reordered(draft)
    draft.resource("claims")["description"] = "Otherwise."


def doubled_quotes(draft: Draft) -> None:
    path = draft.resource("units")["path"]
    draft.files[path] = draft.files[path].replace(b'"unit"', b"unit", 1)


def other_parquet(draft: Draft) -> None:
    from tests.drafts import parquet_of

    resource = draft.resource("units")
    fields = resource["schema"]["fields"]
    draft.files[draft.resource("units-parquet")["path"]] = parquet_of(
        fields, draft.files[resource["path"]]
    )


def wrong_parquet(draft: Draft) -> None:
    source = draft.files[draft.resource("hedges-parquet")["path"]]
    draft.files[draft.resource("units-parquet")["path"]] = source


# What is done, and the counts of the groups in which it is told, there and back.
KINDS: dict[str, tuple[Edit, dict[str, int], dict[str, int], Level]] = {
    "a claim with what is in it": (
        claim_with_children,
        {"claims_added": 1},
        {"claims_removed": 1},
        Level.MINOR,
    ),
    "a claim taken away": (claim_away, {"claims_removed": 1}, {"claims_added": 1}, Level.MAJOR),
    "a figure": (
        put("claims", CLAIM, value_low="3600", comparator="at_least"),
        {"figures_revised": 1},
        {"figures_revised": 1},
        Level.PATCH,
    ),
    "a figure with its phrase": (
        revised_and_re_cited,
        {"figures_revised": 1},
        {"figures_revised": 1},
        Level.PATCH,
    ),
    "a citation": (re_cited, {"re_cited": 1}, {"re_cited": 1}, Level.PATCH),
    "a place of a citation": (
        at("citations", 0, start="2", end="17"),
        {"re_cited": 1},
        {"re_cited": 1},
        Level.PATCH,
    ),
    "one more citation": (
        copied("citations", "source.5bf591245579f33c", citation_id="source.0000000000000000"),
        {"re_cited": 1},
        {"re_cited": 1},
        Level.MINOR,
    ),
    "what is counted": (
        put("claims", CLAIM, population="any", scope="part"),
        {"recoded": 1},
        {"recoded": 1},
        Level.PATCH,
    ),
    "a statement": (
        put("claims", CLAIM, statement="Otherwise."),
        {"reworded": 1},
        {"reworded": 1},
        Level.PATCH,
    ),
    "a summary and a title": (
        lambda draft: (
            at("organizations", 0, summary="X.")(draft),
            put("sources", SOURCE, title="X")(draft),
        ),
        {"reworded": 2},
        {"reworded": 2},
        Level.PATCH,
    ),
    "a date": (
        put("claims", CLAIM, as_of="2023-10", as_of_start="2023-10-01", as_of_end="2023-10-31"),
        {"re_dated": 1},
        {"re_dated": 1},
        Level.PATCH,
    ),
    "a withdrawal": (
        put("claims", CLAIM, status="withdrawn", status_reason="Forged."),
        {"withdrawn": 1},
        {"reinstated": 1},
        Level.PATCH,
    ),
    "a successor": (
        put("sources", SOURCE, status="superseded", status_reason="X.", replaced_by="other"),
        {"withdrawn": 1},
        {"reinstated": 1},
        Level.PATCH,
    ),
    "a reason alone": (
        put("claims", CLAIM, status_reason="X."),
        {"standing": 1},
        {"standing": 1},
        Level.PATCH,
    ),
    "two origins into one": (
        lambda draft: draft.rows("claims")[0].update(origin_id=draft.rows("claims")[3]["claim_id"]),
        {"origins_merged": 1},
        {"origins_split": 1},
        Level.PATCH,
    ),
    "a relay": (
        put("claims", CLAIM, derives_from=OTHER, relation="repeats"),
        {"relays": 1},
        {"relays": 1},
        Level.PATCH,
    ),
    "a row of the genealogy": (
        lambda draft: draft.rows("genealogy").append(
            {
                "claim_id": CLAIM,
                "derives_from": OTHER,
                "aspect": "value",
                "before": "1",
                "after": "2",
                "relation": "changes_value",
            }
        ),
        {"relays": 1},
        {"relays": 1},
        Level.PATCH,
    ),
    "a chain and its end": (
        lambda draft: (
            at("attributions", 0, role="body")(draft),
            draft.row("claims", str(draft.rows("attributions")[0]["claim_id"])).update(
                speaker_role="body"
            ),
        ),
        {"attributions_changed": 1, "speakers": 1},
        {"attributions_changed": 1, "speakers": 1},
        Level.PATCH,
    ),
    "a link": (
        add("claim_links", claim_id=CLAIM, link="part_of", other_id=OTHER),
        {"claim_links_added": 1},
        {"claim_links_removed": 1},
        Level.MINOR,
    ),
    "a value of a series": (
        at("series", 0, low="6", high="7"),
        {"series_moved": 1},
        {"series_moved": 1},
        Level.PATCH,
    ),
    "a row of a series": (
        drop_at("series", 2),
        {"series_removed": 1},
        {"series_added": 1},
        Level.PATCH,
    ),
    "a source": (
        copied("sources", SOURCE, source_id="new", url=None),
        {"sources_added": 1},
        {"sources_removed": 1},
        Level.MINOR,
    ),
    "an address": (
        put("sources", SOURCE, url="https://example.org/x"),
        {"sources_changed": 1},
        {"sources_changed": 1},
        Level.PATCH,
    ),
    "an organization's parent": (
        at("organizations", 2, parent_id="free-russia-legion"),
        {"organizations_changed": 1},
        {"organizations_changed": 1},
        Level.PATCH,
    ),
    "another id": (
        at("organizations", 4, organization_id="another-id"),
        {"organizations_added": 1, "organizations_removed": 1},
        {"organizations_added": 1, "organizations_removed": 1},
        Level.MAJOR,
    ),
    "a name": (
        drop_at("organization_names", 0),
        {"organization_names_removed": 1},
        {"organization_names_added": 1},
        Level.PATCH,
    ),
    "a name for a name": (
        at("organization_names", -1, name="Otherwise"),
        {"organization_names_removed": 1, "organization_names_added": 1},
        {"organization_names_removed": 1, "organization_names_added": 1},
        Level.PATCH,
    ),
    "a participant": (
        add("event_participants", event_id="x", organization_id="y", role="z"),
        {"event_participants_added": 1},
        {"event_participants_removed": 1},
        Level.MINOR,
    ),
    "an event's place": (
        at("events", 0, place_id="donbas"),
        {"events_changed": 1},
        {"events_changed": 1},
        Level.PATCH,
    ),
    "a review": (
        put("claims", CLAIM, review="needed"),
        {"reviews": 1},
        {"reviews": 1},
        Level.PATCH,
    ),
    "a term": (
        copied("measures", "unit-strength", measure_id="new-measure"),
        {"terms_added": 1},
        {"terms_removed": 1},
        Level.MINOR,
    ),
    "a definition": (
        put("measures", "unit-strength", definition="Otherwise."),
        {"terms_changed": 1},
        {"terms_changed": 1},
        Level.MAJOR,
    ),
    "a bound of a vague word": (
        at("vague_words", 0, value_low="30"),
        {"terms_changed": 1},
        {"terms_changed": 1},
        Level.MAJOR,
    ),
    "a title of a term": (
        put("measures", "unit-strength", title="Otherwise"),
        {"terms_reworded": 1},
        {"terms_reworded": 1},
        Level.PATCH,
    ),
    "an exception": (
        lambda draft: draft.rows("exceptions").append(
            {"check": "figure/sum", "record": CLAIM, "reason": "X."}
        ),
        {"exceptions_added": 1},
        {"exceptions_removed": 1},
        Level.MINOR,
    ),
    "an entry of the log": (
        lambda draft: draft.rows("changes").append(
            {
                "release": "0.1.0",
                "table": "claims",
                "id": CLAIM,
                "kind": "added",
                "fields": None,
                "reason": None,
            }
        ),
        {"changes_added": 1},
        {"changes_removed": 1},
        Level.PATCH,
    ),
    "a column": (column_between, {"columns_added": 1}, {"columns_removed": 1}, Level.MINOR),
    "a column's name": (
        lambda draft: draft.rename_column("events", "title", "heading"),
        {"columns_renamed": 1},
        {"columns_renamed": 1},
        Level.MAJOR,
    ),
    "a key's name": (
        lambda draft: draft.rename_column("events", "event_id", "id"),
        {"columns_renamed": 1},
        {"columns_renamed": 1},
        Level.MAJOR,
    ),
    "a column's type": (
        described("citations", "start", type="number"),
        {"columns_changed": 1},
        {"columns_changed": 1},
        Level.MAJOR,
    ),
    "a column's definition": (
        described("claims", "value_low", description="Otherwise."),
        {"columns_changed": 1},
        {"columns_changed": 1},
        Level.MAJOR,
    ),
    "a column's example": (
        described("claims", "value_low", example="1"),
        {"columns_reworded": 1},
        {"columns_reworded": 1},
        Level.PATCH,
    ),
    "the order of columns": (moved_column, {"columns_moved": 1}, {"columns_moved": 1}, Level.PATCH),
    "a table": (
        new_table,
        {"tables_added": 1, "other": 1},
        {"tables_removed": 1, "other": 1},
        Level.MINOR,
    ),
    "an empty table": (
        lambda draft: draft.drop_table("genealogy"),
        {"tables_removed": 1},
        {"tables_added": 1},
        Level.MAJOR,
    ),
    "a table's name": (
        lambda draft: draft.rename_table("claim_links", "links"),
        {"tables_renamed": 1},
        {"tables_renamed": 1},
        Level.MAJOR,
    ),
    "what a row is": (
        lambda draft: draft.resource("claims").update(description="Otherwise."),
        {"tables_changed": 1},
        {"tables_changed": 1},
        Level.MAJOR,
    ),
    "the licence": (say(licenses=[]), {"package": 1}, {"package": 1}, Level.PATCH),
    "the release's number": (say(version="9.9.9"), {}, {}, Level.NONE),
    "a page": (
        lambda draft: draft.files.update({"docs/codebook.md": b"Otherwise.\n"}),
        {"files": 1},
        {"files": 1},
        Level.PATCH,
    ),
    "a file more": (
        lambda draft: draft.files.update({"new.bin": bytes(range(256))}),
        {"files": 1},
        {"files": 1},
        Level.PATCH,
    ),
    "the order of rows": (reordered, {"files": 2}, {"files": 2}, Level.PATCH),
    "the order of rows beside what a row is": (
        reordered_and_described,
        {"files": 1, "tables_changed": 1},
        {"files": 1, "tables_changed": 1},
        Level.MAJOR,
    ),
    "quotation marks": (doubled_quotes, {"files": 1}, {"files": 1}, Level.PATCH),
    "the bytes of a Parquet file": (other_parquet, {"files": 1}, {"files": 1}, Level.PATCH),
    "the rows of a Parquet file": (wrong_parquet, {"files": 1}, {"files": 1}, Level.PATCH),
}


def all_items(compared: Compared) -> list[Item]:
    told = compared.grouped
    entries = [entry for held in told.groups.values() for entry in held]
    return [item for entry in entries for item in entry.items] + told.implied + told.version


def assert_accounted(compared: Compared) -> None:
    """Every item is told once, and nothing else."""
    assert Counter(map(id, all_items(compared))) == Counter(map(id, compared.difference.items))


@pytest.mark.parametrize("what", KINDS)
def test_a_change_is_told_as_what_it_is(what: str) -> None:
    edit, there, back, level = KINDS[what]
    new = edited(edit)
    compared = Compared(real(), new)
    assert compared.counts == there, render(compared.difference, compared.grouped, compared.verdict)
    assert compared.verdict.level is level
    assert_accounted(compared)
    mirrored = Compared(new, real())
    assert mirrored.counts == back
    assert_accounted(mirrored)


def test_nothing_is_no_difference() -> None:
    compared = Compared(real(), edited(lambda _: None))
    assert compared.difference.items == ()
    assert compared.verdict.level is Level.NONE
    assert "No new version: nothing changed." in render(
        compared.difference, compared.grouped, compared.verdict
    )


def test_all_tables_and_columns_of_today_are_known() -> None:
    assert {*DECLARATION} == model.TABLES
    for table in model.RECORDS:
        columns = {column.name for column in DECLARATION[table].columns}
        assert {*model.COLUMNS[table]} == columns - {*DECLARATION[table].primary_key}
    homes = {table.name for table in DECLARATION.values() if table.home == "vocabulary"}
    assert {*model.TERMS} == homes
    told = {group for held in model.COLUMNS.values() for group in held.values()}
    assert told <= {*model.GROUPS, "origins"}


# ------------------------------------------------------------------------------ origins


def origins(*labels: str) -> Edit:
    """The first claims in origins of these names."""

    def edit(draft: Draft) -> None:
        for row, label in zip(draft.rows("claims"), labels, strict=False):
            row["origin_id"] = label

    return edit


@pytest.mark.parametrize(
    ("before", "after", "group"),
    [
        ("aab", "ccb", "origins_renamed"),
        ("aab", "bba", "origins_renamed"),
        ("abc", "aac", "origins_merged"),
        ("abc", "ddd", "origins_merged"),
        ("aaa", "aba", "origins_split"),
        ("aabb", "abab", "origins_regrouped"),
        ("aabb", "abbb", "origins_regrouped"),
    ],
)
def test_origins_change_as_a_partition(before: str, after: str, group: str) -> None:
    old, new = edited(origins(*before)), edited(origins(*after))
    compared = Compared(old, new)
    assert set(compared.counts) == {group}
    assert_accounted(compared)


def test_a_claim_that_joins_an_origin_changes_none() -> None:
    compared = Compared(real(), edited(copied("claims", CLAIM, claim_id=f"{SOURCE}.again")))
    assert compared.counts == {"claims_added": 1}


def test_merged_origins_name_their_claims() -> None:
    compared = Compared(edited(origins(*"abc")), edited(origins(*"aac")))
    (entry,) = compared.grouped.groups["origins_merged"]
    one, two, _ = first_claims()[:3]
    assert entry.regrouping is not None
    assert entry.regrouping.before == {"a": (one,), "b": (two,)}
    assert entry.regrouping.after == {"a": (one, two)}


# ---------------------------------------------------------------------- what is told


def text_of(edit: Edit) -> str:
    compared = Compared(real(), edited(edit))
    return render(compared.difference, compared.grouped, compared.verdict)


def test_a_revised_figure_is_told_with_its_phrases() -> None:
    told = text_of(revised_and_re_cited)
    assert "This would be a patch version: 1 figure revised." in told
    assert f"claims {CLAIM}: value_low 3500 -> 3600; citation of" in told
    assert '-> "other words"' in told


def test_another_id_is_told_beside_what_came_and_went() -> None:
    told = text_of(at("organizations", 4, organization_id="another-id"))
    assert "now another-id" in told
    assert "the same as belarusian-volunteer-legion" in told


def test_files_that_are_only_written_otherwise_say_so() -> None:
    assert "data/csv/claims.csv: changed; holds the same rows, written otherwise" in text_of(
        reordered
    )
    assert "does not hold the rows of the CSV" in text_of(wrong_parquet)


def test_what_comes_from_a_package_stays_on_its_line_and_cannot_steer_a_terminal() -> None:
    told = text_of(put("claims", CLAIM, statement="a\x1b[31mb\nc\u202ed"))
    assert r"a\u001b[31mb\u000ac\u202ed" in told


# ------------------------------------------------------------------- many at a time

# Those that are left out would undo another one, or fall on the same record and group.
LEFT_OUT = {
    *("a figure", "a citation", "a claim taken away", "a place of a citation", "a reason alone"),
    *(
        "the order of rows",
        "the order of rows beside what a row is",
        "quotation marks",
        "the bytes of a Parquet file",
        "a date",
    ),
    *("the rows of a Parquet file", "the release's number", "an empty table"),
}
MANY = [what for what in KINDS if what not in LEFT_OUT]

Told = set[tuple[str, str, tuple[str | None, ...]]]


def entries(compared: Compared) -> Told:
    held = compared.grouped.groups.values()
    return {(entry.group, *entry.subject) for found in held for entry in found}


def test_forty_differences_at_once_are_each_found_and_no_other() -> None:
    draft = Draft()
    for what in MANY:
        KINDS[what][0](draft)
    new = draft.package()
    expected: Told = set().union(
        *(entries(Compared(real(), edited(KINDS[what][0]))) for what in MANY)
    )
    assert len(MANY) >= 40
    compared = Compared(real(), new)
    renamed = {"claim_links": "links"}
    assert entries(compared) == {(g, renamed.get(t, t), key) for g, t, key in expected}
    assert len(expected) >= 40
    assert_accounted(compared)
    assert_accounted(Compared(new, real()))


# ------------------------------------------------------------------------ odd descriptors

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["claims", "unit", "x", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "fields", "resource", "a"]), inner, max_size=3)
    ),
    max_leaves=5,
)


def places(content: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values in the descriptor, of the resources but a few."""
    yield at
    if isinstance(content, dict):
        for key, value in content.items():
            yield from places(value, (*at, key))
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from places(value, (*at, number))


PLACES = [
    place
    for place in places(Draft().content)
    if place and (place[0] != "resources" or len(place) < 2 or place[1] in (5, 6, 29))
]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES), min_size=1, max_size=3))
def test_an_odd_descriptor_is_compared_or_refused(
    changes: list[tuple[tuple[str | int, ...], object]],
) -> None:
    draft = Draft()
    for place, value in changes:
        held: Any = draft.content
        with contextlib.suppress(KeyError, IndexError, TypeError):
            for step in place[:-1]:
                held = held[step]
            held[place[-1]] = value
    with contextlib.suppress(NotAPackageError):
        new = draft.package()
        for compared in (Compared(real(), new), Compared(new, real())):
            assert_accounted(compared)
            for renderer in (render, markdown.render, json_.render):
                assert renderer(compared.difference, compared.grouped, compared.verdict)


@pytest.mark.parametrize(
    "text", ['{"resources": [], "a": NaN}', '{"resources": [%s]}' % ("[" * 900 + "]" * 900)]
)
def test_what_no_descriptor_needs_is_refused(text: str) -> None:
    with pytest.raises(NotAPackageError):
        packaged({"datapackage.json": text.encode()})
