"""File names and addresses of pages: the same below the server's root and below a report's folder."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

UNSAFE = re.compile(r"[^a-zA-Z0-9]+")


def slug(identifier: str) -> str:
    """A file name for an id that may hold anything: its harmless characters and a digest that keeps two ids apart."""
    digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{UNSAFE.sub('-', identifier).strip('-').lower()[:48]}-{digest}".lstrip("-")


def story_file(story_id: str) -> str:
    """Where a story's page is, below the root."""
    return f"stories/{slug(story_id)}.html"


def rest_file(story_id: str, section: str, number: int = 1) -> str:
    """Where a page of what a section of a story's page leaves out is, below the root; pages count from 1."""
    return f"stories/{slug(story_id)}.{section}{'' if number == 1 else f'-{number}'}.html"


def article_file(article_id: str) -> str:
    """Where an article's page is, below the root."""
    return f"articles/{slug(article_id)}.html"


def anchor(item_id: str, article_id: str, number: int) -> str:
    """The id, on an article's page, of the words an item rests on: `number` counts the item's spans in that article from 0."""
    return f"{UNSAFE.sub('-', item_id)}-{number}" if item_id else f"w-{slug(article_id)}-{number}"


def safe_url(url: str | None) -> str | None:
    """The address if a browser may follow it (http or https), else None: an article's address is not ours to trust."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
