"""A draft laid beside a story's accounts: collated with them as the last article, and each passage's nearest tellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import msgspec

from onrecord.check.clauses import clause_at
from onrecord.collate.discrepancies import Claims
from onrecord.collate.events import EventAccount
from onrecord.collate.material import Material, Source
from onrecord.collate.record import align, compare, settle, trace, unite
from onrecord.collate.steps import Aligned, Compared, Coverage
from onrecord.collate.wording import Likeness, fold, stem, words_of
from onrecord.facts.reading import Reading
from onrecord.facts.record import Account, Discrepancy, Origins, Record, RecordAct, RecordEvent, RecordFigure, RecordStatement
from onrecord.facts.span import Side, Span
from onrecord.facts.story import Story
from onrecord.lexicon.comparing import word_set
from onrecord.lexicon.statuses import statuses

ALIGNED = 0.35
"""What being grouped by the record's own steps with words of the passage adds to a telling's likeness."""
NEAR = 0.5
"""What a word counts that stands only in the sentence before or after."""
MOST = 6
"""Tellings that a passage is held against."""
SAME = 0.4
"""Share of the smaller clause's content that two clauses share that tell one thing."""
_WRAP = r"(?<![.!?”\s])\n(?=\S)"
QUOTED = re.compile(rf'["“«„]((?:[^"“”«»„\n]|{_WRAP})+)["”»]|(?<!\w)‘((?:[^‘’\n]|{_WRAP})+(?:’\w(?:[^‘’\n]|{_WRAP})*)*)’(?!\w)')
"""A stretch in quotation marks, in one line or over a wrapped one; what stands between them is the first or the second group."""
SHORTEST = 2
"""Content words that a telling must share with the passage."""


@dataclass(frozen=True)
class Telling:
    """A sentence of an account that may tell what a passage of the draft tells.

    `likeness` is the share of the passage's content, weighed by how much each word tells in the story, that the sentence (and,
    for half, those beside it) has; `aligned` whether the record's steps make an account in it one claim with one in the passage.
    """

    source: Source
    span: Span
    likeness: float
    aligned: bool

    @property
    def text(self) -> str:
        """Its words."""
        return self.span.of(self.source.text)

    @property
    def side(self) -> Side:
        """It as words against or for something."""
        return Side(self.source.id, (self.span,), self.text)


class Laid:
    """A draft and the accounts of one story, collated together."""

    def __init__(self, draft: Reading, story: Story, readings: Sequence[Reading], coverage: Coverage, record: Record) -> None:
        whole = msgspec.structs.replace(story, articles=(*story.articles, draft.article.id))
        together = replace(coverage, story=whole, readings=(*readings, draft))
        compared: Compared = compare(trace(settle(align(unite(together)))))
        traced = compared.traced
        self.aligned: Aligned = traced.aligned
        self.material: Material = traced.aligned.material
        self.discrepancies = compared.discrepancies
        self.record = record
        self.draft: Source = self.material.by_id[draft.article.id]
        self.others: tuple[Source, ...] = tuple(s for s in self.material.sources if s.id != draft.article.id)
        self.claims = Claims(
            traced.trace,
            traced.aligned.statements,
            traced.aligned.events,
            traced.aligned.series,
            traced.aligned.acts,
            traced.statements,
            traced.events,
            traced.figures,
            traced.acts,
            traced.aligned.denials,
        )

    @cached_property
    def likeness(self) -> Likeness:
        """How much each stem tells among the story's sentences."""
        return Likeness.over(s.of(source.text) for source in self.others for s in source.sentences)

    def words(self, source: Source, span: Span) -> frozenset[str]:
        """The content words of a passage, and the entities that it names or points to."""
        return words_of(span.of(source.text)).bag | self.named(source, span)

    def named(self, source: Source, span: Span) -> frozenset[str]:
        """The entities that a passage names or points to, as marks that no word can be."""
        found = (
            self.material.resolve(source.id, m.entity)
            for m in source.reading.mentions
            if span.start <= m.start < span.end and m.form != "name"
        )
        return frozenset(
            w for e in found if e and self.material.entity[e].named for w in words_of(self.material.entity[e].name).bag
        )

    @cached_property
    def _sentences(self) -> tuple[tuple[Source, int, Span, frozenset[str]], ...]:
        return tuple((s, n, span, self.words(s, span)) for s in self.others for n, span in enumerate(s.sentences))

    @cached_property
    def _partners(self) -> tuple[tuple[Span, tuple[tuple[str, int], ...]], ...]:
        """Of each account in the draft where it stands, and where the accounts of articles stand that are one claim with it."""
        out = []
        for group in self._groups():
            there = tuple((a, s.start) for a, s in group if a != self.draft.id)
            if there:
                out += [(s, there) for a, s in group if a == self.draft.id]
        return tuple(out)

    def _groups(self) -> Iterator[list[tuple[str, Span]]]:
        for said in self.aligned.statements:
            yield [(v.source.id, c) for v in said for c in v.attribution.content]
        for done in self.aligned.events:
            yield [(h.source.id, h.event.trigger) for h in done]
        for value in self.aligned.figures:
            yield [(c.source.id, c.span) for c in value]
        for acted in self.aligned.acts:
            yield [(d.source.id, e) for d in acted for e in d.act.evidence]

    def tellings(self, passage: Span, leaving_out: frozenset[str] = frozenset()) -> tuple[Telling, ...]:
        """The accounts' sentences that are nearest to a passage of the draft, the nearest first."""
        wanted = self.words(self.draft, passage) - leaving_out
        if not wanted:
            return ()
        mass = self.likeness.mass(wanted)
        together = {at for span, there in self._partners if passage.overlaps(span) for at in there}
        found = []
        for i, (source, n, span, has) in enumerate(self._sentences):
            shared = wanted & has
            aligned = any(a == source.id and span.start <= at < span.end for a, at in together)
            if not shared and not aligned:
                continue
            beside = frozenset().union(*(self._sentences[j][3] for j in (i - 1, i + 1) if self._beside(j, source)))
            if len(wanted & (has | beside)) < min(SHORTEST, len(wanted)) and not aligned:
                continue
            held = self.likeness.mass(shared) + NEAR * self.likeness.mass((wanted & beside) - shared)
            found.append((-(held / mass) - ALIGNED * aligned, self.material.rank[source.id], n, source, span, held / mass, aligned))
        found.sort(key=lambda x: x[:3])
        return tuple(Telling(source, span, like, aligned) for *_, source, span, like, aligned in found[:MOST])

    def _beside(self, at: int, source: Source) -> bool:
        return 0 <= at < len(self._sentences) and self._sentences[at][0] is source

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of the accounts, folded."""
        return frozenset(
            fold(w) for s in self.others for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", f"{s.text} {s.reading.article.title}")
        )

    @cached_property
    def numbers(self) -> frozenset[float]:
        """All numbers of the accounts, whatever they count."""
        return frozenset(n for s in self.others for span in s.sentences for n in words_of(span.of(s.text)).numbers)

    def named_near(self, name: frozenset[str], passage: Span) -> Telling | None:
        """The sentence, of all in the accounts that have a name, that has most of the other content of a passage; any at all."""
        wanted = self.words(self.draft, passage) - name
        mass = self.likeness.mass(wanted)
        found = [(self.likeness.mass(wanted & has) / mass, s, span) for s, _, span, has in self._sentences if mass and name <= has]
        best = max(found, key=lambda x: x[0], default=None)
        return Telling(best[1], best[2], best[0], False) if best is not None and best[0] > 0 else None

    def stems_beside(self, name: str) -> frozenset[str]:
        """Content words of all sentences of the accounts that name somebody."""
        return frozenset(w for _, _, _, words in self._sentences if stem(name) in words or name in words for w in words)

    def around(self, x: Telling) -> frozenset[str]:
        """Content words of a telling and of the sentences beside it."""
        at = next(i for i, (s, _, span, _) in enumerate(self._sentences) if s is x.source and span == x.span)
        beside = (self._sentences[j][3] for j in (at - 1, at + 1) if self._beside(j, x.source))
        return self._sentences[at][3].union(*beside)

    def spread(self, name: frozenset[str]) -> float:
        """Share of the articles that have all words of a name."""
        has = sum(name <= words_of(f"{s.reading.article.title} {s.text}").bag for s in self.others)
        return has / max(1, len(self.others))

    def paired(self, passage: Span, source: Source, span: Span) -> bool:
        """Whether an account in words of the draft is one claim with an account in words of an article."""
        return any(
            passage.overlaps(s) and any(a == source.id and span.start <= at < span.end for a, at in there)
            for s, there in self._partners
        )

    def in_quotes(self, span: Span) -> bool:
        """Whether words of the draft stand in quotation marks."""
        return any(q.overlaps(span) for q in self._quoted)

    @cached_property
    def _quoted(self) -> tuple[Span, ...]:
        return tuple(Span(m.start(), m.end()) for m in QUOTED.finditer(self.draft.text))

    def same_clause(self, clause: Span, source: Source, span: Span, leaving_out: frozenset[str] = frozenset()) -> bool:
        """Whether the clause around words of an account tells what a clause of the draft tells, not only its sentence."""
        mine = self.words(self.draft, clause) - leaving_out
        theirs = self.words(source, clause_at(source, span)) - leaving_out
        smaller = min(self.likeness.mass(mine), self.likeness.mass(theirs))
        return smaller > 0 and self.likeness.mass(mine & theirs) >= SAME * smaller

    def attributed(self, span: Span) -> bool:
        """Whether the draft has words of its own on somebody's word."""
        return self.draft.innermost(span) is not None

    def denied(self, span: Span) -> bool:
        """Whether the draft has words of its own as what somebody denies."""
        said = self.draft.innermost(span)
        return said is not None and said.denies

    @cached_property
    def deeds(self) -> dict[str, list[EventAccount]]:
        """All events by article, the draft's too."""
        out: dict[str, list[EventAccount]] = {}
        for h in (h for group in self.aligned.events for h in group):
            out.setdefault(h.source.id, []).append(h)
        return out

    def same_deeds(self, h: EventAccount) -> list[EventAccount]:
        """The accounts of other articles that the record's steps make one event with one of the draft."""
        group = next((g for g in self.aligned.events if any(x is h for x in g)), ())
        return [x for x in group if x.source is not self.draft]

    def sentences_with(self, words: frozenset[str]) -> list[Telling]:
        """All sentences of the accounts that have one of the words."""
        return [Telling(s, span, 0.0, False) for s, _, span, _ in self._sentences if words & set(words_of(span.of(s.text)).run)]

    def deeds_in(self, x: Telling) -> list[EventAccount]:
        """The events of a telling."""
        return [h for h in self.deeds.get(x.source.id, ()) if x.span.contains(h.event.trigger)]

    def settled_speaker(self, source: Source, span: Span) -> str | None:
        """Whom the record gives the words of an account to."""
        found = [s for s in self.record.statements for a in s.accounts if _shared(a, source.id, span)]
        return found[0].speaker if found else None

    def latest_after(self, source: Source, span: Span) -> RecordFigure | None:
        """The higher figure that stands since in the record's series of a number that grows, borne by as many accounts."""
        figures = {f.id: f for f in self.record.figures}
        here = [f for f in self.record.figures if any(_shared(a, source.id, span) for a in f.accounts)]
        for series in self.record.series:
            known = [f for f in here if f.id in {v.figure for v in series.values}]
            if series.sense not in statuses().growing or not known:
                continue
            mine = max(known, key=lambda f: len(f.accounts))
            later = [
                f
                for v in series.values
                if (f := figures.get(v.figure)) is not None
                and (f.low or 0) > (mine.low or 0)
                and len(f.accounts) >= len(mine.accounts)
                and self._first(f) > self._first(mine)
                and not any(self._corrects(a) for a in f.accounts)
            ]
            if later:
                return max(later, key=lambda f: (len(f.accounts), f.low or 0))
        return None

    def _first(self, figure: RecordFigure) -> int:
        """Place in the order of publication of the first article that gives a figure."""
        return min((self.material.rank.get(a.article, 0) for a in figure.accounts), default=0)

    def _corrects(self, account: Account) -> bool:
        """Whether a sentence of an account tells what was wrong before."""
        source = self.material.by_id.get(account.article)
        if source is None or not account.spans:
            return False
        return bool(set(words_of(source.sentence(account.spans[0].start).of(source.text)).run) & word_set("correcting"))

    def novelty(self, words: frozenset[str]) -> float:
        """Share of some content that no account has anywhere."""
        known = frozenset(w for _, _, _, has in self._sentences for w in has)
        mass = self.likeness.mass(words)
        return self.likeness.mass(words - known) / mass if mass else 0.0

    def side_of(self, account: Account) -> Side:
        """The words of an account of the record."""
        return Side(account.article, account.spans, self.material.by_id[account.article].say(account.spans))

    def set_against(self, source: Source, span: Span) -> Iterator[tuple[Discrepancy, Side, tuple[Side, ...]]]:
        """The record's discrepancies of which words of an account are one side, with that side and the others."""
        for d in self.record.discrepancies:
            for s in d.sides:
                if s.article == source.id and any(x.overlaps(span) for x in s.spans):
                    yield d, s, tuple(o for o in d.sides if o.says != s.says)
                    break

    def claim_at(self, source: Source, span: Span) -> tuple[str, Origins] | None:
        """The record's claim that an account in `span` makes, with its origins; that which most of the words tell."""
        best: tuple[int, str, Origins] | None = None
        kinds: tuple[Sequence[RecordStatement | RecordEvent | RecordFigure | RecordAct], ...] = (
            self.record.statements,
            self.record.events,
            self.record.figures,
            self.record.acts,
        )
        for c in (c for claims in kinds for c in claims):
            for a in c.accounts:
                shared = _shared(a, source.id, span)
                if shared and (best is None or shared > best[0]):
                    best = shared, c.id, c.origins
        return best[1:] if best else None


def _shared(account: Account, article: str, span: Span) -> int:
    if account.article != article:
        return 0
    return sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in account.spans)
