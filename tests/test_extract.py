"""Extracting: the text of a document, as the archive holds it, and what it says of itself."""

from __future__ import annotations

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.evidence.clean import clean, line
from src.evidence.document import MAX_BYTES, Extracted, NotAddedError, Raw
from src.evidence.extract import extract
from src.evidence.language import detected
from src.evidence.page import day, language_tag
from src.evidence.urls import canonical, date_in, page_key
from tests.articles import ENGLISH, UKRAINIAN, pdf
from validation.records.clean_text import unclean_at


def html(text: str) -> Extracted:
    return extract(Raw(text.encode(), "text/html"))


def with_head(head: str) -> Extracted:
    page = ENGLISH.replace("article:published_time", "nothing").replace("</head>", f"{head}</head>")
    return html(page)


# -------------------------------------------------------------------------------- HTML


def test_a_page_gives_the_article_alone() -> None:
    found = html(ENGLISH)
    assert found.text.startswith("Hotline for soldiers tells its numbers\n")
    assert "More than 1,200 soldiers have called the hotline" in found.text
    assert found.text.endswith("who refuse an order.\n")
    assert found.text.count("tells its numbers") == 1
    assert not any(word in found.text for word in ("Home", "Subscribe", "rights"))
    assert (found.extractor, found.charset) == ("trafilatura", "utf-8")
    assert found.version


def test_a_page_says_what_it_is() -> None:
    meta = html(ENGLISH).meta
    assert meta.title == "Hotline for soldiers tells its numbers"
    assert meta.authors == ("Ada Author", "Bob Author")
    assert (meta.site, meta.date, meta.language) == ("Example Courier", "2024-05-03", "en")
    assert meta.canonical == "https://example.org/2024/05/04/hotline-numbers?id=4&utm_source=x"


def test_a_ukrainian_page_in_an_older_charset() -> None:
    found = extract(Raw(UKRAINIAN.encode("windows-1251"), "text/html"))
    assert "Понад 1200 військових" in found.text
    assert "«Відчинена брама»" in found.text
    assert (found.meta.date, found.meta.language, found.charset) == ("2024-05-03", None, "cp1251")
    assert detected(found.text) == "uk"


def test_the_title_is_part_of_the_text() -> None:
    page = ENGLISH.replace("<h1>Hotline for soldiers tells its numbers</h1>", "")
    assert html(page).text.startswith("Hotline for soldiers tells its numbers\n\nMore than 1,200")


GRAPH = """\
<script type="application/ld+json">{"@graph": [{"datePublished": "2023-01-02T23:00"}]}</script>
"""


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta itemprop="datePublished" content="2023-01-02">', "2023-01-02"),
        ('<meta name="DC.date.issued" content="20230102">', "2023-01-02"),
        (GRAPH + '<meta itemprop="datePublished" content="2022-02-02">', "2023-01-02"),
        ('<meta property="article:modified_time" content="2023-01-02">', None),
        ('<meta itemprop="datePublished" content="2023-02-30">', None),
        ('<meta itemprop="datePublished" content="2999-01-01">', None),
        ('<script type="application/ld+json">{"datePublished": 7, </script>', None),
        ('<script type="application/ld+json">' + "[" * 50_000 + '"datePublished"</script>', None),
    ],
)
def test_a_date_of_publication_is_one_that_is_declared(head: str, date: str | None) -> None:
    assert with_head(head).meta.date == date


def test_authors_are_names_and_no_contacts() -> None:
    told = "Ada Author; ada@example.org; https://example.org/ada; Bob | Author"
    meta = html(ENGLISH.replace("Ada Author; Bob Author", told)).meta
    assert not any(mark in name for name in meta.authors for mark in ("@", "http", "|"))


@pytest.mark.parametrize(
    ("told", "tag"),
    [
        *[("en-US", "en"), ("uk_UA", "uk"), ("ua", "uk"), ("sr-latn-RS", "sr-Latn")],
        *[("", None), (None, None), ("english", None), ("../x", None), ("x-default", None)],
    ],
)
def test_languages(told: str | None, tag: str | None) -> None:
    assert language_tag(told) == tag


def test_a_short_text_is_in_no_language() -> None:
    assert detected("Swoboda 2024") is None


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(NotAddedError, match="no text"):
        html("<html><body></body></html>")


@pytest.mark.parametrize(
    "page",
    [
        *["<div>" * 100_000 + "x", "<br>" * 150_000, "<![CDATA[" * 9, "<?xml?>" * 9, "\0<p>\0"],
        "<a " + "x=1 " * 100_000 + ">",
        "<!DOCTYPE html [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;&a;'>]><p>&b;</p>",
        "https://example.org/never-asked",
    ],
)
def test_odd_pages_end(page: str) -> None:
    with contextlib.suppress(NotAddedError):
        assert html(page).text.endswith("\n")


def test_a_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(NotAddedError, match="50,000 tags"):
        html("<p>a" * 50_001)


# -------------------------------------------------------------------------- TXT and PDF


def test_a_text_stays_as_it_is() -> None:
    text = "Title\n\nMore than 1,200 soldiers, 5 < 6 & 7.\n"
    assert extract(Raw(text.encode(), "text/plain")).text == text
    assert extract(Raw(text.encode(), name="A.TXT")).extractor is None


def test_a_pdf_file_gives_its_text() -> None:
    found = extract(Raw(pdf("More than 1,200 soldiers", "have called.", title="A report")))
    assert found.text == "More than 1,200 soldiers\nhave called.\n"
    assert (found.meta.title, found.extractor) == ("A report", "pypdf")


@pytest.mark.parametrize("cut", [10, 60, 200, 400, 600])
def test_a_broken_pdf_file_is_read_or_refused(cut: int) -> None:
    whole = pdf("More than 1,200 soldiers")
    for data in (whole[:cut], whole[:cut] + b"\xff" * 50 + whole[cut:]):
        with contextlib.suppress(NotAddedError):
            assert extract(Raw(data)).text


@given(st.binary(max_size=300))
def test_any_bytes_after_the_mark_of_a_pdf_file_are_refused(data: bytes) -> None:
    with pytest.raises(NotAddedError):
        extract(Raw(b"%PDF-1.4\n" + data))


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (Raw(b"PK\x03\x04", "application/zip"), "only HTML, TXT and PDF"),
        (Raw(b"\x89PNG", name="a.png"), "only HTML, TXT and PDF"),
        (Raw(b"text"), "only HTML, TXT and PDF"),
        (Raw(b"<html>", "application/pdf"), "no PDF file"),
        (Raw(b"", "text/plain"), "no text"),
        (Raw(b" \n\t\r\n", name="a.txt"), "no text"),
        (Raw(b"x" * (MAX_BYTES + 1), name="a.txt"), "larger than 10,000,000"),
    ],
)
def test_what_is_no_document_is_refused(raw: Raw, message: str) -> None:
    with pytest.raises(NotAddedError, match=message):
        extract(raw)


# ------------------------------------------------------------------------------- clean


@given(st.text(st.characters(codec=None), max_size=300))
def test_a_clean_text_is_what_a_record_may_hold(text: str) -> None:
    try:
        cleaned = clean(text)
    except NotAddedError:
        return
    assert unclean_at(cleaned) is None
    assert cleaned.encode().decode() == cleaned
    assert cleaned.endswith("\n")
    assert not cleaned.endswith("\n\n")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned


def test_marks_and_line_ends_are_folded() -> None:
    assert clean("\ufeffA\u202eB\r\nC\x0cD\x00\u2028E  \n\n\n\nй\t1") == "AB\nC\nD\nE\n\nй 1\n"
    assert clean("и\u0306") == "й\n"


def test_a_heap_of_marks_is_refused() -> None:
    with pytest.raises(NotAddedError, match="combining marks"):
        clean("a" + "\u0301\u0316" * 100_000)


def test_a_line_is_one_line() -> None:
    assert line(" a\n b\x00\u202ec ") == "a bc"
    assert line("\n") is line(None) is None
    assert len(line("x" * 1000) or "") == 300


# ----------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("answered", "stated", "cited"),
    [
        ("https://Example.org/a?utm_source=x&id=4&fbclid=y&gclid=z#p", None, "https://example.org/a?id=4"),
        ("https://example.org:443/a", None, "https://example.org/a"),
        ("https://example.org/a?x", "/b", "https://example.org/b"),
        ("https://m.example.org/a", "https://www.example.org/b", "https://www.example.org/b"),
        ("https://copy.example/a", "https://example.org/b", "https://copy.example/a"),
        ("https://example.org/a", "javascript:x", "https://example.org/a"),
        ("https://example.org/a", "https://u:p@example.org/b", "https://example.org/a"),
        ("https://example.org/a", "http://[", "https://example.org/a"),
        (None, "https://example.org/b?utm_medium=x", "https://example.org/b"),
        (None, "/b", None),
        (None, None, None),
    ],
)  # fmt: skip
def test_the_address_to_cite(answered: str | None, stated: str | None, cited: str | None) -> None:
    assert canonical(answered, stated) == cited


def test_spellings_of_one_address() -> None:
    one = page_key("https://www.example.org/a/?utm_source=x")
    assert one == page_key("http://example.org/a#b") is not None
    assert one != page_key("http://example.org/a?id=4")
    assert page_key("nonsense") is page_key(None) is None


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://example.org/2024/05/03/a", "2024-05-03"),
        ("https://example.org/a-2024-05-03.html", "2024-05-03"),
        ("https://example.org/20240503/a", "2024-05-03"),
        ("https://example.org/2024/05/a", "2024-05"),
        ("https://example.org/20241334/a", None),
        ("https://example.org/a-3667462", None),
        ("https://example.org/2999/01/01/a", None),
        (None, None),
    ],
)
def test_a_date_in_an_address(address: str | None, date: str | None) -> None:
    assert date_in(address) == date


def test_days() -> None:
    assert day("2024-05-03T23:30:00-05:00") == "2024-05-03"
    assert day("May 3, 2024") is day("2024-13-01") is day("") is None
