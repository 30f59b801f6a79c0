"""From a record's items to what a page shows of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.facts.article import Article
from onrecord.facts.record import (
    Account,
    Discrepancy,
    Edge,
    Node,
    Record,
    RecordAct,
    RecordBinding,
    RecordEvent,
    RecordFigure,
    RecordStatement,
    RecordToll,
    Side,
)
from onrecord.web import wording
from onrecord.web.contexts import AccountView, ClaimView, DiscrepancyView, EdgeView, Passage, SideView, TollView
from onrecord.web.names import article_file
from onrecord.web.passages import passages

Chip = tuple[str, str]
QUOTED_FORMS = frozenset({"verbatim", "truncated"})


@dataclass(frozen=True)
class Viewer:
    """Shows a record's items with the words of its articles. `root` leads from the page to the site's root."""

    record: Record
    articles: dict[str, Article]
    root: str

    @property
    def nodes(self) -> dict[str, Node]:
        """Provenance nodes by id."""
        return {n.id: n for n in self.record.provenance.nodes}

    def outlet(self, article_id: str) -> str:
        """The outlet's name, or the article's id where no outlet is known."""
        article = self.articles.get(article_id)
        return (article.outlet if article else None) or article_id

    def published(self, article_id: str) -> str:
        """When the article was published, in words."""
        article = self.articles.get(article_id)
        return wording.when(article.published_at if article else None)

    def passages(self, article_id: str, item: str, part: Account | Side | Edge) -> tuple[Passage, ...]:
        """The paragraphs around the words that an account, a side or an edge rests on."""
        article = self.articles.get(article_id)
        return passages(article_id, article.text, item, part.spans, self.root) if article else ()

    def account(self, item: str, account: Account) -> AccountView:
        """One account: outlet, chain and exact words."""
        own = self.outlet(account.article)
        parts: list[str] = [x for x in (account.form, account.factuality, account.stage) if x]
        if account.low is not None or account.high is not None:
            parts.append(wording.bounds(account.low, account.high))
        return AccountView(
            outlet=own,
            published=self.published(account.article),
            href=self.root + article_file(account.article),
            chain=wording.chain(account, self.nodes, own),
            known=account.known,
            note=", ".join(parts),
            passages=self.passages(account.article, item, account),
        )

    def claim(
        self,
        item: RecordStatement | RecordEvent | RecordFigure | RecordAct | RecordBinding,
        title: str,
        chips: Iterable[Chip],
        details: Iterable[str],
        *,
        quoted: bool = False,
    ) -> ClaimView:
        """What all claims show: their line, marks, accounts and counted origins."""
        standing: tuple[Chip, ...] = (
            ((item.standing.replace(" ", "-"), item.standing),) if item.standing != "unknown origin" else ()
        )
        return ClaimView(
            id=item.id,
            title=title,
            quoted=quoted,
            chips=(*chips, *standing),
            details=tuple(d for d in details if d),
            origins=wording.origins(item.origins),
            why=item.why,
            accounts=tuple(self.account(item.id, a) for a in item.accounts),
        )

    def statement(self, item: RecordStatement) -> ClaimView:
        """A statement: its longest wording, marked as quoted only where an account quotes it."""
        forms = {a.form for a in item.accounts}
        quoted = bool(forms & QUOTED_FORMS)
        cut = [self.outlet(a.article) for a in item.accounts if a.form == "truncated"]
        given = [f"{self.outlet(a.article)} gives it to {a.given}" for a in item.accounts if a.form == "reattributed" and a.given]
        details = [f"cut short by {', '.join(dict.fromkeys(cut))}" if cut else "", *given]
        chips = [("sort", item.sort)] if item.sort != "person" else []
        return replace(self.claim(item, item.text, chips, details, quoted=quoted), lead="denies:" if item.denies else "")

    def event(self, item: RecordEvent) -> ClaimView:
        """An event: who did what to whom, and whether it is so."""
        chips: list[Chip] = [("factuality " + item.factuality.replace(" ", "-"), item.factuality)]
        if item.type:
            chips.append(("type", f"{item.type} · {item.mode}" if item.mode else item.type))
        where = ", ".join(x for x in (item.place_name, item.date) if x)
        who = ", ".join(item.actor_names)
        whom = ", ".join(item.recipient_names)
        roles = f"who: {who or 'not said'}" + (f"; whom: {whom}" if whom else "") if who or whom else ""
        return self.claim(item, item.title or item.type or "event", chips, [roles, where])

    def figure(self, item: RecordFigure) -> ClaimView:
        """A figure: its bounds and what it counts."""
        return self.claim(item, wording.figure_title(item), (), [f"as of {item.as_of}" if item.as_of else ""])

    def act(self, item: RecordAct) -> ClaimView:
        """An act: who, what, its stage, whether it binds, what it still needs."""
        chips = [("stage", item.stage)]
        if item.binding is not None:
            chips.append(("binding" if item.binding else "not-binding", "binding" if item.binding else "not binding"))
        else:
            chips.append(("open", "binding or not: not said"))
        needs = [
            ": ".join(x for x in (f"still needed from {n.name or n.who}" if n.name or n.who else "still needed", n.what) if x)
            for n in item.needs
        ]
        counted = [f"votes: {wording.votes(item.votes)}"] if item.votes and wording.votes(item.votes) else []
        body = item.body_name or item.body or "body not said"
        title = f"{item.sort.capitalize()} - {body}" + (f": {item.title}" if item.title else "")
        return self.claim(item, title, chips, [*needs, *counted, item.date or ""])

    def binding(self, item: RecordBinding) -> ClaimView:
        """Whether an act binds, as a claim of its own: who says so."""
        words = "it binds" if item.binding else "it does not bind"
        return self.claim(
            item,
            f"That {words}",
            [("binding" if item.binding else "not-binding", "binding" if item.binding else "not binding")],
            (),
        )

    def discrepancy(self, item: Discrepancy) -> DiscrepancyView:
        """A discrepancy with both passages."""
        return DiscrepancyView(item.id, item.kind, item.verdict, item.reason, self.sides(item.id, item.sides))

    def sides(self, item: str, sides: Iterable[Side]) -> tuple[SideView, ...]:
        """The words of each article for an item."""
        return tuple(
            SideView(self.outlet(s.article), self.published(s.article), self.passages(s.article, item, s), s.says) for s in sides
        )

    def toll(self, toll: RecordToll | None) -> tuple[TollView, ...]:
        """The toll, line by line."""
        lines = wording.toll_lines(toll) if toll else ()
        return tuple(TollView(item, title, self.sides(item, words)) for item, title, words in lines)

    def edge(self, number: int, item: Edge) -> EdgeView:
        """A line of the provenance list."""
        nodes = self.nodes
        taker = nodes[item.taker].name if item.taker in nodes else item.taker
        giver = nodes[item.giver].name if item.giver in nodes else item.giver
        return EdgeView(taker, item.kind, giver, self.passages(item.article, f"r{number}", item))
