"""Corrections by programs: the same log as the browser's and the command line's, with a token made for correcting."""

from __future__ import annotations

import msgspec
from litestar import post
from litestar.exceptions import ClientException, NotFoundException, PermissionDeniedException
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody
from litestar.status_codes import HTTP_201_CREATED

from onrecord.run import fixing
from onrecord.store.store import Store
from onrecord.web.answers import REFUSED, Asked
from onrecord.web.desk.answering import now
from onrecord.web.desk.correcting import Sent, change_of
from onrecord.web.desk.desk import Desk, by_token
from onrecord.web.desk.guarding import CORRECT_ADDRESS, asks
from onrecord.web.threads import in_thread

MOST_A_MINUTE = 60
MOST_BYTES = 100_000


class Correction(msgspec.Struct, frozen=True):
    """What is to be corrected in the record of `story`, and why (`note`).

    With an `item` (the id of a claim or discrepancy) `doing` is "wrong", "speaker" (not said by the one named), "part" (the
    accounts of `articles` tell of something else), "join" (it is the same as `other`) or "note"; without one it is "split"
    (`articles` belong elsewhere), "merge" (with the story `other`), "join entities" or "part entities" (`names`).
    """

    story: str
    doing: str
    note: str
    item: str = ""
    articles: tuple[str, ...] = ()
    other: str = ""
    names: tuple[str, ...] = ()


class Corrected(msgspec.Struct, frozen=True):
    """A correction that is kept: its number in the log, and how many records were made anew by it."""

    number: int
    made: int


def correcting_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """The one address that writes."""
    often = [asks(desk, MOST_A_MINUTE, "corrections").middleware]

    @post(
        CORRECT_ADDRESS,
        request_max_body_size=MOST_BYTES,
        status_code=HTTP_201_CREATED,
        exclude_from_csrf=True,
        middleware=often,
        responses=REFUSED,
    )
    @in_thread
    def api_correct(request: Asked, data: JSONBody[Correction]) -> Corrected:
        """Correct a record, under the name of the token's user. It is kept with the reason, and can be taken back by people."""
        asking = by_token(request)
        if asking is None:
            raise PermissionDeniedException(detail="Programs correct with a token of a team's server: onrecord user token")
        sent = Sent(data.doing, data.articles, data.other, data.names, asking[0].name, data.note)
        with desk.writing, Store.open(desk.store, write=True) as store:
            story = store.story(data.story)
            if story is None:
                raise NotFoundException(detail=f"No story {data.story}: /api/stories lists them")
            try:
                change = change_of(store, story, store.record(story.id), data.item, sent)
                edit, made = fixing.keep(store, change, sent.who, sent.note, now())
            except fixing.FixError as fault:
                raise ClientException(detail=f"{fault}: {fault.hint}") from fault
            return Corrected(edit.number, made)

    return [api_correct]
