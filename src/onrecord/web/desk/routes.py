"""The requests that the desk answers: search, names, corrections, new records, and the log-in of a team."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any
from urllib.parse import quote, unquote, urlencode

from anyio import to_thread
from litestar import Response, get, post
from litestar.exceptions import ClientException, NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect

from onrecord.facts.story import Story
from onrecord.run import fixing
from onrecord.run.jobs import BusyError, Upload
from onrecord.store.store import Store
from onrecord.web.answers import Asked
from onrecord.web.contexts import Seat
from onrecord.web.desk import making
from onrecord.web.desk.answering import now, shown
from onrecord.web.desk.contexts import Link, LoginContext
from onrecord.web.desk.correcting import Sent, audit_context, change_of, correct_context
from onrecord.web.desk.desk import Desk
from onrecord.web.desk.forms import field, fields, files, sent
from onrecord.web.desk.guarding import FRESH, builder, corrector, writes
from onrecord.web.desk.members import members_routes
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


def correcting_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """Corrections."""
    often = [writes(60, "writes").middleware]

    def opened(request: Asked, story: str, item: str) -> Response[str]:
        seat = desk.seat(request)
        corrector(seat)
        with Store.open(desk.store) as store:
            context = correct_context(store, story_named(store, story), item, Sent(who=signer(request, seat)))
        if context is None:
            raise NotFoundException(detail="There is no such line in the record any more")
        return shown("correct", context, seat)

    @get("/correct/{story:str}", include_in_schema=False)
    @in_thread
    def story_form(request: Asked, story: Name) -> Response[str]:
        return opened(request, story, "")

    @get("/correct/{story:str}/{item:str}", include_in_schema=False)
    @in_thread
    def item_form(request: Asked, story: Name, item: Name) -> Response[str]:
        return opened(request, story, item)

    def apply(seat: Seat, story: str, item: str, asked: Sent) -> Response[Any]:
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
        answer: Response[Any] = Redirect(
            f"/corrections?{urlencode({'done': edit.number, 'made': made})}#c{edit.number}", status_code=303
        )
        return answer

    async def received(request: Asked, story: str, item: str) -> Response[Any]:
        seat = desk.seat(request)
        corrector(seat)
        data = await sent(request)
        who = seat.name or field(data, "who", fixing.LONGEST_NAME)
        note = field(data, "note", 9_999)
        asked = Sent(field(data, "doing", 40), fields(data, "article"), field(data, "other"), fields(data, "name"), who, note)
        return signed(await to_thread.run_sync(partial(apply, seat, story, item, asked)), seat, who)

    @post("/correct/{story:str}", include_in_schema=False, request_max_body_size=SMALL, middleware=often)
    async def correct_story(request: Asked, story: Name) -> Response[Any]:
        return await received(request, story, "")

    @post("/correct/{story:str}/{item:str}", include_in_schema=False, request_max_body_size=SMALL, middleware=often)
    async def correct_item(request: Asked, story: Name, item: Name) -> Response[Any]:
        return await received(request, story, item)

    def undone(seat: Seat, number: str, who: str, note: str) -> Response[Any]:
        with desk.writing, Store.open(desk.store, write=True) as store:
            try:
                if not note.strip():
                    raise fixing.FixError("say why", "whoever reads the record later will want to know")
                change = fixing.undo(store, int(number) if number.isdecimal() and len(number) < 10 else -1)
                edit, made = fixing.keep(store, change, who, note, now())
            except fixing.FixError as fault:
                return shown("audit", audit_context(store, "", who, fault=f"{fault}: {fault.hint}"), seat, 422)
        answer: Response[Any] = Redirect(
            f"/corrections?{urlencode({'done': edit.number, 'made': made})}#c{edit.number}", status_code=303
        )
        return answer

    @post("/corrections/undo", include_in_schema=False, request_max_body_size=SMALL, middleware=often)
    async def undo(request: Asked) -> Response[Any]:
        seat = desk.seat(request)
        corrector(seat)
        data = await sent(request)
        who = seat.name or field(data, "who", fixing.LONGEST_NAME)
        ask = partial(undone, seat, field(data, "number", 12), who, field(data, "note", 9_999))
        return signed(await to_thread.run_sync(ask), seat, who)

    def signed(answer: Response[Any], seat: Seat, who: str) -> Response[Any]:
        if not seat.name and who:
            answer.set_cookie(NAMED, quote(who), max_age=180 * 86_400, httponly=True, samesite="strict", secure=desk.https)
        return answer

    @get("/corrections", include_in_schema=False)
    @in_thread
    def audit(request: Asked, done: Number = 0, made: Number = 0) -> Response[str]:
        seat = desk.seat(request)
        with Store.open(desk.store) as store:
            edit = next((e for e in store.edits() if e.number == done), None)
            told, back = "", None
            if edit is not None:
                told = f"Correction {edit.number} is kept; {made} record{'' if made == 1 else 's'} made anew."
                about = next((e for e in store.edits() if e.number == edit.undoes), edit)
                home = next((s for a in about.articles if (s := store.story_of(a))), None)
                story = store.story(home) if home else None
                back = Link(story.title or story.id, f"/{story_file(story.id)}") if story else None
            return shown("audit", audit_context(store, told, signer(request, seat), back), seat)

    return [story_form, item_form, correct_story, correct_item, undo, audit]


def making_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """New records."""

    @get("/new", include_in_schema=False)
    @in_thread
    def form(request: Asked, texts: Number = 0) -> Response[str]:
        seat = desk.seat(request)
        builder(seat)
        return shown("new", making.new_context(desk, making.Ordered(), None, texts), seat)

    @post("/new", include_in_schema=False, request_max_body_size=making.MOST_SENT, middleware=[writes(20, "builds").middleware])
    async def order(request: Asked) -> Response[Any]:
        seat = desk.seat(request)
        builder(seat)
        data = await sent(request)
        columns: list[Sequence[Any]] = [data.getall(n, [])[: making.MOST_TEXTS] for n in ("title", "outlet", "published", "text")]
        texts = tuple(making.Pasted(*(field_text(v, making.LONGEST_TEXT + 1) for v in row)) for row in zip(*columns, strict=False))
        sent_files = files(data, "files")[: making.MOST_FILES + 1]
        uploads = tuple([Upload(f.filename, await f.read()) for f in sent_files])
        asked = making.Ordered(
            field(data, "addresses", 400_000), field(data, "feed", 4_000), texts, uploads, field(data, "reader", 20)
        )
        if data.get("more"):
            return shown("new", making.new_context(desk, asked, None, len(texts) + making.TEXTS), seat)
        told = making.checked(asked)
        if not told.sound:
            return shown("new", making.new_context(desk, asked, told, 0), seat, 422)
        try:
            job = making.ask(desk, told.given, asked.reader, seat)
        except BusyError as fault:
            return shown("new", making.new_context(desk, asked, told, 0, fault), seat, 429)
        return Redirect(f"/jobs/{job.id}", status_code=303)

    @get("/jobs/{name:str}", include_in_schema=False)
    @in_thread
    def job(request: Asked, name: Name) -> Response[str]:
        seat = desk.seat(request)
        builder(seat)
        found = desk.jobs.job(name)
        if found is None:
            raise NotFoundException(detail="This server knows no such build: it may have been started anew since")
        return shown("job", making.job_context(desk, found), seat)

    return [form, order, job]


def field_text(value: object, most: int) -> str:
    """A value of a form as text."""
    from onrecord.web.desk.forms import clean

    return clean(value)[:most] if isinstance(value, str) else ""


def team_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """The log-in of a team, and who is in it, with the tokens of its programs."""
    team, tokens = desk.team, desk.tokens
    if team is None or tokens is None:
        return []
    at_once = threading.BoundedSemaphore(2)  # argon2 takes 64 MB and a core each time

    @get("/login", include_in_schema=False)
    @in_thread
    def form(request: Asked) -> Response[Any]:
        if desk.user(request) is not None:
            return Redirect("/", status_code=303)
        return shown("login", LoginContext("Log in", "/", "", ""), desk.seat(request))

    def known(name: str, password: str) -> Any:  # noqa: ANN401  # a user or None
        with at_once:
            return team.known(name, password)

    @post("/login", include_in_schema=False, request_max_body_size=20_000, middleware=[writes(10, "logins").middleware])
    async def login(request: Asked) -> Response[Any]:
        data = await sent(request)
        name, password = field(data, "name", 60), data.get("password", "")
        user = await to_thread.run_sync(partial(known, name, password if isinstance(password, str) else ""))
        if user is None:
            context = LoginContext("Log in", "/", name, "There is no user of that name and password.")
            return shown("login", context, desk.seat(request), 401)
        request.scope["state"][FRESH] = new_session_id()
        request.set_session({"user": user.name, "stamp": user.stamp, "since": datetime.now(UTC).timestamp()})
        return Redirect("/", status_code=303)

    @post("/logout", include_in_schema=False, request_max_body_size=20_000)
    async def logout(request: Asked) -> Response[Any]:
        request.clear_session()
        return Redirect("/login", status_code=303)

    return [form, login, logout, *members_routes(desk, team, tokens)]


def new_session_id() -> str:
    """An id that nobody can guess."""
    import secrets

    return secrets.token_hex(32)


def desk_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """All that the desk answers."""
    return [*correcting_routes(desk), *making_routes(desk), *team_routes(desk)]
