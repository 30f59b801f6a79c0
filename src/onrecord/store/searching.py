"""Search over articles and statements with SQLite's FTS5."""

from __future__ import annotations

import re
import sqlite3

from onrecord.facts.span import Span
from onrecord.store.results import Hit

OPEN, CLOSE = "\x02", "\x03"
PIECES = re.compile(r'"([^"]{1,200})"|(\S{1,100})')
MOST_WORDS = 32

ARTICLES = """
SELECT a.id, a.title, snippet(articles_words, -1, ?, ?, '…', 24),
       (SELECT story FROM story_articles s WHERE s.article = a.id LIMIT 1)
FROM articles_words w JOIN articles a ON a.row = w.rowid
WHERE articles_words MATCH ? AND a.edition_of IS NULL ORDER BY bm25(articles_words, 4.0, 1.0), a.id LIMIT ?
"""
STATEMENTS = """
SELECT s.id, s.speaker, snippet(statements_words, 1, ?, ?, '…', 24), s.story
FROM statements_words w JOIN statements s ON s.row = w.rowid
WHERE statements_words MATCH ? ORDER BY bm25(statements_words), s.row LIMIT ?
"""


def query_of(text: str) -> str:
    """FTS5's query for what a person typed: all the words, quoted ones together, a last * for a beginning. "" when no words."""
    parts: list[str] = []
    for phrase, word in PIECES.findall(text)[:MOST_WORDS]:
        plain = (phrase or word).replace('"', " ").strip()
        if not any(c.isalnum() for c in plain):
            continue
        start = word.endswith("*")
        parts.append('"' + plain.rstrip("*") + '"' + ("*" if start else ""))
    return " ".join(parts)


def search(db: sqlite3.Connection, text: str, limit: int) -> tuple[Hit, ...]:
    """Articles, then statements, that hold all the words; best first."""
    query = query_of(text.replace("\0", " "))
    if not query:
        return ()
    hits = [hit("article", *row) for row in db.execute(ARTICLES, (OPEN, CLOSE, query, limit))]
    hits += [hit("statement", *row) for row in db.execute(STATEMENTS, (OPEN, CLOSE, query, limit))]
    return tuple(hits)


def hit(kind: str, item: str, title: str, marked: str, story: str | None) -> Hit:
    """A row with the marks of its snippet turned into spans."""
    plain, marks, start = "", [], 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", marked):
        if piece == OPEN:
            start = len(plain)
        elif piece == CLOSE:
            marks.append(Span(start, len(plain)))
        else:
            plain += piece
    return Hit("statement" if kind == "statement" else "article", item, title, plain, tuple(marks), story)
