"""Fetches one page from the public internet, within limits of size, time and redirects.

urllib3 speaks HTTP: it is maintained, lets its connections be opened by us (see `net`), and reads
no proxies or passwords from the environment, keeps no cookies and follows no redirects unless
told to. httpx and requests do some of that by themselves.
"""

from __future__ import annotations

import datetime
import http.client
import re
import ssl
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urljoin

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.exceptions import TimeoutError as Urllib3TimeoutError
from urllib3.util import Url, parse_url

from src.evidence import net
from src.evidence.document import MAX_BYTES, NotAddedError, Raw
from src.evidence.net import Deadline

MAX_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_CHUNK = 65536
_GZIP = b"\x1f\x8b"
_MAX_PARTS = 100  # of a gzip file: each costs a copy of all that follow
_HEADERS = {
    "User-Agent": "refusals (a cited data set; reads single pages for its contributors)",
    "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf; q=0.9, */*; q=0.1",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


class BadAddressError(NotAddedError):
    """An address that is never fetched, whatever stands there."""


@dataclass(frozen=True)
class Limits:
    """How much is taken, and how long it may take in all."""

    bytes: int = MAX_BYTES
    seconds: float = 30


LIMITS = Limits()


def parsed(address: str) -> Url:
    """An address with its parts, encoded as it goes over the wire. Raises BadAddressError."""
    try:
        url = parse_url(address.strip())
    except LocationParseError as error:
        raise BadAddressError(f"{address!r} is no address") from error
    if url.scheme not in _PORTS:
        raise BadAddressError(f"only http and https addresses are fetched, not {address!r}")
    if url.auth is not None:
        raise BadAddressError("an address with a user name or password is not fetched")
    if not url.host or re.search(r"[\s\x00-\x1f%]", url.host):
        raise BadAddressError(f"{address!r} names no host")
    return url._replace(fragment=None)


def fetch(
    address: str,
    *,
    allow_private: bool = False,
    limits: Limits = LIMITS,
    progress: Callable[[int], None] = lambda _: None,
) -> Raw:
    """Fetches a page; `progress` is told how many bytes have come.

    `allow_private` lets hosts be asked that are not on the public internet: for tests. Raises
    NotAddedError.
    """
    url, deadline = parsed(address), Deadline(limits.seconds)
    for _ in range(MAX_REDIRECTS + 1):
        try:
            answer = _ask(url, deadline, allow_private, limits, progress)
        except (TimeoutError, Urllib3TimeoutError) as error:
            raise NotAddedError(f"{url} took longer than {limits.seconds:g} seconds") from error
        except ssl.SSLError as error:
            raise NotAddedError(f"{url} has no valid certificate: {error}") from error
        except (OSError, HTTPError, http.client.HTTPException, zlib.error, ValueError) as error:
            raise NotAddedError(f"{url} cannot be fetched: {error}") from error
        if isinstance(answer, Raw):
            asked = parsed(address).url
            return Raw(**{**vars(answer), "asked": asked})
        url = parsed(answer)
    raise NotAddedError(f"{address} redirects more than {MAX_REDIRECTS} times")


def _ask(
    url: Url,
    deadline: Deadline,
    allow_private: bool,
    limits: Limits,
    progress: Callable[[int], None],
) -> Raw | str:
    """What an address answers: a page, or the address to which it redirects."""
    scheme, host = str(url.scheme), str(url.host).strip("[]")
    port = url.port if url.port is not None else _PORTS[scheme]
    addresses = net.resolve(host, port, deadline, allow_private=allow_private)
    with net.connection(scheme, host, port, addresses, deadline) as connection:
        connection.request(
            "GET", url.request_uri, headers=_HEADERS, preload_content=False, decode_content=False
        )
        response = connection.getresponse()
        if response.status in _REDIRECTS:
            return urljoin(url.url, _location(response))
        if response.status != 200:
            raise NotAddedError(f"{url} answered {response.status} {response.reason or ''}".strip())
        return _page(url, response, limits, progress)


def _location(response: BaseHTTPResponse) -> str:
    location = response.headers.get("Location")
    if not location:
        raise NotAddedError("a redirect leads nowhere")
    try:
        return location.encode("latin-1").decode("utf-8")  # http.client reads headers as Latin-1
    except UnicodeError:
        return location


def _page(
    url: Url, response: BaseHTTPResponse, limits: Limits, progress: Callable[[int], None]
) -> Raw:
    packed = _body(response, limits, progress)
    told = Message()
    told["Content-Type"] = response.headers.get("Content-Type", "")
    return Raw(
        data=unpacked(packed, response.headers.get("Content-Encoding", ""), limits.bytes),
        content_type=told.get_content_type() if told["Content-Type"] else None,
        charset=told.get_content_charset(),
        answered=url.url,
        status=response.status,
        taken=datetime.datetime.now(datetime.UTC),
    )


def _body(response: BaseHTTPResponse, limits: Limits, progress: Callable[[int], None]) -> bytes:
    body = bytearray()
    while chunk := response.read(_CHUNK):
        body += chunk
        if len(body) > limits.bytes:
            raise _too_large(limits.bytes)
        progress(len(body))
    return bytes(body)


def unpacked(data: bytes, codings: str, limit: int = MAX_BYTES) -> bytes:
    """The bytes that were packed as `Content-Encoding` says, at most `limit` of them.

    urllib3 would unpack them too, but takes a packed body that was cut short for a whole one.
    Raises NotAddedError for too many bytes, for bytes that are missing and other packings.
    """
    for coding in reversed([name.strip().lower() for name in codings.split(",")]):
        if coding in ("gzip", "x-gzip"):
            data = _inflated(data, 31, limit)
        elif coding == "deflate":
            is_zlib = len(data) > 1 and data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0
            data = _inflated(data, 15 if is_zlib else -15, limit)
        elif coding not in ("", "identity"):
            raise NotAddedError(f"the page is packed by {coding!r}, which was not asked for")
    return data


def _inflated(data: bytes, window: int, limit: int) -> bytes:
    whole = bytearray()
    for _ in range(_MAX_PARTS):
        stream = zlib.decompressobj(window)
        whole += stream.decompress(data, limit + 1 - len(whole))
        if len(whole) > limit:
            raise _too_large(limit)
        if not stream.eof:
            raise NotAddedError("the page came packed, and its end is missing")
        data = stream.unused_data
        if window < 31 or data[:2] != _GZIP:
            return bytes(whole)
    raise NotAddedError(f"the page came packed in more than {_MAX_PARTS} parts")


def _too_large(limit: int) -> NotAddedError:
    return NotAddedError(f"the page is larger than {limit:,} bytes")
