"""A story's page: its record, read from the top, each line with the words it rests on; and the pages of what does not fit there."""

from __future__ import annotations

from dataclasses import replace

from onrecord.facts.placing import first
from onrecord.facts.record import Record
from onrecord.store.store import Store
from onrecord.web import wording
from onrecord.web.names import rest_file, story_file
from onrecord.web.story.articles import MOST as MOST_ARTICLES
from onrecord.web.story.articles import article_rows, articles_section
from onrecord.web.story.changed import changed_section
from onrecord.web.story.contexts import ArticleRow, Card, Changed, ChangedContext, ClaimView, RestContext, StoryContext
from onrecord.web.story.corrected import corrected_section, corrections, marks_of
from onrecord.web.story.dated import map_section, timeline_section
from onrecord.web.story.decided import decided_section
from onrecord.web.story.disputes import card, disputed_section
from onrecord.web.story.glance import glimpses
from onrecord.web.story.homes import ALL, PAGE, laid_out, wide_addresses
from onrecord.web.story.lines import claim_lines
from onrecord.web.story.masthead import masthead
from onrecord.web.story.moments import moments, stepper
from onrecord.web.story.sections import alone_section, claims_section, on_one_word, said_section, silent_section
from onrecord.web.story.sources import sources_section
from onrecord.web.story.viewer import Viewer

ROOT = "../"
HEADINGS = {
    "agreed": "Borne by two or more origins",
    "disputed": "Disputed, and other differences",
    "alone": "On one word only",
    "untold": "Origin not told",
    "said": "Who said what",
    "articles": "Articles",
    "accounts": "All accounts",
}
ALL_ACCOUNTS = 10_000


def story_context(
    store: Store,
    story_id: str,
    record: Record | None = None,
    *,
    served: bool = False,
    before: Record | None = None,
    since: str = "",
) -> StoryContext | None:
    """What a story's page shows; None where the store has no record of that id.

    `record` stands in for the kept one (as of a time). `before` is the state at `since` that it is compared with. `served` pages
    can be asked for other states; pages in files cannot.
    """
    kept = store.record(story_id) if record is None or served else None
    record = record or kept
    if record is None:
        return None
    layout = laid_out(record)
    placing, parts, counts = layout.placing, layout.parts, layout.counts
    viewer = Viewer(store, record, ROOT, layout.homes, story_file(record.id))
    edits = corrections(store, record)
    viewer.marks = marks_of(store, record, edits)
    viewer.wide = wide_addresses(record, layout.wide)

    def rest(section: str) -> str:
        return ROOT + rest_file(record.id, section)

    agreed = claims_section(counts.agreed, parts.agreed, len(parts.rest["agreed"]), rest("agreed"), viewer)
    disputed = disputed_section(record, layout, viewer, rest("disputed"))
    alone = alone_section(placing, counts.alone, parts.voices, len(parts.rest["alone"]), rest("alone"), viewer)
    untold = claims_section(counts.untold, parts.untold, len(parts.rest["untold"]), rest("untold"), viewer)
    silent = silent_section(record, viewer)
    page = ROOT + story_file(record.id)
    steps = moments(store, kept or record, record.as_of or "") if served else ()
    return StoryContext(
        title=wording.cut(record.lead.says, 90) if record.lead else record.title or record.id,
        root=ROOT,
        id=record.id,
        file=story_file(record.id),
        served=served,
        past=record.as_of is not None,
        head=masthead(record, viewer, served=served),
        glance=glimpses(layout, disputed.cards, silent, viewer),
        stepper=stepper(steps, page) if served else None,
        changed=changed_section(before, record, since, steps[:-1], viewer, page) if len(steps) > 1 else None,
        agreed=agreed,
        disputed=disputed,
        alone=alone,
        untold=untold,
        silent=silent,
        decided=decided_section(record, viewer),
        said=said_section(record, placing, parts.said, len(parts.rest["said"]), rest("said"), viewer),
        sources=sources_section(record, viewer),
        timeline=timeline_section(record, viewer),
        map=map_section(record, viewer),
        articles=articles_section(record, viewer, rest("articles")),
        corrected=corrected_section(edits, viewer),
        lesser=counts.lesser,
    )


def changed_context(store: Store, record: Record, before: Record, since: str) -> ChangedContext:
    """What changed between two states, alone."""
    viewer = Viewer(store, record, ROOT, laid_out(record).homes, story_file(record.id))
    found: Changed = changed_section(before, record, since, (), viewer, ROOT + story_file(record.id))
    return ChangedContext("What changed", ROOT, found)


def rest_context(store: Store, story_id: str, section: str, number: int) -> RestContext | None:
    """A page of what a section leaves out, counted from 1; None where there is none."""
    record = store.record(story_id)
    if record is None or section not in HEADINGS or number < 1:
        return None
    layout = laid_out(record)
    viewer = Viewer(store, record, ROOT, layout.homes, rest_file(record.id, section, number))
    viewer.marks = marks_of(store, record, corrections(store, record))
    here = slice((number - 1) * PAGE, number * PAGE)
    claims: tuple[ClaimView, ...] = ()
    cards: tuple[Card, ...] = ()
    rows: tuple[ArticleRow, ...] = ()
    total = 0
    if section == "articles":
        left = first(tuple(viewer.articles), MOST_ARTICLES)[1]
        total, rows = len(left), article_rows(record, viewer, left[here])
    elif section == "disputed":
        found = layout.things.far
        total, cards = len(found), tuple(card(t, record, viewer) for t in found[here])
    elif section == "accounts":
        total, claims = len(layout.wide), tuple(apart(c) for c in claim_lines(layout.wide[here], viewer, ALL_ACCOUNTS, fold=False))
    else:
        rest = layout.parts.rest[section]
        listed = on_one_word if section == "alone" else claim_lines
        total, claims = len(rest), listed(rest[here], viewer, ALL_ACCOUNTS)
    if not (claims or cards or rows):
        return None
    pages = -(-total // PAGE)
    return RestContext(
        title=HEADINGS[section] if section == "accounts" else f"{HEADINGS[section]}: the rest",
        root=ROOT,
        story=record.lead.says if record.lead else record.title or record.id,
        story_href=ROOT + story_file(record.id),
        heading=HEADINGS[section],
        claims=claims,
        cards=cards,
        rows=rows,
        pages=tuple((n, ROOT + rest_file(record.id, section, n), n == number) for n in range(1, pages + 1)) if pages > 1 else (),
    )


def apart(line: ClaimView) -> ClaimView:
    """A line that stands a second time, with all its accounts: under an id of its own."""
    return replace(line, id=f"{ALL}{line.id}")


def rest_pages(store: Store, story_id: str) -> tuple[tuple[str, int], ...]:
    """The pages of the rest that a story has: section and number."""
    record = store.record(story_id)
    if record is None:
        return ()
    layout = laid_out(record)
    counts = {s: len(c) for s, c in layout.parts.rest.items()}
    counts["disputed"] = len(layout.things.far)
    counts["accounts"] = len(layout.wide)
    counts["articles"] = len(first(record.articles, MOST_ARTICLES)[1])
    return tuple((s, n) for s in HEADINGS for n in range(1, -(-counts.get(s, 0) // PAGE) + 1))
