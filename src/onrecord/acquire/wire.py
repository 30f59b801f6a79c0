"""The wire: connections that go only where the guard lets them, and end when the exchange's time is up."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from onrecord.acquire.guard import RefusedError, places

CONNECT_SECONDS = 10.0


class Clock:
    """The time that is left for the exchange in hand."""

    def __init__(self) -> None:
        self.deadline = float("inf")

    def start(self, seconds: float) -> None:
        """An exchange begins that may take so many seconds in all."""
        self.deadline = time.monotonic() + seconds

    def left(self, most: float | None) -> float:
        """Seconds that one step may take. Raises httpcore.ReadTimeout when the time is up."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole exchange is up")
        return left if most is None else min(left, most)


class TimedStream(httpcore.NetworkStream):
    """A connection of which no step outlasts the exchange, however slowly the other side drips."""

    def __init__(self, inner: httpcore.NetworkStream, clock: Clock) -> None:
        self.inner = inner
        self.clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes that came."""
        return self.inner.read(max_bytes, self.clock.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self.inner.write(buffer, self.clock.left(timeout))

    def close(self) -> None:
        """End the connection."""
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        return TimedStream(self.inner.start_tls(ssl_context, server_hostname, self.clock.left(timeout)), self.clock)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  # as httpcore has it
        """What httpcore asks of a connection."""
        return self.inner.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to hosts that the guard lets pass, by the very network address that was checked.

    A proxy that the user names may stand in a private network; what is asked of it is checked before (`Wire`).
    """

    def __init__(self, clock: Clock, *, private: bool) -> None:
        self.clock = clock
        self.private = private
        self.inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  # the clock bounds it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a host. Raises RefusedError where it may not be made."""
        fault: Exception | None = None
        for ip in places(host, port, private=self.private, seconds=self.clock.left(CONNECT_SECONDS)):
            try:
                made = self.inner.connect_tcp(ip, port, self.clock.left(CONNECT_SECONDS), local_address, socket_options)
                return TimedStream(made, self.clock)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as one:  # the next network address may answer
                fault = one
        raise fault or httpcore.ConnectError(f"{host} has no network address")

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(self.clock.left(seconds))


class Body(httpx.SyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, inner: Iterable[bytes], close: Any) -> None:  # noqa: ANN401  # a bound method, or nothing
        self.inner = inner
        self.end = close

    def __iter__(self) -> Iterator[bytes]:
        yield from self.inner

    def close(self) -> None:
        """Give the connection back."""
        if self.end is not None:
            self.end()


class Wire(httpx.BaseTransport):
    """Carries requests over guarded connections; `clock` bounds each exchange as a whole. `proxy` is an http(s) address."""

    def __init__(self, clock: Clock, *, private: bool, proxy: str | None = None) -> None:
        self.private = private
        self.proxied = proxy is not None
        self.clock = clock
        context = httpx.create_ssl_context(trust_env=False)
        backend = GuardedBackend(clock, private=private or self.proxied)
        if proxy is not None:
            asked = httpx.Proxy(proxy)
            self.pool: httpcore.ConnectionPool = httpcore.HTTPProxy(
                proxy_url=httpcore.URL(str(asked.url)),
                proxy_auth=asked.raw_auth,
                ssl_context=context,
                keepalive_expiry=10.0,
                network_backend=backend,
            )
        else:
            self.pool = httpcore.ConnectionPool(ssl_context=context, keepalive_expiry=10.0, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request, its body still to come. Raises RefusedError and httpcore's exceptions."""
        if self.proxied and not self.private:
            self.check_before_proxy(request.url)
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        sent = httpcore.Request(
            request.method, url, headers=request.headers.raw, content=request.stream, extensions=request.extensions
        )
        got = self.pool.handle_request(sent)
        body = Body(got.stream, getattr(got.stream, "close", None))  # type: ignore[arg-type]  # the pool is a blocking one
        return httpx.Response(got.status, headers=got.headers, stream=body, extensions=got.extensions)

    def check_before_proxy(self, url: httpx.URL) -> None:
        """A proxy looks names up itself; a name that leads inside, as far as it is known here, is not asked of it."""
        try:
            places(url.host, url.port or 443, private=False, seconds=self.clock.left(CONNECT_SECONDS))
        except RefusedError as fault:
            if "not known" not in str(fault):
                raise

    def close(self) -> None:
        """End all connections."""
        self.pool.close()
