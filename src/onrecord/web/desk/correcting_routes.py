"""The routes of corrections: the form beside a line or a story, the audit, and the undo."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any
from urllib.parse import quote, unquote, urlencode

from anyio import to_thread
from litestar import Response, get, post
from litestar.exceptions import ClientException, NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect

from onrecord.facts.edit import Edit
from onrecord.facts.story import Story
from onrecord.run import fixing
from onrecord.store.store import Store
from onrecord.web.answers import Asked
from onrecord.web.contexts import Seat
from onrecord.web.desk.answering import now, shown
from onrecord.web.desk.contexts import Link
from onrecord.web.desk.correcting import Sent, audit_context, change_of, correct_context
from onrecord.web.desk.desk import Desk
from onrecord.web.desk.forms import field, fields, sent
from onrecord.web.desk.guarding import corrector, writes
from onrecord.web.names import slug, story_file
from onrecord.web.threads import in_thread

Name = FromPath[str]
Number = Annotated[int, QueryParameter(ge=0, le=10**9)]
SMALL = 400_000
"""Bytes of a form without files."""
NAMED = "onrecord-name"
"""The cookie that keeps the name somebody signed with last, on a server for this machine."""


def story_named(store: Store, name: str) -> Story:
    """The story that a page's name stands for. Raises NotFoundException."""
    found = next((s for s in store.stories() if name in {slug(s.id), s.id}), None)
    if found is None:
        raise NotFoundException(detail="No such story: the list is at /")
    return found


def signer(request: Asked, seat: Seat) -> str:
    """The name to sign with: the user's, else the one used last, which a browser keeps in an address's own letters."""
    return seat.name or unquote(request.cookies.get(NAMED, ""))[: fixing.LONGEST_NAME]


def signed(answer: Response[Any], desk: Desk, seat: Seat, who: str) -> Response[Any]:
    """An answer by which the browser keeps the name that somebody signed with."""
    if not seat.name and who:
        answer.set_cookie(NAMED, quote(who), max_age=180 * 86_400, httponly=True, samesite="strict", secure=desk.https)
    return answer


def done(edit: Edit, made: int) -> Response[Any]:
    """To the audit, where a correction that was just made is told."""
    return Redirect(f"/corrections?{urlencode({'done': edit.number, 'made': made})}#c{edit.number}", status_code=303)


def opened(desk: Desk, request: Asked, story: str, item: str) -> Response[str]:
    """The form of a line, or of a story."""
    seat = desk.seat(request)
    corrector(seat)
    with Store.open(desk.store) as store:
        context = correct_context(store, story_named(store, story), item, Sent(who=signer(request, seat)))
    if context is None:
        raise NotFoundException(detail="There is no such line in the record any more")
    return shown("correct", context, seat)


def applied(desk: Desk, seat: Seat, story: str, item: str, asked: Sent) -> Response[Any]:
    """Make a correction; what makes no sense is told in the form."""
    with desk.writing, Store.open(desk.store, write=True) as store:
        home = story_named(store, story)
        try:
            change = change_of(store, home, store.record(home.id), item, asked)
            edit, made = fixing.keep(store, change, asked.who, asked.note, now())
        except fixing.FixError as fault:
            context = correct_context(store, home, item, asked, fault)
            if context is None:
                raise ClientException(detail=f"{fault}: {fault.hint}") from fault
            return shown("correct", context, seat, 422)
    return done(edit, made)


def undone(desk: Desk, seat: Seat, number: str, who: str, note: str) -> Response[Any]:
    """Take a correction back."""
    with desk.writing, Store.open(desk.store, write=True) as store:
        try:
            if not note.strip():
                raise fixing.FixError("say why", "whoever reads the record later will want to know")
            change = fixing.undo(store, int(number) if number.isdecimal() and len(number) < 10 else -1)
            edit, made = fixing.keep(store, change, who, note, now())
        except fixing.FixError as fault:
            return shown("audit", audit_context(store, "", who, fault=f"{fault}: {fault.hint}"), seat, 422)
    return done(edit, made)


async def received(desk: Desk, request: Asked, story: str, item: str) -> Response[Any]:
    """A form of a correction, as it was sent."""
    seat = desk.seat(request)
    corrector(seat)
    data = await sent(request)
    who = seat.name or field(data, "who", fixing.LONGEST_NAME)
    note = field(data, "note", 9_999)
    asked = Sent(field(data, "doing", 40), fields(data, "article"), field(data, "other"), fields(data, "name"), who, note)
    return signed(await to_thread.run_sync(partial(applied, desk, seat, story, item, asked)), desk, seat, who)


def told_of(store: Store, number: int, made: int) -> tuple[str, Link | None]:
    """What is told of a correction that was just made, and the way back to its story."""
    edits = store.edits()
    edit = next((e for e in edits if e.number == number), None)
    if edit is None:
        return "", None
    about = next((e for e in edits if e.number == edit.undoes), edit)
    home = next((s for a in about.articles if (s := store.story_of(a))), None)
    story = store.story(home) if home else None
    back = Link(story.title or story.id, f"/{story_file(story.id)}") if story else None
    return f"Correction {edit.number} is kept; {made} record{'' if made == 1 else 's'} made anew.", back


def correcting_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """Corrections."""
    often = [writes(60, "writes").middleware]

    @get("/correct/{story:str}", include_in_schema=False)
    @in_thread
    def story_form(request: Asked, story: Name) -> Response[str]:
        return opened(desk, request, story, "")

    @get("/correct/{story:str}/{item:str}", include_in_schema=False)
    @in_thread
    def item_form(request: Asked, story: Name, item: Name) -> Response[str]:
        return opened(desk, request, story, item)

    @post("/correct/{story:str}", include_in_schema=False, request_max_body_size=SMALL, middleware=often)
    async def correct_story(request: Asked, story: Name) -> Response[Any]:
        return await received(desk, request, story, "")

    @post("/correct/{story:str}/{item:str}", include_in_schema=False, request_max_body_size=SMALL, middleware=often)
    async def correct_item(request: Asked, story: Name, item: Name) -> Response[Any]:
        return await received(desk, request, story, item)

    @post("/corrections/undo", include_in_schema=False, request_max_body_size=SMALL, middleware=often)
    async def undo(request: Asked) -> Response[Any]:
        seat = desk.seat(request)
        corrector(seat)
        data = await sent(request)
        who = seat.name or field(data, "who", fixing.LONGEST_NAME)
        ask = partial(undone, desk, seat, field(data, "number", 12), who, field(data, "note", 9_999))
        return signed(await to_thread.run_sync(ask), desk, seat, who)

    @get("/corrections", include_in_schema=False)
    @in_thread
    def audit(request: Asked, done: Number = 0, made: Number = 0) -> Response[str]:
        seat = desk.seat(request)
        with Store.open(desk.store) as store:
            told, back = told_of(store, done, made)
            return shown("audit", audit_context(store, told, signer(request, seat), back), seat)

    return [story_form, item_form, correct_story, correct_item, undo, audit]
