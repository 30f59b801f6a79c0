"""Entity tags: who asks again for what did not change gets "not modified" and no body (RFC 9110)."""

from __future__ import annotations

import hashlib

from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

LENGTH = 32


class Tagging(ASGIMiddleware):
    """Tags what the API and downloads answer with a digest of its bytes."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Hold an answer until it is whole, then send it, or only that it is the one that the client has."""
        path = scope["path"]
        if not path.startswith("/api/") and "/export/" not in path:
            await next_app(scope, receive, send)
            return
        begun: list[Message] = []
        body = bytearray()

        async def hold(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            if message["type"] != "http.response.body" or not begun:
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await whole(begun[0], bytes(body))

        async def whole(start: Message, held: bytes) -> None:
            if start["type"] == "http.response.start" and start["status"] == 200:
                tag = f'"{hashlib.sha256(held).hexdigest()[:LENGTH]}"'
                headers = MutableScopeHeaders.from_message(start)
                headers["ETag"] = tag
                if matches(known(scope), tag):
                    start["status"] = 304
                    for name in ("content-length", "content-type"):
                        if name in headers:
                            del headers[name]
                    held = b""
            await send(start)
            await send({"type": "http.response.body", "body": held, "more_body": False})

        await next_app(scope, receive, hold)


def known(scope: Scope) -> str:
    """The tags that the client has."""
    found = (v for k, v in scope["headers"] if k.lower() == b"if-none-match")
    reads = scope.get("method") in {"GET", "HEAD"}
    return b", ".join(found).decode("latin-1") if reads else ""


def matches(header: str, tag: str) -> bool:
    """Whether a header If-None-Match has a tag, weakly compared."""
    return header.strip() == "*" or tag in {t.strip().removeprefix("W/") for t in header.split(",")}
