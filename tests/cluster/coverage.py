"""Invented coverage in which articles copy each other, come again, are broken, or break the reader."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path

SEED = 41
PLACES = ("Vendsund", "Tolmark", "Askholm", "Grimsvik", "Brack", "Ulness", "Harlow", "Pellin")
DEEDS = (
    "a crane fell on two piers and ships must anchor outside the harbour until divers have looked at both",
    "bakers walked out over night shifts and shops had no bread by noon in any of the four quarters",
    "flames destroyed the gymnasium of a school while its pupils were away on their winter holiday",
    "thieves cut a portrait from its frame in the museum before dawn and left by the garden door",
    "a ferry with ninety passengers ran onto a sandbank and was pulled free by two tugs after dark",
)
PEOPLE = ("Ida Lund", "Olaf Brandt", "Siv Dahl", "Karl Moe", "Nina Holt")
OUTLETS = ("Post", "Times", "Ferry", "Mail", "Echo", "Star")
WORDS = "council harbour police mayor winter engineers budget morning residents inquiry repair witness ferry street union".split()  # noqa: SIM905
TABLES = {
    "articles": "id, url, outlet, title, published_at, lang, text, rest, mark, edition_of",
    "pages": "article, digest, bytes",
    "readings": "mark, reader, body",
    "broken": "id, stage, reason, detail, url, text, mark, reader",
    "stories": "id, title, first_at, last_at",
    "story_articles": "story, position, article",
    "copies": "article, source, body",
    "records": "story, mark, body",
    "layouts": "name, body",
    "facets": "*",
    "listings": "*",
    "names": "*",
}


def rows(count: int, seed: int = SEED) -> list[dict[str, str]]:
    """So many articles over some months: about a third take passages of an earlier one."""
    chance = random.Random(seed)
    made: list[dict[str, str]] = []
    for n in range(count):
        event = chance.randrange(max(2, count // 6))
        place, deed, who = PLACES[event % len(PLACES)], DEEDS[event % len(DEEDS)], PEOPLE[event % len(PEOPLE)]
        own = " ".join(chance.choice(WORDS) for _ in range(30)).capitalize() + "."
        text = f'In {place} {deed}. "We will look into it at once" said {who} on Monday. {own} The case has number {event}.'
        if made and chance.random() < 0.35:
            text += "\n\n" + chance.choice(made)["text"][:220]
        outlet, day = chance.choice(OUTLETS), f"2021-{event % 4 + 1:02}-{1 + event % 25 + chance.randrange(3):02}"
        row = {"id": f"a{n:04}", "outlet": outlet, "title": f"{place}: {deed[:30]}", "text": text}
        made.append(row if chance.random() < 0.06 else {**row, "published_at": day})
    return made


def hostile() -> list[str]:
    """Lines that are no articles, or that the reader does not survive, and articles that come again."""
    first = rows(2)[0]
    return [
        "{ no json",
        json.dumps({"id": "empty", "text": " "}),
        json.dumps({"id": "boom", "text": "BOOM goes the reader in Brack.", "published_at": "2021-02-01"}),
        json.dumps({"id": "dies", "text": "DIES does the process that reads of Brack.", "published_at": "2021-02-01"}),
        json.dumps({**first, "text": first["text"] + " A later edition says more."}),
        json.dumps({"id": "twice", "text": "The quay of Ulness is shut, says the harbour."}),
        json.dumps({"id": "twice", "text": "The quay of Ulness is open again, says the harbour.", "published_at": "2021-02-02"}),
    ]


def write(path: Path, count: int) -> Path:
    """A file of JSON Lines with both."""
    lines = [json.dumps(row) for row in rows(count)]
    path.write_text("\n".join([*lines[: count // 2], *hostile(), *lines[count // 2 :]]) + "\n", encoding="utf-8")
    return path


def content(path: Path) -> dict[str, list[str]]:
    """All that a store holds, table by table, in an order of its own."""
    with closing(sqlite3.connect(path)) as db:
        return {t: sorted(map(repr, db.execute(f"SELECT {c} FROM {t}").fetchall())) for t, c in TABLES.items()}  # noqa: S608  # constants
