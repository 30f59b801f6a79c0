"""schema.org as JSON-LD: articles, claims, quotations, and of what leads a draft of a review without a rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.claims import Claim
from onrecord.export.fixed import TERMS, document, urn
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told, address
from onrecord.facts.article import Article
from onrecord.facts.record import RecordStatement

CONTEXT = {"@vocab": "https://schema.org/", "onrecord": TERMS}
"""The terms themselves, so that nothing need be fetched to read it."""
LEADING = 20
"""Claims of which a review is drafted: those that lead."""
QUOTED = frozenset({"verbatim", "truncated"})
PEOPLE = frozenset({"person", "unnamed"})


def article_id(told: Told, article: str) -> str:
    """What an article is named by: its address where it has one."""
    return told.url(article) or urn("article", article)


def news(told: Told, a: Article) -> dict[str, Any]:
    """An article."""
    return {
        "@id": article_id(told, a.id),
        "@type": "NewsArticle",
        "identifier": a.id,
        "headline": a.title,
        "url": a.url,
        "author": {"@type": "Person", "name": a.byline} if a.byline else None,
        "publisher": {"@type": "NewsMediaOrganization", "name": a.outlet} if a.outlet else None,
        "sourceOrganization": {"@type": "Organization", "name": a.agency} if a.agency else None,
        "datePublished": a.published_at,
        "dateModified": a.modified_at,
        "inLanguage": a.lang,
        "articleSection": a.section,
    }


def claim_node(told: Told, c: Claim) -> dict[str, Any]:
    """A claim, with the articles that make it and how it stands."""
    return {
        "@id": urn("claim", told.record.id, c.id),
        "@type": "Claim",
        "identifier": c.id,
        "text": c.title,
        "author": speaker_of(c),
        "appearance": [{"@id": i} for i in dict.fromkeys(article_id(told, a.article) for a in c.accounts)],
        "onrecord:sort": c.sort,
        "onrecord:factuality": c.factuality,
        "onrecord:standing": c.standing,
        "onrecord:originsLow": c.origins[0],
        "onrecord:originsHigh": c.origins[1],
        "onrecord:verdict": list(told.verdicts(c.id)),
        "onrecord:abstained": list(told.abstained(c.id)),
        "onrecord:words": [
            {
                "onrecord:exact": words,
                "onrecord:span": address(a.article, (span,)),
                "isPartOf": {"@id": article_id(told, a.article)},
            }
            for a in c.accounts
            for span, words in told.pieces(a.article, a.spans)
        ],
    }


def speaker_of(c: Claim) -> dict[str, str] | None:
    """Who said what a statement claims; nobody for other claims: that a paper prints one does not make it the author."""
    if not isinstance(c.item, RecordStatement) or not c.item.speaker:
        return None
    return {"@type": "Person" if c.item.sort in PEOPLE else "Organization", "name": c.item.speaker}


def quotations(told: Told, c: Claim) -> Iterator[dict[str, Any]]:
    """The quotations of a statement: an article's exact words, only of accounts that quote."""
    if not isinstance(c.item, RecordStatement):
        return
    for number, a in enumerate(c.accounts):
        words = told.words(a.article, a.spans)
        if a.form in QUOTED and words:
            yield {
                "@id": urn("quotation", told.record.id, c.id, str(number)),
                "@type": "Quotation",
                "text": words,
                "spokenByCharacter": {"@type": "Person", "name": a.speaker or c.item.speaker},
                "isPartOf": {"@id": article_id(told, a.article)},
                "about": {"@id": urn("claim", told.record.id, c.id)},
                "onrecord:form": a.form,
                "onrecord:span": address(a.article, a.spans),
            }


def draft(told: Told, c: Claim) -> dict[str, Any]:
    """A draft of a review: what is claimed and where. The rating and its author are a fact-checker's."""
    claim = urn("claim", told.record.id, c.id)
    return {
        "@id": urn("review", told.record.id, c.id),
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "claimReviewed": c.title,
        "itemReviewed": {"@id": claim},
    }


def graph(told: Told) -> list[dict[str, Any]]:
    """All of a record."""
    r = told.record
    silent = [f"{a.about}: {a.reason}" for a in r.abstentions]
    story = {"@id": urn("story", r.id), "@type": "Collection", "identifier": r.id, "name": r.title, "onrecord:abstained": silent}
    found = [story, *(news(told, a) for a in told.articles.values())]
    found += [claim_node(told, c) for c in told.claims]
    found += [q for c in told.claims for q in quotations(told, c)]
    return found + [draft(told, c) for c in told.claims[:LEADING]]


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:  # noqa: ARG001  # every claim goes out
    """Write a record as one graph."""
    out.writelines(document({"@context": CONTEXT, "@graph": graph(told)}) for told in records)
    return Counter()


FORMAT = Format("jsonld", "schema.org, with drafts of reviews", "application/ld+json", ".jsonld", write, apart=True)
