"""W3C Web Annotation: every span that a record rests on, by its exact words with what stands around them, and by its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from onrecord.export.choosing import Choice
from onrecord.export.fixed import TERMS, encoded, fixed_id, put_listed, urn
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told
from onrecord.facts.article import Article
from onrecord.facts.span import Span

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"onrecord": TERMS}]
AROUND = 32
"""Code points before and after the words that tell them from the same words elsewhere."""


class _Marked(msgspec.Struct, frozen=True):
    """What spans of an article bear: for whom (an id), in what part, in words, and more members of the annotation."""

    about: str
    part: str
    article: str
    spans: tuple[Span, ...]
    says: str
    more: dict[str, Any]


def _marked(told: Told) -> Iterator[_Marked]:
    for c in told.claims:
        for number, a in enumerate(c.accounts):
            more = {
                "onrecord:claim": c.id,
                "onrecord:sort": c.sort,
                "onrecord:standing": c.standing,
                "onrecord:origins": list(c.origins),
                "onrecord:factuality": a.factuality or c.factuality,
                "onrecord:form": a.form,
                "onrecord:chain": list(told.names(a.chain)),
                "onrecord:chainKnown": a.known,
                "onrecord:verdicts": list(told.verdicts(c.id)),
                "onrecord:abstained": list(told.abstained(c.id)),
            }
            yield _Marked(c.id, f"account {number}", a.article, a.spans, c.title, more)
    for d in told.record.discrepancies:
        for number, side in enumerate(d.sides):
            more = {"onrecord:discrepancy": d.id, "onrecord:verdict": d.verdict, "onrecord:claims": list(d.claims)}
            yield _Marked(d.id, f"side {number}", side.article, side.spans, f"{d.kind}: {d.reason}", more)
    for number, e in enumerate(told.record.provenance.edges):
        taker, giver = told.names((e.taker, e.giver))
        yield _Marked("provenance", f"edge {number}", e.article, e.spans, f"{taker} {e.kind} {giver}", {"onrecord:edge": e.kind})
    if (lead := told.record.lead) is not None:
        yield _Marked("lead", "lead", lead.article, lead.spans, "The sentence that tells the story", {"onrecord:lead": True})


def annotation(story: str, article: Article, span: Span, marked: _Marked) -> dict[str, Any]:
    """One annotation. Positions count code points of the article's plain text, as the standard asks."""
    text = article.text
    return {
        "id": fixed_id("annotation", story, marked.about, marked.part, article.id, span.start, span.end).urn,
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "TextualBody", "format": "text/plain", "value": marked.says},
        "target": {
            "source": {
                "id": article.url or urn("article", article.id),
                "type": "Text",
                "format": "text/plain",
                "onrecord:article": article.id,
            },
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(text),
                    "prefix": text[max(0, span.start - AROUND) : span.start],
                    "suffix": text[span.end : span.end + AROUND],
                },
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        },
        "onrecord:story": story,
        **marked.more,
    }


def spans_of(told: Told) -> Iterator[dict[str, Any]]:
    """The annotations of a record, each span of each item once."""
    seen: set[str] = set()
    for marked in _marked(told):
        article = told.articles.get(marked.article)
        for span, _ in told.pieces(marked.article, marked.spans):
            if article is not None:
                made = annotation(told.record.id, article, span, marked)
                if made["id"] not in seen:
                    seen.add(made["id"])
                    yield made


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:  # noqa: ARG001  # every span goes out
    """Write a page of annotations."""
    top = {"@context": CONTEXT, "id": urn("annotations"), "type": "AnnotationPage"}
    head = encoded(top)[:-1] + b',"items":['
    put_listed(out, (a for told in records for a in spans_of(told)), head, b"]}")
    return Counter()


MEDIA = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
FORMAT = Format("annotations", "every span as a W3C Web Annotation", MEDIA, ".jsonld", write)
