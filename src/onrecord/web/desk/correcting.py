"""Corrections: the form beside a line or a story, and the audit of all that was corrected."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.facts.edit import Edit
from onrecord.facts.problem import ProblemError
from onrecord.facts.record import Record
from onrecord.facts.story import Story
from onrecord.match.corrections import in_force
from onrecord.run import fixing
from onrecord.run.correcting import ITEMS, loose
from onrecord.store.store import Store
from onrecord.web import wording
from onrecord.web.contexts import Passage
from onrecord.web.desk.cards import cut, moment
from onrecord.web.desk.contexts import AccountRow, AuditContext, Choice, CorrectContext, Doable, EditRow, Link
from onrecord.web.names import slug, story_file
from onrecord.web.passages import passages

OTHERS = 80
"""Claims offered as the same."""
SHOWN_WORDS = 6
DOABLE = {
    "wrong": ("This is wrong", "It leaves the record, now and on every build to come."),
    "speaker": ("Not said by {speaker}", "What was said stays; nobody is named for it."),
    "part": ("Not the same", "The accounts that you mark become a claim of their own."),
    "join": ("The same as another", "The two become one claim."),
    "note": ("A note", "Nothing changes; your words are shown with the record."),
}
DOABLE_STORY = {
    "split": ("Articles of another story", "The articles that you mark get a story of their own."),
    "merge": ("The same story as another", "The two become one."),
    "join entities": ("Names of one", "The persons or things of these names become one."),
    "part entities": ("Names of several", "The bearers of these names are kept apart."),
}


@dataclass(frozen=True)
class Sent:
    """What a form of corrections brings."""

    doing: str = ""
    articles: tuple[str, ...] = ()
    other: str = ""
    names: tuple[str, ...] = ()
    who: str = ""
    note: str = ""


def change_of(store: Store, story: Story, record: Record | None, item: str, sent: Sent) -> fixing.Change:
    """The correction that a form asks for. Raises FixError."""
    if not sent.note.strip():
        raise fixing.FixError("say why", "whoever reads the record later will want to know")
    if item:
        if record is None:
            raise fixing.FixError("the record is not made yet", "wait for the build")
        if sent.doing not in DOABLE:
            raise fixing.FixError("choose what is to be done", "mark one of them")
        return fixing.about_item(store, record, sent.doing, item, articles=sent.articles, other=sent.other)  # type: ignore[arg-type]  # looked up
    if sent.doing == "split":
        if set(sent.articles) >= set(story.articles):
            raise fixing.FixError("a story keeps one of its articles at least", "mark fewer")
        return fixing.split(store, [a for a in sent.articles if a in story.articles])
    if sent.doing == "merge":
        other = store.story(sent.other)
        return fixing.merge([story, *([other] if other else [])])
    if sent.doing == "join entities":
        return fixing.names(store, story, "join entities", sent.names)
    if sent.doing == "part entities":
        return fixing.names(store, story, "part entities", sent.names)
    raise fixing.FixError("choose what is to be done", "mark one of them")


def correct_context(store: Store, story: Story, item: str, sent: Sent, fault: ProblemError | None = None) -> CorrectContext | None:
    """The form for an item of a story's record, or for the story; None where there is no such item."""
    record = store.record(story.id)
    action = f"/correct/{slug(story.id)}"
    back = Link(story_title(store, story), f"/{story_file(story.id)}")
    told = f"{fault}: {fault.hint}" if fault else ""
    if not item:
        names = sorted({n for e in record.entities if e.named for n in (e.name, *e.aliases)}, key=str.casefold) if record else []
        stories = [s for s in store.stories() if s.id != story.id]
        return CorrectContext(
            title=f"Correct: {back.words}",
            root="/",
            item="",
            kind="story",
            claim=back.words,
            speaker="",
            story=back,
            action=action,
            doables=doables(DOABLE_STORY, sent, ""),
            accounts=tuple(article_row(store, a, "", sent) for a in story.articles),
            others=tuple(Choice(s.id, cut(s.title or s.id), s.id == sent.other) for s in stories[:1_000]),
            names=tuple(names[:2_000]),
            chosen_names=sent.names,
            who=sent.who,
            note=sent.note,
            fault=told,
            edits=edit_rows(store, story),
        )
    if record is None:
        return None
    try:
        found = fixing.the_item(record, item)
    except fixing.FixError:
        return None
    possible = dict(DOABLE)
    if found.kind != "statement" or not found.speaker:
        del possible["speaker"]
    rows = tuple(
        article_row(store, article, " […] ".join(s.of(text) for s in spans), sent, passages(article, text, found.id, spans, "/"))
        for article, spans in dict(found.accounts).items()
        if (text := (held.text if (held := store.article(article)) else "")) is not None
    )
    others = same_kind(record, found) if found.kind in fixing.REGROUPED else ()
    if len({r.article for r in rows}) < 2 or found.kind not in fixing.REGROUPED:
        del possible["part"]
    if not others:
        del possible["join"]
    return CorrectContext(
        title=f"Correct: {cut(found.title)}",
        root="/",
        item=found.id,
        kind="difference" if found.kind == "discrepancy" else found.kind,
        claim=found.title,
        speaker=found.speaker,
        story=Link(back.words, f"{back.href}#{found.id}"),
        action=f"{action}/{found.id}",
        doables=doables(possible, sent, found.speaker),
        accounts=rows,
        others=tuple(Choice(o.id, cut(f"{o.speaker}: {o.title}" if o.speaker else o.title), o.id == sent.other) for o in others),
        names=(),
        chosen_names=(),
        who=sent.who,
        note=sent.note,
        fault=told,
        edits=edit_rows(store, story),
    )


def same_kind(record: Record, item: fixing.Item) -> tuple[fixing.Item, ...]:
    """The other claims of an item's kind, those with most words in common first."""
    own = set(item.title.casefold().split())

    def shared(other: fixing.Item) -> tuple[float, str]:
        words = set(other.title.casefold().split())
        return -len(own & words) / max(1, len(own | words)), other.id

    found = [i for i in fixing.items_of(record).values() if i.kind == item.kind and i.id != item.id]
    return tuple(sorted(found, key=shared)[:OTHERS])


def doables(possible: dict[str, tuple[str, str]], sent: Sent, speaker: str) -> tuple[Doable, ...]:
    """The choices of a form."""
    return tuple(
        Doable(name, words.replace("{speaker}", speaker), does, name == sent.doing) for name, (words, does) in possible.items()
    )


def article_row(store: Store, article_id: str, words: str, sent: Sent, around: tuple[Passage, ...] = ()) -> AccountRow:
    """An article in a form, with its words for the item and what stands around them."""
    article = store.article(article_id)
    outlet = (article.outlet if article else None) or article_id
    title = article.title if article else ""
    told = " ".join((words or title).split())
    return AccountRow(
        article_id,
        outlet,
        wording.when(article.published_at if article else None),
        cut(told, 400),
        article_id in sent.articles,
        around,
    )


def edit_rows(store: Store, story: Story | None = None) -> tuple[EditRow, ...]:
    """The corrections of a story, or all, the newest first."""
    edits = store.edits()
    standing = {e.number for e in in_force(edits)}
    undone = {e.undoes: e for e in edits if e.kind == "undo" and e.undoes is not None}
    named = tuple(dict.fromkeys(a for e in edits if e.kind in ITEMS for a in e.articles))
    unfit = {e.number for e in loose(store.readings(named), in_force(edits))} if named else set()
    members = set(story.articles) if story else set()
    found = []
    for edit in reversed(edits):
        about = edits[edit.undoes - 1] if edit.undoes is not None and 0 < edit.undoes <= len(edits) else edit
        if story is not None and not members & set(about.articles):
            continue
        found.append(edit_row(store, edit, standing, undone, unfit))
    return tuple(found)


def edit_row(store: Store, edit: Edit, standing: set[int], undone: dict[int, Edit], unfit: set[int]) -> EditRow:
    """A correction in a line."""
    state = "in force"
    if edit.kind == "undo":
        state = ""
    elif edit.number not in standing:
        by = undone.get(edit.number)
        state = f"taken back by {by.who}" if by else "taken back"
    elif edit.number in unfit:
        state = "fits nothing any more: its words are not there as they were"
    home = next((s for a in edit.articles if (s := store.story_of(a))), None)
    story = store.story(home) if home else None
    what = wording.EDITS[edit.kind] if edit.undoes is None else f"correction {edit.undoes} taken back"
    targets = edit.targets or edit.articles
    return EditRow(
        number=edit.number,
        at=moment(edit.at),
        who=edit.who,
        what=what,
        words=tuple(cut(t, 200) for t in list(dict.fromkeys(targets))[:SHOWN_WORDS]),
        note=edit.note,
        state=state,
        undoable=edit.number in standing,
        story=Link(story_title(store, story), f"/{story_file(story.id)}") if story else None,
    )


def story_title(store: Store, story: Story) -> str:
    """A story by what leads it, else by its headline."""
    lead = next((listed.lead for listed in store.listed_of((story.id,))), "")
    return cut(lead or story.title or story.id, 110)


def audit_context(store: Store, done: str, who: str, back: Link | None = None, fault: str = "") -> AuditContext:
    """The audit of all corrections; `done` tells of the one that was just made."""
    return AuditContext("Corrections", "/", edit_rows(store), done, back, who, fault)
