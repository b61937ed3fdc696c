"""What the tables of this data set mean to a reader of differences.

Tables and columns that are not named here, of an older or newer version, are no error: what
happens to them is told among the other changes. A test sees that all of today's are named.
"""

from __future__ import annotations

# Records that people refer to by their id.
RECORDS = ("claims", "sources", "organizations", "events")

# Rows inside a record, by the columns that name it: the first that is filled.
INSIDE = {
    "citations": ("claim_id", "event_id", "organization_id", "source_id"),
    "attributions": ("claim_id",),
    "organization_names": ("organization_id",),
    "event_participants": ("event_id",),
}
PARENT = {
    "claim_id": "claims",
    "event_id": "events",
    "organization_id": "organizations",
    "source_id": "sources",
}

TERMS = (
    *("measures", "units", "populations", "places", "hedges", "organization_kinds", "event_kinds"),
    *("participant_roles", "bound_words", "vague_words", "anchor_dates"),
)

# Rows of the other tables, and what they are called: a group each for those that came, went and
# changed.
ROWS = {
    "claim_links": ("link", "links"),
    "attributions": ("attribution", "attributions"),
    "organization_names": ("name of an organization", "names of organizations"),
    "event_participants": ("participant of an event", "participants of events"),
    "exceptions": ("accepted exception", "accepted exceptions"),
    "tombstones": ("tombstone", "tombstones"),
    "changes": ("entry of the log of changes", "entries of the log of changes"),
}


def _of_rows(*tables: str) -> dict[str, tuple[str, str]]:
    """The groups of the rows of tables, with how one and several are called."""
    return {
        f"{table}_{done}": (f"{ROWS[table][0]} {done}", f"{ROWS[table][1]} {done}")
        for table in tables
        for done in ("added", "removed", "changed")
    }


# Groups of the columns of records, where a cell changes.
_STANDING = dict.fromkeys(("status", "status_reason", "replaced_by"), "standing")
_REVIEW = {"review": "reviews"}

COLUMNS: dict[str, dict[str, str]] = {
    "claims": {
        **dict.fromkeys(
            ("value_verbatim", "value_low", "value_high", "comparator", "unit", "value_basis"),
            "figures_revised",
        ),
        **dict.fromkeys(("statement", "population_note", "revision_reason"), "reworded"),
        **dict.fromkeys(
            (
                *("period", "period_start", "period_end"),
                *("as_of", "as_of_start", "as_of_end", "as_of_basis"),
            ),
            "re_dated",
        ),
        **dict.fromkeys(("derives_from", "relation"), "relays"),
        **dict.fromkeys(("speaker_id", "speaker_role"), "speakers"),
        **dict.fromkeys(
            (
                *("source_id", "organization_id", "place_id", "event_id", "measure_id", "hedge"),
                *("population", "scope", "denominator", "count_kind", "assertion_basis"),
            ),
            "recoded",
        ),
        "origin_id": "origins",
        **_STANDING,
        **_REVIEW,
    },
    "sources": {
        **dict.fromkeys(("title", "rights", "note"), "reworded"),
        **dict.fromkeys(
            (
                *("published", "published_start", "published_end", "published_basis"),
                "retrieved",
            ),
            "re_dated",
        ),
        **dict.fromkeys(
            (
                *("publisher_id", "authors", "language", "original_publisher_id"),
                *("translated_from", "medium", "url", "archive_url", "evidence"),
                *("text_sha256", "text_characters"),
            ),
            "sources_changed",
        ),
        **_STANDING,
        **_REVIEW,
    },
    "organizations": {
        **dict.fromkeys(("name", "summary"), "reworded"),
        **dict.fromkeys(
            ("kind", "country", "parent_id", "wikidata_id", "url"), "organizations_changed"
        ),
        **_STANDING,
        **_REVIEW,
    },
    "events": {
        **dict.fromkeys(("title", "summary"), "reworded"),
        **dict.fromkeys(("date", "date_start", "date_end", "date_basis"), "re_dated"),
        **dict.fromkeys(("kind", "place_id"), "events_changed"),
        **_STANDING,
        **_REVIEW,
    },
}

TABLES = {*RECORDS, *INSIDE, *TERMS, *ROWS, "series", "genealogy"}

# Columns of terms that name the term and do not define it.
WORDING = ("title", "name")

# The groups in the order in which they are told: one of it, several.
GROUPS: dict[str, tuple[str, str]] = {
    "claims_added": ("claim added", "claims added"),
    "claims_removed": ("claim removed", "claims removed"),
    "figures_revised": ("figure revised", "figures revised"),
    "re_cited": ("record re-cited", "records re-cited"),
    "recoded": ("claim recoded", "claims recoded"),
    "reworded": ("record reworded", "records reworded"),
    "re_dated": ("record re-dated", "records re-dated"),
    "withdrawn": ("record withdrawn or superseded", "records withdrawn or superseded"),
    "reinstated": ("record reinstated", "records reinstated"),
    "standing": ("standing explained anew", "standings explained anew"),
    "origins_merged": ("origin merged of several", "origins merged of several"),
    "origins_split": ("origin split", "origins split"),
    "origins_regrouped": ("group of origins made up anew", "groups of origins made up anew"),
    "origins_renamed": ("origin with another root", "origins with another root"),
    "relays": ("claim relayed otherwise", "claims relayed otherwise"),
    "speakers": ("claim with another speaker", "claims with another speaker"),
    **_of_rows("attributions", "claim_links"),
    "series_moved": ("series row moved", "series rows moved"),
    "series_added": ("series row added", "series rows added"),
    "series_removed": ("series row removed", "series rows removed"),
    "sources_added": ("source added", "sources added"),
    "sources_removed": ("source removed", "sources removed"),
    "sources_changed": ("source changed", "sources changed"),
    "organizations_added": ("organization added", "organizations added"),
    "organizations_removed": ("organization removed", "organizations removed"),
    "organizations_changed": ("organization changed", "organizations changed"),
    "events_added": ("event added", "events added"),
    "events_removed": ("event removed", "events removed"),
    "events_changed": ("event changed", "events changed"),
    **_of_rows("organization_names", "event_participants"),
    "terms_added": ("term added", "terms added"),
    "terms_removed": ("term removed", "terms removed"),
    "terms_changed": ("term changed in meaning", "terms changed in meaning"),
    "terms_reworded": ("term reworded", "terms reworded"),
    "tables_added": ("table added", "tables added"),
    "tables_removed": ("table removed", "tables removed"),
    "tables_renamed": ("table renamed", "tables renamed"),
    "tables_changed": ("table changed in meaning", "tables changed in meaning"),
    "tables_reworded": ("table given another title", "tables given another title"),
    "columns_added": ("column added", "columns added"),
    "columns_removed": ("column removed", "columns removed"),
    "columns_renamed": ("column renamed", "columns renamed"),
    "columns_changed": ("column changed in type or meaning", "columns changed in type or meaning"),
    "columns_widened": ("column that allows more terms", "columns that allow more terms"),
    "columns_narrowed": ("column that allows fewer terms", "columns that allow fewer terms"),
    "columns_reworded": ("column reworded", "columns reworded"),
    "columns_moved": ("order of columns changed", "orders of columns changed"),
    "reviews": ("record marked for review or reviewed", "records marked for review or reviewed"),
    **_of_rows("exceptions", "tombstones", "changes"),
    "package": ("property of the package changed", "properties of the package changed"),
    "files": ("other file changed", "other files changed"),
    "other": ("other change", "other changes"),
}
