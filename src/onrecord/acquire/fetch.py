"""Fetches addresses: robots.txt obeyed, each host spared, size and time bounded, every redirect checked anew."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.cookiejar import LoadError, MozillaCookieJar
from typing import NoReturn, Self
from urllib.parse import urljoin

import httpcore
import httpx
import tenacity

from onrecord.acquire.archive import Archive
from onrecord.acquire.guard import RefusedError, parted
from onrecord.acquire.how import How
from onrecord.acquire.paged import charset_of
from onrecord.acquire.robots import Robots
from onrecord.acquire.taken import MOST_BYTES
from onrecord.acquire.unpack import PackedError, TooLargeError, unpacked
from onrecord.acquire.wire import Clock, Wire
from onrecord.facts.article import Fetched

MOST_REDIRECTS = 5
MOST_SECONDS = 30.0
MOST_TRIES = 3
LONGEST_WAIT = 30.0
"""Seconds: a server that wants to be left alone for longer is left alone for this run."""
ASKED = "gzip, deflate"
"""Encodings that are asked for: zlib unpacks them within bounds. Any other is refused."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
AGAIN = frozenset({429, 503})
REASONS = {401: "401 login needed", 402: "paywall", 403: "403 forbidden", 404: "404 not found", 410: "410 gone"}


class FetchError(Exception):
    """Why an address gave nothing: `reason` is a short stable phrase, the message tells more. `wait`: seconds it asked for."""

    def __init__(self, reason: str, detail: str, status: int | None = None, wait: float | None = None) -> None:
        super().__init__(detail)
        self.reason = reason
        self.status = status
        self.wait = wait


@dataclass(frozen=True)
class Answer:
    """What a server answered at last: status, address after redirects, headers, bytes (unpacked), and the proof of them."""

    status: int
    url: str
    headers: httpx.Headers
    data: bytes
    fetched: Fetched

    @property
    def kind(self) -> str:
        """The kind of content that the server names, in small letters; "" where it names none."""
        return str(self.headers.get("content-type", "")).split(";")[0].strip().casefold()

    @property
    def charset(self) -> str | None:
        """The encoding that the server names."""
        return charset_of(str(self.headers.get("content-type", "")))


def faulty(status: int, headers: httpx.Headers) -> NoReturn:
    """Raise what a status that holds no article means."""
    try:
        phrase = HTTPStatus(status).phrase.casefold()
    except ValueError:
        phrase = "server error" if status >= 500 else "no page"
    reason = REASONS.get(status) or f"{status} {phrase}"
    raise FetchError(reason, f"the server answered {status}", status, asked_wait(headers))


def asked_wait(headers: httpx.Headers) -> float | None:
    """Seconds for which a server wants to be left alone (Retry-After: seconds, or a date); None where it does not say."""
    value = headers.get("retry-after", "").strip()
    if value.isdigit():
        return float(min(int(value[:9]), 10**8))
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


class Fetcher:
    """Fetches addresses one after another as `how` says. A context manager; opens no connection before it must."""

    def __init__(self, how: How) -> None:
        self.how = how
        self.clock = Clock()
        self.last: dict[str, float] = {}
        self.archive = Archive(how.archive) if how.archive is not None else None
        cookies = MozillaCookieJar()
        if how.cookies is not None:
            try:
                cookies.load(str(how.cookies), ignore_discard=True, ignore_expires=True)
            except (LoadError, OSError, UnicodeDecodeError) as fault:
                raise RefusedError(f"{how.cookies} cannot be read as a cookies.txt: {fault}") from fault
            for cookie in cookies:
                cookie.expires = cookie.expires or None  # browsers write 0 for a cookie of the session
        self.client = httpx.Client(
            transport=Wire(self.clock, private=how.private, proxy=how.proxy),
            headers={"User-Agent": how.agent, "Accept-Encoding": ASKED, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"},
            cookies=cookies,
            trust_env=False,
            follow_redirects=False,
        )
        self.robots = Robots(how.agent, self.robots_of)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all connections; the archive is whole."""
        self.client.close()
        if self.archive is not None:
            self.archive.close()

    def get(
        self, url: str, *, most: int = MOST_BYTES, own: bool = True, known: dict[str, str] | None = None, keep: bool = True
    ) -> Answer:
        """The answer of an address, redirects followed, tried again where the server asks for it.

        `own` says that the user's headers may go there; `known` are headers that make the request conditional (the answer may
        then be 304). `keep=False` keeps the bytes out of the archive. Raises FetchError and RefusedError.
        """

        def again(state: tenacity.RetryCallState) -> float:
            fault = state.outcome.exception() if state.outcome else None
            asked = fault.wait if isinstance(fault, FetchError) else None
            return asked if asked is not None else float(2 ** (state.attempt_number - 1))

        def worth(fault: BaseException) -> bool:
            return isinstance(fault, FetchError) and fault.status in AGAIN and (fault.wait or 0.0) <= LONGEST_WAIT

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(worth), wait=again, stop=tenacity.stop_after_attempt(MOST_TRIES), reraise=True
        )
        return retrying(self.followed, url, most, own, known or {}, keep)

    def followed(self, url: str, most: int, own: bool, known: dict[str, str], keep: bool) -> Answer:
        """The answer of an address, redirects followed: each is asked of robots.txt and of the guard."""
        asked, first = url, parted(url).netloc.casefold()
        for _ in range(MOST_REDIRECTS + 1):
            if not self.robots.allows(asked):
                raise FetchError("robots.txt", "the site's robots.txt does not let onrecord fetch it")
            self.spare(asked)
            headers = {**known, **(dict(self.how.headers) if own and parted(asked).netloc.casefold() == first else {})}
            got, onward = self.exchange(asked, most, headers, keep)
            if onward is None:
                if got.status not in {200, 203, 304}:
                    faulty(got.status, got.headers)
                return got
            asked = onward
        raise RefusedError(f"more than {MOST_REDIRECTS} redirects")

    def spare(self, url: str) -> None:
        """Wait until the host may be asked again."""
        host = parted(url).netloc.casefold()
        delay = max(self.how.delay, self.robots.delay(url) if self.how.delay else 0.0)
        since = time.monotonic() - self.last.get(host, float("-inf"))
        if since < delay:
            time.sleep(delay - since)
        self.last[host] = time.monotonic()

    def exchange(self, url: str, most: int, headers: dict[str, str], keep: bool, cut: bool = False) -> tuple[Answer, str | None]:
        """One request and its answer, and where it redirects to, all within the time. Raises FetchError and RefusedError."""
        parted(url)
        self.clock.start(MOST_SECONDS)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            request = self.client.build_request("GET", url, headers=headers, timeout=10.0)
            response = self.client.send(request, stream=True)
            try:
                place = response.headers.get("location")
                onward = urljoin(url, place) if response.status_code in REDIRECTS and place else None
                data = b"" if onward else self.body(response, most, cut)
            finally:
                response.close()
        except TooLargeError as fault:
            raise FetchError("too large", str(fault)) from fault
        except PackedError as fault:
            raise FetchError("damaged answer", str(fault)) from fault
        except (httpcore.TimeoutException, httpx.TimeoutException) as fault:
            raise FetchError("timed out", f"took longer than {MOST_SECONDS:.0f} seconds, or was silent for 10") from fault
        except (httpx.InvalidURL, UnicodeError, ValueError) as fault:
            raise RefusedError(f"not an address: {fault}") from fault
        except (httpcore.RemoteProtocolError, httpx.RemoteProtocolError) as fault:
            raise FetchError(
                "cut short" if "without sending complete" in str(fault) else "cannot be fetched", str(fault)
            ) from fault
        except (httpx.HTTPError, OSError, httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as fault:
            raise FetchError("cannot be fetched", f"{type(fault).__name__}: {fault}") from fault
        kept = None
        if self.archive is not None and keep and response.status_code in {200, 203}:
            kept = self.archive.keep(url, at, request, response, data)
        return Answer(response.status_code, url, response.headers, data, kept or Fetched(at, Archive.digest_of(data))), onward

    def body(self, response: httpx.Response, most: int, cut: bool = False) -> bytes:
        """An answer's bytes, unpacked as they come and never more than `most` held; `cut` takes the first `most` of more."""
        coding = response.headers.get("content-encoding", "").strip().casefold()
        if coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise FetchError("unasked encoding", f"the answer is packed as {coding[:40]!r}, which nobody asked for")
        if response.status_code == 304:
            return b""
        data = bytearray()
        raw = self.counted(response, most)
        try:
            for piece in raw if coding in {"", "identity"} else unpacked(raw, most, deflate=coding == "deflate"):
                data += piece
                if len(data) > most:
                    raise TooLargeError(f"larger than {most:,} bytes")
        except TooLargeError:
            if not cut:
                raise
        return bytes(data[:most])

    def counted(self, response: httpx.Response, most: int) -> Iterator[bytes]:
        """An answer's bytes as they come, no more of them than may come out of them."""
        count = 0
        for piece in response.iter_raw():
            self.clock.left(None)
            count += len(piece)
            yield piece
            if count > most:
                raise TooLargeError(f"larger than {most:,} bytes")

    def robots_of(self, url: str, most: int) -> tuple[int, bytes]:
        """The status and the first bytes of a robots.txt, redirects followed (RFC 9309, 2.3.1.2)."""
        for _ in range(MOST_REDIRECTS + 1):
            got, onward = self.exchange(url, most, {"Accept-Encoding": "identity"}, keep=False, cut=True)
            if onward is None:
                return got.status, got.data
            url = onward
        return 404, b""
