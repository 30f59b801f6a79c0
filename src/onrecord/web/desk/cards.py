"""Stories and claims as the desk's lists show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from onrecord.facts.span import Span
from onrecord.store.indexing import name_key, ref_of
from onrecord.store.results import ClaimRow, FacetKind, Listed
from onrecord.web import wording
from onrecord.web.contexts import Piece
from onrecord.web.desk.contexts import ClaimLine, ClaimsOf, StoryCard, Tally
from onrecord.web.names import UNSAFE, story_file
from onrecord.web.passages import Mark, pieces_of

DAY = len("2024-03-05")
STANDINGS = {
    "corroborated": ("borne by two origins or more", "corroborated"),
    "disputed": ("disputed", "disputed"),
    "single origin": ("on one word only", "single-origin"),
    "unknown origin": ("origin not told", "unknown-origin"),
    "withdrawn": ("withdrawn", "withdrawn"),
}
FOLDERS: dict[FacetKind, str] = {"person": "people", "body": "bodies", "outlet": "outlets", "place": "places", "event": "kinds"}


def counted(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def name_file(kind: FacetKind, name: str, ref: str = "") -> str:
    """Where a person's, outlet's or place's page is, below the root: readable, and told apart by its ref."""
    pretty = UNSAFE.sub("-", name_key(name)).strip("-")[:40]
    return f"{FOLDERS[kind]}/{pretty}-{ref or ref_of(kind, name_key(name))}.html".replace("/-", "/")


def ref_in(file: str) -> str:
    """The ref at the end of a page's name."""
    return file.removesuffix(".html").rpartition("-")[2]


def card(story: Listed, root: str) -> StoryCard:
    """A story as the list shows it: what leads it first, never a bare headline where there is a lead."""
    meta = [
        days(story.first_at, story.last_at),
        counted(story.articles, "article") + (f", {counted(story.outlets, 'outlet')}" if story.outlets else ""),
    ]
    if story.copies:
        meta.append(f"{story.copies} with copied text")
    if story.lesser:
        meta.append(f"{story.lesser:,} lesser claims")
    if story.changed_at:
        meta.append(f"record changed {moment(story.changed_at)}")
    gap = ""
    if story.wide_articles - story.wide_origins > 1:
        gap = f"One claim is told by {story.wide_articles} articles on the word of {counted(story.wide_origins, 'origin')}"
    return StoryCard(
        title=story.lead or story.title or story.id,
        href=root + story_file(story.id),
        headline=story.title if story.lead and story.title != story.lead else "",
        meta=tuple(meta),
        tallies=tallies(story),
        conflict=story.conflict,
        conflicts=f"{story.conflicts} conflicts, the first" if story.conflicts > 1 else "Conflict",
        gap=gap,
        made=story.made,
    )


def days(first: str | None, last: str | None) -> str:
    """The days from the first to the last publication."""
    try:
        start, end = (date.fromisoformat(t[:DAY]) for t in (first or "", last or first or ""))
    except ValueError:
        return "undated"
    if start == end:
        return f"{start:%-d %b %Y}"
    return f"{start:%-d %b}{'' if start.year == end.year else f' {start.year}'} to {end:%-d %b %Y}"


def moment(at: str) -> str:
    """A build's time for a person."""
    try:
        return f"{datetime.fromisoformat(at):%-d %b %Y, %H:%M} UTC"
    except ValueError:
        return at


def tallies(story: Listed) -> tuple[Tally, ...]:
    """Claims by standing, as words and as widths of one bar."""
    told = (
        (story.borne, "borne by two origins or more", "corroborated"),
        (story.disputed, "disputed", "disputed"),
        (story.single, "on one word", "single-origin"),
        (story.untold, "of origin not told", "unknown-origin"),
        (story.withdrawn, "withdrawn", "withdrawn"),
    )
    total = sum(count for count, *_ in told) or 1
    found: list[Tally] = []
    at = 0.0
    for count, words, css in told:
        if count:
            width = round(100 * count / total, 2)
            found.append(Tally(count, words, css, round(at, 2), width))
            at += width
    return tuple(found)


def claim_line(row: ClaimRow, root: str, marks: Iterable[Span] = ()) -> ClaimLine:
    """A claim as a line, the words found in it marked."""
    words, css = STANDINGS.get(row.standing, (row.standing, "unknown-origin"))
    told = [wording.when(row.day) if row.day else "no date", counted(row.articles, "article")]
    if (
        row.high
        and row.standing != "unknown origin"
        and not (row.standing == "single origin" and row.high == 1 and row.kind != "statement")
    ):
        told.append(wording.origins((row.low, row.high)))
    return ClaimLine(
        text=pieces_of(row.text, 0, len(row.text), [Mark(m, "hit", "") for m in marks]) if row.text else (Piece(row.kind),),
        href=f"{root}{story_file(row.story)}#{row.id}",
        speaker=row.speaker,
        speaker_href=root + name_file(row.speaker_kind, row.speaker) if row.speaker_kind else "",
        denies=row.denies,
        kind=row.kind,
        standing=words,
        css=css,
        meta=" · ".join(told),
    )


def cut(text: str, most: int = 160) -> str:
    """Text that fits a line."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"


def by_story(rows: Iterable[ClaimRow], root: str) -> tuple[ClaimsOf, ...]:
    """Claims under their stories, in the order in which the stories come first; who says them is told by the page."""
    found: dict[str, list[ClaimRow]] = {}
    for row in rows:
        found.setdefault(row.story, []).append(row)
    return tuple(
        ClaimsOf(cut(held[0].title or story), root + story_file(story), tuple(claim_line(r, root) for r in held))
        for story, held in found.items()
    )
