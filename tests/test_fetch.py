"""Fetching: one page of the public internet, within limits, from the very address checked."""

from __future__ import annotations

import contextlib
import gzip
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from src.cli import main
from src.evidence import fetch, net
from src.evidence.decode import decoded
from src.evidence.document import NotAddedError, Raw
from src.evidence.fetch import BadAddressError, Limits
from src.evidence.net import PrivateAddressError, is_public

Answer = Callable[[BaseHTTPRequestHandler], None]

# ------------------------------------------------------------------------------ a server


class Site:
    """A server on the loopback address: what each path answers, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[dict[str, str]] = []
        self.port = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named = {"Content-Length": str(len(body)), **named}

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in named.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer
        return self.url(path)

    def moved(self, path: str, to: str, status: int = 302) -> str:
        return self.page(path, b"", status, Location=to)

    def raw(self, path: str, *pieces: bytes, pause: float = 0) -> str:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            for piece in pieces:
                handler.wfile.write(piece)
                handler.wfile.flush()
                time.sleep(pause)

        self.answers[path] = answer
        return self.url(path)


@contextlib.contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(dict(self.headers))
            self.close_connection = True
            with contextlib.suppress(ConnectionError):  # who asked has heard enough
                site.answers[self.path](self)

        def log_message(self, *_: object) -> None:
            """Tells nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up is what is tested."""

    server = Server(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as opened:
        yield opened


def get(address: str, **limits: float) -> Raw:
    return fetch.fetch(address, allow_private=True, limits=Limits(**limits))  # type: ignore[arg-type]


def refused(address: str, message: str, **limits: float) -> None:
    with pytest.raises(NotAddedError, match=message):
        get(address, **limits)


# ------------------------------------------------------------------------------- answers


def test_a_page_comes_with_the_facts_of_its_capture(site: Site) -> None:
    url = site.page("/a?b=1", "Дезертир".encode(), Content_Type="text/html; charset=UTF-8")
    raw = get(f"{url}#part")
    assert raw.data.decode() == "Дезертир"
    assert (raw.status, raw.content_type, raw.charset) == (200, "text/html", "utf-8")
    assert (raw.asked, raw.answered) == (url, url)
    assert raw.taken is not None
    assert raw.taken.utcoffset() is not None


def test_the_request_names_the_project_and_nothing_of_the_machine(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A proxy named in the environment would be asked instead: nobody listens there.
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.page("/a", b"x", Set_Cookie="a=b")
    site.moved("/b", "/a")
    get(site.url("/a"))
    get(site.url("/b"))
    for headers in site.asked:
        assert set(headers) == {
            *("Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"),
        }
        assert headers["User-Agent"].startswith("refusals ")
        assert headers["Host"] == f"127.0.0.1:{site.port}"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, status: int) -> None:
    site.page("/end", b"here")
    url = site.moved("/start", "end", status)
    raw = get(url)
    assert (raw.data, raw.asked, raw.answered) == (b"here", url, site.url("/end"))


def test_five_redirects_are_followed_and_not_six(site: Site) -> None:
    site.page("/0", b"here")
    for i in range(1, 7):
        site.moved(f"/{i}", f"/{i - 1}")
    assert get(site.url("/5")).data == b"here"
    refused(site.url("/6"), "more than 5 times")


def test_a_loop_ends(site: Site) -> None:
    refused(site.moved("/a", "/a"), "more than 5 times")
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/a", "only http and https"),
        ("data:text/html,a", "only http and https"),
        ("http://user:secret@127.0.0.1/", "user name or password"),
        ("http://a%20b/", r"no address|names no host"),
        ("http://[::1", r"no address|cannot be fetched"),
    ],
)
def test_a_redirect_leads_to_pages_only(site: Site, to: str, message: str) -> None:
    refused(site.moved("/a", to), message)


def test_a_redirect_without_a_place_is_told(site: Site) -> None:
    refused(site.page("/a", b"", 302), "leads nowhere")


@pytest.mark.parametrize("status", [204, 206, 304, 401, 403, 404, 410, 429, 500, 503])
def test_other_answers_are_told(site: Site, status: int) -> None:
    refused(site.page("/a", b"", status), f"answered {status}")


# ------------------------------------------------------------------------ broken answers


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x00\xff" * 500,
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 two hundred\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\nx",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\nplain",
    ],
)
def test_garbage_is_told(site: Site, answer: bytes) -> None:
    refused(site.raw("/a", answer), r"cannot be fetched|was not asked for")


def test_a_host_that_does_not_answer_is_told() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    refused(f"http://127.0.0.1:{port}/", "cannot be fetched")
    refused("http://no-such-host.invalid/", "cannot be fetched")
    refused(f"http://{'a' * 70}.org/", "cannot be fetched")


@pytest.mark.parametrize(
    "pieces",
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", *[b"x"] * 100),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", *[b"1\r\nx\r\n"] * 100),
        tuple(bytes([letter]) for letter in b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100),
    ],
    ids=["body", "chunks", "headers"],
)
def test_a_slow_drip_ends_in_time(site: Site, pieces: tuple[bytes, ...]) -> None:
    started = time.monotonic()
    refused(site.raw("/a", *pieces, pause=0.1), "longer than 0.5 seconds", seconds=0.5)
    assert time.monotonic() - started < 3


def test_a_server_that_says_nothing_ends_in_time(site: Site) -> None:
    refused(site.raw("/a", b"", pause=2), "longer than 0.3 seconds", seconds=0.3)


def test_a_name_server_that_says_nothing_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(2))
    refused("http://slow.example/", "longer than 0.2 seconds", seconds=0.2)


# -------------------------------------------------------------------------------- sizes


def test_a_page_may_be_as_large_as_the_limit(site: Site) -> None:
    assert len(get(site.page("/a", b"x" * 1000), bytes=1000).data) == 1000
    refused(site.page("/b", b"x" * 1001), "larger than 1,000 bytes", bytes=1000)


def test_a_page_without_end_is_cut_off(site: Site) -> None:
    head = b"HTTP/1.1 200 OK\r\n\r\n"
    refused(site.raw("/a", head, *[b"x" * 100_000] * 500), "larger than 1,000,000", bytes=1e6)


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        (b"", b"HTTP/1.1 100 Continue\r\nA: b\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"A: b\r\n"),
    ],
    ids=["interim answers", "chunks of a byte", "trailers"],
)
def test_what_comes_around_a_page_without_end_is_cut_off(
    site: Site, head: bytes, unit: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(net, "_MOST", 1_000_000)
    refused(site.raw("/a", head, *[unit * 10_000] * 100), "more than 1,000,000 bytes came")


@pytest.mark.parametrize("name", ["gzip", "x-gzip", "deflate", "raw deflate", "identity", "twice"])
def test_packed_pages_are_unpacked(site: Site, name: str) -> None:
    text = b"More than 1,200 soldiers. " * 100
    stream = zlib.compressobj(wbits=-15)
    packed, coding = {
        "gzip": (gzip.compress(text), "gzip"),
        "x-gzip": (gzip.compress(text[:9]) + gzip.compress(text[9:]), "X-GZIP"),
        "deflate": (zlib.compress(text), "deflate"),
        "raw deflate": (stream.compress(text) + stream.flush(), "deflate"),
        "identity": (text, "identity"),
        "twice": (gzip.compress(zlib.compress(text)), "deflate, gzip"),
    }[name]
    assert get(site.page("/a", packed, Content_Encoding=coding)).data == text


@pytest.mark.parametrize("coding", ["gzip", "deflate", "gzip, gzip"])
def test_bombs_are_not_unpacked(site: Site, coding: str) -> None:
    zeros = b"\0" * 50_000_000
    packed = zlib.compress(zeros) if coding == "deflate" else gzip.compress(zeros)
    packed = gzip.compress(packed) if "," in coding else packed
    refused(site.page("/a", packed, Content_Encoding=coding), "larger than 10,000,000")


def test_a_packed_page_of_many_parts_is_refused_at_once() -> None:
    started = time.monotonic()
    with pytest.raises(NotAddedError, match="more than 100 parts"):
        fetch.unpacked(gzip.compress(b"") * 400_000, "gzip")
    assert time.monotonic() - started < 5


def test_a_packed_page_that_was_cut_short_is_refused() -> None:
    whole = gzip.compress(b"More than 1,200 soldiers. " * 100)
    with pytest.raises(NotAddedError, match="end is missing"):
        fetch.unpacked(whole[:-9], "gzip")


@given(st.binary(max_size=2000), st.sampled_from(["gzip", "deflate", "br", "", "gzip,deflate"]))
def test_unpacking_gives_bytes_or_a_reason(data: bytes, coding: str) -> None:
    with contextlib.suppress(NotAddedError, zlib.error):
        assert len(fetch.unpacked(data, coding, 5000)) <= 5000


# ----------------------------------------------------------------------- hosts and addresses


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/", "file:///etc/passwd", "gopher://a/", "javascript://a", "HTTPS+x://a/"],
)
def test_other_schemes_are_wrong_use(address: str, project: Path, tmp_path: Path) -> None:
    with pytest.raises(BadAddressError, match="only http and https"):
        fetch.parsed(address)
    archive = tmp_path / "archive"
    archive.mkdir()
    assert main(["add", address, "--root", str(project), "--archive", str(archive)]) == 2
    assert list(archive.iterdir()) == []


@pytest.mark.parametrize("user", ["user:secret", "user", ":", "a%40b:c"])
def test_an_address_with_a_password_is_refused(user: str) -> None:
    with pytest.raises(BadAddressError) as error:
        fetch.parsed(f"https://{user}@example.org/")
    assert "secret" not in str(error.value)


PRIVATE = [
    "0.0.0.0",  # noqa: S104 - asked, not bound to
    *("127.0.0.1", "127.1", "0", "2130706433", "0x7f000001", "0177.0.0.1", "localhost"),
    *("10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1"),
    *("240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "192.0.0.8", "192.88.99.1"),
    *("[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[ff02::1]", "[::ffff:127.0.0.1]"),
    *("[::ffff:7f00:1]", "[64:ff9b::127.0.0.1]", "[64:ff9b:1::1]", "[2002:7f00:1::]"),
    *(
        "[2002:c0a8:101::1]",
        "[2001::1]",
        "[2001:db8::1]",
        "[3fff::1]",
        "[fec0::1]",
        "[::127.0.0.1]",
    ),
]


@pytest.mark.parametrize("host", PRIVATE)
def test_private_hosts_are_refused(host: str, site: Site) -> None:
    with pytest.raises(NotAddedError):
        fetch.fetch(f"http://{host}:{site.port}/")
    assert site.asked == []


def test_a_redirect_to_a_private_host_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = site.page("/secret", b"secret")
    url = site.moved("/a", inner)
    answers = iter([True, False])  # the first host passes for public, the second does not
    monkeypatch.setattr(net, "is_public", lambda _: next(answers))
    with pytest.raises(PrivateAddressError, match="no address of the public internet"):
        fetch.fetch(url)
    assert len(site.asked) == 1


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    places = [("8.8.8.8", 80), ("10.0.0.1", 80)]
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in places]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(PrivateAddressError, match=r"10\.0\.0\.1"):
        fetch.fetch("http://mixed.example/")


def named(monkeypatch: pytest.MonkeyPatch, port: int) -> list[str]:
    """Has every name be the loopback address the first time, and another one from then on."""
    looked_up: list[str] = []

    def look(host: str, *_: Any, **__: Any) -> list[Any]:
        looked_up.append(host)
        place = ("127.0.0.1" if len(looked_up) == 1 else "127.0.0.9", port)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place)]

    monkeypatch.setattr(socket, "getaddrinfo", look)
    return looked_up


def test_a_name_is_looked_up_once_and_its_address_connected_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.page("/a", b"here")
    looked_up = named(monkeypatch, site.port)
    assert get(f"http://news.example:{site.port}/a").data == b"here"
    assert looked_up == ["news.example"]
    assert site.asked[0]["Host"] == f"news.example:{site.port}"


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return made


def tls(authority: trustme.CA, name: str, asked: list[str]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    context.sni_callback = lambda _, told, __: asked.append(told)
    return context


def test_a_certificate_is_checked_for_the_name(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    with serving(tls(authority, "news.example", asked)) as site:
        site.page("/a", b"here")
        site.raw("/slow", b"HTTP/1.1 200 OK\r\n\r\n", *[b"x"] * 50, pause=0.1)
        for host, path, wrong in [
            ("news.example", "/a", None),
            ("other.example", "/a", "no valid certificate"),
            ("news.example", "/slow", "longer than 1 seconds"),
        ]:
            named(monkeypatch, site.port)
            url = f"https://{host}:{site.port}{path}"
            if wrong:
                refused(url, wrong, seconds=1)
            else:
                assert get(url).data == b"here"
    assert asked == ["news.example", "other.example", "news.example"]


@given(st.ip_addresses())
def test_public_is_never_what_python_calls_otherwise(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if is_public(address):
        special = ("is_private", "is_loopback", "is_link_local", "is_multicast", "is_reserved")
        in_nat64 = (
            address in ipaddress.ip_network("64:ff9b::/96") if address.version == 6 else False
        )
        mapped = getattr(address, "ipv4_mapped", None) is not None
        if not in_nat64 and not mapped:
            assert not any(getattr(address, name) for name in (*special, "is_unspecified"))


@given(st.ip_addresses(v=4))
def test_an_address_within_an_address_is_judged_as_it_is(address: ipaddress.IPv4Address) -> None:
    bits = int(address)
    for outer in (0xFFFF << 32 | bits, 0x64FF9B << 96 | bits, 0x2002 << 112 | bits << 80):
        assert is_public(ipaddress.IPv6Address(outer)) <= is_public(address)
    for outer in (0xFFFF << 32 | bits, 0x64FF9B << 96 | bits):
        assert is_public(ipaddress.IPv6Address(outer)) == is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "64:ff9b::8.8.8.8", "2a00:1450::1"]
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


# ---------------------------------------------------------------------------- charsets

RUSSIAN = "Более тысячи двухсот военных позвонили на горячую линию с января. " * 3
UKRAINIAN = "Понад 1200 військових зателефонували на гарячу лінію, повідомила її речниця. " * 3


@pytest.mark.parametrize("meta", [None, "windows-1251", "koi8-r", "nonsense", "rot13"])
@pytest.mark.parametrize("header", [None, "windows-1251", "koi8-r", "utf-8", "iso-8859-1", "hex"])
@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
def test_wrong_and_missing_charsets(charset: str, header: str | None, meta: str | None) -> None:
    told = f'<meta charset="{meta}">' if meta else ""
    page = f"<html><head>{told}</head><body><p>{RUSSIAN}</p></body></html>"
    text, found = decoded(page.encode(charset), header, markup=True)
    assert RUSSIAN in text
    assert found == {"windows-1251": "cp1251"}.get(charset, charset)


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-u", "utf-8", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("header", [None, "windows-1252"])
def test_ukrainian_texts(charset: str, header: str | None) -> None:
    assert decoded(UKRAINIAN.encode(charset), header)[0] == UKRAINIAN


def test_a_mark_says_more_than_what_is_declared() -> None:
    for mark, charset in [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]:
        assert decoded(mark + UKRAINIAN.encode(charset), "koi8-r") == (UKRAINIAN, charset)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(NotAddedError, match=r"charset|utf"):
        decoded(bytes(range(256)) * 50)


@given(st.binary(max_size=500), st.sampled_from([None, "utf-8", "utf-16", "koi8-r", "big5", "\0"]))
def test_any_bytes_are_a_text_or_refused(data: bytes, header: str | None) -> None:
    with contextlib.suppress(NotAddedError):
        assert isinstance(decoded(data, header, markup=True)[0], str)
