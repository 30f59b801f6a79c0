"""From what a user names (files, folders, addresses, - for standard input) to a stream of articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.acquire.apart import taking_apart
from onrecord.acquire.contents import Contents
from onrecord.acquire.files import Files, guarded
from onrecord.acquire.given import replaced
from onrecord.acquire.how import How, Passed
from onrecord.acquire.ids import Names
from onrecord.acquire.kinds import HEAD, kind_of
from onrecord.acquire.leads import dated, guarded_taken, named, undated
from onrecord.acquire.paged import SENDING_ON, page_of, sends_on
from onrecord.acquire.taken import Item, Lead, Taken, broken
from onrecord.facts.article import Article, Broken

if TYPE_CHECKING:
    from onrecord.acquire.fetch import Answer, Fetcher

__all__ = ["Acquiring", "How", "Passed", "acquire"]

STDIN = "-"
ADDRESS = ("http://", "https://")
DEEPEST = 3
"""How many times an address may lead to more addresses: an index of sitemaps, a sitemap, its pages."""


def acquire(
    inputs: Iterable[str], *, private: bool = False, passed: Passed | None = None, how: How | None = None
) -> Iterator[Taken]:
    """The articles of the inputs, in the order named; files of a folder by path. Never raises for an input."""
    with Acquiring(how or How(private=private), passed) as acquiring:
        for name in inputs:
            yield from acquiring.of_input(name)


class Budget:
    """How many articles one input may still give."""

    def __init__(self, most: int | None) -> None:
        self.left = float("inf") if most is None else float(most)


class Acquiring:
    """Acquires inputs as `how` says. A context manager: connections and the archive are closed when it is left.

    `fresh` tells of an address found in a source whether it is to be fetched at all (by default each is, once).
    """

    def __init__(self, how: How, passed: Passed | None = None, fresh: Callable[[Lead], bool] = lambda _: True) -> None:
        self.how = how
        self.passed = passed if passed is not None else Passed()
        self.fresh = fresh
        self.contents = Contents(Names(), self.passed)
        self.files = Files(self.contents)
        self.asked: set[str] = set()
        self._fetcher: Fetcher | None = None
        self._open = ExitStack()

    def __enter__(self) -> Acquiring:
        self._open.enter_context(taking_apart(self.how.page_seconds))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()
        if self._fetcher is not None:
            self._fetcher.close()

    @property
    def fetcher(self) -> Fetcher:
        """The one fetcher, made when the first address comes."""
        if self._fetcher is None:
            from onrecord.acquire.fetch import Fetcher  # slow to import, and few inputs are addresses

            self._fetcher = Fetcher(self.how)
        return self._fetcher

    def of_input(self, name: str) -> Iterator[Taken]:
        """The articles of one input as named. Never raises."""
        budget = Budget(self.how.most)
        name = name.strip() if name.strip().lower().startswith(ADDRESS) else name
        if name == STDIN:
            yield from self.settled(guarded(self.of_stream(sys.stdin.buffer), "standard input"), budget)
        elif name.lower().startswith(ADDRESS):
            yield from self.settled(iter([Lead(name, Article(id=name, url=name), source=True)]), budget)
        elif name.lower().endswith(".toml") and Path(name).is_file():
            from onrecord.acquire.outletsfile import SourcesError, leads_of, read_sources

            try:
                sources = read_sources(Path(name))
            except SourcesError as fault:
                yield broken(name, "not a file of sources", str(fault))
                return
            for source in sources:
                for lead in leads_of(source):
                    yield from self.settled(iter([lead]), Budget(self.how.most))
        else:
            yield from self.settled(guarded(self.files.of_path(Path(name)), name), budget)

    def of_stream(self, stream: BinaryIO) -> Iterator[Item]:
        """The articles of standard input: JSON Lines, or a list of addresses."""
        from onrecord.acquire.addresslist import from_addresses
        from onrecord.acquire.jsonlines import from_lines

        first = stream.peek(HEAD)[:HEAD] if hasattr(stream, "peek") else b""
        if first.lstrip().lower().startswith((b"http://", b"https://", b"#")):
            for line in stream:
                yield from from_addresses(line.decode("utf-8", "replace"))
        else:
            yield from from_lines(stream, "standard input", self.contents.names)

    def settled(self, items: Iterator[Item], budget: Budget, depth: int = 0) -> Iterator[Taken]:
        """The articles among items and behind addresses, as far as they are asked for."""
        for item in items:
            if budget.left <= 0:
                return
            if isinstance(item, Lead):
                if self.wanted(item):
                    yield from guarded_taken(self.of_lead(item, budget, depth), item)
            elif isinstance(item, Broken):
                yield item
            elif self.asked_for(item[0] if isinstance(item, tuple) else item):
                budget.left -= 1
                yield item

    def asked_for(self, article: Article) -> bool:
        """Whether an article is among those asked for; counts those that are not."""
        if not self.how.matches(article.url):
            self.passed.skip("other addresses (--match)")
        elif not self.how.in_time(article.published_at):
            self.passed.skip("other times (--since, --until)")
        else:
            return True
        return False

    def wanted(self, lead: Lead) -> bool:
        """Whether an address is to be fetched: it is among those asked for, as far as is known, and was not asked yet."""
        if lead.url in self.asked:
            return False
        if not lead.source:
            if not self.asked_for(lead.known):
                return False
            if not self.how.in_time(lead.changed, upper=False):
                self.passed.skip("other times (--since, --until)")
                return False
        elif not self.how.in_time(lead.changed, upper=False):
            return False
        if not lead.source and not self.fresh(lead):
            return False
        self.asked.add(lead.url)
        return True

    def looked_at(self, url: str) -> tuple[bool, str]:
        """Whether an address answers as a feed or sitemap, and in words what it lists."""
        from onrecord.acquire.fetch import FetchError
        from onrecord.acquire.guard import RefusedError

        try:
            got = self.fetcher.get(url, keep=False)
        except (RefusedError, FetchError) as fault:
            reason = f"{fault.reason}: " if isinstance(fault, FetchError) else ""
            return False, f"{reason}{fault}"
        kind = kind_of(got.data[:HEAD], got.url, got.kind)
        if kind in {"page", "text", None}:
            return False, f"not a feed or sitemap, but {got.kind or 'something else'}"
        items = list(guarded(self.contents.of_bytes(got.data, url, None, None if kind == "gzip" else kind, got.url), url))
        whole = sum(not isinstance(item, Lead | Broken) for item in items)
        leads = [item for item in items if isinstance(item, Lead)]
        if not (whole or leads):
            return False, "; ".join(item.reason for item in items if isinstance(item, Broken)) or "lists nothing"
        parts = [f"{whole} whole articles"] * bool(whole) + [f"{len(leads)} addresses"] * bool(leads)
        return True, ", ".join(parts)

    def of_lead(self, lead: Lead, budget: Budget, depth: int) -> Iterator[Taken]:
        """What an address gives."""
        from onrecord.acquire.fetch import FetchError
        from onrecord.acquire.guard import RefusedError

        name = lead.known.id or lead.url
        if depth > DEEPEST:
            yield broken(name, "too deep", "sources that name sources that name sources", lead.url)
            return
        try:
            got = self.fetcher.get(lead.url, own=lead.own)
        except RefusedError as fault:
            yield broken(name, fault.reason, f"{lead.url}: {fault}", lead.url)
        except FetchError as fault:
            yield broken(name, fault.reason, f"{lead.url}: {fault}", lead.url)
        else:
            yield from self.of_answer(got, lead, budget, depth)

    def of_answer(self, got: Answer, lead: Lead, budget: Budget, depth: int) -> Iterator[Taken]:
        """The article of an answer; where it is a source and may be one, the articles of that."""
        kind = kind_of(got.data[:HEAD], got.url, got.kind)
        name = lead.known.id or lead.url
        known = replaced(lead.known, id=name, url=got.url, fetched=got.fetched)
        if kind == "page":
            made = page_of(got.data, undated(known), got.charset)
            if isinstance(made, Broken) and made.reason == SENDING_ON and depth < DEEPEST:
                place = sends_on(got.data, got.url)
                if place and place not in self.asked and place.lower().startswith(ADDRESS):
                    self.asked.add(place)
                    onward = Lead(place, lead.known, own=False)
                    yield from self.of_lead(onward, budget, depth + 1)
                    return
            yield from self.settled(iter([dated(made, known)]), budget, depth)
        elif kind == "text":
            yield from self.settled(self.contents.of_plain(got.data, known, got.charset), budget, depth + 1)
        elif kind is not None and lead.source:
            items = self.contents.of_bytes(got.data, name, known, None if kind == "gzip" else kind, got.url)
            yield from self.settled(named(guarded(items, name, got.url), lead, got.fetched), budget, depth + 1)
        else:
            yield broken(name, "not a page", f"the server sent {got.kind or 'no kind of content'}, not HTML or text", lead.url)
