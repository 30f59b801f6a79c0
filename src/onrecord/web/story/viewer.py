"""The words of a record's articles: who tells what, on whose word, and the sentences it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property

from onrecord.facts.article import Article
from onrecord.facts.placing import Claim, ends
from onrecord.facts.record import Account, Node, Record, Side
from onrecord.facts.span import Span
from onrecord.store.offices import Offices
from onrecord.store.store import Store
from onrecord.web import wording
from onrecord.web.contexts import Passage, Piece
from onrecord.web.names import anchor, article_file
from onrecord.web.passages import Mark, paragraph_around, passages, pieces_of
from onrecord.web.story.contexts import AccountView, MarkView

LONGEST = 420
"""Characters of a sentence that are shown; of a longer one the part around the words."""
AROUND = 150


class Viewer:
    """Shows a record's items with the words of its articles. `root` leads from the page to the site's root."""

    def __init__(self, store: Store, record: Record, root: str, homes: dict[str, str] | None = None, here: str = "") -> None:
        self.store, self.record, self.root, self.here = store, record, root, here
        self.homes = homes or {}
        self.marks: dict[str, tuple[MarkView, ...]] = {}
        """People's corrections by the item that they are about."""
        self.wide: dict[str, str] = {}
        """Where all accounts of a claim stand that has more than its line shows, below the root."""
        self._sentences: dict[str, list[tuple[int, int]]] = {}

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The story's articles that the store holds, by id."""
        return {a: found for a in self.record.articles if (found := self.store.article(a)) is not None}

    @cached_property
    def contested(self) -> dict[str, list[Span]]:
        """The words in each article that something disputed rests on."""
        found: dict[str, list[Span]] = defaultdict(list)
        for d in self.record.discrepancies:
            for side in d.sides if d.verdict == "conflict" else ():
                found[side.article] += side.spans
        for items in (self.record.events, self.record.figures, self.record.acts):
            for claim in items:
                for account in claim.accounts if claim.standing in {"disputed", "withdrawn"} else ():
                    found[account.article] += account.spans
        return found

    def is_contested(self, article_id: str, spans: tuple[Span, ...]) -> bool:
        """Whether the sentence that holds these words holds words that something disputed rests on, too."""
        if article_id not in self.articles or not spans:
            return False
        start, end = self.sentence(article_id, spans[0])
        return any(s.start < end and start < s.end for s in self.contested.get(article_id, ()))

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each article in the story, the oldest first."""
        return {a: i for i, a in enumerate(self.record.articles)}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The record's claims by id."""
        every = (self.record.acts, self.record.events, self.record.figures, self.record.statements)
        return {c.id: c for items in every for c in items}

    @cached_property
    def named(self) -> frozenset[str]:
        """The names of those who have one of their own: not "officials"."""
        return frozenset(n for e in self.record.entities if e.named for n in (e.name, *e.aliases))

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Provenance nodes by id."""
        return {n.id: n for n in self.record.provenance.nodes}

    def at(self, item: str) -> str:
        """Where the line of a claim or a difference stands: on this page or another."""
        home = self.homes.get(item, f"{self.here}#{item}")
        return home[len(self.here) :] if self.here and home.startswith(f"{self.here}#") else self.root + home

    def page_of(self, article_id: str) -> str:
        """An article's page."""
        return self.root + article_file(article_id)

    def outlet(self, article_id: str) -> str:
        """The outlet's name, or the article's id where no outlet is known."""
        article = self.articles.get(article_id)
        return (article.outlet if article else None) or article_id

    @cached_property
    def offices(self) -> Offices:
        """The articles, asked how they write offices."""
        return Offices(a.text for a in self.articles.values())

    def published(self, article_id: str) -> str:
        """When the article was published, in words."""
        article = self.articles.get(article_id)
        return wording.when(article.published_at if article else None)

    def outlets(self, articles: list[str]) -> list[str]:
        """The outlets of articles, in the order of the story, each once."""
        return list(dict.fromkeys(self.outlet(a) for a in sorted(set(articles), key=lambda a: self.order.get(a, 0))))

    def sentence(self, article_id: str, span: Span) -> tuple[int, int]:
        """The sentences that hold a span, by the article's reading; without one, the paragraph. Bounds of the text."""
        article = self.articles[article_id]
        if article_id not in self._sentences:
            reading = self.store.reading(article_id)
            self._sentences[article_id] = [(s.start, s.end) for s in reading.sentences] if reading else []
        held = self._sentences[article_id]
        here = bisect_right(held, (span.start, len(article.text))) - 1
        if here < 0 or held[here][1] < span.start:
            return paragraph_around(article.text, span)
        last = next((e for s, e in held[here:] if e >= span.end), span.end)
        start, end = max(0, held[here][0]), min(len(article.text), max(last, span.end))
        if end - start > LONGEST + span.length:
            start, end = max(start, _word(article.text, span.start - AROUND)), min(end, span.end + AROUND)
        return start, end

    def sentence_text(self, article_id: str, spans: tuple[Span, ...]) -> str:
        """The sentence that holds the first of the words of an item; "" where they do not stand in the article."""
        article = self.articles.get(article_id)
        legal = next((s for s in spans if article and 0 <= s.start < s.end <= len(article.text)), None)
        if article is None or legal is None:
            return ""
        start, end = self.sentence(article_id, legal)
        return article.text[start:end]

    def passages(self, article_id: str, item: str, spans: tuple[Span, ...]) -> tuple[Passage, ...]:
        """The sentences around the words of an item in one article."""
        article = self.articles.get(article_id)
        if article is None:
            return ()
        return passages(article_id, article.text, item, spans, self.root, lambda _, span: self.sentence(article_id, span))

    def told(self, article_id: str, item: str, spans: tuple[Span, ...]) -> tuple[Piece, ...]:
        """One sentence with the words of an item in it marked; empty where the words do not stand in the article."""
        article = self.articles.get(article_id)
        legal = [s for s in spans if article and 0 <= s.start < s.end <= len(article.text)]
        if article is None or not legal:
            return ()
        start, end = self.sentence(article_id, legal[0])
        while start < end and article.text[start].isspace():
            start += 1
        while start < end and article.text[end - 1].isspace():
            end -= 1
        return tuple(Piece(p.text, p.items) for p in pieces_of(article.text, start, end, [Mark(s, item, "") for s in legal]))

    def href(self, article_id: str, item: str, spans: tuple[Span, ...]) -> str:
        """Where the first words of an item stand on an article's page."""
        article = self.articles.get(article_id)
        legal = [s for s in spans if article and 0 <= s.start < s.end <= len(article.text)]
        first = min(range(len(legal)), key=lambda i: legal[i].start, default=None)
        return self.page_of(article_id) + (f"#{anchor(item, article_id, first)}" if first is not None else "")

    def account(self, item: str, account: Account) -> AccountView:
        """One account: outlet, chain and exact words."""
        own = self.outlet(account.article)
        parts = [x for x in (account.form, account.factuality, account.stage) if x and x not in {"actual", "verbatim"}]
        if account.low is not None or account.high is not None:
            parts.append(wording.bounds(account.low, account.high))
        shown = self.passages(account.article, item, account.spans)
        return AccountView(
            outlet=own,
            published=self.published(account.article),
            href=shown[0].href if shown else self.root + article_file(account.article),
            chain=wording.chain(account, self.nodes, own),
            known=account.known,
            note=", ".join(parts),
            passages=shown,
        )

    def words(self, side: Side) -> str:
        """The words of a side in one line: as it has them, else as they stand in the article."""
        article = self.articles.get(side.article)
        said = side.says or (" […] ".join(s.of(article.text) for s in side.spans) if article else "")
        return " ".join(said.split())

    def side(self, item: str, side: Side, chain: str = "") -> AccountView:
        """The words of one article for an item that has no accounts; words that stand in no text are shown as they are."""
        shown = self.passages(side.article, item, side.spans)
        if not shown and side.says:
            shown = (Passage((Piece(side.says),), self.root + article_file(side.article)),)
        return AccountView(
            outlet=self.outlet(side.article),
            published=self.published(side.article),
            href=shown[0].href if shown else self.root + article_file(side.article),
            chain=chain,
            known=True,
            note="",
            passages=shown,
        )

    def origin_names(self, claim: Claim) -> list[tuple[str, str]]:
        """The origins that accounts of a claim name: name and kind."""
        held = [(self.nodes[n].name or n, str(self.nodes[n].kind)) for n in ends(claim) if n in self.nodes]
        return list(dict.fromkeys(held))

    def first_told(self, claim: Claim) -> str:
        """Who told a claim first: its outlet, and when; "" where one outlet alone tells it or no date is known."""
        dated = [
            (published, self.order.get(a.article, 0), a.article)
            for a in claim.accounts
            if (published := getattr(self.articles.get(a.article), "published_at", None))
        ]
        if not dated or len(self.outlets([a.article for a in claim.accounts])) < 2:  # one cannot be the first of one
            return ""
        article = min(dated)[2]
        return f"first told by {self.outlet(article)}, {self.published(article)}"


def _word(text: str, place: int) -> int:
    """The start of the word at or after a place."""
    place = max(0, place)
    blank = text.find(" ", place)
    return blank + 1 if 0 <= blank < place + 30 else place
