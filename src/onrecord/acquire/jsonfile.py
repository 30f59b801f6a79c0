"""One JSON document: an article, a list of articles, an interface's answer around them, a ninjs item, or a JSON feed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.acquire.given import Row, of_row
from onrecord.acquire.ids import Names
from onrecord.acquire.jsonlines import NoJsonError, from_lines, value_of
from onrecord.acquire.taken import MOST_BYTES, Item, broken
from onrecord.lexicon.exports import exports, plain

DEEPEST = 4
JSON_FEED = "https://jsonfeed.org/version/"


def from_document(data: bytes, name: str, names: Names) -> Iterator[Item]:
    """The articles of a JSON document; of lines, where it turns out to be JSON Lines."""
    try:
        value = value_of(data)
    except NoJsonError as fault:
        import io

        lines = [line for line in data[:MOST_BYTES].splitlines() if line.strip()]
        if len(lines) > 1 and is_object(lines[0]):
            yield from from_lines(io.BytesIO(data), name, names)
        else:
            yield broken(name, "not JSON", str(fault))
        return
    if isinstance(value, dict) and str(value.get("version", "")).startswith(JSON_FEED):
        from onrecord.acquire.feeds import of_json_feed

        yield from of_json_feed(value, name)
        return
    rows = list(rows_of(value))
    if not rows:
        yield broken(name, "no articles", "the JSON holds no object with the fields of an article")
    alone = len(rows) == 1
    for number, row in enumerate(rows, 1):
        where = name if alone else f"{name}:{number}"
        try:
            yield of_row(row, where, names)
        except Exception as fault:  # one row's fault is that row's alone
            yield broken(where, "cannot be taken in", f"{type(fault).__name__}: {fault}")


def is_object(line: bytes) -> bool:
    """Whether a line is a JSON object."""
    try:
        return isinstance(value_of(line.strip().removeprefix(b"\xef\xbb\xbf")), dict)
    except NoJsonError:
        return False


def rows_of(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:  # noqa: ANN401  # any JSON
    """The objects that are articles: those of a list, or of the list that an interface's answer wraps."""
    if isinstance(value, list):
        for inner in value:
            if isinstance(inner, dict):
                wrapped = next((inner[k] for k in ("_source", "item") if isinstance(inner.get(k), dict)), inner)
                yield wrapped  # Elasticsearch and the interface of the AP wrap each
        return
    if not isinstance(value, dict) or depth > DEEPEST:
        return
    if next(Row(value).values("text"), None) is not None and not holds_list(value):
        yield value
        return
    for name in exports().lists:
        for key, inner in value.items():
            if plain(str(key)) == name and isinstance(inner, dict | list):
                found = list(rows_of(inner, depth + 1))
                if found:
                    yield from found
                    return
    row = Row(value)
    if any(next(row.values(field), None) is not None for field in ("text", "html")) or (
        next(row.values("url"), None) is not None and next(row.values("title"), None) is not None
    ):
        yield value


def holds_list(value: dict[str, Any]) -> bool:
    """Whether an object's text stands in none of its strings, so that it may be a wrapper ("articles": {"results": [...]})."""
    texts = list(Row(value).values("text"))
    return bool(texts) and not any(
        isinstance(t, str | list) or (isinstance(t, dict) and ("sections" in t or "summary" in t)) for t in texts
    )
