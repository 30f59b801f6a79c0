"""Search: articles by SQLite's FTS5, statements in the records of the stories that those articles are in."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Sequence

from onrecord.facts.span import Span
from onrecord.store.reads import Reads
from onrecord.store.results import Hit

OPEN, CLOSE = "\x02", "\x03"
PIECES = re.compile(r'"([^"]{1,200})"|(\S{1,100})')
MOST_WORDS = 32
MOST_NAMES = 200
"""Words of a text by which its story is looked for."""
MOST_STORIES = 200
"""Stories whose statements are looked through: those of the best articles."""
AROUND = 120
"""Characters of a statement shown before the first word found, and twice as many after it."""

ARTICLES = """
SELECT a.id, a.title, snippet(articles_words, -1, ?, ?, '…', 24),
       (SELECT story FROM story_articles s WHERE s.article = a.id LIMIT 1)
FROM articles_words w JOIN articles a ON a.row = w.rowid
WHERE articles_words MATCH ? AND a.edition_of IS NULL ORDER BY bm25(articles_words, 4.0, 1.0), a.id LIMIT ?
"""
STORIES = """
SELECT DISTINCT s.story FROM (
  SELECT a.id, bm25(articles_words) AS rank FROM articles_words w JOIN articles a ON a.row = w.rowid WHERE articles_words MATCH ?
) f JOIN story_articles s ON s.article = f.id ORDER BY f.rank, s.story LIMIT ?
"""


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


def search_articles(db: sqlite3.Connection, text: str, limit: int) -> tuple[Hit, ...]:
    """Articles that hold all the terms, best first."""
    terms = terms_of(text)
    if not terms:
        return ()
    return tuple(article_hit(*row) for row in db.execute(ARTICLES, (OPEN, CLOSE, query_of(terms), limit)))


def article_hit(article: str, title: str, marked: str, story: str | None) -> Hit:
    """A row with the marks of its snippet turned into spans."""
    plain, marks, start = "", [], 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", marked):
        if piece == OPEN:
            start = len(plain)
        elif piece == CLOSE:
            marks.append(Span(start, len(plain)))
        else:
            plain += piece
    return Hit("article", article, title, plain, tuple(marks), story)


def search_statements(store: Reads, text: str, limit: int) -> tuple[Hit, ...]:
    """Statements that hold all the terms in their text or their speaker's name: those with most accounts first.

    A statement's words stand in an article of its story, so only stories of articles that hold them are looked through.
    """
    terms = terms_of(text)
    if not terms:
        return ()
    patterns = [pattern_of(t) for t in terms]
    found: list[tuple[int, Hit]] = []
    for (story,) in store.db.execute(STORIES, (query_of(terms), MOST_STORIES)).fetchall():
        record = store.record(story)
        for one in record.statements if record else ():
            marks = [[Span(*m.span()) for m in p.finditer(folded(one.text))] for p in patterns]
            if all(m or p.search(folded(one.speaker)) for m, p in zip(marks, patterns, strict=True)):
                snippet, within = around(one.text, sorted({s for m in marks for s in m}))
                found.append((len(one.accounts), Hit("statement", one.id, one.speaker, snippet, within, story)))
    found.sort(key=lambda x: -x[0])
    return tuple(hit for _, hit in found[:limit])


def pattern_of(term: str) -> re.Pattern[str]:
    """What a term matches in a folded text: its words in a row, whatever stands between them."""
    words = re.findall(r"\w+", folded(term))
    return re.compile(r"\b" + r"\W+".join(map(re.escape, words)) + (r"\w*" if term.endswith("*") else r"\b"))


def folded(text: str) -> str:
    """A text without case and accents, of the same length, as the index of words sees it."""
    return "".join(_plain(c) for c in text)


def _plain(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


def around(text: str, marks: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """The part of a text around the first mark, with the marks in it."""
    start = max(0, marks[0].start - AROUND) if marks else 0
    end = min(len(text), start + 3 * AROUND)
    lead = "…" if start else ""
    shown = lead + text[start:end] + ("…" if end < len(text) else "")
    shift = len(lead) - start
    return shown, tuple(Span(m.start + shift, m.end + shift) for m in marks if start <= m.start and m.end <= end)
