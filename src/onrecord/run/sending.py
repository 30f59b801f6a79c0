"""Sending one notice to one hook: as a webhook, signed as Standard Webhooks has it, or through apprise."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time

import httpcore
import httpx
import msgspec

from onrecord import __version__
from onrecord.acquire.fetch import asked_wait
from onrecord.acquire.guard import RefusedError, parted, places
from onrecord.acquire.wire import Clock, Wire
from onrecord.facts.notice import Notice
from onrecord.run.hooks import PREFIX, Hook

SECONDS = 20.0
"""That a receiver may take in all."""
GONE = 410
LONGEST_FAULT = 300
DEFAULT_PORT = 443
"""By which the host of an apprise service is looked up: whichever it is, the network address is the same."""


class SendError(Exception):
    """A notice did not arrive; `wait` are the seconds that the receiver asked for, `gone` that it wants no more, ever."""

    def __init__(self, message: str, wait: float | None = None, gone: bool = False) -> None:
        super().__init__(message[:LONGEST_FAULT])
        self.wait = wait
        self.gone = gone


def send(hook: Hook, notice: Notice, *, private: bool) -> None:
    """Bring a notice to a hook; `private` lets a hook that asks for it be inside a private network. Raises SendError."""
    private = private and hook.private
    if hook.web:
        post(hook, notice, private)
    else:
        tell(hook, notice, private)


def signature(secret: str, name: str, at: int, body: bytes) -> str:
    """The signature of a message: HMAC-SHA256 of its id, its time and its body (Standard Webhooks, v1)."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return "v1," + base64.b64encode(hmac.digest(key, f"{name}.{at}.".encode() + body, hashlib.sha256)).decode()


def post(hook: Hook, notice: Notice, private: bool) -> None:
    """Post a notice as JSON. Redirects are not followed, and nothing of the answer is read but its status and its Retry-After."""
    body, at, clock = msgspec.json.encode(notice), int(time.time()), Clock()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": f"onrecord/{__version__}",
        "Idempotency-Key": f'"{notice.id}"',
        "webhook-id": notice.id,
        "webhook-timestamp": str(at),
        "webhook-signature": signature(hook.secret, notice.id, at, body),
    }
    clock.start(SECONDS)
    try:
        parted(hook.address)
        with (
            httpx.Client(transport=Wire(clock, private=private), trust_env=False, follow_redirects=False) as client,
            client.stream("POST", hook.address, content=body, headers=headers, timeout=SECONDS) as answer,
        ):
            if not answer.is_success:
                raise SendError(
                    f"the receiver answered {answer.status_code}", asked_wait(answer.headers), answer.status_code == GONE
                )
    except RefusedError as fault:
        raise SendError(str(fault).replace("--private fetches it all the same", "add the hook with --private")) from fault
    except (httpx.TimeoutException, httpcore.TimeoutException) as fault:
        raise SendError(f"no answer within {SECONDS:.0f} seconds") from fault
    except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError, OSError, ValueError) as fault:
        raise SendError(f"{type(fault).__name__}: {fault}") from fault


def tell(hook: Hook, notice: Notice, private: bool) -> None:
    """Send a notice through apprise, as plain text."""
    try:
        import apprise
    except ImportError as fault:
        raise SendError("apprise is not there: pip install 'onrecord[notify]'") from fault
    service = apprise.Apprise.instantiate(hook.address, suppress_exceptions=True)
    if service is None:
        raise SendError("apprise does not understand the address")
    for host in (getattr(service, "host", None), getattr(service, "smtp_host", None)):
        if isinstance(host, str) and host:
            try:
                places(host, DEFAULT_PORT, private=private)
            except RefusedError as fault:
                raise SendError(str(fault).replace("--private fetches it all the same", "add the hook with --private")) from fault
    sender = apprise.Apprise()
    sender.add(service)
    if not sender.notify(body=in_text(notice), title=title_of(notice), body_format=apprise.NotifyFormat.TEXT):
        raise SendError("the service did not take it")


def title_of(notice: Notice) -> str:
    """A notice in a line."""
    return f"{notice.change.kind}: {' '.join(notice.change.title.split())}"


def in_text(notice: Notice) -> str:
    """A notice as lines of text: the story, what stood before and stands now, each article's words, and the notice's id."""
    slots = [f"{s.slot}: {s.before or 'nothing'} → {s.after or 'nothing'}" for s in notice.change.slots]
    words = [f"{w.outlet or w.article}: “{' '.join(w.text.split())}”" for w in notice.words]
    return "\n".join([notice.title, *slots, *words, f"({notice.story}, notice {notice.id})"])
