"""A receiver of webhooks on loopback for tests: it keeps what comes, and answers as told, the last answer for good."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.localsite import listening


@dataclass
class Receiver:
    """Its address, what came (headers in small letters, body), and the statuses it answers in turn.

    `heard` is called with each notice's id before the answer.
    """

    url: str = ""
    statuses: list[int] = field(default_factory=lambda: [204])
    headers: dict[str, str] = field(default_factory=dict)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    heard: Callable[[str], None] = lambda _: None

    def notices(self) -> list[dict[str, Any]]:
        """What came, as JSON."""
        return [json.loads(body) for _, body in self.got]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver that answers until the block is left."""
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.got.append(({n.casefold(): v for n, v in self.headers.items()}, body))
            found.heard(self.headers["webhook-id"])
            self.send_response(found.statuses.pop(0) if len(found.statuses) > 1 else found.statuses[0])
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with listening(Handler) as address:
        found.url = f"{address}/hook"
        yield found
