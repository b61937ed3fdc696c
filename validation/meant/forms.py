"""What was meant by a text that has not the form of its column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from validation.meant.codes import language_meant
from validation.meant.dates import date_meant
from validation.schemas.spec import Column

_QUOTES = " \t\n\"'“”„«»`<>"


def form_meant(column: Column, text: str) -> str | None:
    """The text as its column takes it; None if that is not clear."""
    if len(text) > 500:
        return None
    meant = _OF_KIND.get(column.kind, _one_line)(text)
    return meant if meant and meant != text and _fits(column, meant) else None


def _fits(column: Column, text: str) -> bool:
    if column.kind == "day":
        return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None
    return column.pattern is None or re.fullmatch(column.pattern, text) is not None


def slug_meant(text: str) -> str | None:
    """The slug of an id in Latin letters."""
    plain = unicodedata.normalize("NFKD", text.strip(_QUOTES).casefold())
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    if any(one.isalpha() and not one.isascii() for one in plain):
        return None
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or None


def _nested(text: str) -> str | None:
    outer, stop, inner = text.partition(".")
    slugs = [slug_meant(outer), slug_meant(inner)]
    return f"{slugs[0]}.{slugs[1]}" if stop and all(slugs) else None


def _term(text: str) -> str | None:
    return re.sub(r"[^A-Za-z0-9]+", "-", text.strip(_QUOTES)).strip("-")


def _subdivision(text: str) -> str | None:
    match = re.fullmatch(r"([A-Za-z]{2})[-_ ]?([A-Za-z0-9]{1,3})", text.strip(_QUOTES))
    return f"{match[1]}-{match[2]}".upper() if match else None


def _wikidata(text: str) -> str | None:
    found = re.findall(r"(?<![A-Za-z0-9])[Qq][1-9][0-9]*(?![A-Za-z0-9])", text)
    return str(found[0]).upper() if len(set(found)) == 1 else None


def _address(text: str) -> str | None:
    bare = re.sub(r"(?i:h?t?tps?:?/{0,2})(?=[\w-]+\.)", "", text.strip(_QUOTES), count=1)
    secure = not text.strip(_QUOTES).casefold().startswith("http:")
    if not re.match(r"[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)", bare):
        return None
    return f"{'https' if secure else 'http'}://{bare.replace(' ', '%20')}"


def _sha256(text: str) -> str | None:
    return text.strip(_QUOTES).casefold().removeprefix("sha256:").strip()


def _version(text: str) -> str | None:
    match = re.fullmatch(r"[vV]?\.?\s*([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?", text.strip(_QUOTES))
    return ".".join(str(int(part or 0)) for part in match.groups()) if match else None


def _one_line(text: str) -> str | None:
    return " ".join(text.split())


def _labels(text: str) -> str | None:
    parts = [_one_line(part) for part in re.split(r"[|\n]", text)]
    return " | ".join(part for part in parts if part)


_OF_KIND: dict[str, Callable[[str], str | None]] = {
    "identifier": slug_meant,
    "nested_identifier": _nested,
    "term_identifier": _term,
    "edtf": date_meant,
    "day": date_meant,
    "month": date_meant,
    "language": language_meant,
    "subdivision": _subdivision,
    "wikidata": _wikidata,
    "address": _address,
    "sha256": _sha256,
    "version": _version,
    "labels": _labels,
    "references": _labels,
}
