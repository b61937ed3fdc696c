"""Addresses of documents: without what tracks readers, and when two of them are one."""

from __future__ import annotations

import datetime
import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from validation import edtf
from validation.schemas import patterns

_TRACKING = re.compile(r"utm_\w*|fbclid|[gdy]clid|msclkid|igshid|mc_[ce]id", re.IGNORECASE)
_HOST = re.compile(r"(?:www|m|amp|mobile)\.")
_DEFAULT_PORT = re.compile(r"(?<=[^:]):(?:80|443)$")


def host_of(address: str | None) -> str:
    """The host without `www.` and the like, in lower case; empty where there is none."""
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return ""
    return _HOST.sub("", host, count=1)


def canonical(address: str | None, stated: str | None = None) -> str | None:
    """The address to cite: the one that the page states, if that is on the same host.

    A page that names an address elsewhere is a copy: it is cited where it stands.
    """
    base = _tidy(address)
    try:
        own = _tidy(urljoin(base or "", (stated or "").strip())) if stated else None
    except ValueError:
        own = None
    return own if own and (base is None or host_of(own) == host_of(base)) else base


def _tidy(address: str | None) -> str | None:
    """Without fragment, tracking parameters and default port; None if it is no address."""
    try:
        parts = urlsplit(address or "")
        if parts.scheme not in ("http", "https") or "@" in parts.netloc or not parts.hostname:
            return None
    except ValueError:
        return None
    host = _DEFAULT_PORT.sub("", parts.netloc.lower())
    query = [pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(_name(pair))]
    tidy = urlunsplit((parts.scheme, host, parts.path or "/", "&".join(query), ""))
    return tidy if re.fullmatch(patterns.ADDRESS, tidy) else None


def _name(pair: str) -> str:
    return pair.partition("=")[0]


def page_key(address: str | None) -> str | None:
    """What is the same for all spellings of one page's address; None if it is no address."""
    tidy = _tidy(address)
    if tidy is None:
        return None
    parts = urlsplit(tidy)
    return f"{host_of(tidy)}:{parts.port or ''}{parts.path.rstrip('/')}?{parts.query}"


_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([-/_]?)([01][0-9])\2([0-3][0-9])(?![0-9])")
_MONTH = re.compile(r"/((?:19|20)[0-9]{2})[-/]([01][0-9])/")


def date_in(address: str | None) -> str | None:
    """The day, or the month, that stands in the path of an address, as ISO 8601 writes it."""
    path = urlsplit(address or "").path
    days = (f"{found[1]}-{found[3]}-{found[4]}" for found in _DAY.finditer(path))
    months = (f"{found[1]}-{found[2]}" for found in _MONTH.finditer(path))
    return next((date for date in (*days, *months) if _is_past(date)), None)


def _is_past(date: str) -> bool:
    try:
        first = edtf.bounds(date).start
    except edtf.NoSuchDayError:
        return False
    return first is not None and first <= datetime.datetime.now(datetime.UTC).date()
