"""Who is told of changes: hooks by name, with their addresses and secrets, in a file beside the store.

They are not in the store, which is a file to send to others.
"""

from __future__ import annotations

import base64
import secrets
import time
import warnings
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from onrecord.facts.change import ChangeKind
from onrecord.facts.notice import Notice
from onrecord.facts.problem import ProblemError
from onrecord.run.beside import OwnFile
from onrecord.run.state_changes import TOLD

LONGEST_NAME = 60
LONGEST_ADDRESS = 2_000
PREFIX = "whsec_"
"""Begins a secret, as Standard Webhooks writes them."""


class HookError(ProblemError):
    """A hook cannot be added or taken away."""


class Hook(msgspec.Struct, frozen=True):
    """One who is told: at an http(s) address as a signed webhook, at any other as apprise understands it.

    `secret` signs (empty where nothing is signed); `kinds` and `stories` choose what is told, all of it where they are empty;
    `private` lets the address be inside a private network; `since` is when it was added (seconds since 1970).
    """

    name: str
    address: str
    secret: str = ""
    kinds: tuple[ChangeKind, ...] = ()
    stories: tuple[str, ...] = ()
    private: bool = False
    since: float = 0.0

    @property
    def web(self) -> bool:
        """Whether it is a webhook."""
        return self.address.lower().startswith(("http://", "https://"))

    @property
    def shown(self) -> str:
        """Its address as far as it is no secret: without the path, which often is a token."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.hostname or ''}" if self.web else f"{parts.scheme}://…"

    def wants(self, notice: Notice) -> bool:
        """Whether it is to be told of that."""
        return (not self.kinds or notice.change.kind in self.kinds) and (not self.stories or notice.story in self.stories)


def understood(address: str) -> bool:
    """Whether apprise knows what an address is; True also where apprise is not there to ask. Nothing is sent."""
    try:
        import apprise
    except ImportError:
        return True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its own imports
        return apprise.Apprise.instantiate(address, suppress_exceptions=True) is not None


class Hooks:
    """The hooks of one store."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = OwnFile(path, Hook, HookError)

    @classmethod
    def beside(cls, store: Path) -> Hooks:
        """The hooks of a store."""
        return cls(store.with_name(f"{store.name}.notify.json"))

    def all(self) -> dict[str, Hook]:
        """The hooks by name. Raises HookError where the file cannot be read."""
        return {h.name: h for h in self._file.all()}

    def add(
        self,
        name: str,
        address: str,
        kinds: tuple[ChangeKind, ...] = (),
        stories: tuple[str, ...] = (),
        private: bool = False,
    ) -> Hook:
        """Add a hook; one of that name is put in its place, with a new secret. Raises HookError."""
        if not name or len(name) > LONGEST_NAME or not name.isprintable() or name != name.strip():
            raise HookError(f"{name!r} is no name for a hook", "use letters, digits and spaces between them")
        try:
            scheme = urlsplit(address).scheme
        except ValueError:
            scheme = ""
        if not scheme or "://" not in address or len(address) > LONGEST_ADDRESS or not address.isprintable():
            raise HookError("that is no address", "give one such as https://desk.example/hook, or ntfy://topic")
        if scheme not in ("http", "https") and not understood(address):
            raise HookError(
                f"nothing is known of {scheme}:// addresses", "give one such as https://desk.example/hook, or ntfy://topic"
            )
        unknown = [k for k in kinds if k not in TOLD]
        if unknown:
            raise HookError(f"no change is called {unknown[0]}", f"there are {', '.join(sorted(TOLD))}")
        hook = Hook(name, address, kinds=kinds, stories=stories, private=private, since=time.time())
        if hook.web:
            hook = msgspec.structs.replace(hook, secret=PREFIX + base64.b64encode(secrets.token_bytes(32)).decode())
        self._file.write(tuple(sorted({**self.all(), name: hook}.values(), key=lambda h: h.name)))
        return hook

    def remove(self, name: str) -> None:
        """Take a hook away. Raises HookError where there is none of that name."""
        hooks = self.all()
        if hooks.pop(name, None) is None:
            raise HookError(f"there is no hook {name!r}", "onrecord notify list shows them")
        self._file.write(tuple(hooks.values()))
