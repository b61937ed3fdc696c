"""Withheld names, contacts and exact places are found, and figures are not taken for them.

All names, numbers and places are made up.
"""

from __future__ import annotations

import csv
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.build.pipeline import build
from src.cli import main
from src.evidence import withheld as file
from src.project import Project
from tests.conftest import ROOT
from tests.test_digits import real_tables
from validation.harm.contact import contact_in
from validation.harm.exact_place import exact_place_in
from validation.harm.texts import count, texts
from validation.harm.withheld import NotAListError, NotANameError, Withheld
from validation.harm.words import words
from validation.rules import harm_contact, harm_exact_place, harm_too_fine, harm_withheld_name
from validation.schemas.registry import DECLARATION
from validation.tables import Tables, frame_of

# ------------------------------------------------------------------------ names

FORMS = [
    "Иванов Иванова Иванову Ивановым Иванове Ивановых Ивановы Ивановой ИВАНОВ",
    "Ковальский Ковальского Ковальскому Ковальским Ковальском Ковальская Ковальской",
    "Сергей Сергея Сергею Сергеем Сергее",
    "Мария Марии Марию Марией",
    "Андрій Андрія Андрієві Андрієм Андрію",
    "Павел Павла Павлу Павлом Павле",
    "Петро Петра Петрові Петром",
    "Пётр Петра Петру",
    "Шевчук Шевчука Шевчуку Шевчуком Шевчукові",
    "Шевченко Шевченка Шевченку Шевченком",
    "Ілля Іллі Іллею",
    "Кравець Кравця Кравцем Кравцеві",
    "Лук'янов Лук’янова Лукʼяновим",
    "Юрій Юрія Юрієм",
    "Толстой Толстого Толстому Толстым",
    "Ива́нов Иванов Ива\u00adнов",
    "Иванoв Иванов",  # a Latin letter among Cyrillic ones
]


@pytest.mark.parametrize("forms", FORMS, ids=lambda forms: forms.split()[0])
def test_every_form_of_a_name_is_the_same(forms: str) -> None:
    assert len(set(words(forms))) == 1


def test_different_names_stay_apart() -> None:
    names = "Иванов Петров Сидоров Ковальский Шевчук Шевченко Кравец Сергей Андрей Мария Пётр"
    assert len(set(words(names))) == len(names.split())


def withholding(*names: str) -> Withheld:
    held = Withheld.new()
    for name in names:
        held = held.with_name(name)
    return held


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("Пётр Вымышленный", "рассказал Пётр Вымышленный", (2, 3)),
        ("Пётр Вымышленный", "по словам ВЫМЫШЛЕННОГО Петра, командира", (3, 4)),
        ("Пётр Вымышленный", "Петру Вымышленному дали срок", (1, 2)),
        ("Пётр Вымышленный", "Пётр и Вымышленный", None),
        ("Пётр Вымышленный", "Вымышленный", None),
        ("Вымышленный", "о Вымышленном говорили", (2, 2)),
        ("Пётр Ильич Вымышленный", "Петра Вымышленного", (1, 2)),
        ("Пётр Ильич Вымышленный", "Вымышленным Петром Ильичом", (1, 2)),
        ("Пётр Ильич Вымышленный", "Пётр Ильин", None),
        ("Олексій Вигаданий", "Олексія Вигаданого затримали", (1, 2)),
        ("Олексій Вигаданий", "з Олексієм Вигаданим", (2, 3)),
        ("John Inventedman", "as john inventedman's lawyer said", (2, 3)),
        ("John Inventedman", "john-inventedman-surrenders", (1, 2)),
        ("John Inventedman", "https://example.org/john_inventedman77", (4, 5)),
        ("Вымышленный", f"https://example.org/{quote('Вымышленного')}", (4, 4)),
        ("Сокол-7", "позывной Сокол 7", (2, 3)),
        ("John Inventedman", "John and Inventedmann", None),
    ],
)  # fmt: skip
def test_a_withheld_name_is_found(name: str, text: str, place: tuple[int, int] | None) -> None:
    assert withholding(name).place(text) == place


def test_a_list_holds_no_name_and_reads_back() -> None:
    held = withholding("Пётр Ильич Вымышленный", "John Inventedman")
    text = held.text()
    assert Withheld.parse(text) == held
    assert len(held.digests) == 5
    assert not any(word in text.casefold() for word in ("вымышл", "invented", "петр", "john"))
    other = withholding("John Inventedman")
    assert held.digests.isdisjoint(other.digests), "each list has a key of its own"


@pytest.mark.parametrize("text", ["", "x", "refusals withheld names, version 1", "a\nkey 00\nzz"])
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(NotAListError):
        Withheld.parse(text)


@pytest.mark.parametrize("name", ["", "...", "Ия", "one two three four"])
def test_what_cannot_be_withheld_is_refused_without_being_told(name: str) -> None:
    with pytest.raises(NotANameError) as error:
        withholding(name)
    assert not name or name not in str(error.value)


@given(st.text(), st.text())
def test_a_name_of_letters_is_found_in_every_text(before: str, after: str) -> None:
    held = withholding("Пётр Вымышленный")
    assert held.place(f"{before}\nПётр Вымышленный\n{after}") is not None


def test_a_command_adds_names_without_writing_them_down(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "names.keyed"
    command = [sys.executable, "-m", "src", "withhold", "--withheld", str(path)]
    names = "Пётр Вымышленный\nJohn Inventedman\n\n"
    ran = subprocess.run(
        command, input=names, capture_output=True, encoding="utf-8", cwd=ROOT, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "2 names added, 0 known before; none was written down\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(Withheld.read(path).digests) == 2
    assert [one.name for one in tmp_path.iterdir()] == ["names.keyed"]
    assert file.add(path, ["john INVENTEDMAN", "Олексій Вигаданий"]) == (1, 1)

    inside = ROOT / "names.keyed"
    assert main(["withhold", "--withheld", str(inside)]) == 2
    assert "outside the project" in capsys.readouterr().err
    assert not inside.exists()
    monkeypatch.delenv("REFUSALS_WITHHELD", raising=False)
    assert main(["withhold"]) == 2
    before = path.read_bytes()
    with pytest.raises(NotANameError):
        file.add(path, ["Somebody Else", "Ия"])
    assert path.read_bytes() == before, "all or none"


def test_the_check_looks_for_names_and_says_when_it_did_not(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "names.keyed"
    file.add(path, ["Idite Lesom"])
    assert main(["check", "--root", str(project), "--withheld", str(path)]) == 1
    out = capsys.readouterr().out
    assert out.count("harm/withheld-name") == 5  # as often as a record or phrase holds it
    assert "found: words 1 to 2" in out
    assert "Lesom" not in out
    assert main(["check", "--root", str(project)]) == 0
    assert " 0 texts checked for withheld names" in capsys.readouterr().out
    path.write_text("no list", encoding="utf-8")
    assert main(["check", "--root", str(project), "--withheld", str(path)]) == 2


def test_every_text_of_every_table_is_looked_at() -> None:
    """A name planted in any column of words is found there, and only there."""
    name = "Пётр Вымышленный"
    held = withholding(name, "petr-vymyshlenny")
    planted = 0
    for table in DECLARATION.values():
        for column, cells in texts(table, real_tables()[table.name]):
            if cells.empty:
                continue
            value = "petr-vymyshlenny" if "identifier" in column.kind else f"о {name}"
            frame = real_tables()[table.name].loc[cells.index[:1]].copy()
            frame[column.name] = pd.Series([value], frame.index, dtype=frame[column.name].dtype)
            one = Tables(DECLARATION, {table.name: frame}, withheld=held)
            found = list(harm_withheld_name.RULE.check(one, table))
            assert [(b.row, b.column) for b in found] == [(cells.index[0], column.name)]
            planted += 1
    assert planted > 50


# --------------------------------------------------------- contacts and exact places

CONTACTS = [
    "+7 916 123-45-67", "8 (916) 123-45-67", "тел. 8 916 123 45 67", "8-800-555-35-35",
    "+380 44 123 45 67", "044 123 45 67", "+1 555 010 0199", "+7 000 000-00-00",
    "someone@example.org", "someone (at) example.org", "@some_handle", "write to @handle.x now",
    "t.me/+AbCdEf", "https://t.me/joinchat/AbC", "vk.com/id1234567", "wa.me/79161234567",
    "tel:+79161234567", "facebook.com/profile.php?id=1",
]  # fmt: skip
NO_CONTACTS = [
    "from 10 000 000 to 20 000 000", "2022-02-24/2023-01-05", "9 836 заявок", "1 000 000 000",
    "in 2022, 2023 and 2024", "10 025 criminal cases", "100 000 - 150 000", "Article 337 part 3.1",
    "kontur-2023-12-14-desert-or-die", "3,500", "60% to 70%", "$10,000", "150th Division",
    "from 1 500 to 2 000 a month in 2023", "@", "5 @ 10",
]  # fmt: skip
PLACES = [
    "48.5123, 37.9876", "48.51234 37.98765", "48°35'12\"N", "48° 35.2", "37U DQ 1234 5678",
    "ул. Вымышленная, д. 5", "ул. Вымышленная 5", "вул. Вигадана, 10", "улица Мира 12",
    "проспект Вигадки 7", "12 Invented Street", "Invented Street 12", "ul. Wymyslona 5",
]  # fmt: skip
NO_PLACES = [
    "4-5 km", "60.5 percent", "from 2.5 to 3.5 million", "37 soldiers", "the 150th Division",
    "на улице было 300 человек", "street protests in 2022", "3.14, 2.71", "улица и 5 домов",
]  # fmt: skip


@pytest.mark.parametrize("text", CONTACTS)
def test_a_contact_is_found(text: str) -> None:
    assert contact_in(f"so {text}") is not None


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_a_figure_is_no_contact(text: str) -> None:
    assert contact_in(text) is None


@pytest.mark.parametrize("text", PLACES)
def test_an_exact_place_is_found(text: str) -> None:
    assert exact_place_in(f"at {text}") is not None


@pytest.mark.parametrize("text", NO_PLACES)
def test_a_figure_is_no_exact_place(text: str) -> None:
    assert exact_place_in(text) is None


def test_an_address_may_have_digits_but_no_private_profile() -> None:
    assert contact_in("https://t.me/channel/1234567", address=True) is None
    assert contact_in("https://example.org/79161234567", address=True) is None
    assert contact_in("https://vk.com/id1234567", address=True) is not None


def test_no_published_phrase_is_taken_for_a_contact_or_place() -> None:
    with (ROOT / "tests" / "data" / "figure_phrases.csv").open(encoding="utf-8") as lines:
        phrases = [row["phrase"] for row in csv.DictReader(lines)]
    assert len(phrases) > 600
    assert [one for one in phrases if contact_in(one) or exact_place_in(one)] == []


@pytest.mark.parametrize(
    ("rule", "given_away"),
    [(harm_contact.RULE, CONTACTS), (harm_exact_place.RULE, PLACES)],
    ids=["contact", "place"],
)
def test_no_column_is_passed_over(rule: Any, given_away: list[str]) -> None:
    """What the rules pass over a whole column at once is nothing that they would tell."""
    table = DECLARATION["events"]
    rows = [{"event_id": str(i), "summary": text} for i, text in enumerate(given_away)]
    tables = Tables(DECLARATION, {"events": frame_of(table, rows)})
    found = list(rule.check(tables, table))
    assert [breach.row for breach in found] == list(range(len(given_away)))
    assert all(
        text not in str(breach.fault) for breach, text in zip(found, given_away, strict=True)
    )


def test_the_counts_tell_how_many_texts_there_are() -> None:
    tables = real_tables()
    total = sum(count(table, tables[name]) for name, table in DECLARATION.items())
    report = build(Project(ROOT), withheld=withholding("Somebody Invented")).report
    assert report.checked["texts"] == total > 3000
    assert report.checked["texts_checked_for_withheld_names"] == total


# ------------------------------------------------------------------------ one person

ONE: dict[str, Any] = {
    "claim_id": "a",
    "source_id": "dated",
    "unit": "people",
    "value_low": 1.0,
    "value_high": 1.0,
    "as_of_basis": "stated",
}


@pytest.mark.parametrize(
    ("claim", "columns"),
    [
        ({}, []),
        ({"as_of": "2023-05"}, []),
        ({"as_of": "2023-05-03"}, ["as_of"]),
        ({"as_of": "2023-05-20", "as_of_basis": "inferred_from_publication"}, []),
        ({"as_of": "2023-05-03", "as_of_basis": "inferred_from_publication"}, ["as_of"]),
        ({"as_of": "2023-05-20", "as_of_basis": "unknown", "source_id": "undated"}, ["as_of"]),
        ({"period": "2023-05-03"}, ["period"]),
        ({"period": "2023-05-03", "as_of_basis": "unknown"}, ["period"]),
        ({"period": "2023-05-03/2023-05-20", "as_of_basis": "unknown"}, ["period"]),
        ({"period": "2023-01/2023-05-20~", "as_of_basis": "unknown"}, []),
        ({"period": "2023-05/2023-06"}, []),
        ({"place_id": "town"}, ["place_id"]),
        ({"place_id": "region"}, []),
        ({"event_id": "dated"}, ["event_id"]),
        ({"event_id": "placed"}, ["event_id"]),
        ({"event_id": "vague"}, []),
        ({"place_id": "town", "as_of": "2023-05-03", "value_high": 2.0, "value_low": 2.0}, []),
        ({"place_id": "town", "value_high": None}, []),
        ({"place_id": "town", "unit": "cases"}, []),
    ],
)
def test_one_person_is_told_of_by_month_and_region(claim: Any, columns: list[str]) -> None:
    written: dict[str, list[dict[str, Any]]] = {
        "claims": [{**ONE, **claim}],
        "sources": [{"source_id": "dated", "published": "2023-05-20"}, {"source_id": "undated"}],
        "events": [
            {"event_id": "dated", "date": "2023-05-03"},
            {"event_id": "placed", "date": "2023-05", "place_id": "town"},
            {"event_id": "vague", "date": "2023-05", "place_id": "region"},
        ],
        "places": [
            {"place_id": "town", "precision": "settlement"},
            {"place_id": "region", "precision": "admin1"},
        ],
        "units": [
            {"unit": "people", "counted_as": "people"},
            {"unit": "cases", "counted_as": "cases"},
        ],
    }
    frames = {name: frame_of(t, written.get(name, [])) for name, t in DECLARATION.items()}
    found = harm_too_fine.RULE.check(Tables(DECLARATION, frames), DECLARATION["claims"])
    assert [breach.column for breach in found] == columns
