"""New records: the form for addresses, texts, files and a feed; what is wrong with each beside it; and how far a build is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord.acquire.dates import read_time
from onrecord.acquire.guard import RefusedError, parted
from onrecord.acquire.how import How
from onrecord.facts.problem import ProblemError
from onrecord.run.archives import archive_of
from onrecord.run.jobs import MOST_OF_ONE, Given, Job, Upload, pasted
from onrecord.run.options import BuildOptions
from onrecord.store.store import Store
from onrecord.web.contexts import Seat
from onrecord.web.desk.cards import card, counted
from onrecord.web.desk.contexts import GivenRow, JobContext, Link, NewContext, StoryCard, TextField
from onrecord.web.desk.desk import Desk
from onrecord.web.names import article_file

TEXTS = 3
MOST_TEXTS = 12
MOST_ADDRESSES = 100
MOST_FILES = 100
LONGEST_TEXT = 1_000_000
LONGEST_ADDRESS = 2_000
MOST_SENT = 24_000_000
"""Bytes of one request."""
TITLES = {"done": "Record made", "failed": "No record was made", "broken off": "This build was broken off"}
STEPS = {"Taking in": "Fetching and taking in", "Reading": "Reading", "Matching": "Finding stories", "Collating": "Making records"}


@dataclass(frozen=True)
class Pasted:
    """A text as it was sent."""

    title: str = ""
    outlet: str = ""
    published: str = ""
    text: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was sent."""
        return not (self.text.strip() or self.title.strip())


@dataclass(frozen=True)
class Ordered:
    """What the form of a new record brings."""

    addresses: str = ""
    feed: str = ""
    texts: tuple[Pasted, ...] = ()
    files: tuple[Upload, ...] = ()
    reader: str = ""


BELOW = "Nothing is made yet: see what is marked below."


@dataclass(frozen=True)
class Checked:
    """What can be built of it, and what is wrong, each beside what caused it."""

    given: tuple[Given, ...] = ()
    addresses: tuple[str, ...] = ()
    feed: str = ""
    texts: tuple[str, ...] = ()
    files: str = ""
    whole: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.addresses or self.feed or any(self.texts) or self.files or self.whole)


def checked(order: Ordered) -> Checked:
    """What was sent, looked at before anything is built."""
    given: list[Given] = []
    lines = [line.strip() for line in order.addresses.splitlines() if line.strip()]
    faults = [f"{line[:120]}: {fault}" for line in lines[:MOST_ADDRESSES] if (fault := wrong_with(line))]
    if len(lines) > MOST_ADDRESSES:
        faults.append(f"{counted(len(lines), 'address', 'addresses')}: at most {MOST_ADDRESSES} are taken at once")
    given += [Given(line, line) for line in dict.fromkeys(lines)]
    feed_fault = wrong_with(order.feed.strip()) if order.feed.strip() else ""
    if order.feed.strip():
        given.append(Given(order.feed.strip(), order.feed.strip()))
    texts = tuple(wrong_with_text(t) for t in order.texts)
    for number, text in enumerate(order.texts, 1):
        if not text.empty:
            article = pasted(text.text, text.title, text.outlet, text.published)
            given.append(Given(f"Text {number}: {article.title[:80]}", article))
    given += [Given(f.name, f) for f in order.files]
    files = f"{len(order.files)} files: at most {MOST_FILES} are taken at once" if len(order.files) > MOST_FILES else ""
    whole = "" if given else "Give an address, a text, a file or a feed."
    return Checked(tuple(given), tuple(faults), feed_fault, texts, files, whole)


def wrong_with(address: str) -> str:
    """What is wrong with an address, as far as can be seen without fetching it; "" when nothing."""
    if len(address) > LONGEST_ADDRESS:
        return "longer than addresses are"
    if not address.lower().startswith(("http://", "https://")):
        return "no address: it begins with http:// or https://"
    try:
        parted(address)
    except RefusedError as fault:
        return str(fault)
    return ""


def wrong_with_text(text: Pasted) -> str:
    """What is wrong with a pasted text; "" when nothing."""
    if text.empty:
        return ""
    if not text.text.strip():
        return "there is a title, but no text"
    if len(text.text) > LONGEST_TEXT:
        return f"{len(text.text):,} characters: at most {LONGEST_TEXT:,} are read"
    if text.published and read_time(text.published) is None:
        return f"{text.published} is no date, or may be one of two: write it as 2024-03-05, 5 March 2024, or 2024-03-05T10:00+01:00"
    return ""


def ask(desk: Desk, given: Sequence[Given], reader: str, seat: Seat) -> Job:
    """Have the record made. Raises BusyError."""
    options = BuildOptions(
        mode="fast" if (reader or reader_of(desk)) == "fast" else "accurate", now=datetime.now(UTC).isoformat(timespec="seconds")
    )
    how = How(private=desk.private and desk.team is None, most=MOST_OF_ONE, archive=archive_of(desk.store))
    return desk.jobs.ask(desk.store, given, options, how, seat.name)


def again(desk: Desk, job: Job, seat: Seat) -> Job:
    """Have a job that came to nothing done once more; it takes the place of the old one. Raises BusyError."""
    made = ask(desk, [Given(one.label, one.source) for one in job.given], job.options.mode, seat)
    desk.jobs.forget(job.id)
    return made


def new_context(desk: Desk, order: Ordered, told: Checked | None, texts: int, fault: ProblemError | None = None) -> NewContext:
    """The form, with what was sent before and what is wrong with it."""
    wanted = min(MOST_TEXTS, max(texts, TEXTS, len(order.texts)))
    held = (*order.texts, *[Pasted()] * (wanted - len(order.texts)))
    faults = told.texts if told else ()
    rows = tuple(
        TextField(n + 1, t.title, t.outlet, t.published, t.text, faults[n] if n < len(faults) else "") for n, t in enumerate(held)
    )
    files_fault = told.files if told else ""
    if told and not told.sound and order.files:
        files_fault = files_fault or "Choose the files again: a browser does not send them twice."
    return NewContext(
        title="New record",
        root="/",
        addresses=order.addresses,
        addresses_faults=told.addresses if told else (),
        feed=order.feed,
        feed_fault=told.feed if told else "",
        texts=rows,
        files_fault=files_fault,
        fault=f"{fault}: {fault.hint}" if fault else (told.whole or ("" if told.sound else BELOW)) if told else "",
        reader=order.reader or reader_of(desk),
        jobs=tuple(Link(job_title(j), f"/jobs/{j.id}") for j in desk.jobs.all()[:10]),
    )


def reader_of(desk: Desk) -> str:
    """The reader that the store was read with: with another, all that it holds would be read anew."""
    with Store.open(desk.store) as store:
        return "fast" if " fast " in f"{store.reader()} " else "accurate"


def job_title(job: Job) -> str:
    """A job in a line."""
    return f"{counted(len(job.given), 'input')}: {job.state}"


def job_context(desk: Desk, job: Job) -> JobContext:
    """How a build stands; when it is done, the stories that its articles are in."""
    rows: list[GivenRow] = []
    stories: tuple[StoryCard, ...] = ()
    with Store.open(desk.store) as store:
        for one in job.given:
            links = []
            for article in one.articles[:MOST_OF_ONE]:
                held = store.article(article) if job.over else None
                links.append(Link(held.title or article if held else article, f"/{article_file(article)}" if held else ""))
            rows.append(GivenRow(one.label, state_of(job, one), tuple(links), tuple(one.faults[:MOST_OF_ONE])))
        if job.state == "done":
            homes = dict.fromkeys(s for one in job.given for a in one.articles if (s := store.story_of(a)))
            listed = {s.id: s for s in store.listed_of(tuple(homes)[:MOST_OF_ONE])}
            stories = tuple(card(listed[h], "/") for h in homes if h in listed)
    return JobContext(
        title=TITLES.get(job.state, "Making a record"),
        root="/",
        state=job.state,
        over=job.over,
        step=STEPS.get(job.step, job.step) if job.state == "running" else "",
        done=min(job.done, job.total) if job.total else job.done,
        total=job.total,
        given=tuple(rows),
        stories=stories,
        fault=job.fault,
        told=told_of(job),
        address=f"/jobs/{job.id}",
        again=f"/jobs/{job.id}/again" if job.again else "",
    )


def state_of(job: Job, one: Given) -> str:
    """How it stands with one input."""
    if one.faults and not one.articles:
        return "cannot be used"
    if one.taken:
        return "in part" if one.faults else "taken"
    return "not looked at" if job.over else "waits"


def told_of(job: Job) -> str:
    """What a job did, in a line."""
    report = job.report
    if report is None:
        return ""
    if report.unchanged:
        return "All of it was in the store already: nothing changed."
    done = ((report.added, "new article"), (report.read, "reading"), (report.collated, "record"))
    return f"Made: {', '.join(counted(count, what) for count, what in done)}."
