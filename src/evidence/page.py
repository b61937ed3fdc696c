"""What an HTML page says of itself.

trafilatura finds title, authors and site. The date is read here and more strictly: htmldate also
takes dates of changes, of pictures and of copyright lines, which a cited data set may not pass
off as the date of publication. What it finds is handed on as a guess.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement
from trafilatura.settings import Document

from src.evidence.clean import line
from src.evidence.document import Meta
from validation.schemas import patterns

_NAMES = """
article:published_time og:published_time published_time datepublished date.published publishdate
publish-date pubdate publication_date dc.date.issued dcterms.issued citation_publication_date
citation_date parsely-pub-date sailthru.date article.published
"""
_DATE_NAMES = frozenset(_NAMES.split())
_ISO = re.compile(r"\s*([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?![0-9])")
_CONTACT = re.compile(r"@|https?:|www\.|[0-9]{5}", re.IGNORECASE)
_LONGEST_SCRIPT = 500_000


def meta_of(tree: HtmlElement, found: Document) -> Meta:
    """What a page says of itself, from its tree and what trafilatura found in it."""
    return Meta(
        title=line(found.title),
        authors=_authors(found.author),
        site=line(found.sitename, 100),
        date=published(tree),
        guessed_date=day(found.date),
        language=language_tag(_language(tree)),
        canonical=_canonical(tree),
    )


def _authors(told: str | None) -> tuple[str, ...]:
    names = (line(name.replace("|", " "), 100) for name in (told or "").split(";"))
    return tuple(dict.fromkeys(name for name in names if name and not _CONTACT.search(name)))


def published(tree: HtmlElement) -> str | None:
    """The day of publication that the page declares: first in its linked data."""
    declared = [*_linked(tree), *_in_meta(tree), *_in_text(tree)]
    days = [found for found in map(day, declared) if found]
    return days[0] if days else None


def day(told: str | None) -> str | None:
    """The calendar day with which an ISO 8601 time begins, if it is not yet to come."""
    found = _ISO.match(told or "")
    try:
        read = datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    latest = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)
    return read.isoformat() if read and datetime.date(1990, 1, 1) <= read <= latest else None


def _linked(tree: HtmlElement) -> Iterator[str]:
    """`datePublished` of the page's linked data, the outermost first."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        text = script.text or ""
        if "datePublished" not in text or len(text) > _LONGEST_SCRIPT:
            continue
        try:
            yield from _dates(json.loads(text))
        except (ValueError, RecursionError):
            continue


def _dates(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("datePublished"), str):
            yield data["datePublished"]
        data = [value for value in data.values() if isinstance(value, dict | list)]
    if isinstance(data, list):
        for value in data:
            yield from _dates(value)


def _in_meta(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iterfind(".//meta"):
        names = (element.get(key, "").lower() for key in ("property", "name", "itemprop"))
        if any(name in _DATE_NAMES for name in names):
            yield element.get("content", "")


def _in_text(tree: HtmlElement) -> Iterator[str]:
    """Elements that say that they are the date of publication."""
    wanted = "//*[@itemprop='datePublished'] | //time[@pubdate]"
    for element in tree.xpath(wanted):
        yield element.get("datetime") or element.get("content") or ""


def _language(tree: HtmlElement) -> str | None:
    root = tree.getroottree().getroot()
    told = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if told:
        return str(told)
    for element in tree.iterfind(".//meta"):
        name = (element.get("http-equiv") or element.get("property") or "").lower()
        if name in ("content-language", "og:locale"):
            return str(element.get("content", ""))
    return None


def language_tag(told: str | None) -> str | None:
    """A language and its script by BCP 47; the region is left out, as it hardly ever matters."""
    parts = (told or "").strip().replace("_", "-").split("-")
    language = parts[0].lower()
    script = next((part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()), None)
    # Pages in Ukrainian often name the country instead.
    language = {"ua": "uk"}.get(language, language)
    tag = f"{language}-{script}" if script else language
    return tag if re.fullmatch(patterns.LANGUAGE, tag) else None


def _canonical(tree: HtmlElement) -> str | None:
    for element in tree.xpath("//link[@rel='canonical'][@href]"):
        return str(element.get("href"))
    for element in tree.xpath("//meta[@property='og:url'][@content]"):
        return str(element.get("content"))
    return None
