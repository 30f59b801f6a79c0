"""Search: articles, and the claims of records, by SQLite's FTS5."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

import msgspec

from onrecord.facts.span import Span
from onrecord.store.indexing import name_key
from onrecord.store.listings import CLAIM, HOMES, claim_rows
from onrecord.store.results import ClaimRow, Hit

OPEN, CLOSE = "\x02", "\x03"
PIECES = re.compile(r'"([^"]{1,200})"|(\S{1,100})')
MOST_WORDS = 32
MOST_WEIGHED = 3_000
"""Claims, or articles, that are weighed against each other, those kept last: a word that is everywhere is in many more."""
MOST_NAMES = 200
"""Words of a text by which its story is looked for."""
AROUND = 120
"""Characters of a claim shown before the first word found, and twice as many after it."""

STORIES = """
SELECT DISTINCT s.story FROM (
  SELECT a.id, bm25(articles_words) AS rank FROM articles_words w JOIN articles a ON a.row = w.rowid WHERE articles_words MATCH ?
) f JOIN story_articles s ON s.article = f.id ORDER BY f.rank, s.story LIMIT ?
"""
BEST = """
SELECT row, rank FROM (
  SELECT a.row, a.id, bm25(articles_words, 4.0, 1.0) AS rank FROM articles_words w JOIN articles a ON a.row = w.rowid
  WHERE articles_words MATCH ? AND w.rowid NOT IN (SELECT row FROM articles WHERE edition_of IS NOT NULL)
   AND (? = '' OR a.outlet = ? COLLATE NOCASE)
   AND (? = '' OR substr(a.published_at, 1, 10) >= ?) AND (? = '' OR substr(a.published_at, 1, 10) <= ?)
  ORDER BY w.rowid DESC LIMIT ?
) ORDER BY rank, id LIMIT ?
"""
ARTICLES = """
SELECT a.id, a.title, snippet(articles_words, -1, ?, ?, '…', 24),
       (SELECT story FROM story_articles s WHERE s.article = a.id LIMIT 1), a.outlet, a.published_at
FROM articles_words w JOIN articles a ON a.row = w.rowid WHERE articles_words MATCH ? AND w.rowid = ?
"""
CLAIMS = f"""
SELECT {CLAIM}, c.row FROM (SELECT row, rank FROM (
  SELECT c.row, c.articles, c.weight, c.story, c.id, bm25(claims_words, 1.0, 2.0) AS rank
  FROM claims_words w JOIN claims c ON c.row = w.rowid
  WHERE claims_words MATCH ? AND (c.kind = 'statement') = ? AND (? = '' OR c.speaker_key = ?)
   AND (? = '' OR c.day >= ?) AND (? = '' OR substr(c.day, 1, 10) <= ?)
   AND (? = '' OR c.story IN (SELECT story FROM facets WHERE kind = 'outlet' AND key = ?))
  ORDER BY w.rowid DESC LIMIT ?
) ORDER BY articles DESC, rank, weight DESC, story, id LIMIT ?) f JOIN claims c ON c.row = f.row {HOMES}
ORDER BY c.articles DESC, f.rank, c.weight DESC, c.story, c.id
"""  # noqa: S608  # constants
MARKED = "SELECT highlight(claims_words, 0, ?, ?) FROM claims_words WHERE claims_words MATCH ? AND rowid = ?"


class Narrowed(msgspec.Struct, frozen=True):
    """What a search is narrowed to: a speaker's name, an outlet's, days (ISO 8601) from and until which."""

    speaker: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""


ANYWHERE = Narrowed()
Marked = tuple[ClaimRow, tuple[Span, ...]]
"""A claim that was found, and where the words stand in its text."""


def terms_of(text: str) -> tuple[str, ...]:
    """What a person typed as phrases to be found all together: "quoted words" are one, a word with * at its end begins so."""
    found = []
    for phrase, word in PIECES.findall(text.replace("\0", " "))[:MOST_WORDS]:
        plain = (phrase or word).replace('"', " ").strip()
        if any(c.isalnum() for c in plain):
            found.append(plain.rstrip("*") + ("*" if word.endswith("*") else ""))
    return tuple(found)


def stories_with(db: sqlite3.Connection, words: Sequence[str], limit: int) -> tuple[str, ...]:
    """The stories whose articles have most of some words, the rarer counting more, best first."""
    plain = list(dict.fromkeys("".join(c for c in w if c.isalnum()) for w in words))
    query = " OR ".join(f'"{w}"' for w in plain[:MOST_NAMES] if w)
    return tuple(i for (i,) in db.execute(STORIES, (query, limit))) if query else ()


def query_of(terms: tuple[str, ...]) -> str:
    """FTS5's query for these terms."""
    return " ".join(f'"{t[:-1]}"*' if t.endswith("*") else f'"{t}"' for t in terms)


def search_articles(db: sqlite3.Connection, text: str, limit: int, by: Narrowed = ANYWHERE) -> tuple[Hit, ...]:
    """Articles that hold all the terms, best first; a speaker does not narrow them."""
    return tuple(hit for _, hit in ranked_articles(db, text, limit, by))


def ranked_articles(
    db: sqlite3.Connection, text: str, limit: int, by: Narrowed = ANYWHERE, weighed: int = MOST_WEIGHED
) -> tuple[tuple[float, Hit], ...]:
    """The same, each with its rank: the lesser the better. `weighed` are how many are weighed against each other at most."""
    terms = terms_of(text)
    if not terms:
        return ()
    query, days = query_of(terms), (by.since, by.since, by.until, by.until)
    best = db.execute(BEST, (query, by.outlet, by.outlet, *days, max(limit, weighed), limit)).fetchall()
    # Only of those shown is a snippet made: that reads the whole text.
    return tuple((rank, article_hit(*db.execute(ARTICLES, (OPEN, CLOSE, query, row)).fetchone())) for row, rank in best)


def article_hit(article: str, title: str, marked: str, story: str | None, outlet: str | None, published: str | None) -> Hit:
    """A row with the marks of its snippet turned into spans."""
    plain, marks = unmarked(marked)
    return Hit("article", article, title, plain, marks, story, outlet, published)


def unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A text without FTS5's marks, and the spans that they stood around."""
    plain, marks, start = "", [], 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", marked):
        if piece == OPEN:
            start = len(plain)
        elif piece == CLOSE:
            marks.append(Span(start, len(plain)))
        else:
            plain += piece
    return plain, tuple(marks)


def search_claims(
    db: sqlite3.Connection, text: str, limit: int, *, said: bool, by: Narrowed = ANYWHERE, weighed: int = MOST_WEIGHED
) -> tuple[Marked, ...]:
    """Statements (`said`), or other claims, that hold all the terms in their words or their speaker's name, with these words.

    Those that most articles carry come first. A row's `text` is the part around the first word found.
    """
    terms = terms_of(text)
    if not terms:
        return ()
    speaker, outlet = name_key(by.speaker), name_key(by.outlet)
    query, days = query_of(terms), (by.since, by.since, by.until, by.until)
    rows = db.execute(CLAIMS, (query, said, speaker, speaker, *days, outlet, outlet, max(limit, weighed), limit)).fetchall()
    found = []
    for row in rows:  # only of those shown are the words marked
        marked = db.execute(MARKED, (OPEN, CLOSE, query, row[-1])).fetchone()[0]
        shown, marks = around(*unmarked(marked))
        found.append((msgspec.structs.replace(claim_rows([row[:-1]])[0], text=shown), marks))
    return tuple(found)


def search_statements(db: sqlite3.Connection, text: str, limit: int) -> tuple[Hit, ...]:
    """Statements that hold all the terms, as hits."""
    rows = search_claims(db, text, limit, said=True)
    return tuple(Hit("statement", r.id, r.speaker, r.text, marks, r.story) for r, marks in rows)


def suggested(db: sqlite3.Connection, begun: str, limit: int) -> tuple[tuple[str, int], ...]:
    """Words of articles that begin so, those that most articles have first, with how many these are."""
    word = name_key(begun)
    if not word:
        return ()
    rows = db.execute(
        "SELECT term, doc FROM articles_terms WHERE term >= ? AND term < ? ORDER BY doc DESC, term LIMIT ?",
        (word, word + "\U0010ffff", limit),
    )
    return tuple((str(term), int(many)) for term, many in rows)


def around(text: str, marks: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """The part of a text around the first mark, with the marks in it."""
    start = max(0, marks[0].start - AROUND) if marks else 0
    end = min(len(text), start + 3 * AROUND)
    lead = "…" if start else ""
    shown = lead + text[start:end] + ("…" if end < len(text) else "")
    shift = len(lead) - start
    return shown, tuple(Span(m.start + shift, m.end + shift) for m in marks if start <= m.start and m.end <= end)
