"""A record laid out for the terminal. Every item is followed by the words it rests on, with the number of their article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.lines import Lines
from onrecord.cli.terminal import plural
from onrecord.cli.tolled import show_toll
from onrecord.facts.record import Account, Record, RecordAct, RecordEvent, RecordFigure, RecordStatement
from onrecord.store.store import Store
from onrecord.web.choosing import parted
from onrecord.web.wording import day, figure_title, in_time, origins, period, votes, when


def parties(event: RecordEvent) -> str:
    """Who does it to whom, by the names of the record."""
    done = f"by {' and '.join(event.actor_names)}" if event.actor_names else ""
    return " ".join(filter(None, (done, f"to {' and '.join(event.recipient_names)}" if event.recipient_names else "")))


class Showing(Lines):
    """Prints one record; `whole` also what is left out for its length."""

    def __init__(self, record: Record, store: Store, console: Console, whole: bool = False) -> None:
        super().__init__(record, store, console)
        self.whole = whole

    def show(self) -> None:
        """Print it, what differs first; sections without items are left out."""
        self.head()
        self.discrepancies()
        self.acts(self.record.acts)
        self.statements(self.record.statements)
        show_toll(self)
        self.figures(self.record.figures)
        self.events(self.record.events)
        self.relays()
        self.copies()
        self.timeline()
        self.notes()

    def head(self) -> None:
        """Title, dates and articles."""
        record = self.record
        self.console.print(Text(record.title or record.id, style="bold"))
        if record.lead:
            self.console.print(Text(" ".join(record.lead.says.split())))
        told = f"{plural(len(record.articles), 'article')}, {period(record.first_at, record.last_at)}, story {record.id}"
        self.console.print(Text(told, style="dim"))
        if record.as_of:
            self.console.print(Text(f"As it was known at {when(record.as_of)}", style="yellow"))
        self.section("Articles")
        for article_id, number in self.numbers.items():
            article = self.articles.get(article_id)
            outlet = (article.outlet if article else None) or article_id
            line = Text(f"[{number}] ", style="cyan").append(outlet, style="default")
            if article:
                line.append(f", {when(article.published_at)}", style="dim").append(f"  {article.title}", style="default")
            self.console.print(Padding(line, (0, 0, 0, 2), expand=False))

    def item(self, name: str, title: Text, interval: tuple[int, int], why: str, standing: str) -> None:
        """An item's line: its id, what it is, the interval of its origins and the reason."""
        for article, number in self.numbers.items():
            found = self.articles.get(article)
            if found and found.title and not found.outlet:
                why = why.replace(" ".join(found.title.split()), f"[{number}]")
        reason = f": {why}" if why else ""
        title = Text(f"{name}  ", style="dim").append_text(title)
        title.append(f"   {origins(interval)}{reason}", style="green" if interval[0] > 1 else "yellow")
        if standing not in ("unknown origin", "single origin"):
            title.append(f"  [{standing}]", style="bold")
        self.console.print(Padding(title, (0, 0, 0, 2), expand=False))

    def accounts(self, accounts: Sequence[Account], note: str = "", same: str = "") -> None:
        """Each account: its article's number, what it makes of the claim where not `same`, its words, and on whose word."""
        nodes = {n.id: n for n in self.record.provenance.nodes}
        for account in accounts:
            line = Text(f"[{self.numbers.get(account.article, '?')}] ", style="cyan")
            for extra in (account.form, account.factuality, account.stage, note):
                if extra and extra not in ("verbatim", same):
                    line.append(f"{extra}: ", style="magenta")
            line.append(self.words(account.article, account.spans), style="default")
            names = [nodes[n].name if n in nodes else self.name_of(n) for n in account.chain[1:]]
            if names:
                line.append("  ← " + " ← ".join(names), style="dim")
            self.console.print(Padding(line, (0, 0, 0, 6), expand=False))

    @cached_property
    def names(self) -> dict[str, str]:
        """Entities' names by their words, as ids of tellers have them."""
        return {re.sub(r"\W+", "-", e.name.casefold()): e.name for e in self.record.entities}

    def name_of(self, teller: str) -> str:
        """The name of a teller that the graph does not hold, from its id."""
        words = teller.partition(":")[2] or teller
        return self.names.get(words, words.replace("-", " "))

    def statements(self, statements: Sequence[RecordStatement]) -> None:
        """Who said what, with every variant."""
        main, rest = parted(statements)
        shown = (*main, *rest) if self.whole else main
        if statements:
            self.section("Statements", len(statements))
        for one in shown:
            who = Text(one.speaker or "(no speaker named)", style="bold")
            self.item(one.id, who.append(" denies:", style="red") if one.denies else who, one.origins, one.why, one.standing)
            self.accounts(one.accounts)
        self.left_out(len(statements) - len(shown), "more statement")

    def left_out(self, count: int, what: str) -> None:
        """How many are only shown when all is asked for."""
        if count:
            told = f"and {plural(count, what)}: see them with --all"
            self.console.print(Padding(Text(told, style="dim"), (0, 0, 0, 2), expand=False))

    def relays(self) -> None:
        """Which article repeats whose report, and its words for it; of one of whom it has several times, once."""
        nodes = {n.id: n for n in self.record.provenance.nodes}
        edges = [e for e in self.record.provenance.edges if e.kind in ("relays", "cites")]
        told: dict[tuple[str, str, str], list[str]] = {}
        for edge in edges:
            words = self.words(edge.article, edge.spans)
            held = told.setdefault((edge.article, edge.kind, edge.giver), [])
            if words.casefold() not in map(str.casefold, held):
                held.append(words)
        if told:
            self.section("Relays", len(told))
        for (article, kind, given), said in told.items():
            giver = nodes[given].name if given in nodes else given
            line = Text(f"[{self.numbers.get(article, '?')}] ", style="cyan").append(f"{kind} ", style="default")
            line.append(giver, style="bold").append(f"  {'; '.join(said)}", style="dim")
            self.console.print(Padding(line, (0, 0, 0, 2), expand=False))
        for cycle in self.record.provenance.cycles:
            names = ", ".join(nodes[n].name if n in nodes else n for n in cycle)
            self.console.print(Padding(Text(f"Only cite each other: {names}", style="yellow"), (0, 0, 0, 2), expand=False))

    def acts(self, acts: Sequence[RecordAct]) -> None:
        """Official acts and where they stand."""
        if acts:
            self.section("Official acts", len(acts))
        for act in acts:
            title = Text(f"{act.sort}", style="bold")
            if act.body_name:
                title.append(f" of {act.body_name}", style="bold")
            facts = [act.stage, act.date or "", {True: "binding", False: "not binding", None: ""}[act.binding]]
            facts += [votes(act.votes) if act.votes else ""]
            facts += [
                f"still needed{f' from {who}' if (who := n.name or n.who) else ''}{f': {n.what}' if n.what else ''}"
                for n in act.needs
            ]
            title.append(", " + ", ".join(f for f in facts if f), style="default")
            self.item(act.id, title, act.origins, act.why, act.standing)
            self.accounts(act.accounts, same=act.stage)
            self.accounts(act.binding_accounts, "on whether it binds", same=act.stage)

    def events(self, events: Sequence[RecordEvent]) -> None:
        """What happened, was planned, denied ...: what most articles tell first, details only when all is asked for."""
        main, rest = parted(events)
        shown = (*main, *rest) if self.whole else main
        if events:
            self.section("Events", len(events))
        for event in shown:
            told = " ".join(event.title.split()) or " ".join(filter(None, (*event.actor_names, event.mode or event.type)))
            title = Text(told, style="bold")
            kind = "/".join(filter(None, (event.type, event.mode)))
            facts = [kind, parties(event), event.factuality, event.date or "", event.place_name or ""]
            title.append("  " + ", ".join(f for f in facts if f), style="default" if event.factuality == "actual" else "magenta")
            self.item(event.id, title, event.origins, event.why, event.standing)
            heads = [msgspec.structs.replace(a, spans=a.spans[:1]) for a in event.accounts]
            if len(heads) > 1 or any(self.words(a.article, a.spans) != told for a in heads):
                self.accounts(heads, same=event.factuality)
        self.left_out(len(events) - len(shown), "more event")

    def figures(self, figures: Sequence[RecordFigure]) -> None:
        """Numbers and what they count."""
        if figures:
            self.section("Figures", len(figures))
        main, rest = parted(figures)
        shown = (*main, *rest) if self.whole else main
        for figure in shown:
            title = Text(figure_title(figure), style="bold")
            if figure.as_of:
                title.append(f", as of {when(figure.as_of)}", style="default")
            self.item(figure.id, title, figure.origins, figure.why, figure.standing)
            self.accounts(figure.accounts)
        self.left_out(len(figures) - len(shown), "more figure")

    def discrepancies(self) -> None:
        """Where accounts differ, with both passages."""
        found = self.record.discrepancies
        if found:
            self.section("Where accounts differ", len(found))
        for one in found:
            style = "bold red" if one.verdict == "conflict" else "bold yellow"
            line = (
                Text(f"{one.id}  ", style="dim")
                .append(f"{one.kind}: {one.verdict}", style=style)
                .append(f"  {one.reason}", style="default")
            )
            self.console.print(Padding(line, (0, 0, 0, 2), expand=False))
            self.sides(one.sides)

    def copies(self) -> None:
        """Who took text from whom."""
        found = self.record.copies
        if found:
            self.section("Copies", len(found))
        for one in found:
            giver = f"[{self.numbers[one.source]}]" if one.source in self.numbers else one.source
            share = f" ({one.share:.0%} of its words)" if one.share is not None else ""
            what = (
                "is a later edition of" if one.kind == "edition" else "copies all of" if one.part == "whole" else "copies part of"
            )
            line = f"[{self.numbers.get(one.article, '?')}] {what} {giver}{share}" + (f": {one.reason}" if one.reason else "")
            self.console.print(Padding(Text(line), (0, 0, 0, 2), expand=False))

    def timeline(self) -> None:
        """Dated claims in order."""
        if self.record.timeline:
            self.section("Timeline")
        for entry in sorted(self.record.timeline, key=lambda t: in_time(t.date)):
            title = " ".join((entry.title or entry.claim).split())
            line = Text(f"{day(entry.date):<20}", style="cyan").append(title, style="default")
            self.console.print(Padding(line, (0, 0, 0, 2), expand=False))

    def notes(self) -> None:
        """What else the record has to say, and where to see more."""
        for note in self.record.notes:
            self.console.print(Text(note, style="dim"))
        self.console.print()
        self.console.print(Text(f"Open it with every word highlighted: onrecord serve --store {self.store.path}", style="dim"))
