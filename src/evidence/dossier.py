"""The dossier of a new document: what is known filled in, the rest as places to fill.

It holds facts and locators, never a sentence of the document.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from src.evidence.document import Meta
from src.evidence.slug import slug
from src.evidence.template import commented, header, key
from src.evidence.urls import date_in, host_of
from validation.schemas.registry import DECLARATION
from validation.schemas.spec import written_columns

_RIGHTS = "Publisher's copyright; only facts, figures and short phrases are used."
_TITLE_WORDS = 4
_LONGEST = 40

_NO_NAMES = "Name no private person here: write […] instead."


@dataclass(frozen=True)
class Known:
    """What is known of a document; `publishers` are the bodies here that it may be of."""

    meta: Meta
    text: str
    text_sha256: str
    url: str | None = None
    retrieved: str | None = None
    language: str | None = None
    publishers: Sequence[str] = field(default=())


def identify(known: Known, is_free: Callable[[str], bool]) -> str:
    """An id that is not taken: publisher, date where it is known, and a few words of the title."""
    publisher = known.publishers[0] if len(known.publishers) == 1 else _site(known)
    words = slug(known.meta.title or first_words(known.text), _LONGEST).split("-")[:_TITLE_WORDS]
    parts = [publisher, published(known)[0] or "", "-".join(words)]
    wanted = "-".join(part for part in parts if part) or "document"
    numbers = (f"{wanted}-{number}" for number in range(2, 1000))
    return next(free for free in (wanted, *numbers) if is_free(free))


def _site(known: Known) -> str:
    host = host_of(known.url)
    name = known.meta.site if known.meta.site and "." not in known.meta.site else None
    return slug(name or host.rpartition(".")[0] or host, _LONGEST)


def first_words(text: str) -> str:
    """The first words of a text, by which one without a title goes."""
    return " ".join(text[:1000].split()[:_TITLE_WORDS])


def published(known: Known) -> tuple[str | None, str]:
    """The date of publication, and how it is known."""
    if known.meta.date:
        return known.meta.date, "stated"
    in_address = date_in(known.url)
    return (in_address, "address") if in_address else (None, "unknown")


def write(source_id: str, known: Known) -> str:
    """The dossier's text."""
    table = DECLARATION["sources"]
    filled, notes = _filled(source_id, known), _notes(known)
    lines: list[str | None] = [header(table)]
    for column in written_columns(table, ()):
        value = filled.get(column.name)
        if value is not None and column.name in notes:
            lines.append(f"# {notes[column.name]}")
        lines.append(key(column, value, notes.get(column.name, "")))
    lines += _claims(source_id)
    return "\n".join(line for line in lines if line) + "\n"


def missing(known: Known) -> tuple[str, ...]:
    """The keys without which the dossier is no record yet, and the claims."""
    filled = _filled("", known)
    columns = written_columns(DECLARATION["sources"], ())
    required = [column.name for column in columns if not column.nullable]
    return (*(name for name in required if filled.get(name) is None), "claims")


def _filled(source_id: str, known: Known) -> dict[str, str | None]:
    date, basis = published(known)
    return {
        "source_id": source_id,
        "title": known.meta.title or f"[{first_words(known.text)}]",
        "publisher_id": known.publishers[0] if len(known.publishers) == 1 else None,
        "authors": " | ".join(known.meta.authors) or None,
        "published": date,
        "published_basis": basis,
        "language": known.meta.language or known.language,
        "url": known.url,
        "text_sha256": known.text_sha256,
        "retrieved": known.retrieved,
        "rights": _RIGHTS,
        "status": "active",
    }


def _notes(known: Known) -> dict[str, str]:
    notes = {"title": _NO_NAMES, "medium": _medium(known), "publisher_id": _publisher(known)}
    if not known.meta.language and known.language:
        notes["language"] = "The page does not say: this is what the text looks like."
    if known.meta.guessed_date and not published(known)[0]:
        notes["published"] = f"Perhaps {json.dumps(known.meta.guessed_date)}: see the document."
    return {name: note for name, note in notes.items() if note}


def _publisher(known: Known) -> str:
    if len(known.publishers) == 1:
        return ""
    if known.publishers:
        return f"Perhaps one of: {', '.join(known.publishers)}."
    name = known.meta.site or host_of(known.url) or "NAME"
    quoted = json.dumps(name, ensure_ascii=False)
    return f"No organization here has this site: ./refusals new organization {quoted}"


_MEDIA = {
    "social_post": ("t.me", "facebook.com", "vk.com", "twitter.com", "x.com", "instagram.com"),
    "broadcast": ("youtube.com", "youtu.be"),
    "blog": ("wordpress.com", "substack.com", "blogspot.com", "livejournal.com", "medium.com"),
    "reference_work": ("wikipedia.org",),
    "official_statement": ("gov.ua", "gov.ru", "gov.uk", "mil.ru", "europa.eu"),
}


def _medium(known: Known) -> str:
    host = f".{host_of(known.url)}"
    found = [name for name, sites in _MEDIA.items() if host.endswith(tuple(f".{s}" for s in sites))]
    return f"Perhaps {found[0] if found else 'news_report'}."


def _claims(source_id: str) -> Iterator[str]:
    yield "# For each figure in scope, take this out of the comment and fill it in:"
    known = {"claim_id": f"{source_id}.", "status": "active"}
    yield from commented(DECLARATION, DECLARATION["sources"], "claims", known)
