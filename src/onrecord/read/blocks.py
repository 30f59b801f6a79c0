"""Blocks: which stretches of a text are its own account, and which are title, dateline, caption, credit, embed or boilerplate.

Inputs that know a page's structure (HTML) give their blocks; for plain text they are told from each paragraph's form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.facts.article import Article, Block, BlockKind
from onrecord.lexicon.furniture import furniture
from onrecord.lexicon.outlets import outlet_named
from onrecord.read.furnished import furnished

PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")
# A place in capitals or a place with an agency in brackets, perhaps a date, then a dash: LISBON, Oct 18 (IPA) -
DATELINE = re.compile(
    r"\s*(?=[A-Z])(?:[A-Z][A-Z.’'\- ]{2,40}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}(?=[,/ ][^.\n]{0,50}\())"
    r"(?:[,/] ?[A-Z][\w.’' -]{1,30}){0,3}(?:,? ?\d{1,2}(?:,? \d{4})?)?"
    r"(?: ?\([A-Z][\w .&/-]{1,40}\))? ?(?:—|–|--|-|_|:) ?(?=\S)"
)
# A place with an outlet or agency in brackets and no dash behind it: Berlin, Ohio (IPA) The ...
_NAMES = r"[A-Z][\w.’'-]{1,30}(?: [A-Z][\w.’'-]{1,30}){0,2}"
AGENCY_LINE = re.compile(rf"\s*{_NAMES}(?:, {_NAMES})? \((?P<agency>[A-Z][A-Z ]{{1,12}})\) (?=[\"“A-Z])")
LONE_NAME = re.compile(r"\W*(?:[A-Z][\w.&’'-]*)(?:[ /-][A-Z&][\w.&’'-]*){0,4}\W*")
TITLE_LENGTH = 200
TITLE_WORDS, CREDIT = 5, 60
"""Words from which a title is known inside a paragraph, and code points before it in which the credit of a picture stands."""
WORDS = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text, case folded."""
    return WORDS.findall(text.casefold())


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines that hold a visible character, without surrounding white space."""
    for match in PARAGRAPH.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        yield start, start + len(line.strip())


def is_title(paragraph: str, article: Article, place: int) -> bool:
    """Whether the paragraph at `place` (0 for the first) is the article's title or repeats it."""
    own = words(paragraph)
    if article.title and own == words(article.title):
        return place < 4
    unstopped = not paragraph.rstrip("\"'”’)").endswith((".", "!", ":"))
    return place == 0 and not article.title and len(paragraph) <= TITLE_LENGTH and unstopped


def kind_of(paragraph: str) -> BlockKind:
    """What a paragraph that is not a title is, by its form."""
    for kind, most, pattern in furniture():
        if len(paragraph) <= most and pattern.search(paragraph):
            return kind
    return "body"


def _dateline(paragraph: str) -> re.Match[str] | None:
    """The place and agency that the first paragraph of an account opens with."""
    found = DATELINE.match(paragraph)
    if found:
        return found
    found = AGENCY_LINE.match(paragraph)
    return found if found and outlet_named(found["agency"]) else None


def _title_inside(paragraph: str, article: Article) -> tuple[int, int] | None:
    """Where the article's title stands in a paragraph behind the credit of a picture that a page has run together with its text."""
    title = article.title.strip()
    at = paragraph.find(title) if len(title.split()) >= TITLE_WORDS else -1
    if at <= 0 or kind_of(paragraph[max(0, at - CREDIT) : at].rstrip()) != "caption":
        return None
    return at, at + len(title)


def blocks_of(article: Article) -> tuple[Block, ...]:
    """The blocks of an article in order: those its input gave, else one a paragraph (two where it opens with a dateline)."""
    found: list[Block] = []
    spans = list(paragraphs(article.text))
    given = article.blocks
    by_form = furnished([article.text[start:end] for start, end in spans], article.title or "")
    for place, (start, end) in enumerate(spans):
        paragraph = article.text[start:end]
        known = next((b.kind for b in given if b.start < end and start < b.end), None)
        kind: BlockKind = known or ("title" if is_title(paragraph, article, place) else kind_of(paragraph))
        last = place == len(spans) - 1
        if kind == "body" and last and place and len(paragraph) <= 40 and LONE_NAME.fullmatch(paragraph):
            kind = "agency"
        elif kind == "body" and known is None:
            kind = by_form[place] or kind
        opening = _dateline(paragraph) if kind == "body" and all(b.kind != "body" for b in found) else None
        inside = _title_inside(paragraph, article) if kind == "body" else None
        if inside:
            found += [Block(start, start + inside[0], "caption"), Block(start + inside[0], start + inside[1], "title")]
            rest = end - len(paragraph[inside[1] :].lstrip())
            found += [Block(rest, end, "body")] if rest < end else []
            continue
        if opening:
            found.append(Block(start, start + len(opening[0].rstrip()), "dateline"))
        found.append(Block(start + (opening.end() if opening else 0), end, kind))
    return tuple(found)
