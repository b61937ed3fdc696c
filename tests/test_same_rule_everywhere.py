"""Rules are said once: a fault has one code and one wording in a record and in a CSV.

Each case plants the same fault in both; only the place may differ. The tables of cases have to
cover every rule, every sort of fault of a cell and every check of a model, or say why not.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandera.pandas as pa
import pytest

from src.build.pipeline import build
from src.project import Project
from tests.planted import (
    drop_rows,
    edit_cells,
    edit_citations,
    plant,
    read_rows,
    write_rows,
)
from validation import faults
from validation.findings import Fault, Finding
from validation.harm.withheld import Withheld
from validation.package.judge import judge_package
from validation.rules.registry import RULES
from validation.rules.rule import Rule
from validation.schemas.claim_evidence import ClaimEvidence
from validation.schemas.registry import MODELS

SOURCES = "data/records/sources"
EVENTS = "data/records/events"
ORGANIZATIONS = "data/records/organizations"
VOCABULARY = "data/records/vocabulary"
KONTUR = f"{SOURCES}/kontur-2023-12-14-desert-or-die.yaml"
DISTRICT = f"{SOURCES}/financialdistrict-russian-officer-quits.yaml"
IBTIMES = f"{SOURCES}/ibtimes-russians-join-ukraine-army.yaml"
SLANTCHEV = f"{SOURCES}/slantchev-2022-05-14-freedom-for-russia-legion.yaml"
COMPANY = f"{EVENTS}/company-crosses-over.yaml"
LEGION = f"{ORGANIZATIONS}/free-russia-legion.yaml"
INTERNATIONAL = f"{ORGANIZATIONS}/international-legion.yaml"
GET_LOST = f"{ORGANIZATIONS}/get-lost.yaml"

_KONTUR = "kontur-2023-12-14-desert-or-die"
_SLANTCHEV = "slantchev-2022-05-14-freedom-for-russia-legion"
_CALLERS = f"{_KONTUR}.hotline-callers"
CALLERS = {"claim_id": _CALLERS}
SHARE = {"claim_id": "financialdistrict-russian-officer-quits.share-refusing-150th-division"}
REWARD = {"claim_id": f"{_SLANTCHEV}.reward-for-heavy-equipment"}
CROSSING = {"event_id": "company-crosses-over"}
RFERL = {
    "claim_id": "ibtimes-russians-join-ukraine-army.legion-strength-rferl",
    "organization_id": "rferl",
}

Edit = tuple[str, str, str]
InPackage = Callable[[Path], object]


@dataclass(frozen=True)
class Case:
    """One fault, as it is planted in a record and in a package."""

    what: str
    covers: str
    edits: tuple[Edit, ...]
    package: InPackage


def same(what: str, covers: str, in_record: Edit | list[Edit], in_package: InPackage) -> Case:
    edits = tuple(in_record) if isinstance(in_record, list) else (in_record,)
    return Case(what, covers, edits, in_package)


def cells(table: str, where: dict[str, str], **change: str) -> InPackage:
    return lambda package: edit_cells(package, table, where, change)


def in_cell(table: str, where: dict[str, str], column: str, before: str) -> InPackage:
    """Puts words before what a cell holds."""

    def put(package: Path) -> None:
        row = next(row for row in read_rows(package, table) if where.items() <= row.items())
        edit_cells(package, table, where, {column: before + row[column]})

    return put


def copied(table: str, where: dict[str, str], **change: str) -> InPackage:
    """Puts a row in a second time, at the end of its table."""

    def copy(package: Path) -> None:
        rows = read_rows(package, table)
        found = next(row for row in rows if where.items() <= row.items())
        write_rows(package, table, [*rows, {**found, **change}])

    return copy


def added(to: str, /, **row: str) -> InPackage:
    """Puts in a row."""

    def add(package: Path) -> None:
        write_rows(package, to, [*read_rows(package, to), row])

    return add


def linked(claim_id: str, link: str, other_id: str) -> InPackage:
    """Puts in a link between two claims."""
    return added("claim_links", claim_id=claim_id, link=link, other_id=other_id)


def without(table: str, **where: str) -> InPackage:
    return lambda package: drop_rows(package, table, where)


def each(*changes: InPackage) -> InPackage:
    return lambda package: [change(package) for change in changes]


def _cited(facet: str) -> dict[str, str]:
    return {**CALLERS, "facet": facet}


def cited(of: str, /, **change: str) -> InPackage:
    return lambda package: edit_citations(package, _cited(of), change)


_CITATIONS = """\
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
_URL = "https://slantchev.wordpress.com/2022/05/14/the-freedom-for-russia-legion/"
_OTHER_URL = "https://konturnovosti.com/en_GB/articles/gc6/features/2023/12/14/feature-01"
_THIRTEEN = "one two three four five six seven eight nine ten eleven twelve thirteen"
ADVISED = {"claim_id": "financialdistrict-russian-officer-quits.soldiers-advised"}
HELPED = {"claim_id": f"{_KONTUR}.get-lost-helped-to-desert"}
WITNESSES = {"claim_id": f"{_KONTUR}.execution-witnesses"}
_HELPED = "get-lost-helped-to-desert\n    organ ⋯ "
_WITNESSES = "execution-witnesses\n    organ ⋯ "
_OF_CALLERS = "hotline-callers\n    organ ⋯ "

# fmt: off
CELLS = [
    # ------------------------------------------------------------ what is wrong with a cell
    same("a title left empty", "fault empty",
         (SLANTCHEV, "title: The Freedom for Russia Legion", "title:"),
         cells("sources", {"source_id": _SLANTCHEV}, title="")),
    same("a role left empty", "fault empty",
         (KONTUR, _OF_CALLERS + "role: unnamed_official", "role:"),
         cells("attributions", CALLERS, role="")),
    same("a step left empty", "fault empty",
         (KONTUR, _OF_CALLERS + "step: 1", "step:"), cells("attributions", CALLERS, step="")),
    same("an anchor day left empty", "fault empty",
         (f"{VOCABULARY}/anchor_dates.yaml", 'date: "2022-02-24"', "date:"),
         cells("anchor_dates", {"anchor_id": "invasion"}, date="")),
    same("a status, misspelt", "fault not_allowed",
         (COMPANY, "status: active", "status: activ"), cells("events", CROSSING, status="activ")),
    same("a comparator, misspelt", "fault not_allowed",
         (KONTUR, _OF_CALLERS + "comparator: more_than", "comparator: more than"),
         cells("claims", CALLERS, comparator="more than")),
    same("a country in small letters", "fault not_allowed",
         (INTERNATIONAL, "country: UA", "country: ua"),
         cells("organizations", {"organization_id": "international-legion"}, country="ua")),
    same("less than nothing", "fault out_of_range",
         (KONTUR, "value_low: 3500", "value_low: -3500"),
         cells("claims", CALLERS, value_low="-3500")),
    same("a line nought", "fault out_of_range",
         (KONTUR, _OF_CALLERS + "line: 1", "line: 0"), cells("attributions", CALLERS, line="0")),
    same("a step of ten digits", "fault out_of_range",
         (KONTUR, _OF_CALLERS + "step: 1", "step: 3000000000"),
         cells("attributions", CALLERS, step="3000000000")),
    same("a step of thirty digits", "fault out_of_range",
         (KONTUR, _OF_CALLERS + "step: 1", "step: " + "9" * 30),
         cells("attributions", CALLERS, step="9" * 30)),
    same("a language by its name", "fault bad_pattern",
         (GET_LOST, "language: ru-Latn", "language: Russian"),
         cells("organization_names", {"name": "Idite Lesom"}, language="Russian")),
    same("an address without its scheme", "fault bad_pattern",
         (SLANTCHEV, "url: https://slantchev", "url: slantchev"),
         cells("sources", {"source_id": _SLANTCHEV},
               url="slantchev.wordpress.com/2022/05/14/the-freedom-for-russia-legion/")),
    same("a hash in capital letters", "fault bad_pattern",
         (DISTRICT, "text_sha256: fd0b35f915cbf0b857317fb647fed75474fb91d2eeea3f36d36ab37578520d8d",
          "text_sha256: " + "AB" * 32),
         cells("sources", {"source_id": "financialdistrict-russian-officer-quits"},
               text_sha256="AB" * 32)),
    same("a blank before a name", "fault bad_pattern",
         (GET_LOST, "name: Idite Lesom", 'name: " Idite Lesom"'),
         cells("organization_names", {"name": "Idite Lesom"}, name=" Idite Lesom")),
    same("an id that is no slug", "fault bad_pattern",
         (f"{VOCABULARY}/anchor_dates.yaml", "anchor_id: invasion", "anchor_id: The invasion"),
         cells("anchor_dates", {"anchor_id": "invasion"}, anchor_id="The invasion")),
    same("the id of a claim without its source", "fault bad_pattern",
         (KONTUR, f"claim_id: {_CALLERS}", "claim_id: hotline-callers"),
         cells("claims", CALLERS, claim_id="hotline-callers")),
    same("a term with a blank", "fault bad_pattern",
         (f"{VOCABULARY}/hedges.yaml", "hedge: conditional", "hedge: if so"),
         cells("hedges", {"hedge": "conditional"}, hedge="if so")),
    same("a date written day first", "fault bad_pattern",
         (COMPANY, 'date: "2022-02-27"', 'date: "27.02.2022"'),
         cells("events", CROSSING, date="27.02.2022")),
    same("an anchor day written day first", "fault bad_pattern",
         (f"{VOCABULARY}/anchor_dates.yaml", 'date: "2022-02-24"', 'date: "24.02.2022"'),
         cells("anchor_dates", {"anchor_id": "invasion"}, date="24.02.2022")),
    same("a day of retrieval without the day", "fault bad_pattern",
         (SLANTCHEV, "medium: blog", 'medium: blog\nretrieved: "2024-01"'),
         cells("sources", {"source_id": _SLANTCHEV}, retrieved="2024-01")),
    same("a day that does not exist", "fault impossible_day",
         (f"{VOCABULARY}/anchor_dates.yaml", 'date: "2022-02-24"', 'date: "2022-02-30"'),
         cells("anchor_dates", {"anchor_id": "invasion"}, date="2022-02-30")),
    same("a phrase of 13 words", "fault too_many_words",
         (KONTUR, "exact: an official said in November", f"exact: {_THIRTEEN}"),
         cells("citations", _cited("date"), exact=_THIRTEEN)),
    same("a value of 13 words", "fault too_many_words",
         (KONTUR, "value_verbatim: More than 3,500", f"value_verbatim: {_THIRTEEN}"),
         cells("claims", CALLERS, value_verbatim=_THIRTEEN)),
    same("a prefix of 6 words", "fault too_many_words",
         (KONTUR, "exact: an official said in November",
          "exact: an official said in November\n        prefix: one two three four five six"),
         cells("citations", _cited("date"), prefix="one two three four five six")),
]

RULED = [
    # ----------------------------------------------------------------- one row by itself
    same("a mark that reverses the text", "rule record_encoding",
         (GET_LOST, "name: Idite Lesom", 'name: "Idite \\u202eLesom"'),
         cells("organization_names", {"name": "Idite Lesom"}, name="Idite \u202eLesom")),
    same("a text that is too long", "rule record_encoding",
         (GET_LOST, "summary: ", f"summary: {'word ' * 2_500}"),
         in_cell("organizations", {"organization_id": "get-lost"}, "summary", "word " * 2_500)),
    same("a tab", "rule record_encoding",
         (GET_LOST, "name: Idite Lesom", 'name: "Idite\\tLesom"'),
         cells("organization_names", {"name": "Idite Lesom"}, name="Idite\tLesom")),
    same("a line feed", "rule record_encoding",
         (GET_LOST, "name: Idite Lesom", 'name: "Idite\\nLesom"'),
         cells("organization_names", {"name": "Idite Lesom"}, name="Idite\nLesom")),
    same("a line feed in an id", "rule record_encoding",
         (f"{VOCABULARY}/anchor_dates.yaml", "anchor_id: invasion", 'anchor_id: "inva\\nsion"'),
         cells("anchor_dates", {"anchor_id": "invasion"}, anchor_id="inva\nsion")),
    same("a decomposed letter", "rule record_encoding",
         (GET_LOST, "name: Idite Lesom", 'name: "Idite Leso\\u0301m"'),
         cells("organization_names", {"name": "Idite Lesom"}, name="Idite Leso\u0301m")),
    same("a blank without width in a name", "rule record_encoding",
         (GET_LOST, "name: Idite Lesom", 'name: "Idite\\u200b Lesom"'),
         cells("organization_names", {"name": "Idite Lesom"}, name="Idite\u200b Lesom")),
    same("a soft hyphen in own words", "rule record_encoding",
         (DISTRICT, "denominator: Soldiers of", 'denominator: Sol\u00addiers of'),
         cells("claims", SHARE, denominator="Sol\u00addiers of the division.")),
    same("a joiner in an id", "rule record_encoding",
         (f"{VOCABULARY}/anchor_dates.yaml", "anchor_id: invasion", 'anchor_id: "inva\\u2060sion"'),
         cells("anchor_dates", {"anchor_id": "invasion"}, anchor_id="inva\u2060sion")),
    same("a claim named after another source", "rule record_id",
         (KONTUR, f"claim_id: {_CALLERS}", "claim_id: kontur-2024.hotline-callers"),
         cells("claims", CALLERS, claim_id="kontur-2024.hotline-callers")),
    same("the code of a country in the place of a language's", "rule language_tag",
         (KONTUR, "language: en\n", "language: ua\n"),
         cells("sources", {"source_id": _KONTUR}, language="ua")),
    same("the 30th of February", "rule date_impossible",
         (COMPANY, 'date: "2022-02-27"', 'date: "2022-02-30"'),
         cells("events", CROSSING, date="2022-02-30")),
    same("a thirteenth month at the end of a period", "rule date_impossible",
         (KONTUR, 'period: "../2023-11"', 'period: "../2023-13"'),
         cells("claims", CALLERS, period="../2023-13")),
    same("a period that ends before it begins", "rule date_order",
         (KONTUR, 'period: "../2023-11"', 'period: "2023-11/2023-10"'),
         cells("claims", CALLERS, period="2023-11/2023-10")),
    same("a whole sentence", "rule citation_too_long",
         (KONTUR, "exact: an official said in November", "exact: An official said so in November."),
         cells("citations", _cited("date"), exact="An official said so in November.")),
    same("a name that is withheld", "rule harm_withheld_name",
         (GET_LOST, "summary: ", "summary: Founded by Petr Vymyshlenny. "),
         in_cell("organizations", {"organization_id": "get-lost"}, "summary",
                 "Founded by Petr Vymyshlenny. ")),
    same("a telephone number", "rule harm_contact",
         (GET_LOST, "summary: ", "summary: Call +7 000 000-00-00. "),
         in_cell("organizations", {"organization_id": "get-lost"}, "summary",
                 "Call +7 000 000-00-00. ")),
    same("a street address", "rule harm_exact_place",
         (GET_LOST, "summary: ", "summary: Works from 12 Invented Street. "),
         in_cell("organizations", {"organization_id": "get-lost"}, "summary",
                 "Works from 12 Invented Street. ")),
    # ------------------------------------------------------------------------------ keys
    same("an id that has a tombstone", "rule tombstone",
         ("data/records/tombstones.yaml", "tombstones: []",
          "tombstones:\n  - table: events\n    id: invasion-of-ukraine\n    reason: X."),
         added("tombstones", table="events", id="invasion-of-ukraine", reason="X.")),
    same("a name given twice", "rule key_duplicate",
         (GET_LOST, "citations:\n",
          "  - name: Get Lost\n    language: en\n    name_kind: translation\ncitations:\n"),
         copied("organization_names", {"organization_id": "get-lost", "name": "Get Lost"})),
    same("a place given twice", "rule key_duplicate",
         (f"{VOCABULARY}/places.yaml", "places:\n",
          "places:\n  - place_id: bakhmut\n    name: Bakhmut\n    precision: settlement\n"),
         copied("places", {"place_id": "bakhmut"})),
    same("a citation given twice", "rule key_duplicate",
         (KONTUR, "        exact: an official said in November\n",
          ("        exact: an official said in November\n      - facet: date\n"
           "        stance: supports\n        exact: an official said in November\n")),
         copied("citations", _cited("date"))),
    same("two sources of one address", "rule schema_unique",
         (SLANTCHEV, f"url: {_URL}", f"url: {_OTHER_URL}"),
         cells("sources", {"source_id": _SLANTCHEV}, url=_OTHER_URL)),
    same("a unit that does not exist", "rule key_unknown",
         (KONTUR, _OF_CALLERS + "unit: people", "unit: peopel"),
         cells("claims", CALLERS, unit="peopel")),
    same("an organization that does not exist", "rule key_unknown",
         (IBTIMES, "organization_id: rferl", "organization_id: rfrl"),
         cells("attributions", RFERL, organization_id="rfrl")),
    same("one of several units that does not exist", "rule key_unknown",
         (f"{VOCABULARY}/measures.yaml", "other_units: companies",
          "other_units: companies | persons"),
         cells("measures", {"measure_id": "side-changes"}, other_units="companies | persons")),
    same("the source of a citation of an event", "rule key_unknown",
         (COMPANY, f"source_id: {_SLANTCHEV}\n    facet: date",
          "source_id: slantchev-2022-05-14-freedom\n    facet: date"),
         cells("citations", {**CROSSING, "facet": "date"},
               source_id="slantchev-2022-05-14-freedom")),
    same("an organization that is part of itself", "rule key_cycle",
         (LEGION, "parent_id: international-legion", "parent_id: free-russia-legion"),
         cells("organizations", {"organization_id": "free-russia-legion"},
               parent_id="free-russia-legion")),
    same("two organizations that are part of each other", "rule key_cycle",
         (INTERNATIONAL, "parent_id: ukrainian-territorial-defense-forces",
          "parent_id: free-russia-legion"),
         cells("organizations", {"organization_id": "international-legion"},
               parent_id="free-russia-legion")),
    same("a claim that derives from itself", "rule attribution_cycle",
         (KONTUR, _OF_CALLERS + "status: active",
          f"derives_from: {_CALLERS}\n    status: active"),
         cells("claims", CALLERS, derives_from=_CALLERS)),
    # -------------------------------------------------------------------- several tables
    same("a claim without citations", "rule citation_missing",
         (KONTUR, _OF_CALLERS + _CITATIONS, ""), without("citations", **CALLERS)),
    same("the value is not cited", "model value",
         (KONTUR, _OF_CALLERS + "facet: value", "facet: existence"),
         cited("value", facet="existence")),
    same("the thing counted is not cited", "model subject",
         (KONTUR, _OF_CALLERS + "facet: subject", "facet: existence"),
         cited("subject", facet="existence")),
    same("a stated date is not cited", "model date",
         (SLANTCHEV, "legion-at-least-500 ⋯ as_of_basis: inferred_from_publication",
          "as_of_basis: stated"),
         cells("claims", {"claim_id": f"{_SLANTCHEV}.legion-at-least-500"}, as_of_basis="stated")),
    same("a stated speaker is not cited", "model speaker",
         (KONTUR, _OF_CALLERS + "facet: speaker", "facet: existence"),
         cited("speaker", facet="existence")),
    same("the phrase does not hold the value", "model verbatim",
         (KONTUR, "value_verbatim: More than 3,500", "value_verbatim: More than 3,600"),
         cells("claims", CALLERS, value_verbatim="More than 3,600")),
    same("the value is not cited", "rule citation_facet_missing",
         (KONTUR, _OF_CALLERS + "facet: value", "facet: existence"),
         cited("value", facet="existence")),
    same("a phrase without a place", "rule citation_stale_anchor",
         (KONTUR, "exact: an official said in November",
          "exact: an official said in November\n        suffix: that"),
         cited("date", suffix="that", start="", end="", text_sha256="", evidence="quoted")),
    same("a claim that nobody makes", "rule attribution_missing",
         (KONTUR, _OF_CALLERS + "    attributions:\n      - line: 1\n        step: 1\n"
          "        role: unnamed_official\n        stance: supports\n", ""),
         without("attributions", **CALLERS)),
    same("a chain without its first step", "rule attribution_missing",
         (KONTUR, _OF_CALLERS + "step: 1", "step: 2"), cells("attributions", CALLERS, step="2")),
    same("two claims of one origin, by two speakers", "rule attribution_relation",
         (IBTIMES, "organization_id: rferl", "organization_id: cnn"),
         each(cells("attributions", RFERL, organization_id="cnn"),
              cells("claims", {"claim_id": RFERL["claim_id"]}, speaker_id="cnn"))),
    same("a number that the phrase does not give", "rule figure_disagrees",
         (KONTUR, "value_low: 3500", "value_low: 3600"),
         cells("claims", CALLERS, value_low="3600")),
    same("words without a number", "rule figure_unread",
         (KONTUR, "value_verbatim: More than 3,500", "value_verbatim: Russian soldiers"),
         cells("claims", CALLERS, value_verbatim="Russian soldiers")),
    same("a number that is called a convention", "rule figure_convention",
         (KONTUR, _OF_CALLERS + "value_basis: stated", "value_basis: convention"),
         cells("claims", CALLERS, value_basis="convention")),
    same("a unit that the measure does not have", "rule claim_measure",
         (KONTUR, _OF_CALLERS + "unit: people", "unit: cases"),
         cells("claims", CALLERS, unit="cases")),
    same("a share of nothing", "rule claim_measure",
         (DISTRICT, "    denominator: Soldiers of the division.\n", ""),
         cells("claims", SHARE, denominator="")),
    same("a figure for the end of a period that ended earlier", "rule date_period_end",
         [(SLANTCHEV, 'as_of: "2022-02-27"\n    as_of_basis: stated',
           'as_of: "2022-02-28"\n    as_of_basis: period_end')],
         cells("claims", {"claim_id": f"{_SLANTCHEV}.company-crossed-over"}, as_of="2022-02-28",
               as_of_start="2022-02-28", as_of_end="2022-02-28", as_of_basis="period_end")),
    same("a figure that held after it was published", "rule date_after_publication",
         (KONTUR, 'as_of: "2023-11"', 'as_of: "2024-01"'),
         cells("claims", CALLERS, as_of="2024-01", as_of_start="2024-01-01",
               as_of_end="2024-01-31")),
    same("an event of the year after", "rule date_after_publication",
         (COMPANY, 'date: "2022-02-27"', 'date: "2023-02-27"'),
         cells("events", CROSSING, date="2023-02-27", date_start="2023-02-27",
               date_end="2023-02-27")),
]

FIGURES = [
    # ------------------------------------------------------------------ one person alone
    same("a day of one person", "rule harm_too_fine",
         [(DISTRICT, "soldiers-advised\n    ⋯ value_low: 2\n    value_high: 2",
           "value_low: 1\n    value_high: 1"),
          (DISTRICT, "soldiers-advised\n    ⋯ as_of_basis: unknown",
           'as_of: "2022-05-03"\n    as_of_basis: inferred_from_statement')],
         cells("claims", ADVISED, value_low="1", value_high="1", as_of="2022-05-03",
               as_of_start="2022-05-03", as_of_end="2022-05-03",
               as_of_basis="inferred_from_statement")),
    # ----------------------------------------------------- figures and their phrases
    same("a digit changed", "rule figure_disagrees",
         (KONTUR, _OF_CALLERS + "value_low: 3500", "value_low: 3600"),
         cells("claims", CALLERS, value_low="3600")),
    same("a stated figure called a convention", "rule figure_convention",
         (KONTUR, _OF_CALLERS + "value_basis: stated", "value_basis: convention"),
         cells("claims", CALLERS, value_basis="convention")),
    same("the low bound above the high one, in a language without a reader", "rule claim_bounds",
         [(DISTRICT, "value_low: 60\n    value_high: 70", "value_low: 70\n    value_high: 60"),
          (DISTRICT, "language: en", "language: pl")],
         each(cells("claims", SHARE, value_low="70", value_high="60"),
              cells("sources", {"source_id": "financialdistrict-russian-officer-quits"},
                    language="pl"))),
    same("a figure taken for the name of a thing", "rule figure_unread",
         (KONTUR, _OF_CALLERS + "value_verbatim: More than 3,500", "value_verbatim: Russian"),
         cells("claims", CALLERS, value_verbatim="Russian")),
    same("a claim that derives from a later document", "rule attribution_relation",
         (SLANTCHEV, "    statement: At least 500",
          f"    derives_from: {_KONTUR}.hotline-callers\n    statement: At least 500"),
         cells("claims", {"claim_id": f"{_SLANTCHEV}.legion-at-least-500"},
               derives_from=f"{_KONTUR}.hotline-callers")),
    same("a part that is more than its total", "rule figure_sum",
         (KONTUR, _HELPED + "    attributions:\n",
          ("    claim_links:\n      - link: part_of\n"
           f"        other_id: {_KONTUR}.execution-witnesses\n    attributions:\n")),
         linked(HELPED["claim_id"], "part_of", WITNESSES["claim_id"])),
    same("a count that falls", "rule figure_series_falls",
         [(KONTUR, _HELPED + 'as_of: "2023-12-14"', 'as_of: "2023-06"'),
          (KONTUR, _WITNESSES + "ization_id: russian-armed-forces",
           "ization_id: get-lost"),
          (KONTUR, _WITNESSES + "measure_id: execution-witnesses",
           "measure_id: desertions-helped"),
          (KONTUR, _WITNESSES + "scope: part\n    count_kind: flow\n    as_of_basis: unknown",
           ("scope: whole\n    count_kind: cumulative\n    period: 2022-12~/2023-12-14\n"
            '    as_of: "2023-12-14"\n    as_of_basis: inferred_from_publication')),
          (KONTUR, _WITNESSES + "role: prisoner",
           "role: prisoner\n        organization_id: get-lost")],
         each(cells("claims", HELPED, as_of="2023-06", as_of_start="2023-06-01",
                    as_of_end="2023-06-30"),
              cells("claims", WITNESSES, organization_id="get-lost",
                    measure_id="desertions-helped", scope="whole", count_kind="cumulative",
                    period="2022-12~/2023-12-14", period_start="2022-12-01",
                    period_end="2023-12-14", as_of="2023-12-14", as_of_start="2023-12-14",
                    as_of_end="2023-12-14", as_of_basis="inferred_from_publication",
                    speaker_id="get-lost"),
              cells("attributions", WITNESSES, organization_id="get-lost"))),
]

MODELLED = [
    # -------------------------------------------------- columns that belong together
    same("at least, and two numbers", "model comparator",
         (DISTRICT, "value_high: 70\n    comparator: between",
          "value_high: 70\n    comparator: at_least"),
         cells("claims", SHARE, comparator="at_least")),
    same("bounds without a basis", "model value_basis",
         (KONTUR, _OF_CALLERS + "value_basis: stated", "value_basis: none"),
         cells("claims", CALLERS, value_basis="none")),
    same("a date of unknown basis", "model as_of_basis",
         (KONTUR, _OF_CALLERS + "as_of_basis: inferred_from_statement", "as_of_basis: unknown"),
         cells("claims", CALLERS, as_of_basis="unknown")),
    same("a figure for an item that is not named", "model denominator",
         (SLANTCHEV, "    denominator: One Russian who surrenders with heavy equipment.\n", ""),
         cells("claims", REWARD, denominator="")),
    same("a period of a stock", "model period",
         (KONTUR, _OF_CALLERS + "count_kind: cumulative", "count_kind: stock"),
         cells("claims", CALLERS, count_kind="stock")),
    same("a reason for what is not left out", "model reason",
         (KONTUR, "exact: an official said in November",
          "exact: an official said in November\n        reason: It is an age."),
         cited("date", reason="It is an age.")),
    same("superseded by nothing", "model replaced_by",
         (COMPANY, "status: active", "status: superseded\nstatus_reason: Split."),
         cells("events", CROSSING, status="superseded", status_reason="Split.")),
    same("withdrawn without a reason", "model status_reason",
         (COMPANY, "status: active", "status: withdrawn"),
         cells("events", CROSSING, status="withdrawn")),
    same("a publication of unknown basis", "model published_basis",
         (KONTUR, "published_basis: address", "published_basis: unknown"),
         cells("sources", {"source_id": _KONTUR}, published_basis="unknown")),
    same("a place in the region of another country", "model admin1",
         ("data/records/vocabulary/places.yaml", "admin1: UA-14", "admin1: RU-ROS"),
         cells("places", {"place_id": "bakhmut"}, admin1="RU-ROS")),
    same("an event of unknown basis", "model date_basis",
         (COMPANY, "date_basis: stated", "date_basis: unknown"),
         cells("events", CROSSING, date_basis="unknown")),
    same("the document itself with a body", "model organization_id",
         (KONTUR, _OF_CALLERS + "role: unnamed_official",
          "role: document_itself\n        organization_id: kontur"),
         cells("attributions", CALLERS, role="document_itself", organization_id="kontur")),
    same("a vague word whose low bound is above its high one", "model value_low",
         (f"{VOCABULARY}/vague_words.yaml",
          "language: en\n    phrase: hundreds\n    value_low: 200\n    value_high: 999",
          "language: en\n    phrase: hundreds\n    value_low: 999\n    value_high: 200"),
         cells("vague_words", {"language": "en", "phrase": "hundreds"}, value_low="999",
               value_high="200")),
]
# fmt: on

WITHHELD = Withheld.new().with_name("Petr Vymyshlenny")

CASES = [*CELLS, *RULED, *FIGURES, *MODELLED]

# What can fail in one of the two only, and why; or has another code, by the contract.
EXCEPTIONS = {
    "fault missing_key": "an absent key is record/missing-key, an empty cell schema/required",
    "fault wrong_type": "record/type in a record, schema/type in a CSV",
    "fault not_kept": "record/type in a record, schema/type in a CSV",
    "rule key_orphan": "in the records, a row always stands in a record",
    "rule derived_rows": "in a build, derived tables are what the claims give",
    "rule citation_place": "in a build, lengths and places come from one lock",
    "rule derived": "in a build, derived cells are what their columns give",
    "rule release_vanished_id": "what was released is told by the ledger, which is no record",
    "model claim_id": "a citation stands in one record",
    "model start": "the place of a phrase is taken from the lock as a whole",
}


def module_of(rule: Rule) -> str:
    return rule.check.__module__.rpartition(".")[2]


def everything() -> set[str]:
    """All rules, sorts of fault and checks of models."""
    rules = {f"rule {module_of(rule)}" for rule in RULES}
    functions = inspect.getmembers(faults, inspect.isfunction)
    sorts = {
        f"fault {name}"
        for name, function in functions
        if inspect.get_annotations(function, eval_str=True).get("return") is Fault
        and not name.startswith("_")
        and name != "of_cell"
    }
    models: list[type[pa.DataFrameModel]] = [*MODELS.values(), ClaimEvidence]
    checks = {f"model {check.title}" for model in models for check in model.to_schema().checks}
    return rules | sorts | checks


def test_every_rule_sort_of_fault_and_check_of_a_model_has_a_case() -> None:
    covered = {case.covers for case in CASES}
    assert not covered & EXCEPTIONS.keys()
    assert covered | EXCEPTIONS.keys() == everything()


def test_every_keyword_is_said_in_one_place() -> None:
    """`of_cell` sends each keyword to one of the sorts of fault."""
    told = {name.removeprefix("fault ") for name in everything() if name.startswith("fault ")}
    source = inspect.getsource(faults.of_cell)
    assert {name for name in told if f"return {name}(" in source} == told - {
        "missing_key",
        "impossible_day",
        "not_kept",
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.covers}: {case.what}")
def test_a_fault_is_told_alike_in_a_record_and_in_a_package(
    project: Path, package: Path, case: Case
) -> None:
    in_record = _in_record(project, case)
    in_package = _in_package(package, case)
    assert _said(in_record) == _said(in_package)
    assert in_record.file != in_package.file
    assert None not in (in_record.line, in_package.line)


@pytest.mark.parametrize(
    ("edit", "change", "codes"),
    [
        (
            (KONTUR, "value_low: 3500", "value_low: many"),
            cells("claims", CALLERS, value_low="many"),
            ("record/type", "schema/type"),
        ),
        (
            (KONTUR, _OF_CALLERS + "step: 1", "step: first"),
            cells("attributions", CALLERS, step="first"),
            ("record/type", "schema/type"),
        ),
        (
            (KONTUR, "value_low: 3500", "value_low: 1e999"),
            cells("claims", CALLERS, value_low="1e999"),
            ("record/type", "schema/type"),
        ),
        (
            (KONTUR, "value_low: 3500", "value_low: 3500.1234567890123456789"),
            cells("claims", CALLERS, value_low="3500.1234567890123456789"),
            ("record/type", "schema/type"),
        ),
        (
            (KONTUR, "value_low: 3500", "value_low: 9007199254740993"),
            cells("claims", CALLERS, value_low="9007199254740993"),
            ("record/type", "schema/type"),
        ),
        (
            (KONTUR, _OF_CALLERS + "    measure_id: hotline-contacts\n", ""),
            cells("claims", CALLERS, measure_id=""),
            ("record/missing-key", "schema/required"),
        ),
    ],
    ids=[
        "text for a number",
        "text for a step",
        "a number out of range",
        "a number of too many digits",
        "a whole number of too many digits",
        "an absent key",
    ],
)
def test_the_exceptions_differ_in_their_code(
    project: Path, package: Path, edit: Edit, change: InPackage, codes: tuple[str, str]
) -> None:
    case = Case("", "", (edit,), change)
    in_record, in_package = _in_record(project, case), _in_package(package, case)
    assert (in_record.check, in_package.check) == codes
    assert (in_record.table, in_record.field) == (in_package.table, in_package.field)
    if codes[0] == "record/type":
        said = _said(in_record)
        assert {**said, "check": codes[1]} == _said(in_package)


def _in_record(project: Path, case: Case) -> Finding:
    for edit in case.edits:
        plant(project, *edit)
    findings = build(Project(project), withheld=WITHHELD).report.findings
    assert len(findings) == 1, findings
    return findings[0]


def _in_package(package: Path, case: Case) -> Finding:
    case.package(package)
    findings = judge_package(package, withheld=WITHHELD).findings
    assert len(findings) == 1, findings
    return findings[0]


def _said(finding: Finding) -> dict[str, Any]:
    names = ("check", "severity", "table", "field", "message", "found", "allowed", "hint")
    return {name: getattr(finding, name) for name in names}
