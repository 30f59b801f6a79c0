"""Measure event mentions and factuality on MEANTIME (CAT XML): `python -m training.events.meantime --data ../shared/data/meantime`.

Texts are rebuilt from tokens, a sentence a line. Only the first sentences are annotated in full, so mentions of the first six
(title, date, four of text) are compared. A predicted trigger answers a gold mention when they share a token. MEANTIME tells
polarity, certainty, tense and special cases apart; these fold into negated, conditional, generic, future, possible, actual, and
our planned, called for and threatened into future.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, parse  # a corpus of our own machine

from onrecord.facts.article import Article
from onrecord.facts.event import Event
from onrecord.facts.span import Span
from onrecord.read.pipeline import read_all

SENTENCES = 6
FOLD = {"planned": "future", "called for": "future", "threatened": "future", "denied": "negated", "alleged": "possible"}


@dataclass(frozen=True)
class Mention:
    """A gold event mention: its span and folded factuality."""

    span: Span
    factuality: str


def folded(attributes: dict[str, str]) -> str:
    """The factuality that MEANTIME's attributes tell."""
    if attributes.get("polarity") == "NEG":
        return "negated"
    special = attributes.get("special_cases", "NONE")
    if special.startswith("COND"):
        return "conditional"
    if special == "GEN":
        return "generic"
    if attributes.get("time") == "FUTURE":
        return "future"
    return "actual" if attributes.get("certainty", "CERTAIN") == "CERTAIN" else "possible"


def rebuilt(root: Element) -> tuple[str, dict[str, Span], int]:
    """The text, each token's span by id, and where the annotated sentences end."""
    text, spans, last, limit = "", {}, "0", 0
    for token in root.iter("token"):
        sentence = token.get("sentence", "0")
        if text:
            text += "\n" if sentence != last else " "
        word = token.text or ""
        spans[token.get("t_id", "")] = Span(len(text), len(text) + len(word))
        text, last = text + word, sentence
        if int(sentence) < SENTENCES:
            limit = len(text)
    return text, spans, limit


def gold_mentions(root: Element, spans: dict[str, Span], limit: int) -> Iterator[Mention]:
    """The event mentions of the annotated sentences."""
    for mention in root.iter("EVENT_MENTION"):
        places = [spans[a.get("t_id", "")] for a in mention.findall("token_anchor") if a.get("t_id") in spans]
        if places and places[0].start < limit:
            yield Mention(Span(min(p.start for p in places), max(p.end for p in places)), folded(dict(mention.attrib)))


def counted(gold: list[Mention], events: list[Event], limit: int) -> tuple[int, int, int, int, int]:
    """Gold found, gold, predicted that fit, predicted, and found with the right factuality."""
    said = [(e.trigger, FOLD.get(e.factuality, e.factuality)) for e in events if e.trigger.start < limit]
    found = right = 0
    for mention in gold:
        values = [value for span, value in said if span.overlaps(mention.span)]
        found += bool(values)
        right += mention.factuality in values
    fitting = sum(any(span.overlaps(m.span) for m in gold) for span, _ in said)
    return found, len(gold), fitting, len(said), right


def main() -> None:
    """Print recall, precision, F1 and factuality accuracy by corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    for folder in sorted((options.data / "intra-doc_annotation").iterdir()):
        files = sorted(folder.glob("*.xml"))
        roots = [parse(f).getroot() for f in files]  # noqa: S314 # the same
        texts = [rebuilt(r) for r in roots]
        readings = read_all(Article(id=f.name, text=t[0]) for f, t in zip(files, texts, strict=True))
        rows = [
            counted(list(gold_mentions(root, spans, limit)), list(reading.events), limit)
            for root, (_, spans, limit), reading in zip(roots, texts, readings, strict=True)
        ]
        found, gold, fitting, said, right = (sum(column) for column in zip(*rows, strict=True))
        recall, precision = found / gold, fitting / said
        score = 2 * recall * precision / (recall + precision)
        shown = f"recall {recall:.3f} precision {precision:.3f} F1 {score:.3f} factuality {right / found:.3f}"
        print(f"{folder.name}: mentions {gold} {shown}")


if __name__ == "__main__":
    main()
