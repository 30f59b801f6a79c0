"""A draft from a file's bytes, by its name and its content: plain text, Markdown, HTML or docx, all of it bounded."""

from __future__ import annotations

from pathlib import PurePath

from onrecord.acquire.charset import decoded
from onrecord.acquire.drafts.html import html_draft
from onrecord.acquire.drafts.markdown import markdown_draft
from onrecord.acquire.drafts.pieces import Draft
from onrecord.acquire.drafts.word import WordError, word_text
from onrecord.acquire.kinds import HEAD, by_content
from onrecord.facts.problem import ProblemError

LONGEST = 60_000
"""Characters of a draft's text: some ten thousand words."""
MOST_BYTES = 20_000_000
"""Bytes of a draft's file."""
MARKDOWN = (".md", ".markdown", ".mkd")
WORD = (".docx", ".docm")


class DraftError(ProblemError):
    """The draft cannot be read; the text says why."""


def draft_of(data: bytes, name: str) -> Draft:
    """The draft of a file's bytes. Raises DraftError where they are no text, or too much of it."""
    if len(data) > MOST_BYTES:
        raise DraftError(f"{name} has more than {MOST_BYTES:,} bytes", "check the text alone")
    ending = PurePath(name).suffix.casefold()
    if ending in WORD or by_content(data[:HEAD]) == "zip":
        try:
            text = word_text(data)
        except WordError as fault:
            raise DraftError(f"{name} cannot be read as a Word document: {fault}", "save it again as .docx, or as text") from fault
        return bounded(Draft(name, text, text))
    text_of_it = decoded(data)
    if text_of_it is None:
        raise DraftError(f"{name} is no text", "give a text, Markdown, HTML or docx file")
    return draft_of_text(text_of_it, name, ending)


def draft_of_text(text: str, name: str = "draft", ending: str = "") -> Draft:
    """The draft of a text; Markdown and HTML by the name's ending, HTML also where the text begins as a page."""
    if len(text) > MOST_BYTES:
        raise DraftError(f"{name} has more than {MOST_BYTES:,} characters", "check the text alone")
    page = by_content(text[:HEAD].encode("utf-8", "replace")) == "page"
    if ending in MARKDOWN:
        return bounded(markdown_draft(text, name))
    if page or ending in (".html", ".htm", ".xhtml"):
        return bounded(html_draft(text, name))
    return bounded(Draft(name, text, text))


def bounded(draft: Draft) -> Draft:
    """The draft, where it has a text that is no longer than a draft may be."""
    if not any(c.isalpha() for c in draft.text):
        raise DraftError(f"{draft.name} has no text", "give a text, Markdown, HTML or docx file")
    if len(draft.text) > LONGEST:
        raise DraftError(f"{draft.name} has {len(draft.text):,} characters; a draft may have {LONGEST:,}", "check it in parts")
    return draft
