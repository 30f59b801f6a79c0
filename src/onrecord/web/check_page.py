"""A checked draft as a page: the draft with its claims marked, and of each claim what the record makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from onrecord.facts.article import Article
from onrecord.facts.check import ALARMS, Check, CheckedClaim, CheckVerdict
from onrecord.facts.record import Side
from onrecord.store.store import Store
from onrecord.web import wording
from onrecord.web.contexts import Base, Passage, Seat
from onrecord.web.names import article_file, story_file
from onrecord.web.passages import passages
from onrecord.web.rendering import render
from onrecord.web.report import static_text

GRAVEST: tuple[CheckVerdict, ...] = ("differs", "outdated", "disputed", "not on record", "one origin", "not checkable", "borne")
"""Verdicts in the order in which one shows where claims overlap."""
CSS: dict[CheckVerdict, str] = {
    "borne": "agreed",
    "differs": "disputed",
    "one origin": "alone",
    "disputed": "disputed",
    "outdated": "alone",
    "not on record": "silent",
    "not checkable": "untold",
}
"""The chip of each verdict."""
SHEETS = ("tokens.css", "base.css", "check.css")


@dataclass(frozen=True)
class DraftPiece:
    """A stretch of the draft; `verdict` is "" where nothing is claimed, `href` leads to its gravest claim."""

    text: str
    verdict: str
    href: str


@dataclass(frozen=True)
class ToldView:
    """The words of one account."""

    outlet: str
    published: str
    says: str
    href: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class CheckRow:
    """One claim of the draft. `changes` are (draft's words, account's words, whether both have them)."""

    id: str
    words: str
    kind: str
    verdict: str
    css: str
    reason: str
    origins: str
    record: str
    changes: tuple[tuple[str, str, bool], ...]
    against: tuple[ToldView, ...]
    bearing: tuple[ToldView, ...]


@dataclass(frozen=True)
class CheckContext(Base):
    """The form and, once a draft was given, its check. `styles` stand in the page itself where it is one file."""

    stories: tuple[tuple[str, str], ...]
    chosen: str
    text: str
    checked: bool
    note: str
    draft: str
    story: str
    story_href: str
    pieces: tuple[DraftPiece, ...]
    counts: tuple[tuple[str, str, int], ...]
    alarms: tuple[CheckRow, ...]
    others: tuple[CheckRow, ...]
    styles: Markup


def check_form(store: Store, seat: Seat) -> str:
    """The page where a draft is pasted."""
    return render("check.html.j2", context(Check(""), store, "", checked=False), seat)


def checked_page(store: Store, made: Check, story: str, seat: Seat) -> str:
    """The page of a checked draft; the form keeps the text and the story that was chosen."""
    return render("check.html.j2", context(made, store, story, checked=True), seat)


def check_file(made: Check, store: Store | None = None) -> str:
    """The checked draft as one file that stands alone."""
    sheets = Markup("\n".join(static_text(s) for s in SHEETS))  # noqa: S704  # our own files
    return render("checked.html.j2", context(made, store, "", checked=True, styles=sheets, alone=True))


def context(
    made: Check,
    store: Store | None,
    story: str,
    *,
    checked: bool,
    styles: Markup | None = None,
    alone: bool = False,
) -> CheckContext:
    """What the page shows."""
    rows = [_row(n, c, made, store, linked=not alone) for n, c in enumerate(made.claims, 1)]
    alarms = [r for c, r in zip(made.claims, rows, strict=True) if c.verdict in ALARMS]
    found = {v: sum(c.verdict == v for c in made.claims) for v in GRAVEST}
    return CheckContext(
        title="Check a draft" if not checked else f"Check of {made.draft or 'a draft'}",
        root="",
        stories=tuple((s.id, s.title or s.id) for s in store.stories() if len(s.articles) > 1) if store and not alone else (),
        chosen=story,
        text=made.text,
        checked=checked,
        note=made.note,
        draft=made.draft,
        story=made.title or made.story or "",
        story_href=story_file(made.story) if made.story and not alone else "",
        pieces=pieces(made),
        counts=tuple((CSS[v], v, n) for v, n in found.items() if n),
        alarms=tuple(alarms),
        others=tuple(r for c, r in zip(made.claims, rows, strict=True) if c.verdict not in ALARMS),
        styles=styles or Markup(),
    )


def pieces(made: Check) -> tuple[DraftPiece, ...]:
    """The draft cut where claims begin and end; each stretch shows the gravest claim over it, of equals the shorter."""
    cuts = sorted({0, len(made.text), *(x for c in made.claims for x in (c.start, c.end))})
    rank = {v: n for n, v in enumerate(GRAVEST)}
    found = []
    for left, right in pairwise(cuts):
        over = [(rank[c.verdict], c.end - c.start, n) for n, c in enumerate(made.claims, 1) if c.start <= left and right <= c.end]
        _, _, n = min(over, default=(0, 0, 0))
        verdict = made.claims[n - 1].verdict.replace(" ", "-") if n else ""
        found.append(DraftPiece(made.text[left:right], verdict, f"#k{n}" if n else ""))
    return tuple(found)


def _row(number: int, c: CheckedClaim, made: Check, store: Store | None, *, linked: bool) -> CheckRow:
    return CheckRow(
        id=f"k{number}",
        words=" ".join(made.text[c.start : c.end].split()),
        kind=c.kind,
        verdict=c.verdict,
        css=CSS[c.verdict],
        reason=c.reason,
        origins=wording.origins(c.origins) if c.origins else "",
        record=f"{story_file(made.story)}#{c.record}" if linked and made.story and c.record else "",
        changes=tuple((x.draft, x.account, x.kept) for x in c.changes),
        against=tuple(_told(s, store, linked=linked) for s in c.against),
        bearing=tuple(_told(s, store, linked=linked) for s in c.bearing),
    )


def _told(side: Side, store: Store | None, *, linked: bool) -> ToldView:
    article: Article | None = store.article(side.article) if store else None
    shown = passages(side.article, article.text, "", side.spans, "") if article and linked else ()
    return ToldView(
        outlet=(article.outlet if article else None) or side.article,
        published=wording.when(article.published_at) if article else "",
        says=side.says,
        href=article_file(side.article) if linked else "",
        passages=shown,
    )
