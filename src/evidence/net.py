"""Connections that go to a checked address of the public internet, and end in time.

A name is resolved once: the addresses that were checked are those that are connected to, so that
a name server which answers differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import contextlib
import ipaddress
import queue
import socket
import ssl
import threading
import time
from typing import TYPE_CHECKING, Any

from urllib3.connection import HTTPConnection, HTTPSConnection

from src.evidence.document import MAX_BYTES, NotAddedError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# What `ipaddress` of Python 3.11 takes for global: IETF protocols, relays of 6to4, multicast,
# the future; documentation (RFC 9637).
_NOT_PUBLIC_4 = [
    ipaddress.IPv4Network(network)
    for network in ("192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/4", "240.0.0.0/4")
]
_NOT_PUBLIC_6 = [ipaddress.IPv6Network("3fff::/20")]

_UNICAST_6 = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class PrivateAddressError(NotAddedError):
    """The host is not on the public internet."""


_MOST = MAX_BYTES + 2_000_000  # the largest page, and what stands around it


class Deadline:
    """A moment by which all has to be done, and how many bytes may come until then.

    A page has a limit of its own. This one ends what comes before, between and after its bytes:
    interim answers, headers, sizes of chunks, trailers.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._bytes = 0

    def came(self, count: int) -> int:
        """Counts bytes that came. Raises OSError if they are too many."""
        self._bytes += count
        if self._bytes > _MOST:
            raise OSError(f"more than {_MOST:,} bytes came")
        return count

    def left(self) -> float:
        """Seconds that are left. Raises TimeoutError if there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def is_public(address: Address) -> bool:
    """Whether an address, and the IPv4 address that it may hold, is of the public internet."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in network for network in _NOT_PUBLIC_4)
    held = _held(address)
    if held is not None:
        return is_public(held)
    if address.scope_id or address not in _UNICAST_6:
        return False
    return address.is_global and not any(address in network for network in _NOT_PUBLIC_6)


def _held(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address to which packets for this one may go in the end."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def resolve(host: str, port: int, deadline: Deadline, *, allow_private: bool) -> list[Any]:
    """The addresses of a host, in the form of `socket.getaddrinfo`, all of them checked.

    The system's resolver reads decimal, octal and short spellings of an address too: what it
    makes of them is what is checked. Raises PrivateAddressError, OSError or TimeoutError.
    """
    found = _looked_up(host, port, deadline)
    for *_, place in found:
        if not allow_private and not is_public(ipaddress.ip_address(place[0])):
            raise PrivateAddressError(
                f"{host} is {place[0]}, which is no address of the public internet"
            )
    return found


def _looked_up(host: str, port: int, deadline: Deadline) -> list[Any]:
    """Asks the system, which knows no time limit: so in a thread that nobody waits for."""
    answers: queue.Queue[list[Any] | Exception] = queue.Queue()

    def look() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:  # the second for a name that none can have
            answers.put(error)

    threading.Thread(target=look, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise OSError(f"there is no host {host}") from answer
    return answer


class _Socket(socket.socket):
    """A socket that waits for each byte no longer than until the deadline: slow drips end too."""

    deadline: Deadline | None = None

    def recv_into(self, buffer: WriteableBuffer, nbytes: int = 0, flags: int = 0) -> int:
        if self.deadline is not None:
            self.settimeout(self.deadline.left())
        count = super().recv_into(buffer, nbytes, flags)
        return self.deadline.came(count) if self.deadline is not None else count


class _TlsSocket(ssl.SSLSocket):
    deadline: Deadline | None = None

    def recv_into(self, buffer: WriteableBuffer, nbytes: int | None = None, flags: int = 0) -> int:
        if self.deadline is not None:
            self.settimeout(self.deadline.left())
        count = super().recv_into(buffer, nbytes, flags)
        return self.deadline.came(count) if self.deadline is not None else count


class _Checked(HTTPConnection):
    """urllib3's connection to a host by name, over a socket to an address that was checked.

    The name still stands in the Host header and is what the certificate is checked for.
    """

    addresses: list[Any]
    deadline: Deadline

    def _new_conn(self) -> socket.socket:
        trouble = OSError("no address")
        for family, kind, protocol, _, place in self.addresses:
            opened = _Socket(family, kind, protocol)
            try:
                # One address that does not answer must not use up the time of the others.
                opened.settimeout(min(self.deadline.left(), 10))
                opened.connect(place)
            except OSError as error:
                opened.close()
                trouble = error
                continue
            opened.settimeout(self.deadline.left())
            opened.deadline = self.deadline
            return opened
        self.deadline.left()
        raise OSError("the host does not answer") from trouble


class _CheckedTls(_Checked, HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        if isinstance(self.sock, _TlsSocket):
            self.sock.deadline = self.deadline


def connection(
    scheme: str, host: str, port: int, addresses: list[Any], deadline: Deadline
) -> contextlib.closing[HTTPConnection]:
    """A connection, not yet opened, to the first of the addresses that answers."""
    made: _Checked
    if scheme == "https":
        context = ssl.create_default_context()
        context.sslsocket_class = _TlsSocket
        made = _CheckedTls(host, port, timeout=deadline.left(), ssl_context=context)
    else:
        made = _Checked(host, port, timeout=deadline.left())
    made.addresses, made.deadline = addresses, deadline
    return contextlib.closing(made)
