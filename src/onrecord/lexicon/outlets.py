"""Outlets and news agencies of the world: names, domains, countries and owners, and where they are named in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, get_args
from urllib.parse import urlsplit

import msgspec

from onrecord.lexicon.resource import read_rows, read_toml

OutletKind = Literal["newspaper", "agency", "broadcaster", "magazine", "online", "state media"]

Key = tuple[str, ...]
LONGEST_UNCLEAR, TITLED = 3, 4
KINDS: dict[str, OutletKind] = {kind: kind for kind in get_args(OutletKind)}
WORD = re.compile(r"\w+")
NOTE = re.compile(r"\s*\([^()]*\)$")
# What may stand between two words of one name: "Agence France-Presse", "U.S. News", "Al-Ahram", "News & Record".
JOINT = re.compile(r"[-–’'`/&+:!*]{0,2}[ \u00a0]?(?:& ?)?")
INITIAL = re.compile(r"(?<=\b\w)\.(?:[ \u00a0]?(?:& ?)?)|\.(?=\w)|(?<=\bSt)\. ")


class Outlet(msgspec.Struct, frozen=True):
    """An outlet or news agency.

    `key` is its name in lower-case ASCII words joined by hyphens, unique in the lexicon and kept from version to version.
    `name` is the usual name, `aliases` are short forms and acronyms. `country` is ISO 3166 alpha-3 (the seat), "" for none.
    `owner` is the company or state behind it where that is public knowledge, None where it is not sure.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    kind: OutletKind
    country: str
    owner: str | None


class Named(msgspec.Struct, frozen=True):
    """An outlet's name in a text: code points `start` to `end`, without "the".

    `ambiguous` names ("Times", "Post", "AP", "Time", or "Economist" without its "the") are names of several outlets or words of
    other meaning: take them only where the context tells of an outlet.
    """

    start: int
    end: int
    outlet: Outlet
    ambiguous: bool


def plain(text: str) -> str:
    """The text in lower case without diacritics."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def key_of(name: str) -> Key:
    """The words under which a name is looked up: no case, diacritics, punctuation, or leading "the"."""
    words = WORD.findall(plain(name))
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


class Lexicon:
    """The outlets with their indexes by name and domain. Of several outlets with one name the first in the file comes first."""

    def __init__(self, rows: list[list[str]], ambiguous: frozenset[Key], clear: frozenset[Key]) -> None:
        self.outlets: list[Outlet] = []
        self.by_name: dict[Key, tuple[Outlet, ...]] = {}
        self.by_domain: dict[str, Outlet] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}
        self.lower: set[Key] = set()
        self.articled: set[Key] = set()
        self.ambiguous = set(ambiguous)
        sizes: dict[str, set[int]] = {}
        for name, aliases, domains, kind, country, owner in rows:
            outlet = Outlet(
                "-".join(WORD.findall(plain(name))),
                NOTE.sub("", name),
                tuple(filter(None, aliases.split("|"))),
                tuple(filter(None, domains.split("|"))),
                KINDS[kind],
                country,
                owner or None,
            )
            self.outlets.append(outlet)
            for domain in outlet.domains:
                self.by_domain.setdefault(domain, outlet)
            for given in (outlet.name, *outlet.aliases):
                words = key_of(given)
                if words:
                    self.by_name[words] = (*(o for o in self.by_name.get(words, ()) if o is not outlet), outlet)
                    sizes.setdefault(words[0], set()).add(len(words))
                    if given == given.lower():
                        self.lower.add(words)
                    if len(words) == 1 and given.lower().startswith("the "):
                        self.articled.add(words)
                    if len(words) == 1 and len(words[0]) <= LONGEST_UNCLEAR and words not in clear:
                        self.ambiguous.add(words)
        self.lower_first = {words[0] for words in self.lower}
        self.lengths = {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}


@cache
def _lexicon() -> Lexicon:
    table = read_toml("outlets.toml")
    unclear, clear = (frozenset(key_of(name) for name in table[part]) for part in ("ambiguous", "clear"))
    return Lexicon(read_rows("outlets.tsv"), unclear, clear)


def outlets() -> tuple[Outlet, ...]:
    """All outlets in the order of the file."""
    return tuple(_lexicon().outlets)


def outlet_named(name: str, country: str | None = None) -> Outlet | None:
    """The outlet with this name or alias, whatever its case, diacritics or "the"; None for a name unknown here.

    Of several with one name the one of `country` (ISO alpha-3) where there is one, else the first in the file.
    """
    found = _lexicon().by_name.get(key_of(name), ())
    return next((outlet for outlet in found if outlet.country == country), found[0] if found else None)


def is_ambiguous(name: str) -> bool:
    """Whether a name needs context that tells of an outlet."""
    return key_of(name) in _lexicon().ambiguous


def outlet_of_domain(domain: str) -> Outlet | None:
    """The outlet whose pages stand at this host or above it ("edition.cnn.com" is CNN's)."""
    by_domain = _lexicon().by_domain
    labels = domain.lower().strip(".").split(".")
    return next((found for at in range(len(labels) - 1) if (found := by_domain.get(".".join(labels[at:])))), None)


def outlet_of_url(url: str) -> Outlet | None:
    """The outlet that publishes at this address; None for an unknown host or what is no address."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return outlet_of_domain(host) if host else None


_STATED: ContextVar[Mapping[Key, str]] = ContextVar("owners that a user states", default=MappingProxyType({}))


@contextmanager
def stated_owners(owners: Mapping[str, str]) -> Iterator[None]:
    """Inside, `owner` also knows these: the owners of outlets by name that a user has stated. They go before the lexicon's."""
    token = _STATED.set({key_of(name): who for name, who in owners.items()})
    try:
        yield
    finally:
        _STATED.reset(token)


def owner(name_or_url: str) -> str | None:
    """The owner of the outlet with this name, or at this address; None where unknown."""
    if stated := _STATED.get().get(key_of(name_or_url)):
        return stated
    found = outlet_named(name_or_url) or (outlet_of_url(name_or_url) if "." in name_or_url else None)
    return found.owner if found else None


@lru_cache(maxsize=2)
def find_outlets(text: str) -> tuple[Named, ...]:
    """The outlets that a text names, in order, the longest name at each place, without overlap.

    A word of a name that the text writes in lower case does not match, save for names that are themselves lower case ("dpa").
    The last texts' are kept, since more than one reader asks for them.
    """
    return tuple(_outlets_in(text))


def _outlets_in(text: str) -> Iterator[Named]:
    """What `find_outlets` gives."""
    lexicon = _lexicon()
    words = [(m[0], m.start(), m.end()) for m in WORD.finditer(text)]
    place = 0
    while place < len(words):
        word = words[place][0]
        candidate = not word.islower() or word in lexicon.lower_first
        found = _at(lexicon, text, words, place) if candidate else None
        if found:
            size, outlet, known = found
            bare = known in lexicon.articled and not (place and plain(words[place - 1][0]) == "the")
            yield Named(words[place][1], words[place + size - 1][2], outlet, bare or known in lexicon.ambiguous)
            place += size
        else:
            place += 1


def _at(lexicon: Lexicon, text: str, words: list[tuple[str, int, int]], place: int) -> tuple[int, Outlet, Key] | None:
    """Number of words, outlet and key of the longest name that starts at this word."""
    first = words[place][0]
    for size in lexicon.lengths.get(plain(first), ()):
        run = words[place : place + size]
        if len(run) < size:
            continue
        known = tuple(plain(word) for word, _, _ in run)
        outlet = lexicon.by_name.get(known, (None,))[0]
        if outlet is None or not all(_joined(text, a[2], b[1]) for a, b in pairwise(run)):
            continue
        if _cased(outlet, known, [word for word, _, _ in run]) or known in lexicon.lower:
            return size, outlet, known
    return None


def _joined(text: str, end: int, start: int) -> bool:
    """Whether two words stand so close that they can be of one name: "L.A. Times" and "Politico.com", but not "York. Times"."""
    return bool(JOINT.fullmatch(text, end, start) or INITIAL.fullmatch(text, end, start))


def _cased(outlet: Outlet, known: Key, run: list[str]) -> bool:
    """Whether the text writes the name as a name: capitals where the name has them, short acronyms in capitals throughout.

    Longer ones are also written as words: "Tass", "Ansa".
    """
    for given in (outlet.name, *outlet.aliases):
        if key_of(given) == known:
            parts = WORD.findall(given)[-len(run) :]
            return all(
                word == part
                or word.isupper()
                or (word[0].isupper() == part[0].isupper() and not (part.isupper() and 1 < len(part) < TITLED))
                for word, part in zip(run, parts, strict=True)
            )
    return False
