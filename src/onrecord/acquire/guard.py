"""Which addresses may be fetched: public ones only, unless allowed, each checked and pinned before it is connected to."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit


class RefusedError(Exception):
    """An address that may not be fetched; the message says why and what would change it."""


@dataclass(frozen=True)
class Target:
    """An address with the one network address it is fetched from, so that a name cannot be rebound in between."""

    parts: SplitResult
    host: str
    port: int
    ip: str

    @property
    def pinned(self) -> str:
        """The address with the host's network address in the place of its name."""
        literal = f"[{self.ip}]" if ":" in self.ip else self.ip
        return self.parts._replace(netloc=f"{literal}:{self.port}", fragment="").geturl()


def public(ip: str) -> bool:
    """Whether a network address is one of the public internet (not private, loopback, link-local, multicast or reserved)."""
    address = ipaddress.ip_address(ip.split("%", 1)[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    return bool(inner.is_global and not inner.is_multicast)


def resolved(url: str, *, private: bool) -> Target:
    """Where an address leads. Raises RefusedError for what may not be fetched; `private` lets private networks pass."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as fault:
        raise RefusedError(f"not an address: {fault}") from fault
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise RefusedError("only http and https addresses are fetched")
    if parts.username or parts.password:
        raise RefusedError("addresses with a user name or password are not fetched")
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise RefusedError(f"the host is not known: {parts.hostname}") from fault
    ips = [str(entry[4][0]) for entry in found]
    if not private and not all(public(ip) for ip in ips):
        raise RefusedError(f"{parts.hostname} is inside a private network; --private fetches it all the same")
    return Target(parts, parts.hostname, port, ips[0])
