"""One row of an export (a JSON object, a line of a table) as an article, by the names that tools in use give its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from onrecord.acquire.fragment import from_fragment
from onrecord.acquire.ids import Names
from onrecord.acquire.moments import given_time
from onrecord.acquire.paged import page_of
from onrecord.acquire.taken import Item, Lead, broken, checked
from onrecord.facts.article import Article, Image
from onrecord.lexicon.exports import exports, plain
from onrecord.lexicon.outlets import outlet_of_domain, outlet_of_url

MARKUP = re.compile(r"<(?:p|div|br|article|html|h[1-6]|ul|span|section|figure)\b[^<>]*>", re.IGNORECASE)
PERSON = (("first", "firstname", "givenname"), ("last", "lastname", "familyname", "surname"))
"""Parts of a person's name."""
WHOLE_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
LEAST_SUMMARY = 120
"""Words of what is called a summary that make it a text, where no other is given: some interfaces call the body so."""
MOST_WALKED = 2_000
"""Values that are looked at for one field."""


class Row:
    """A row whose names are compared as tools write them."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = {plain(str(k)): v for k, v in row.items()}

    def values(self, field: str) -> Iterator[Any]:
        """The values that a field may have, by the order of its names; nothing empty."""
        for path in exports().fields[field]:
            found = list(walked(self.row, path))[:50]
            if len(found) == 1:
                yield found[0]
            elif found:
                yield found

    def words(self, field: str, joint: str = ", ") -> str | None:
        """The first value that is or holds words."""
        return next((text for value in self.values(field) if (text := worded(value, joint))), None)


def walked(value: Any, path: tuple[str, ...]) -> Iterator[Any]:  # noqa: ANN401  # JSON of any shape
    """What stands at the end of a path; of a list, in each of its objects."""
    if not path:
        if value not in (None, "", [], {}):
            yield value
    elif isinstance(value, dict):
        if path[0] in value:
            yield from walked(value[path[0]], path[1:])
        else:
            for key, inner in list(value.items())[:MOST_WALKED]:
                if plain(str(key)) == path[0]:
                    yield from walked(inner, path[1:])
                    return
    elif isinstance(value, list):
        for inner in value[:MOST_WALKED]:
            if isinstance(inner, dict):
                yield from walked(inner, path)


def worded(value: Any, joint: str = ", ") -> str | None:  # noqa: ANN401  # JSON of any shape
    """A value as words: a string, a number, the strings of a list, the main string of an object."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        found = [text for v in value[:MOST_WALKED] if (text := worded(v, joint))]
        return joint.join(dict.fromkeys(found)) or None
    if isinstance(value, dict):
        for key in ("name", "value", "title", "$oid", "rendered", "#text", "fullname", "main", "text", "url", "@id"):
            if text := worded(value.get(key), joint):
                return text
        names = {plain(str(k)): v for k, v in value.items()}
        first, last = (worded(next((names[k] for k in keys if k in names), None)) for keys in PERSON)
        return f"{first} {last}" if first and last else last
    return None


def text_of(value: Any) -> str | None:  # noqa: ANN401  # JSON of any shape
    """A text: a string as it is, a list's paragraphs, an object's sections (fundus), the longest of several bodies."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, list):
        roles = [v for v in value if isinstance(v, dict) and isinstance(v.get("value"), str)]
        if any({"role", "contenttype", "contentType"} & v.keys() for v in roles):  # ninjs 2 and 3: several forms of one body
            return max((str(v["value"]) for v in roles), key=len)
        parts = [text for v in value[:MOST_WALKED] if (text := text_of(v))]
        return "\n\n".join(parts) or None
    if isinstance(value, dict):
        names = {plain(str(k)): v for k, v in value.items()}
        parts = [t for key in ("summary", "headline", "paragraphs", "sections") if (t := text_of(names.get(key)))]
        return "\n\n".join(parts) or next(
            (t for key in ("rendered", "text", "value", "content") if (t := text_of(names.get(key)))), None
        )
    return None


def language(value: str | None) -> str | None:
    """A language's two letters, from "en-GB", "eng" or "English"."""
    if not value:
        return None
    from babel import Locale
    from babel.core import get_global

    short = re.split(r"[-_,; ]", value.strip())[0].casefold()
    if len(short) == 2 and short.isalpha():
        return short
    found = get_global("language_aliases").get(short)
    if found and len(found) == 2:
        return str(found)
    names = {str(name).casefold(): code for code, name in Locale("en").languages.items() if len(code) == 2}
    return names.get(short)


def headline(row: Row) -> str:
    """The title; of several headlines (ninjs) the main one."""
    for value in row.values("title"):
        if isinstance(value, list):
            main = [
                v for v in value if isinstance(v, dict) and str(v.get("role", "main")).rsplit(":", 1)[-1] in {"main", "headline"}
            ]
            if text := worded((main or value)[0]):
                return " ".join(unescape(text).split())
        elif text := worded(value):
            return " ".join(unescape(text).split())
    return ""


def address(row: Row) -> str | None:
    """The first value that is an address."""
    for value in row.values("url"):
        for one in value if isinstance(value, list) else [value]:
            text = worded(one)
            if text and ADDRESS.fullmatch(text):
                return text
    return next((t for v in row.values("url") if isinstance(v, str) and (t := v.strip()) and "/" in t and " " not in t), None)


def outlet(row: Row) -> str | None:
    """The outlet's name: no address, and a bare host only where nothing better is given and nobody knows whose it is."""
    hosts = []
    for value in row.values("outlet"):
        text = worded(value)
        if not text or text.startswith(("{", "[")):
            continue
        if ADDRESS.fullmatch(text):
            host = urlsplit(text).hostname if "[" not in text else None
            hosts += [host.removeprefix("www.")] if host else []
        elif re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", text):
            hosts.append(text)
        else:
            return text[:300]
    found = outlet_of_domain(hosts[0]) if hosts else None
    return found.name if found else next(iter(hosts), None)


def known_of(row: Row, identifier: str | None, url: str | None) -> Article:
    """All that a row says of an article beside its text."""
    published = next((time for value in row.values("published_at") if (time := given_time(value))), None)
    modified = next((time for value in row.values("modified_at") if (time := given_time(value))), None)
    cut = row.words("truncated")
    byline = row.words("byline")
    return Article(
        id=identifier or "",
        url=url,
        outlet=outlet(row) or (found.name if url and (found := outlet_of_url(url)) else None),
        title=headline(row),
        published_at=published,
        lang=language(row.words("lang")) or "en",
        byline=" ".join(re.sub(r"\s*;\s*", ", ", byline).split()).removeprefix("By ")[:500] if byline else None,
        agency=row.words("agency"),
        section=row.words("section"),
        modified_at=modified if modified != published else None,
        truncated=cut if cut and cut not in {"0", "False"} else None,
        canonical_url=row.words("canonical_url"),
        images=(Image(url=picture),) if (picture := row.words("image")) and ADDRESS.fullmatch(picture) else (),
    )


def of_row(raw: dict[str, Any], where: str, names: Names) -> Item:
    """The article of a row; where it has an address and no text, the address to fetch it from; else why it is none."""
    row = Row(raw)
    if str(raw.get("pubstatus", raw.get("pubStatus", ""))).rsplit(":", 1)[-1].casefold() in {"canceled", "cancelled", "withdrawn"}:
        return broken(where, "withdrawn", "its sender has withdrawn it (pubstatus)")
    url = address(row)
    given = next((text for value in row.values("id") if not isinstance(value, list) and (text := worded(value))), None)
    known = known_of(row, given, url)
    text, html = None, None
    faults = []
    for value in row.values("text"):
        text = text_of(value)
        if text is not None:
            break
        faults.append(f'the field "text" is a {kind_of(value)}, no text')
    for value in row.values("html"):
        html = text_of(value)
        if html is not None:
            break
        if not isinstance(value, dict):
            faults.append(f'the field "html" is a {kind_of(value)}, no text')
    if text is None and html is None:
        text = next((t for v in row.values("summary") if (t := text_of(v)) and len(t.split()) >= LEAST_SUMMARY), None)
    if text is None and html is None:
        if faults:
            return broken(where, f"no text: {faults[0]}", faults[0], url)
        if url and ADDRESS.fullmatch(url):
            return Lead(url, known)
        return broken(where, "no text", 'neither "text" nor "html" is given', url)
    identifier = given or url or names.of_row(raw, where)
    known = replaced(known, id=identifier)
    own = text is not None and text == raw.get("text")  # our own field is never altered, whatever stands in it
    if text is not None and (own or not (MARKUP.search(text) and ("</" in text or "<br" in text))):
        return cut_short(replaced(known, text=text))
    source = text if text is not None else html or ""
    if WHOLE_PAGE.search(source[:2000]):
        return page_of(source.encode("utf-8", "replace"), known)
    return from_fragment(source, known)


def cut_short(article: Article) -> Item:
    """The article; where the interface it comes from has cut its text, without its mark and saying so."""
    for pattern in exports().cut:
        if found := pattern.search(article.text[-100:]):
            place = max(0, len(article.text) - 100) + found.start()
            why = f"the export holds the beginning alone; {found[1]} characters are missing"
            return checked(replaced(article, text=article.text[:place], truncated=why))
    return checked(article)


def kind_of(value: Any) -> str:  # noqa: ANN401  # JSON of any shape
    """What kind of JSON value something is, for people."""
    return {bool: "truth value", int: "number", float: "number", dict: "object", list: "list"}.get(type(value), "value")


def replaced(article: Article, **fields: Any) -> Article:  # noqa: ANN401  # JSON of any shape
    """The article with other fields."""
    import msgspec

    return msgspec.structs.replace(article, **fields)
