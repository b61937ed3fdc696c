"""One mistake in a record gives one finding, at its place, and nothing is written.

Each case plants one mistake in a copy of the real records. `¶` marks where the finding has to
point; see `tests/planted.py` for how places are written.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from src.cli import main
from tests.planted import find, plant, tree

RECORDS = "data/records"
KONTUR = f"{RECORDS}/sources/kontur-2023-12-14-desert-or-die.yaml"
DISTRICT = f"{RECORDS}/sources/financialdistrict-russian-officer-quits.yaml"
IBTIMES = f"{RECORDS}/sources/ibtimes-russians-join-ukraine-army.yaml"
BREAKING = f"{RECORDS}/sources/breakinglatest-2023-02-14-russian-unit.yaml"
SLANTCHEV = f"{RECORDS}/sources/slantchev-2022-05-14-freedom-for-russia-legion.yaml"
LEGION = f"{RECORDS}/organizations/free-russia-legion.yaml"
INTERNATIONAL = f"{RECORDS}/organizations/international-legion.yaml"
TERRITORIAL = f"{RECORDS}/organizations/ukrainian-territorial-defense-forces.yaml"
GET_LOST = f"{RECORDS}/organizations/get-lost.yaml"
COMPANY = f"{RECORDS}/events/company-crosses-over.yaml"
INVASION = f"{RECORDS}/events/invasion-of-ukraine.yaml"
SPECIMEN = f"{RECORDS}/sources/specimen.yaml"
PACKAGE = f"{RECORDS}/package.yaml"
VOCABULARY = f"{RECORDS}/vocabulary"
ANCHOR_DATES = f"{VOCABULARY}/anchor_dates.yaml"
BOUND_WORDS = f"{VOCABULARY}/bound_words.yaml"
EVENT_KINDS = f"{VOCABULARY}/event_kinds.yaml"
HEDGES = f"{VOCABULARY}/hedges.yaml"
MEASURES = f"{VOCABULARY}/measures.yaml"
PLACES = f"{VOCABULARY}/places.yaml"
POPULATIONS = f"{VOCABULARY}/populations.yaml"
UNITS = f"{VOCABULARY}/units.yaml"
VAGUE_WORDS = f"{VOCABULARY}/vague_words.yaml"
ANCHORS = "data/anchors.csv"

Edit = tuple[str, str, str]


@dataclass(frozen=True)
class Mistake:
    """A mistake: what it is, the edits that make it, and the finding that it has to give.

    `at` is the file and place of the finding where no edit has the mark.
    """

    check: str
    what: str
    field: str | None
    edits: tuple[Edit, ...]
    hint: str | None = None
    at: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        """The name of the test."""
        return f"{self.check}: {self.what}"


def wrong(
    check: str,
    what: str,
    field: str | None,
    *edits: Edit,
    hint: str | None = None,
    at: tuple[str, str] | None = None,
) -> Mistake:
    return Mistake(check, what, field, edits, hint, at)


# A dossier of a text that is not archived, with a chain of three steps and a count of a period.
_SPECIMEN = """\
source_id: specimen
title: Specimen
publisher_id: kontur
published: "2023-12-14"
published_basis: stated
language: en
medium: news_report
status: active
claims:
  - claim_id: specimen.refused
    organization_id: russian-armed-forces
    measure_id: refusals
    unit: people
    statement: Around 15 to 18 men refused in December, a soldier said in an intercepted talk.
    value_verbatim: Around 15 to 18
    value_low: 15
    value_high: 18
    comparator: between
    value_basis: stated
    population: soldiers
    scope: part
    count_kind: flow
    period: "../2023-12"
    as_of: "2023-12"
    as_of_basis: period_end
    assertion_basis: testimony
    status: active
    attributions:
      - line: 1
        step: 1
        organization_id: i-want-to-live
        role: body
        stance: supports
      - line: 1
        step: 2
        organization_id: ukrainian-intelligence-agencies
        role: body
        stance: supports
      - line: 1
        step: 3
        role: soldier
        stance: supports
    citations:
      - facet: value
        stance: supports
        exact: Around 15 to 18 men
      - facet: subject
        stance: supports
        exact: they refused
      - facet: speaker
        stance: supports
        exact: says a soldier
"""
_GOOD_SPECIMEN = (SPECIMEN, "", _SPECIMEN)

# A whole claim, well made, to be put in a second time.
_CLAIM = """\
  - claim_id: {id}
    organization_id: get-lost
    measure_id: desertions-helped
    unit: people
    statement: Get Lost has helped 600 men desert the army.
    value_verbatim: "600"
    value_low: 600
    value_high: 600
    comparator: equal
    value_basis: stated
    population: soldiers
    scope: whole
    count_kind: cumulative
    as_of: "2023-12-14"
    as_of_basis: inferred_from_publication
    assertion_basis: unstated
    status: active
    attributions:
      - line: 1
        step: 1
        organization_id: get-lost
        role: spokesperson
        stance: supports
    citations:
      - facet: value
        stance: supports
        exact: has helped 600 men desert the army
        prefix: Get Lost
"""

_CITATIONS_OF_CALLERS = """\
    citations:
      - facet: value
        stance: supports
        exact: More than 3,500 Russian soldiers have called the hotline
      - facet: subject
        stance: supports
        exact: More than 3,500 Russian soldiers have called the hotline
      - facet: date
        stance: supports
        exact: an official said in November
      - facet: speaker
        stance: supports
        exact: an official said
"""

SYNTAX = "record/syntax"
DUPLICATE_KEY = "record/duplicate-key"
UNKNOWN_KEY = "record/unknown-key"
MISSING_KEY = "record/missing-key"
TYPE = "record/type"
ID = "record/id"
ENCODING = "record/encoding"
TOO_LARGE = "record/too-large"
REQUIRED = "schema/required"
ALLOWED = "schema/allowed"
RANGE = "schema/range"
PATTERN = "schema/pattern"
UNIQUE = "schema/unique"
TOGETHER = "schema/together"
DISAGREES = "figure/disagrees"

# fmt: off
RECORD = [
    # ------------------------------------------------------------------ record/syntax
    wrong(SYNTAX, "a quotation mark is never closed", None,
          (DISTRICT, "note: Undated", 'note: ¶"Undated')),
    wrong(SYNTAX, "a single quotation mark inside single ones", None,
          (KONTUR, "title: 'Russian soldiers face", "title: 'Russian soldiers' ¶face")),
    wrong(SYNTAX, "a colon and a blank inside bare text", None,
          (BREAKING, "title: The unit", "title: The unit¶: soldiers")),
    wrong(SYNTAX, "no blank after the colon", None,
          (SLANTCHEV, "title: The", "¶title:The")),
    wrong(SYNTAX, "bare text that begins with an at sign", None,
          (IBTIMES, "rights: Publisher's", "rights: ¶@Publisher's")),
    wrong(SYNTAX, "bare text that begins with a per cent sign", None,
          (IBTIMES, "rights: Publisher's", "rights: ¶%Publisher's")),
    wrong(SYNTAX, "bare text that begins with a sign of more than", None,
          (KONTUR, "value_verbatim: More than 3,500", "value_verbatim: ¶> 3,500")),
    wrong(SYNTAX, "text after the closing quotation mark", None,
          (BREAKING, 'value_verbatim: "4 thousand"', 'value_verbatim: "4" ¶thousand')),
    wrong(SYNTAX, "a bracket is never closed", None,
          (PACKAGE, "license: CC-BY-4.0", "license: ¶[CC-BY-4.0")),
    wrong(SYNTAX, "a key indented by one blank too many", None,
          (LEGION, "kind: volunteer_legion", " ¶kind: volunteer_legion")),
    wrong(SYNTAX, "a second document", None,
          (GET_LOST, "exact: Idite Lesom (Get Lost)\n",
           "exact: Idite Lesom (Get Lost)\n¶---\n{}\n")),
    wrong(SYNTAX, "an anchor", None,
          (COMPANY, "title: A Russian", "title: ¶&crossing A Russian")),
    wrong(SYNTAX, "a tag of YAML", None,
          (COMPANY, 'date: "2022-02-27"', 'date: ¶!!str "2022-02-27"')),
    wrong(SYNTAX, "a tag of one's own", None,
          (COMPANY, "kind: side_change", "kind: ¶!kind side_change")),
    wrong(SYNTAX, "a key that is no text", None,
          (COMPANY, "status: active", "? ¶[status]\n: active")),
    wrong(SYNTAX, "a list instead of a mapping", None,
          (f"{RECORDS}/events/listed.yaml", "", "¶- event_id: listed\n- kind: combat\n")),
    wrong(SYNTAX, "text instead of a mapping", None,
          (f"{RECORDS}/events/told.yaml", "", "¶A soldier refused.\n")),
    wrong(SYNTAX, "an empty file", None,
          (f"{RECORDS}/organizations/nothing.yaml", "", "¶")),
    wrong(SYNTAX, "nothing but a comment", None,
          (f"{RECORDS}/organizations/later.yaml", "", "¶# to do\n")),
    wrong(SYNTAX, "another ending", None,
          (f"{RECORDS}/events/battle.yml", "", "¶event_id: battle\n")),
    wrong(SYNTAX, "a folder that is no table's", None,
          (f"{RECORDS}/event/battle.yaml", "", "¶event_id: battle\n")),
    wrong(SYNTAX, "a vocabulary that is no table", None,
          (f"{VOCABULARY}/colours.yaml", "", "¶colours: []\n")),
    wrong(SYNTAX, "a folder within a folder of records", None,
          (f"{RECORDS}/events/2022/battle.yaml", "", "¶event_id: battle\n")),
    # a vocabulary, the sources and the lock, which many other records refer to
    wrong(SYNTAX, "in a vocabulary that many refer to", None,
          (MEASURES, "title: Soldiers advised by a helper",
           "title: Soldiers advised¶: by a helper")),
    wrong(SYNTAX, "in a small vocabulary", None,
          (POPULATIONS, "title: Any", "title: ¶@Any")),
    wrong(SYNTAX, "in a list of words", None,
          (BOUND_WORDS, "phrase: in the region of", "phrase: ¶`in the region of")),
    wrong(SYNTAX, "in what the package says of itself", None,
          (PACKAGE, "title: Refusals", "title: ¶@Refusals")),
    wrong(SYNTAX, "a number of the lock is a word", None,
          (ANCHORS, "breakinglatest-2023-02-14-russian-unit,1,16,,date",
           "¶breakinglatest-2023-02-14-russian-unit,one,16,,date")),
    wrong(SYNTAX, "a line of the lock is cut short", None,
          (ANCHORS, ",4871\nbreakinglatest-2023-02-14-russian-unit,17,",
           (",4871\n¶breakinglatest-2023-02-14-russian-unit\n"
            "breakinglatest-2023-02-14-russian-unit,17,"))),
    wrong(SYNTAX, "the lock has no heading", None,
          (ANCHORS, "source_id,start,end,prefix,exact,suffix,text_sha256,text_characters\n", "¶")),
    # ----------------------------------------------------------- record/duplicate-key
    wrong(DUPLICATE_KEY, "in a source", None,
          (KONTUR, "medium: news_report", "medium: news_report\n¶language: ru")),
    wrong(DUPLICATE_KEY, "in a claim", None,
          (KONTUR, "hotline-callers\n    organ ⋯ unit: people",
           "unit: people\n    ¶measure_id: refusals")),
    wrong(DUPLICATE_KEY, "in a citation", None,
          (KONTUR, "exact: an official said in November",
           "exact: an official said in November\n        ¶stance: disputes")),
    wrong(DUPLICATE_KEY, "in an attribution", None,
          (DISTRICT, "claim_id: financialdistrict-russian-officer-quits.units ⋯ role: body",
           "role: body\n        ¶step: 2")),
    wrong(DUPLICATE_KEY, "a list begun twice", None,
          (GET_LOST, "  - name: Idite Lesom", "¶organization_names:\n  - name: Idite Lesom")),
    wrong(DUPLICATE_KEY, "in a term of a vocabulary", None,
          (HEDGES, "title: Possible", "title: Possible\n    ¶title: Perhaps")),
    wrong(DUPLICATE_KEY, "once with quotation marks", None,
          (LEGION, "kind: volunteer_legion", 'kind: volunteer_legion\n¶"kind": ngo')),
    wrong(DUPLICATE_KEY, "a hyphen left out before a citation", None,
          (KONTUR, ("hotline-callers\n    organ ⋯ "
                    "hotline\n      - facet: date\n        stance: supports"),
           "hotline\n        ¶facet: date\n        stance: supports")),
    wrong(DUPLICATE_KEY, "a hyphen left out before a term", None,
          (HEDGES, "  - hedge: conditional", "    ¶hedge: conditional")),
    wrong(DUPLICATE_KEY, "in what the package says of itself", None,
          (PACKAGE, "version: 0.1.0", "version: 0.1.0\n¶version: 0.2.0")),
    # ------------------------------------------------------------- record/unknown-key
    wrong(UNKNOWN_KEY, "a required key of a source misspelt", "titel",
          (KONTUR, "title: 'Russian", "¶titel: 'Russian"), hint="did you mean title?"),
    wrong(UNKNOWN_KEY, "an optional key of a source misspelt", "rigths",
          (KONTUR, "rights: Publisher", "¶rigths: Publisher"), hint="did you mean rights?"),
    wrong(UNKNOWN_KEY, "a required key of a claim misspelt", "mesure_id",
          (KONTUR, "hotline-callers\n    organ ⋯ measure_id:", "¶mesure_id:"),
          hint="did you mean measure_id?"),
    wrong(UNKNOWN_KEY, "the id of a claim misspelt, to which another refers", "claim_ld",
          (IBTIMES, "claim_id: ibtimes-russians-join-ukraine-army.legion-strength-rferl",
           "¶claim_ld: ibtimes-russians-join-ukraine-army.legion-strength-rferl"),
          hint="did you mean claim_id?"),
    wrong(UNKNOWN_KEY, "the id of a term misspelt, to which claims refer", "mesure_id",
          (MEASURES, "measure_id: hotline-contacts", "¶mesure_id: hotline-contacts"),
          hint="did you mean measure_id?"),
    wrong(UNKNOWN_KEY, "a required key of a citation misspelt", "exakt",
          (KONTUR, "exact: an official said in November", "¶exakt: an official said in November"),
          hint="did you mean exact?"),
    wrong(UNKNOWN_KEY, "the only citation of a facet has a misspelt key", "facett",
          (KONTUR, "hotline-callers\n    organ ⋯ facet: date", "¶facett: date"),
          hint="did you mean facet?"),
    wrong(UNKNOWN_KEY, "a required key of an attribution misspelt", "roll",
          (KONTUR, "hotline-callers\n    organ ⋯ role:", "¶roll:"), hint="did you mean role?"),
    wrong(UNKNOWN_KEY, "the list of claims misspelt, one of which another refers to", "claim",
          (IBTIMES, "status: active\nclaims:", "status: active\n¶claim:"),
          hint="did you mean claims?"),
    wrong(UNKNOWN_KEY, "the list of a claim's citations misspelt", "citation",
          (KONTUR, "hotline-callers\n    organ ⋯ citations:", "¶citation:"),
          hint="did you mean citations?"),
    wrong(UNKNOWN_KEY, "the list of a claim's attributions misspelt", "attribution",
          (KONTUR, "hotline-callers\n    organ ⋯ attributions:", "¶attribution:"),
          hint="did you mean attributions?"),
    wrong(UNKNOWN_KEY, "the list of an event's participants misspelt", "participants",
          (COMPANY, "event_participants:", "¶participants:"),
          hint="did you mean event_participants?"),
    wrong(UNKNOWN_KEY, "the list of a vocabulary misspelt", "measure",
          (MEASURES, "measures:\n", "¶measure:\n"), hint="did you mean measures?"),
    wrong(UNKNOWN_KEY, "the heading of a list of citations left out", "facet",
          (KONTUR, "hotline-callers\n    organ ⋯     citations:\n      - facet: value",
           "      - ¶facet: value")),
    wrong(UNKNOWN_KEY, "the heading of a list and its hyphen left out", "source_id",
          (f"{RECORDS}/events/combat-1.yaml", "",
           ("event_id: combat-1\nkind: combat\ntitle: Combat\ndate_basis: unknown\n"
            "status: active\n¶source_id: kontur-2023-12-14-desert-or-die\n"
            "facet: existence\nstance: supports\nexact: By Galina Korol\n"))),
    wrong(UNKNOWN_KEY, "a key that is there already, almost", "value-low",
          (KONTUR, "value_low: 3500", "value_low: 3500\n    ¶value-low: 3500"),
          hint="did you mean value_low? It stands here already"),
    wrong(UNKNOWN_KEY, "a capital letter", "Kind",
          (LEGION, "kind: volunteer_legion", "¶Kind: volunteer_legion"), hint="did you mean kind?"),
    wrong(UNKNOWN_KEY, "a hyphen for an underscore", "date-basis",
          (COMPANY, "date_basis: stated", "¶date-basis: stated"), hint="did you mean date_basis?"),
    wrong(UNKNOWN_KEY, "a letter of another script", "stаtus",
          (COMPANY, "status: active", "¶stаtus: active"), hint="did you mean status?"),
    wrong(UNKNOWN_KEY, "a key that no table has", "doi",
          (SLANTCHEV, "medium: blog", "medium: blog\n¶doi: 10.1000/182")),
    wrong(UNKNOWN_KEY, "a key of another table", "unit",
          (SLANTCHEV, "medium: blog", "medium: blog\n¶unit: people")),
    wrong(UNKNOWN_KEY, "a derived day written by hand", "published_start",
          (KONTUR, 'published: "2023-12-14"',
           'published: "2023-12-14"\n¶published_start: 2023-12-14'),
          hint="leave it out: it is computed"),
    wrong(UNKNOWN_KEY, "the origin of a claim written by hand", "origin_id",
          (KONTUR, "hotline-callers\n    organ ⋯ status: active",
           "status: active\n    ¶origin_id: kontur-2023-12-14-desert-or-die.hotline-callers"),
          hint="leave it out: it is computed"),
    wrong(UNKNOWN_KEY, "the relation of a claim written by hand", "relation",
          (KONTUR, "hotline-callers\n    organ ⋯ status: active",
           "status: active\n    ¶relation: repeats"), hint="leave it out: it is computed"),
    wrong(UNKNOWN_KEY, "the speaker of a claim written by hand", "speaker_role",
          (KONTUR, "hotline-callers\n    organ ⋯ status: active",
           "status: active\n    ¶speaker_role: unnamed_official"),
          hint="leave it out: it is computed"),
    wrong(UNKNOWN_KEY, "the place of a phrase written by hand", "start",
          (KONTUR, "exact: an official said in November",
           "exact: an official said in November\n        ¶start: 2139"),
          hint="leave it out: it is computed"),
    wrong(UNKNOWN_KEY, "the source of a claim written again", "source_id",
          (KONTUR, "hotline-callers\n    organ ⋯ unit: people",
           "unit: people\n    ¶source_id: kontur-2023-12-14-desert-or-die"),
          hint="leave it out: it is given by the record around it"),
    wrong(UNKNOWN_KEY, "in a name of an organization", "lang",
          (GET_LOST, "name: Get Lost\n    language: en", "name: Get Lost\n    ¶lang: en"),
          hint="did you mean language?"),
    wrong(UNKNOWN_KEY, "in a link between claims", "other",
          (BREAKING, "other_id: ibtimes", "¶other: ibtimes"), hint="did you mean other_id?"),
    wrong(UNKNOWN_KEY, "in a participant", "rôle",
          (COMPANY, "role: origin_force", "¶rôle: origin_force"), hint="did you mean role?"),
    wrong(UNKNOWN_KEY, "in what the package says of itself", "licence",
          (PACKAGE, "license: CC", "¶licence: CC"), hint="did you mean license?"),
    wrong(UNKNOWN_KEY, "in a term to which records refer", "definiton",
          (EVENT_KINDS, "definition: Soldiers cross over", "¶definiton: Soldiers cross over"),
          hint="did you mean definition?"),
    wrong(UNKNOWN_KEY, "beside the list of a vocabulary", "version",
          (HEDGES, "hedges:\n", "¶version: 2\nhedges:\n")),
    # ------------------------------------------------------------- record/missing-key
    wrong(MISSING_KEY, "a source has no title", "title",
          (DISTRICT, "¶source_id ⋯ title: Russian Officer Quits Putin's War In Ukraine\n", "")),
    wrong(MISSING_KEY, "a source has no id", "source_id",
          (DISTRICT, "source_id: financialdistrict-russian-officer-quits\n", "¶")),
    wrong(MISSING_KEY, "a claim has no measure", "measure_id",
          (KONTUR,
           ("¶claim_id: kontur-2023-12-14-desert-or-die.hotline-callers ⋯     measure_id: "
            "hotline-contacts\n"),
           "")),
    wrong(MISSING_KEY, "a claim has no id", "claim_id",
          (KONTUR, "claim_id: kontur-2023-12-14-desert-or-die.hotline-callers\n    ", "¶")),
    wrong(MISSING_KEY, "a claim to which another refers has no id", "claim_id",
          (IBTIMES, "claim_id: ibtimes-russians-join-ukraine-army.legion-strength-rferl\n    ",
           "¶")),
    wrong(MISSING_KEY, "a citation has no phrase", "exact",
          (KONTUR,
           ("hotline-callers\n    organ ⋯ date\n        stance: supports\n"
            "        exact: an official said in November"),
           "date\n        stance: supports"),
          at=(KONTUR, "hotline-callers\n    organ ⋯ ¶facet: date")),
    wrong(MISSING_KEY, "a citation of an event has no source", "source_id",
          (COMPANY, "source_id: slantchev-2022-05-14-freedom-for-russia-legion\n    facet: date",
           "¶facet: date")),
    wrong(MISSING_KEY, "an attribution has no role", "role",
          (KONTUR, "hotline-callers\n    organ ⋯ ¶line: 1 ⋯         role: unnamed_official\n", "")),
    wrong(MISSING_KEY, "a name has no language", "language",
          (GET_LOST, "- ¶name: Idite Lesom ⋯     language: ru-Latn\n", "")),
    wrong(MISSING_KEY, "a participant has no role", "role",
          (INVASION, "- ¶organization_id: russian-armed-forces\n    role: actor",
           "- organization_id: russian-armed-forces")),
    wrong(MISSING_KEY, "a link has no other claim", "other_id",
          (BREAKING,
           ("- ¶link: same_origin\n"
            "        other_id: ibtimes-russians-join-ukraine-army.legion-strength-rferl"),
           "- link: same_origin")),
    wrong(MISSING_KEY, "an event has no status", "status",
          (COMPANY, "¶event_id ⋯ status: active\n", "")),
    wrong(MISSING_KEY, "an organization has no kind", "kind",
          (LEGION, "¶organization_id: free ⋯ kind: volunteer_legion\n", "")),
    wrong(MISSING_KEY, "a term has no definition", "definition",
          (POPULATIONS,
           ("- ¶population: unit_members ⋯     definition: Members of the unit named in "
            "the organization column, whatever they were before.\n"),
           "")),
    wrong(MISSING_KEY, "a term to which claims refer has no id", "unit",
          (UNITS, "unit: percent\n    ", "¶")),
    wrong(MISSING_KEY, "a vocabulary has no list", "anchor_dates",
          (ANCHOR_DATES, "", "¶{}\n")),
    wrong(MISSING_KEY, "the package has no version", "version",
          (PACKAGE, "¶name ⋯ version: 0.1.0\n", "")),
    # -------------------------------------------------------------------- record/type
    wrong(TYPE, "a number for a title", "title",
          (SLANTCHEV, "title: The Freedom for Russia Legion", "title: ¶2023"),
          hint='quote it: title: "2023"'),
    wrong(TYPE, "a year without quotation marks", "published",
          (SLANTCHEV, 'published: "2022-05-14"', "published: ¶2022"),
          hint='quote it: published: "2022"'),
    wrong(TYPE, "a truth value for a title", "title",
          (SLANTCHEV, "title: The Freedom for Russia Legion", "title: ¶true"),
          hint='quote it: title: "true"'),
    wrong(TYPE, "digits that begin with a nought, without quotation marks", "value_verbatim",
          (KONTUR, 'value_verbatim: "600"', "value_verbatim: ¶0600"),
          hint='quote it: value_verbatim: "0600"'),
    wrong(TYPE, "digits without quotation marks", "value_verbatim",
          (KONTUR, 'value_verbatim: "600"', "value_verbatim: ¶600"),
          hint='quote it: value_verbatim: "600"'),
    wrong(TYPE, "a number for the name of an organization", "name",
          (GET_LOST, "- name: Idite Lesom", "- name: ¶4.5")),
    wrong(TYPE, "text for a number", "value_low",
          (KONTUR, "value_low: 3500", "value_low: ¶many")),
    wrong(TYPE, "a number in quotation marks", "value_low",
          (KONTUR, "value_low: 3500", 'value_low: ¶"3500"')),
    wrong(TYPE, "a number with a comma", "value_low",
          (KONTUR, "value_low: 3500", "value_low: ¶3,500")),
    wrong(TYPE, "a number with a blank", "value_low",
          (KONTUR, "value_low: 3500", "value_low: ¶3 500")),
    wrong(TYPE, "a number with an underscore", "value_low",
          (KONTUR, "value_low: 3500", "value_low: ¶3_500")),
    wrong(TYPE, "a number with a per cent sign", "value_high",
          (DISTRICT, "value_high: 70", "value_high: ¶70%")),
    wrong(TYPE, "full-width digits", "value_low",
          (KONTUR, "value_low: 3500", "value_low: ¶３５００")),
    wrong(TYPE, "an infinite number", "value_high",
          (DISTRICT, "value_high: 70", "value_high: ¶.inf")),
    wrong(TYPE, "not a number", "value_high",
          (DISTRICT, "value_high: 70", "value_high: ¶.nan")),
    wrong(TYPE, "yes for a number", "value_low",
          (KONTUR, "value_low: 3500", "value_low: ¶yes")),
    wrong(TYPE, "a truth value for a number", "value_low",
          (KONTUR, "value_low: 3500", "value_low: ¶true")),
    wrong(TYPE, "a step and a half", "step",
          (KONTUR, "hotline-callers\n    organ ⋯ step: 1", "step: ¶1.5")),
    wrong(TYPE, "a line in words", "line",
          (KONTUR, "hotline-callers\n    organ ⋯ line: 1", "line: ¶one")),
    wrong(TYPE, "a list of authors", "authors",
          (KONTUR, "authors: Galina Korol", "authors: ¶[Galina Korol]")),
    wrong(TYPE, "a mapping of a title", "title",
          (SLANTCHEV, "title: The Freedom for Russia Legion", "title:\n  ¶en: The Legion")),
    wrong(TYPE, "a line with a fraction of nought", "line",
          (KONTUR, "hotline-callers\n    organ ⋯ line: 1", "line: ¶1.0")),
    wrong(TYPE, "a number of nineteen digits", "value_low",
          (KONTUR, "value_low: 3500", "value_low: ¶0.1234567890123456789")),
    wrong(TYPE, "a whole number that would be rounded", "value_low",
          (KONTUR, "value_low: 3500", "value_low: ¶9007199254740993")),
    wrong(TYPE, "text instead of a list of claims", "claims",
          (f"{RECORDS}/sources/blank.yaml", "",
           ("source_id: blank\ntitle: Blank\npublished_basis: unknown\nlanguage: en\n"
            "medium: blog\nstatus: active\nclaims: ¶none\n"))),
    wrong(TYPE, "a citation instead of a list of citations", "citations",
          (f"{RECORDS}/events/combat-1.yaml", "",
           ("event_id: combat-1\nkind: combat\ntitle: Combat\ndate_basis: unknown\n"
            "status: active\ncitations:\n  ¶source_id: kontur-2023-12-14-desert-or-die\n"
            "  facet: existence\n  stance: supports\n  exact: By Galina Korol\n"))),
    wrong(TYPE, "a participant that is mere text", "event_participants",
          (INVASION, "- organization_id: russian-armed-forces\n    role: actor",
           "- ¶russian-armed-forces")),
    wrong(TYPE, "an empty entry of a list", "citations",
          (GET_LOST, "citations:\n", "citations:\n  -¶\n")),
    wrong(TYPE, "text instead of the terms of a vocabulary", "hedges",
          (HEDGES, "", "hedges: ¶likely\n")),
    wrong(TYPE, "a term that is mere text", "hedges",
          (HEDGES, "hedges:\n", "hedges:\n  - ¶doubtful\n")),
    wrong(TYPE, "a version that YAML takes for a number", "version",
          (PACKAGE, "version: 0.1.0", "version: ¶0.10"), hint='quote it: version: "0.10.0"'),
    wrong(TYPE, "a Wikidata item without its letter", "wikidata_id",
          (LEGION, "kind: volunteer_legion", "kind: volunteer_legion\nwikidata_id: ¶111426591")),
]

RECORD += [
    # ---------------------------------------------------------------------- record/id
    wrong(ID, "a capital letter in the id of a place to which others refer", "place_id",
          (PLACES, "place_id: bakhmut", "place_id: ¶Bakhmut")),
    wrong(ID, "an underscore in the id of a measure to which claims refer", "measure_id",
          (MEASURES, "measure_id: hotline-contacts", "measure_id: ¶hotline_contacts")),
    wrong(ID, "a blank in the id of an organization", "organization_id",
          (GET_LOST, "organization_id: get-lost", "organization_id: ¶get lost")),
    wrong(ID, "a letter of another script", "event_id",
          (INVASION, "event_id: invasion-of-ukraine", "event_id: ¶invasion-оf-ukraine")),
    wrong(ID, "two hyphens", "event_id",
          (INVASION, "event_id: invasion-of-ukraine", "event_id: ¶invasion--of-ukraine")),
    wrong(ID, "another id than the file's", "organization_id",
          (GET_LOST, "organization_id: get-lost", "organization_id: ¶get-lost-2")),
    wrong(ID, "a file copied under another name", "event_id",
          (f"{RECORDS}/events/battle.yaml", "",
           ("event_id: ¶combat-1\nkind: combat\ntitle: Combat\ndate_basis: unknown\n"
            "status: active\n"))),
    wrong(ID, "a claim of another source", "claim_id",
          (KONTUR, "claim_id: kontur-2023-12-14-desert-or-die.hotline-callers",
           "claim_id: ¶kontur-2023-12-14.hotline-callers")),
    wrong(ID, "a claim that does not name its source", "claim_id",
          (KONTUR, "claim_id: kontur-2023-12-14-desert-or-die.hotline-callers",
           "claim_id: ¶hotline-callers")),
    wrong(ID, "a claim with two full stops", "claim_id",
          (KONTUR, "claim_id: kontur-2023-12-14-desert-or-die.hotline-callers",
           "claim_id: ¶kontur-2023-12-14-desert-or-die.hotline.callers")),
    wrong(ID, "a blank in a term", "kind",
          (EVENT_KINDS, "kind: side_change", "kind: ¶side change")),
    wrong(ID, "a capital letter in the name of the package", "name",
          (PACKAGE, "name: refusals", "name: ¶Refusals")),
    # ---------------------------------------------------------------- record/encoding
    wrong(ENCODING, "a byte order mark", None,
          (KONTUR, "source_id: kontur", "¶\ufeffsource_id: kontur")),
    wrong(ENCODING, "a line that ends with CR LF", None,
          (KONTUR, "medium: news_report\n", "medium: news_report¶\r\n")),
    wrong(ENCODING, "a tab for an indent", None,
          (LEGION, "  - name: Legion\n    language", "  - name: Legion\n¶\tlanguage")),
    wrong(ENCODING, "a tab inside a text", None,
          (GET_LOST, "name: Idite Lesom", "name: Idite¶\tLesom")),
    wrong(ENCODING, "a NUL", None,
          (GET_LOST, "kind: ngo", "kind: ngo¶\x00")),
    wrong(ENCODING, "a mark that reverses the text", None,
          (GET_LOST, "name: Idite Lesom", "name: Idite ¶\u202eLesom")),
    wrong(ENCODING, "an isolate of direction", None,
          (COMPANY, "title: A Russian", "title: A ¶\u2067Russian")),
    wrong(ENCODING, "a decomposed й", None,
          (GET_LOST, "name: Idite Lesom", "name: Серге¶и\u0306")),
    wrong(ENCODING, "a decomposed é in a quoted phrase", None,
          (KONTUR, "exact: By Galina Korol", "exact: By Galina Kor¶o\u0301l")),
    wrong(ENCODING, "a mark that reverses the text, escaped", "name",
          (GET_LOST, "name: Idite Lesom", 'name: ¶"Idite \\u202eLesom"')),
    wrong(ENCODING, "a tab, escaped", "name",
          (GET_LOST, "name: Idite Lesom", 'name: ¶"Idite\\tLesom"')),
    wrong(ENCODING, "a bell, escaped", "title",
          (COMPANY, "title: A Russian company goes over to Ukraine",
           'title: ¶"A Russian company goes over\\a"')),
    wrong(ENCODING, "a control character, escaped, in an id", "event_id",
          (INVASION, "event_id: invasion-of-ukraine", 'event_id: ¶"invasion-of-ukraine\\e"')),
    # --------------------------------------------------------------- record/too-large
    wrong(TOO_LARGE, "a file of more than a megabyte", None,
          (f"{RECORDS}/events/endless.yaml", "", "¶note: " + "a" * 1024 * 1024)),
    wrong(TOO_LARGE, "brackets nested too deep", None,
          (COMPANY, "kind: side_change", "kind: " + "[" * 15 + "¶" + "[" + "]" * 16)),
    wrong(TOO_LARGE, "lists of lists of aliases", None,
          (f"{RECORDS}/events/bomb.yaml", "",
           "a: &a [x, x, x]\nb: &b [¶*a, *a, *a]\nc: [*b, *b, *b]\n")),
]

SCHEMA = [
    # ---------------------------------------------------------------- schema/required
    wrong(REQUIRED, "an empty title", "title",
          (SLANTCHEV, "title: The Freedom for Russia Legion", "title:¶")),
    wrong(REQUIRED, "a title of no letters", "title",
          (SLANTCHEV, "title: The Freedom for Russia Legion", 'title: ¶""')),
    wrong(REQUIRED, "a tilde", "kind",
          (LEGION, "kind: volunteer_legion", "kind: ¶~")),
    wrong(REQUIRED, "null", "status",
          (COMPANY, "status: active", "status: ¶null")),
    wrong(REQUIRED, "an optional key with nothing behind it", "note",
          (f"{RECORDS}/sources/blank.yaml", "",
           ("source_id: blank\ntitle: Blank\npublished_basis: unknown\nlanguage: en\n"
            "medium: blog\nnote:¶\nstatus: active\n"))),
    wrong(REQUIRED, "an optional number left empty", "value_high",
          (KONTUR, "value_low: 3500", "value_low: 3500\n    value_high:¶")),
    wrong(REQUIRED, "an empty phrase", "exact",
          (KONTUR, "exact: an official said in November", "exact:¶")),
    wrong(REQUIRED, "an empty prefix", "prefix",
          (LEGION, "prefix: Rossii””, i.e. “", 'prefix: ¶""')),
    wrong(REQUIRED, "an empty step", "step",
          (KONTUR, "hotline-callers\n    organ ⋯ step: 1", "step:¶")),
    wrong(REQUIRED, "an empty role of a participant", "role",
          (INVASION, "role: actor", "role:¶")),
    wrong(REQUIRED, "an empty language of a name", "language",
          (GET_LOST, "language: ru-Latn", "language:¶")),
    wrong(REQUIRED, "an empty list of claims", "claims",
          (f"{RECORDS}/sources/blank.yaml", "",
           ("source_id: blank\ntitle: Blank\npublished_basis: unknown\nlanguage: en\n"
            "medium: blog\nstatus: active\nclaims:¶\n"))),
    wrong(REQUIRED, "an empty list of citations", "citations",
          (KONTUR, "hotline-callers\n    organ ⋯ " + _CITATIONS_OF_CALLERS, "    citations:¶\n")),
    wrong(REQUIRED, "an empty list of terms to which claims refer", "hedges",
          (HEDGES, "", "hedges:¶\n")),
    wrong(REQUIRED, "an empty definition", "definition",
          (VAGUE_WORDS,
           ("phrase: thousands\n    value_low: 2000\n"
            "    definition: Thousands with no number, at least two thousand, no upper bound."),
           "phrase: thousands\n    value_low: 2000\n    definition:¶")),
    wrong(REQUIRED, "an empty version of the package", "version",
          (PACKAGE, "version: 0.1.0", "version:¶")),
    # ----------------------------------------------------------------- schema/allowed
    wrong(ALLOWED, "a status, misspelt", "status",
          (COMPANY, "status: active", "status: ¶activ"), hint="did you mean active?"),
    wrong(ALLOWED, "a status with a capital letter", "status",
          (COMPANY, "status: active", "status: ¶Active"), hint="did you mean active?"),
    wrong(ALLOWED, "NO for a status", "status",
          (COMPANY, "status: active", "status: ¶NO")),
    wrong(ALLOWED, "a medium with a hyphen", "medium",
          (KONTUR, "medium: news_report", "medium: ¶news-report"),
          hint="did you mean news_report?"),
    wrong(ALLOWED, "a comparator in two words", "comparator",
          (KONTUR, "hotline-callers\n    organ ⋯ comparator: more_than", "comparator: ¶more than"),
          hint="did you mean more_than?"),
    wrong(ALLOWED, "the sign of a comparator", "comparator",
          (KONTUR, "hotline-callers\n    organ ⋯ comparator: more_than", 'comparator: ¶">"')),
    wrong(ALLOWED, "the basis of a value", "value_basis",
          (KONTUR, "hotline-callers\n    organ ⋯ value_basis: stated", "value_basis: ¶state"),
          hint="did you mean stated?"),
    wrong(ALLOWED, "the kind of a count", "count_kind",
          (KONTUR, "hotline-callers\n    organ ⋯ count_kind: cumulative",
           "count_kind: ¶cummulative"), hint="did you mean cumulative?"),
    wrong(ALLOWED, "the scope of a claim", "scope",
          (KONTUR, "hotline-callers\n    organ ⋯ scope: whole", "scope: ¶all")),
    wrong(ALLOWED, "the basis of a date", "as_of_basis",
          (KONTUR, "hotline-callers\n    organ ⋯ as_of_basis: inferred_from_statement",
           "as_of_basis: ¶inferred")),
    wrong(ALLOWED, "the basis of an assertion", "assertion_basis",
          (KONTUR, "hotline-callers\n    organ ⋯ assertion_basis: unstated",
           "assertion_basis: ¶not stated")),
    wrong(ALLOWED, "the role of a speaker", "role",
          (KONTUR, "hotline-callers\n    organ ⋯ role: unnamed_official", "role: ¶unamed_official"),
          hint="did you mean unnamed_official?"),
    wrong(ALLOWED, "the stance of a citation", "stance",
          (KONTUR, "hotline-callers\n    organ ⋯ facet: date\n        stance: supports",
           "facet: date\n        stance: ¶support"), hint="did you mean supports?"),
    wrong(ALLOWED, "the facet of the citation that proves the value", "facet",
          (KONTUR, "hotline-callers\n    organ ⋯ facet: value", "facet: ¶figure")),
    wrong(ALLOWED, "a link", "link",
          (BREAKING, "link: same_origin", "link: ¶same_orgin"), hint="did you mean same_origin?"),
    wrong(ALLOWED, "the kind of a name", "name_kind",
          (GET_LOST, "name_kind: transliteration", "name_kind: ¶transcription")),
    wrong(ALLOWED, "a country by its name", "country",
          (INTERNATIONAL, "country: UA", "country: ¶Ukraine")),
    wrong(ALLOWED, "a country in small letters", "country",
          (INTERNATIONAL, "country: UA", "country: ¶ua"), hint="did you mean UA?"),
    wrong(ALLOWED, "a country that has no such code", "country",
          (INTERNATIONAL, "country: UA", "country: ¶UK")),
    wrong(ALLOWED, "the precision of a place", "precision",
          (PLACES, "precision: settlement", "precision: ¶city")),
    wrong(ALLOWED, "the type of a measure's value", "value_type",
          (MEASURES, "value_type: money", "value_type: ¶Money"), hint="did you mean money?"),
    wrong(ALLOWED, "where bound words stand", "position",
          (BOUND_WORDS, "phrase: in the region of\n    position: before",
           "phrase: in the region of\n    position: ¶infront")),
    wrong(ALLOWED, "a unit that the measure does not have", "unit",
          (KONTUR, "hotline-callers\n    organ ⋯ unit: people", "unit: ¶cases")),
    wrong(ALLOWED, "a share told in people", "unit",
          (DISTRICT, "refusal-share\n    unit: percent", "refusal-share\n    unit: ¶people")),
    # ------------------------------------------------------------------- schema/range
    wrong(RANGE, "less than nothing", "value_low",
          (KONTUR, "value_low: 3500", "value_low: ¶-3500")),
    wrong(RANGE, "a vague word with a bound below nothing", "value_low",
          (VAGUE_WORDS, "phrase: several\n    value_low: 3",
           "phrase: several\n    value_low: ¶-3")),
    wrong(RANGE, "lines counted from nought", "line",
          (KONTUR, "hotline-callers\n    organ ⋯ line: 1", "line: ¶0")),
    wrong(RANGE, "steps counted from nought", "step",
          (KONTUR, "hotline-callers\n    organ ⋯ step: 1", "step: ¶0")),
    wrong(RANGE, "more steps than there can be", "step",
          (KONTUR, "hotline-callers\n    organ ⋯ step: 1", "step: ¶3000000000")),
    wrong(RANGE, "more steps than a computer counts", "step",
          (KONTUR, "hotline-callers\n    organ ⋯ step: 1", "step: ¶" + "9" * 30)),
    # ----------------------------------------------------------------- schema/pattern
    wrong(PATTERN, "a language by its name", "language",
          (KONTUR, "language: en", "language: ¶English")),
    wrong(PATTERN, "a language by its name, after letters that are two units of UTF-16", "language",
          (GET_LOST, "  - name: Idite Lesom\n    language: ru-Latn\n    name_kind: transliteration",
           '  - {name: "😀 Idite", language: ¶Russian, name_kind: transliteration}')),
    wrong(PATTERN, "a language with an underscore", "language",
          (GET_LOST, "language: ru-Latn", "language: ¶ru_Latn")),
    wrong(PATTERN, "an address without its scheme", "url",
          (SLANTCHEV, "url: https://slantchev", "url: ¶slantchev")),
    wrong(PATTERN, "an address with a blank", "url",
          (SLANTCHEV, "url: https://slantchev.wordpress.com/2022/",
           "url: ¶https://slantchev.wordpress.com/ 2022/")),
    wrong(PATTERN, "a hash in capital letters", "text_sha256",
          (DISTRICT, "text_sha256: fd0b35", "text_sha256: ¶FD0B35")),
    wrong(PATTERN, "a hash that lacks a digit", "text_sha256",
          (DISTRICT, "text_sha256: fd0b35", "text_sha256: ¶fd0b3")),
    wrong(PATTERN, "a Wikidata item in small letters", "wikidata_id",
          (LEGION, "kind: volunteer_legion", "kind: volunteer_legion\nwikidata_id: ¶q111")),
    wrong(PATTERN, "a subdivision by its name", "admin1",
          (PLACES, "admin1: UA-14", "admin1: ¶Donetsk")),
    wrong(PATTERN, "a title on two lines", "title",
          (SLANTCHEV, "title: The Freedom for Russia Legion",
           "title: ¶|-\n  The Freedom for\n  Russia Legion")),
    wrong(PATTERN, "a title that ends with a line feed", "title",
          (SLANTCHEV, "title: The Freedom for Russia Legion",
           "title: ¶|\n  The Freedom for Russia Legion")),
    wrong(PATTERN, "a blank before the text", "name",
          (GET_LOST, "name: Idite Lesom", 'name: ¶" Idite Lesom"')),
    wrong(PATTERN, "nothing but blanks", "name",
          (GET_LOST, "name: Idite Lesom", 'name: ¶"   "')),
    wrong(PATTERN, "a list of authors with an empty part", "authors",
          (KONTUR, "authors: Galina Korol", 'authors: ¶"Galina Korol | "')),
    wrong(PATTERN, "a version with a letter", "version",
          (PACKAGE, "version: 0.1.0", "version: ¶v0.1.0")),
    # ------------------------------------------------------------------ schema/unique
    wrong(UNIQUE, "two sources with one address", "url",
          (SLANTCHEV,
           "url: https://slantchev.wordpress.com/2022/05/14/the-freedom-for-russia-legion/",
           "url: ¶https://konturnovosti.com/en_GB/articles/gc6/features/2023/12/14/feature-01")),
    wrong(UNIQUE, "two sources with one text", "text_sha256",
          (SLANTCHEV,
           'text_sha256: "498c17de96babd16ac4ca80dc99c34328d4937c2a5329a5f164e4b65a2af7ff0"',
           'text_sha256: ¶"a650d116569d50a4a1a92b85bfc62d321ce58857aa1c4797c03520d0780dca73"')),
    wrong(UNIQUE, "two organizations with one Wikidata item", "wikidata_id",
          (LEGION, "kind: volunteer_legion", "kind: volunteer_legion\nwikidata_id: Q111"),
          (GET_LOST, "kind: ngo", "kind: ngo\nwikidata_id: Q111"),
          at=(GET_LOST, "wikidata_id: ¶Q111")),
    # ---------------------------------------------------------------- schema/together
    wrong(TOGETHER, "between with one bound", "comparator",
          (DISTRICT, "    value_high: 70\n    comparator: between", "    comparator: ¶between")),
    wrong(DISAGREES, "equal, and two numbers", "comparator",
          (DISTRICT, "value_high: 70\n    comparator: between",
           "value_high: 70\n    comparator: ¶equal")),
    wrong(TOGETHER, "more than, with an upper bound", "comparator",
          (KONTUR, "value_low: 3500\n    comparator: more_than",
           "value_low: 3500\n    value_high: 4000\n    comparator: ¶more_than")),
    wrong(TOGETHER, "less than, with a lower bound", "comparator",
          (SLANTCHEV, "value_high: 10\n    comparator: less_than",
           "value_low: 10\n    comparator: ¶less_than")),
    wrong(DISAGREES, "the low bound above the high one", "value_low",
          (DISTRICT, "value_low: 60\n    value_high: 70", "value_low: ¶70\n    value_high: 60")),
    wrong(DISAGREES, "a digit too few in one of two equal bounds", "value_high",
          (KONTUR, "value_high: 600\n    comparator: equal",
           "value_high: ¶60\n    comparator: equal")),
    wrong(TOGETHER, "bounds with no basis", "value_basis",
          (KONTUR, "hotline-callers\n    organ ⋯ value_basis: stated", "value_basis: ¶none")),
    wrong(TOGETHER, "a basis of no bounds", "value_basis",
          (KONTUR,
           ("value_verbatim: several\n    value_low: 3\n    comparator: vague\n"
            "    value_basis: convention"),
           "value_verbatim: several\n    comparator: vague\n    value_basis: ¶convention")),
    wrong(TOGETHER, "a date without its basis", "as_of_basis",
          (KONTUR, "hotline-callers\n    organ ⋯ as_of_basis: inferred_from_statement",
           "as_of_basis: ¶unknown")),
    wrong(TOGETHER, "the basis of no date", "as_of_basis",
          (KONTUR, 'period: "../2023-11"\n    as_of: "2023-11"\n    as_of_basis: inferred',
           'period: "../2023-11"\n    as_of_basis: ¶inferred')),
    wrong(TOGETHER, "a period of a stock", "period",
          (KONTUR, 'count_kind: cumulative\n    period: "../2023-11"',
           'count_kind: stock\n    period: ¶"../2023-11"')),
    wrong(TOGETHER, "a figure for one item that is not named", "denominator",
          (SLANTCHEV,
           ("¶claim_id: slantchev-2022-05-14-freedom-for-russia-legion.reward-for ⋯     "
            "denominator: One Russian who surrenders with heavy equipment.\n"),
           "")),
    wrong(TOGETHER, "a share of nothing", "denominator",
          (DISTRICT,
           ("¶claim_id: financialdistrict-russian-officer-quits.share ⋯     denominator: "
            "Soldiers of the division.\n"),
           "")),
    wrong(TOGETHER, "an event with a date of unknown basis", "date_basis",
          (COMPANY, "date_basis: stated", "date_basis: ¶unknown")),
    wrong(TOGETHER, "an event with the basis of no date", "date_basis",
          (COMPANY, 'date: "2022-02-27"\ndate_basis: ', "date_basis: ¶")),
    wrong(TOGETHER, "a source with a date of unknown basis", "published_basis",
          (KONTUR, "published_basis: address", "published_basis: ¶unknown")),
    wrong(TOGETHER, "a source with the basis of no date", "published_basis",
          (SLANTCHEV, 'published: "2022-05-14"\npublished_basis: ', "published_basis: ¶")),
    wrong(TOGETHER, "withdrawn without a reason", "status_reason",
          (COMPANY, "¶event_id ⋯ status: active", "status: withdrawn")),
    wrong(TOGETHER, "a reason for being active", "status_reason",
          (COMPANY, "status: active", "status: active\nstatus_reason: ¶Still true.")),
    wrong(TOGETHER, "superseded by nothing", "replaced_by",
          (INVASION, "¶event_id ⋯ status: active",
           "status: superseded\nstatus_reason: Split in two.")),
    wrong(TOGETHER, "active, and replaced", "replaced_by",
          (KONTUR, "hotline-callers\n    organ ⋯ status: active",
           ("status: active\n"
            "    replaced_by: ¶kontur-2023-12-14-desert-or-die.get-lost-operating-time"))),
    wrong(TOGETHER, "the document itself with a body", "organization_id",
          (IBTIMES, "legion-several-hundred-soldiers ⋯ role: document_itself",
           "organization_id: ¶ibtimes\n        role: document_itself")),
]

KEY = [
    # ------------------------------------------------------------------ key/duplicate
    wrong("key/duplicate", "a claim id given twice", "claim_id",
          (KONTUR, "        exact: a prisoner of war\n",
           "        exact: a prisoner of war\n"
           + _CLAIM.format(id='¶kontur-2023-12-14-desert-or-die.hotline-callers'))),
    wrong("key/duplicate", "a citation given twice", "exact",
          (KONTUR, "        exact: an official said in November\n",
           ("        exact: an official said in November\n      - facet: date\n"
            "        stance: supports\n        exact: ¶an official said in November\n"))),
    wrong("key/duplicate", "a step given twice", "line",
          (DISTRICT,
           ("claim_id: financialdistrict-russian-officer-quits.units ⋯ line: 1 ⋯ line: 1\n"
            "        step: 2"),
           "line: ¶1\n        step: 1")),
    wrong("key/duplicate", "a name given twice", "name",
          (GET_LOST, "citations:\n",
           "  - name: ¶Get Lost\n    language: en\n    name_kind: translation\ncitations:\n")),
    wrong("key/duplicate", "a participant given twice", "organization_id",
          (INVASION, "citations:\n",
           "  - organization_id: ¶russian-armed-forces\n    role: actor\ncitations:\n")),
    wrong("key/duplicate", "a link given twice", "link",
          (BREAKING,
           ("      - link: same_origin\n"
            "        other_id: ibtimes-russians-join-ukraine-army.legion-strength-rferl\n"),
           ("      - link: same_origin\n"
            "        other_id: ibtimes-russians-join-ukraine-army.legion-strength-rferl\n"
            "      - link: ¶same_origin\n"
            "        other_id: ibtimes-russians-join-ukraine-army.legion-strength-rferl\n"))),
    wrong("key/duplicate", "a measure given twice", "measure_id",
          (MEASURES, "measures:\n",
           ("measures:\n  - measure_id: refusals\n    title: Refusals\n"
            "    definition: Soldiers who refused.\n    unit: people\n    other_units: cases\n"
            "    value_type: count\n    what_counts: Soldiers.\n    what_does_not: Others.\n")),
          at=(MEASURES, "all refusals known to the helper ⋯ measure_id: ¶refusals")),
    wrong("key/duplicate", "a place given twice", "place_id",
          (PLACES, "  - place_id: bakhmut",
           ("  - place_id: ¶donbas\n    name: Donets basin\n    precision: area\n"
            "  - place_id: bakhmut"))),
    wrong("key/duplicate", "a day given twice", "anchor_id",
          (ANCHOR_DATES, "anchor_id: military-penalties-law", "anchor_id: ¶mobilisation")),
    wrong("key/duplicate", "a bound word given twice", "language",
          (BOUND_WORDS, "language: en\n    phrase: in the region of",
           "language: ¶en\n    phrase: about")),
    wrong("key/duplicate", "a vague word given twice", "language",
          (VAGUE_WORDS, "language: en\n    phrase: several hundreds\n",
           "language: ¶en\n    phrase: several hundred\n")),
    # -------------------------------------------------------------------- key/unknown
    wrong("key/unknown", "a publisher", "publisher_id",
          (SLANTCHEV, "publisher_id: slantchev-blog", "publisher_id: ¶slantchevs-blog"),
          hint="did you mean slantchev-blog?"),
    wrong("key/unknown", "an original publisher", "original_publisher_id",
          (DISTRICT, "original_publisher_id: cnn", "original_publisher_id: ¶CNN"),
          hint="did you mean cnn?"),
    wrong("key/unknown", "an organization of a claim", "organization_id",
          (KONTUR, "hotline-callers\n    organization_id: i-want-to-live",
           "hotline-callers\n    organization_id: ¶i-want-to-life"),
          hint="did you mean i-want-to-live?"),
    wrong("key/unknown", "a place of a claim", "place_id",
          (IBTIMES, "place_id: bakhmut", "place_id: ¶bahkmut"), hint="did you mean bakhmut?"),
    wrong("key/unknown", "an event of a claim", "event_id",
          (SLANTCHEV, "event_id: company-crosses-over", "event_id: ¶company-crosses-ovr"),
          hint="did you mean company-crosses-over?"),
    wrong("key/unknown", "a measure", "measure_id",
          (KONTUR, "measure_id: hotline-contacts", "measure_id: ¶hotline-contact"),
          hint="did you mean hotline-contacts?"),
    wrong("key/unknown", "a unit", "unit",
          (KONTUR, "hotline-callers\n    organ ⋯ unit: people", "unit: ¶peoples"),
          hint="did you mean people?"),
    wrong("key/unknown", "a hedge", "hedge",
          (IBTIMES, "hedge: likely", "hedge: ¶likly"), hint="did you mean likely?"),
    wrong("key/unknown", "a population", "population",
          (KONTUR, "hotline-callers\n    organ ⋯ population: soldiers", "population: ¶soldier"),
          hint="did you mean soldiers?"),
    wrong("key/unknown", "the body of an attribution", "organization_id",
          (IBTIMES, "organization_id: rferl", "organization_id: ¶rfrl"),
          hint="did you mean rferl?"),
    wrong("key/unknown", "the claim that another derives from", "derives_from",
          (KONTUR, "execution-witnesses\n    organ ⋯ status: active",
           "derives_from: ¶kontur-2023-12-14-desert-or-die.hotline-caller\n    status: active"),
          hint="did you mean kontur-2023-12-14-desert-or-die.hotline-callers?"),
    wrong("key/unknown", "the other claim of a link", "other_id",
          (BREAKING, "other_id: ibtimes-russians-join-ukraine-army.legion-strength-rferl",
           "other_id: ¶ibtimes-russians-join-ukraine-army.legion-strength-rfel"),
          hint="did you mean ibtimes-russians-join-ukraine-army.legion-strength-rferl?"),
    wrong("key/unknown", "the source of a citation of an event", "source_id",
          (COMPANY, "source_id: slantchev-2022-05-14-freedom-for-russia-legion\n    facet: date",
           "source_id: ¶slantchev-2022-05-14-freedom-of-russia-legion\n    facet: date"),
          hint="did you mean slantchev-2022-05-14-freedom-for-russia-legion?"),
    wrong("key/unknown", "the source of a citation of an organization", "source_id",
          (LEGION,
           "- source_id: slantchev-2022-05-14-freedom-for-russia-legion\n    facet: existence",
           "- source_id: ¶slantchev\n    facet: existence")),
    wrong("key/unknown", "the parent of an organization", "parent_id",
          (LEGION, "parent_id: international-legion", "parent_id: ¶internatonal-legion"),
          hint="did you mean international-legion?"),
    wrong("key/unknown", "the kind of an organization", "kind",
          (LEGION, "kind: volunteer_legion", "kind: ¶volunteer-legion"),
          hint="did you mean volunteer_legion?"),
    wrong("key/unknown", "what has replaced an organization", "replaced_by",
          (GET_LOST, "status: active",
           "status: superseded\nstatus_reason: Merged.\nreplaced_by: ¶i-want-to-lives"),
          hint="did you mean i-want-to-live?"),
    wrong("key/unknown", "the kind of an event", "kind",
          (COMPANY, "kind: side_change", "kind: ¶side-change"), hint="did you mean side_change?"),
    wrong("key/unknown", "the place of an event", "place_id",
          (INVASION, "place_id: ukraine", "place_id: ¶ukrain"), hint="did you mean ukraine?"),
    wrong("key/unknown", "a participant", "organization_id",
          (INVASION, "organization_id: russian-armed-forces",
           "organization_id: ¶russian-armed-force"), hint="did you mean russian-armed-forces?"),
    wrong("key/unknown", "the role of a participant", "role",
          (INVASION, "role: actor", "role: ¶acter"), hint="did you mean actor?"),
    wrong("key/unknown", "the unit of a measure", "unit",
          (MEASURES, "unit: attempts", "unit: ¶attempt"), hint="did you mean attempts?"),
    wrong("key/unknown", "one of the other units of a measure", "other_units",
          (MEASURES, "other_units: companies", "other_units: ¶companies | persons")),
    wrong("key/unknown", "other units separated by a comma", "other_units",
          (MEASURES, "other_units: companies", "other_units: ¶companies, cases")),
    wrong("key/unknown", "the unit of a vague word", "unit",
          (VAGUE_WORDS,
           "phrase: a company\n    value_low: 1\n    value_high: 1\n    unit: companies",
           "phrase: a company\n    value_low: 1\n    value_high: 1\n    unit: ¶company"),
          hint="did you mean companies?"),
    # ---------------------------------------------------------------------- key/cycle
    wrong("key/cycle", "an organization that is part of itself", "parent_id",
          (LEGION, "parent_id: international-legion", "parent_id: ¶free-russia-legion")),
    wrong("key/cycle", "two organizations that are parts of each other", "parent_id",
          (INTERNATIONAL, "parent_id: ukrainian-territorial-defense-forces",
           "parent_id: free-russia-legion"), at=(LEGION, "parent_id: ¶international-legion")),
    wrong("key/cycle", "an event that replaces itself", "replaced_by",
          (COMPANY, "status: active",
           "status: superseded\nstatus_reason: Split.\nreplaced_by: ¶company-crosses-over")),
    wrong("key/cycle", "two events that replace each other", "replaced_by",
          (COMPANY, "status: active",
           "status: superseded\nstatus_reason: Split.\nreplaced_by: invasion-of-ukraine"),
          (INVASION, "status: active",
           "status: superseded\nstatus_reason: Merged.\nreplaced_by: company-crosses-over"),
          at=(COMPANY, "replaced_by: ¶invasion-of-ukraine")),
]

DATE = [
    # ---------------------------------------------------------------------- date/edtf
    wrong("date/edtf", "day, month, year", "published",
          (SLANTCHEV, 'published: "2022-05-14"', 'published: ¶"14.05.2022"')),
    wrong("date/edtf", "the month in words", "published",
          (SLANTCHEV, 'published: "2022-05-14"', "published: ¶May 2022")),
    wrong("date/edtf", "slashes between year, month and day", "published",
          (SLANTCHEV, 'published: "2022-05-14"', 'published: ¶"2022/05/14"')),
    wrong("date/edtf", "a month of one digit", "date",
          (COMPANY, 'date: "2022-02-27"', 'date: ¶"2022-2-27"')),
    wrong("date/edtf", "a time of day", "date",
          (COMPANY, 'date: "2022-02-27"', 'date: ¶"2022-02-27T10:00"')),
    wrong("date/edtf", "a tilde before the year", "date",
          (COMPANY, 'date: "2022-02-27"', 'date: ¶"~2022"')),
    wrong("date/edtf", "a year of five digits", "date",
          (COMPANY, 'date: "2022-02-27"', 'date: ¶"20222"')),
    wrong("date/edtf", "a set of dates, which is level 2", "date",
          (COMPANY, 'date: "2022-02-27"', 'date: ¶"[2022-02-27,2022-02-28]"')),
    wrong("date/edtf", "digits left open in the middle", "date",
          (COMPANY, 'date: "2022-02-27"', 'date: ¶"2022-XX-27"')),
    wrong("date/edtf", "an interval with a blank", "period",
          (KONTUR, 'period: "../2023-11"', 'period: ¶"../ 2023-11"')),
    wrong("date/edtf", "an interval with two full stops between its ends", "period",
          (KONTUR, 'period: "2022-12~/2023-12-14"', 'period: ¶"2022-12~..2023-12-14"')),
    wrong("date/edtf", "an interval open at both ends", "period",
          (KONTUR, 'period: "../2023-11"', 'period: ¶"../.."')),
    wrong("date/edtf", "a dash for a hyphen", "as_of",
          (KONTUR, 'period: "../2023-11"\n    as_of: "2023-11"',
           'period: "../2023-11"\n    as_of: ¶"2023–11"')),
    wrong("date/edtf", "full-width digits", "as_of",
          (KONTUR, 'period: "../2023-11"\n    as_of: "2023-11"',
           'period: "../2023-11"\n    as_of: ¶"２０２３-11"')),
    wrong("date/edtf", "the month in which a text was retrieved, without its day", "retrieved",
          (SLANTCHEV, "medium: blog", 'medium: blog\nretrieved: ¶"2024-01"')),
    wrong("date/edtf", "an anchor day written day first", "date",
          (ANCHOR_DATES, 'date: "2022-02-24"', 'date: ¶"24-02-2022"')),
    # ---------------------------------------------------------------- date/impossible
    wrong("date/impossible", "the 30th of February", "date",
          (COMPANY, 'date: "2022-02-27"', 'date: ¶"2022-02-30"')),
    wrong("date/impossible", "the 29th of February of a common year", "date",
          (COMPANY, 'date: "2022-02-27"', 'date: ¶"2022-02-29"')),
    wrong("date/impossible", "the 31st of November", "as_of",
          (KONTUR, 'period: "../2023-11"\n    as_of: "2023-11"',
           'period: "../2023-11"\n    as_of: ¶"2023-11-31"')),
    wrong("date/impossible", "a thirteenth month", "published",
          (SLANTCHEV, 'published: "2022-05-14"', 'published: ¶"2022-13"')),
    wrong("date/impossible", "month and day exchanged", "published",
          (SLANTCHEV, 'published: "2022-05-14"', 'published: ¶"2022-14-05"')),
    wrong("date/impossible", "month nought", "date",
          (INVASION, 'date: "2022-02"', 'date: ¶"2022-00"')),
    wrong("date/impossible", "a fifth season", "date",
          (INVASION, 'date: "2022-02"', 'date: ¶"2022-25"')),
    wrong("date/impossible", "the end of an interval", "period",
          (KONTUR, 'period: "2022-12~/2023-12-14"', 'period: ¶"2022-12~/2023-12-32"')),
    wrong("date/impossible", "the day of retrieval", "retrieved",
          (SLANTCHEV, "medium: blog", 'medium: blog\nretrieved: ¶"2023-02-29"')),
    wrong("date/impossible", "an anchor day", "date",
          (ANCHOR_DATES, 'date: "2022-09-21"', 'date: ¶"2022-09-31"')),
    # --------------------------------------------------------------------- date/order
    wrong("date/order", "a period that ends before it begins", "period",
          (KONTUR, 'period: "2022-12~/2023-12-14"', 'period: ¶"2023-12-14/2022-12~"'),
          hint="did you mean 2022-12~/2023-12-14?"),
    wrong("date/order", "an event that ends the day before it begins", "date",
          (COMPANY, 'date: "2022-02-27"', 'date: ¶"2022-02-27/2022-02-26"')),
    wrong("date/order", "a publication that ends before it begins", "published",
          (SLANTCHEV, 'published: "2022-05-14"', 'published: ¶"2022-05/2022-04"')),
    wrong("date/order", "a figure for the end of a period that ended earlier", "as_of",
          _GOOD_SPECIMEN, (SPECIMEN, 'as_of: "2023-12"', 'as_of: ¶"2023-11"')),
    wrong("date/order", "a figure for the end of no period", "as_of",
          _GOOD_SPECIMEN, (SPECIMEN, '    period: "../2023-12"\n    as_of: ', "    as_of: ¶")),
    # --------------------------------------------------------- date/after-publication
    wrong("date/after-publication", "a figure that held after it was published", "as_of",
          (SLANTCHEV, 'heavy equipment, the document says. ⋯ as_of: "2022-05-14"',
           'as_of: ¶"2022-06-14"')),
    wrong("date/after-publication", "a count that began after it was published", "period",
          (SLANTCHEV, 'period: "../2022-05-14"', 'period: ¶"2022-05-15/2022-05-16"')),
    wrong("date/after-publication", "an event of the year after", "date",
          (COMPANY, 'date: "2022-02-27"', 'date: ¶"2023-02-27"')),
]

CITATION = [
    # --------------------------------------------------------------- citation/missing
    wrong("citation/missing", "a claim", "citations",
          (KONTUR,
           "¶claim_id: kontur-2023-12-14-desert-or-die.hotline-callers ⋯ " + _CITATIONS_OF_CALLERS,
           "")),
    wrong("citation/missing", "a claim with a list of none", "citations",
          (KONTUR, "hotline-callers\n    organ ⋯ " + _CITATIONS_OF_CALLERS,
           "    ¶citations: []\n")),
    wrong("citation/missing", "an event", "citations",
          (f"{RECORDS}/events/combat-1.yaml", "",
           ("¶event_id: combat-1\nkind: combat\ntitle: Combat\ndate_basis: unknown\n"
            "status: active\n"))),
    wrong("citation/missing", "an organization that publishes nothing", "citations",
          (f"{RECORDS}/organizations/some-group.yaml", "",
           "¶organization_id: some-group\nname: Some group\nkind: ngo\nstatus: active\n")),
    # ---------------------------------------------------------- citation/facet-missing
    wrong("citation/facet-missing", "the value", "citations",
          (KONTUR, "hotline-callers\n    organ ⋯ citations:\n      - facet: value",
           "¶citations:\n      - facet: existence")),
    wrong("citation/facet-missing", "the thing counted", "citations",
          (KONTUR, "hotline-callers\n    organ ⋯ ¶citations ⋯ facet: subject", "facet: existence")),
    wrong("citation/facet-missing", "a date that is stated", "citations",
          (SLANTCHEV, "legion-at-least-500 ⋯ as_of_basis: inferred_from_publication",
           "as_of_basis: stated"), at=(SLANTCHEV, "legion-at-least-500 ⋯ ¶citations:")),
    wrong("citation/facet-missing", "a speaker who is stated", "citations",
          (KONTUR, "hotline-callers\n    organ ⋯ ¶citations ⋯ facet: speaker", "facet: existence")),
    wrong("citation/facet-missing", "the value, which is only disputed", "citations",
          (KONTUR,
           "hotline-callers\n    organ ⋯ ¶citations ⋯ facet: value\n        stance: supports",
           "facet: value\n        stance: disputes")),
    wrong("citation/facet-missing", "the phrase holds another number", "value_verbatim",
          (KONTUR, "value_verbatim: More than 3,500", "value_verbatim: ¶More than 3,600")),
    wrong("citation/facet-missing", "the phrase lacks the bound word", "value_verbatim",
          (KONTUR, 'value_verbatim: "600"', 'value_verbatim: ¶"about 600"')),
    # --------------------------------------------------------------- citation/too-long
    wrong("citation/too-long", "a phrase of 13 words", "exact",
          (KONTUR, "exact: an official said in November",
           "exact: ¶one two three four five six seven eight nine ten eleven twelve thirteen")),
    wrong("citation/too-long", "a phrase of 13 words with no-break spaces", "exact",
          (KONTUR, "exact: an official said in November",
           ("exact: ¶one\u00a0two\u00a0three\u00a0four five six seven eight nine ten eleven"
            "\u00a0twelve\u00a0thirteen"))),
    wrong("citation/too-long", "a prefix of 6 words", "prefix",
          (LEGION, "prefix: Rossii””, i.e. “", "prefix: ¶one two three four five six")),
    wrong("citation/too-long", "a suffix of 6 words", "suffix",
          (LEGION, "prefix: Rossii””, i.e. “", "suffix: ¶one two three four five six")),
    wrong("citation/too-long", "a value of 13 words", "value_verbatim",
          (KONTUR, "value_verbatim: More than 3,500",
           ("value_verbatim: ¶one two three four five six seven eight nine ten eleven "
            "twelve thirteen"))),
    wrong("citation/too-long", "a whole sentence", "exact",
          (KONTUR, "exact: an official said in November",
           "exact: ¶The hotline has had many callers.")),
    wrong("citation/too-long", "a whole sentence in quotation marks", "exact",
          (KONTUR, "exact: an official said in November", "exact: ¶“They all refused to fight!”")),
    # ------------------------------------------------------------ citation/stale-anchor
    wrong("citation/stale-anchor", "a word of the phrase changed", "exact",
          (KONTUR, "exact: an official said in November", "exact: ¶an official said in December")),
    wrong("citation/stale-anchor", "a context that the lock lacks", "exact",
          (COMPANY, "exact: they did this on February 27",
           "exact: ¶they did this on February 27\n    suffix: and")),
    wrong("citation/stale-anchor", "a phrase that the lock lacks", "exact",
          (ANCHORS, "kontur-2023-12-14-desert-or-die,2357,2385,,an official said in November",
           "kontur-2023-12-14-desert-or-die,2357,2385,,an official said in October"),
          at=(KONTUR, "exact: ¶an official said in November")),
    wrong("citation/stale-anchor", "another text than the lock has", "text_sha256",
          (KONTUR, "text_sha256: a650d1", "text_sha256: ¶a650d2")),
    wrong("citation/stale-anchor", "the phrase of another document", "exact",
          (COMPANY, "source_id: slantchev-2022-05-14-freedom-for-russia-legion\n    facet: date",
           "source_id: kontur-2023-12-14-desert-or-die\n    facet: date"),
          at=(COMPANY, "exact: ¶they did this on February 27")),
]

ATTRIBUTION = [
    # ------------------------------------------------------------- attribution/missing
    wrong("attribution/missing", "nobody", "attributions",
          (KONTUR,
           ("¶claim_id: kontur-2023-12-14-desert-or-die.hotline-callers ⋯     attributions:\n"
            "      - line: 1\n        step: 1\n        role: unnamed_official\n"
            "        stance: supports\n"),
           "")),
    wrong("attribution/missing", "a list of nobody", "attributions",
          (KONTUR,
           ("hotline-callers\n    organ ⋯ attributions:\n      - line: 1\n        step: 1\n"
            "        role: unnamed_official\n        stance: supports\n"),
           "¶attributions: []\n")),
    wrong("attribution/missing", "the step in the middle left out", "step",
          _GOOD_SPECIMEN, (SPECIMEN, "step: 3", "step: ¶4")),
    wrong("attribution/missing", "the first of three steps left out", "step",
          _GOOD_SPECIMEN,
          (SPECIMEN,
           ("      - line: 1\n        step: 1\n        organization_id: i-want-to-live\n"
            "        role: body\n        stance: supports\n      - line: 1\n        step: 2"),
           "      - line: 1\n        step: ¶2")),
    wrong("attribution/missing", "the first of three steps numbered as the fourth", "step",
          _GOOD_SPECIMEN, (SPECIMEN, "step: 1", "step: 4"), at=(SPECIMEN, "step: ¶2")),
    wrong("attribution/missing", "the first step far from the document", "step",
          (KONTUR, "hotline-callers\n    organ ⋯ step: 1", "step: ¶2")),
    wrong("attribution/missing", "a second line without a first", "line",
          (KONTUR, "hotline-callers\n    organ ⋯ line: 1", "line: ¶2")),
    wrong("attribution/missing", "the document as a step of the chain", "role",
          (DISTRICT,
           ("claim_id: financialdistrict-russian-officer-quits.units ⋯ organization_id: cnn\n"
            "        role: body"),
           "role: ¶document_itself")),
    # --------------------------------------------------------------- attribution/cycle
    wrong("attribution/cycle", "a claim derives from itself", "derives_from",
          (KONTUR, "hotline-callers\n    organ ⋯ status: active",
           "derives_from: ¶kontur-2023-12-14-desert-or-die.hotline-callers\n    status: active")),
    wrong("attribution/cycle", "two claims derive from each other", "derives_from",
          (KONTUR, "hotline-callers\n ⋯ status: active",
           "derives_from: kontur-2023-12-14-desert-or-die.execution-witnesses\n    status: active"),
          (KONTUR, ".execution-witnesses\n    organization_id ⋯ status: active",
           "derives_from: kontur-2023-12-14-desert-or-die.hotline-callers\n    status: active"),
          at=(KONTUR, "hotline-callers\n    organization_id ⋯ derives_from: ¶")),
]

# fmt: on

MISTAKES = [*RECORD, *SCHEMA, *KEY, *DATE, *CITATION, *ATTRIBUTION]

# The codes of the contract that one mistake in the records can give. Not among them:
# schema/canonical and key/orphan, which only packages know, and those of which
# tests/test_same_rule_everywhere.py has the cases.
CODES = {
    *(SYNTAX, DUPLICATE_KEY, UNKNOWN_KEY, MISSING_KEY, TYPE, ID, ENCODING, TOO_LARGE),
    *(REQUIRED, ALLOWED, RANGE, PATTERN, UNIQUE, TOGETHER),
    *("key/duplicate", "key/unknown", "key/cycle"),
    *("date/edtf", "date/order", "date/after-publication", "date/impossible"),
    *("citation/missing", "citation/facet-missing", "citation/too-long", "citation/stale-anchor"),
    *("attribution/missing", "attribution/cycle", DISAGREES),
}


def test_every_check_of_records_has_its_mistakes() -> None:
    assert {mistake.check for mistake in MISTAKES} == CODES
    ids = [mistake.id for mistake in MISTAKES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.id for mistake in MISTAKES])
def test_one_mistake_is_one_finding_at_its_place_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str], mistake: Mistake
) -> None:
    file, line, column = _plant(project, mistake)
    before = tree(project)

    status, findings = _build(project, capsys)

    assert _told(findings) == [(mistake.check, file, line, column, mistake.field)]
    assert findings[0]["severity"] == "error"
    assert findings[0]["message"]
    assert findings[0]["hint"] or findings[0]["allowed"], "no way to mend it is told"
    if mistake.hint is not None:
        assert findings[0]["hint"] == mistake.hint
    assert status == 1
    assert tree(project) == before


# One mistake a file, so that no place is moved by another.
AT_ONCE = {
    "citation/stale-anchor: a word of the phrase changed",
    "schema/together: a share of nothing",
    "key/unknown: the other claim of a link",
    "key/unknown: a publisher",
    "key/unknown: the parent of an organization",
    "schema/allowed: a country by its name",
    "record/encoding: a mark that reverses the text",
    "date/impossible: the 30th of February",
    "schema/required: an empty role of a participant",
    "record/duplicate-key: in a term of a vocabulary",
    "key/duplicate: a place given twice",
    "record/missing-key: the package has no version",
    "citation/missing: an event",
    "date/edtf: an anchor day written day first",
}


def test_no_mistake_hides_another(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = [mistake for mistake in MISTAKES if mistake.id in AT_ONCE]
    assert len(chosen) == len(AT_ONCE)
    files = [edit[0] for mistake in chosen for edit in mistake.edits]
    assert len(files) == len(set(files))
    wanted = {(mistake.check, *_plant(project, mistake), mistake.field) for mistake in chosen}

    status, findings = _build(project, capsys)

    told = _told(findings)
    assert set(told) == wanted
    assert len(told) == len(wanted)
    assert [place[1:3] for place in told] == sorted(place[1:3] for place in told)
    assert status == 1


def test_every_mistake_of_one_record_is_told_at_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for edit in [
        (SLANTCHEV, "title: The Freedom for Russia Legion", "title:"),
        (SLANTCHEV, "medium: blog", "medium: blogg\ndoi: 10.1000/182"),
        (SLANTCHEV, "value_low: 10000\n", "value_low: many\n"),
        (SLANTCHEV, "exact: they did this on February 27", "exakt: they did this on February 27"),
        (SLANTCHEV, "comparator: less_than", "comparator: less"),
    ]:
        plant(project, *edit)

    _, findings = _build(project, capsys)

    assert [(finding["check"], finding["field"]) for finding in findings] == [
        (REQUIRED, "title"),
        (ALLOWED, "medium"),
        (UNKNOWN_KEY, "doi"),
        (UNKNOWN_KEY, "exakt"),
        (TYPE, "value_low"),
        (ALLOWED, "comparator"),
    ]


_BLANK = """\
source_id: blank
title: Blank
published_basis: unknown
language: en
medium: blog
status: {}
"""
_TITLE = "title: The Freedom for Russia Legion"
_DATE = 'date: "2022-02-27"'

RIGHT: dict[str, Edit] = {
    "the records as they are": (SLANTCHEV, _TITLE, _TITLE),
    "Norway": (INTERNATIONAL, "country: UA", "country: NO"),
    "yes is text": (SLANTCHEV, _TITLE, "title: yes"),
    "off is text": (SLANTCHEV, _TITLE, "title: off"),
    "a date is text": (SLANTCHEV, 'published: "2022-05-14"', "published: 2022-05-14"),
    "a month is text": (INVASION, 'date: "2022-02"', "date: 2022-02"),
    "a time is text": (SLANTCHEV, _TITLE, "title: 12:30:45"),
    "an address with a port and a colon": (
        SLANTCHEV,
        "medium: blog",
        "medium: blog\narchive_url: https://example.org:8080/a:b?c=d#e",
    ),
    "a fraction of nought": (KONTUR, "value_low: 3500", "value_low: 3500.0"),
    "an exponent": (KONTUR, "value_low: 3500", "value_low: 3.5e3"),
    "every script": (SLANTCHEV, _TITLE, "title: Легион «Свобода России» – ліберті, حرية, 自由 ☮"),
    "composed letters": (SLANTCHEV, _TITLE, "title: Ёлка, їжак, café"),
    "a soft hyphen in a quoted figure": (
        KONTUR,
        "value_verbatim: More than 3,500",
        'value_verbatim: "More \\u00adthan 3,500"',
    ),
    "text over several lines, folded": (
        SLANTCHEV,
        _TITLE,
        "title: >-\n  The Freedom for\n  Russia Legion",
    ),
    "a comment": (SLANTCHEV, _TITLE, f"# read twice\n{_TITLE} # as it stands"),
    "empty lines": (SLANTCHEV, _TITLE, f"\n{_TITLE}\n\n"),
    "the mark of a document": (SLANTCHEV, "source_id: slantchev", "---\nsource_id: slantchev"),
    "keys in another order": (
        COMPANY,
        f"{_DATE}\ndate_basis: stated",
        f"date_basis: stated\n{_DATE}",
    ),
    "lists in brackets": (
        KONTUR,
        "hotline-callers\n    organ ⋯ - line: 1\n        step: 1\n        role: unnamed_official\n",
        "- {line: 1, step: 1, role: unnamed_official, stance: supports} #",
    ),
    "a doubtful day": (COMPANY, _DATE, 'date: "2022-02-27?"'),
    "about a month": (COMPANY, _DATE, 'date: "2022-02~"'),
    "a day that is not known": (COMPANY, _DATE, 'date: "2022-02-XX"'),
    "a season": (COMPANY, _DATE, 'date: "2022-21"'),
    "a leap day": (INVASION, 'date: "2022-02"', 'date: "2020-02-29"'),
    "an interval": (COMPANY, _DATE, 'date: "2022-02-27/2022-03"'),
    "an interval of one day": (COMPANY, _DATE, 'date: "2022-02-27/2022-02-27"'),
    "an interval without an end": (COMPANY, _DATE, 'date: "2022-02-27/.."'),
    "a source of no claims": (
        f"{RECORDS}/sources/blank.yaml",
        "",
        _BLANK.format("active\nclaims: []"),
    ),
    "a source that was withdrawn": (
        f"{RECORDS}/sources/blank.yaml",
        "",
        _BLANK.format("withdrawn\nstatus_reason: A forgery."),
    ),
    "a figure of a text that is not archived": _GOOD_SPECIMEN,
}


@pytest.mark.parametrize("edit", RIGHT.values(), ids=RIGHT.keys())
def test_what_is_right_is_not_told(
    project: Path, capsys: pytest.CaptureFixture[str], edit: Edit
) -> None:
    plant(project, *edit)
    assert _build(project, capsys) == (0, [])
    assert (project / "datapackage.json").is_file()


def _plant(project: Path, mistake: Mistake) -> tuple[str, int, int]:
    """Plants it; returns the place at which it has to be told."""
    spots = [(edit[0], plant(project, *edit)) for edit in mistake.edits]
    marked = [(file, *spot) for file, spot in spots if spot is not None]
    if mistake.at is not None:
        marked.append((mistake.at[0], *find(project, *mistake.at)))
    assert len(marked) == 1, "a mistake needs one mark"
    return marked[0]


def _build(project: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, Any]]]:
    status = main(["build", "--root", str(project), "--format", "json"])
    findings: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return status, findings


def _told(findings: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    names = ("check", "file", "line", "column", "field")
    return [tuple(finding[name] for name in names) for finding in findings]
