"""Which addresses may be fetched: public ones only, unless allowed. Names are resolved once, and connected to as resolved."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from urllib.parse import SplitResult, urlsplit

NAT64 = ipaddress.ip_network("64:ff9b::/96")
# IPv6 forms that lead to an IPv4 address inside them, or to a site's own network: compatible, translated (SIIT, RFC 6052 and
# RFC 8215) and site-local addresses. ipaddress calls some of them global.
NOT_PUBLIC = tuple(
    ipaddress.ip_network(n) for n in ("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "fec0::/10", "100::/64", "5f00::/16")
)


class RefusedError(Exception):
    """An address that may not be fetched; the message says why and what would change it, `reason` which kind it is."""

    def __init__(self, message: str, reason: str = "refused") -> None:
        super().__init__(message)
        self.reason = reason


def public(ip: str) -> bool:
    """Whether a network address is one of the public internet (not private, loopback, link-local, multicast or reserved)."""
    address = ipaddress.ip_address(ip.split("%", 1)[0])
    if isinstance(address, ipaddress.IPv6Address):
        if any(address in network for network in NOT_PUBLIC):
            return False
        teredo = address.teredo
        inner = address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            address = inner
    return bool(address.is_global and not address.is_multicast)


def parted(url: str) -> SplitResult:
    """The parts of an address. Raises RefusedError for what is no http or https address."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as fault:
        raise RefusedError(f"not an address: {fault}") from fault
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise RefusedError("only http and https addresses are fetched")
    if parts.username or parts.password:
        raise RefusedError("addresses with a user name or password are not fetched")
    return parts


def looked_up(host: str, port: int, seconds: float) -> list[str]:
    """The network addresses of a host, asked of the system within so many seconds. Raises RefusedError where there are none."""
    answers: queue.Queue[list[str] | Exception] = queue.Queue()

    def ask() -> None:
        try:
            answers.put([str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)])
        except (OSError, UnicodeError, ValueError) as fault:
            answers.put(fault)

    # The system's resolver knows no time limit: a thread that is left behind ends by itself.
    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=max(0.01, seconds))
    except queue.Empty:
        raise RefusedError(f"the host is not known within {seconds:.0f} seconds: {host}", "unknown host") from None
    if isinstance(found, Exception) or not found:
        raise RefusedError(f"the host is not known: {host}", "unknown host")
    return found


def places(host: str, port: int, *, private: bool, seconds: float = 10.0) -> list[str]:
    """The network addresses that may be connected to for a host: all of them are public, or private ones are let pass.

    Raises RefusedError otherwise. Connect to one of these, never to the name: it could lead elsewhere a moment later.
    """
    found = looked_up(host, port, seconds)
    if not private and not all(public(ip) for ip in found):
        raise RefusedError(f"{host} is inside a private network; --private fetches it all the same", "private network")
    return found
