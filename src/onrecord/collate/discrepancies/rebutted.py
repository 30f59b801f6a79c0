"""Claims that somebody puts down in so many words, and where they are made: "denied reports that", "dismissed the account".

A sentence that puts a claim down tells that there is one. What it is of is looked for in all articles, by the words that few
sentences of the story have; a sentence that speaks of "the claims" answers what its article told just before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.attribution import Attribution
from onrecord.facts.record import Verdict
from onrecord.facts.span import Span
from onrecord.lexicon.rebuttals import rebuttals, told_before

LONGEST = 600
"""Characters of a sentence from which it is no sentence of a text: a list of links, a table."""
LEAST, SHARE, STEMS = 4.5, 0.6, 2
"""Weight, share of what is put down, and stems that a sentence must have of it to be the claim."""
BACK = 5
"""Sentences before a rebuttal of "the claims" in which they stand."""
AGAIN = 0.5
"""Share of the lighter rebuttal's weight that two have in common which put down one claim."""
LONG = 30
"""Words of a claim that its reason gives."""
MOST = 6
"""Rebuttals of a story that are shown."""
PUT_BEFORE, BESIDE = 0.15, 0.1
"""What a sentence gains that is put forward as somebody's claim, and one of the same article."""
_UNSAID = re.compile(
    r"\b(?:not|n['’]t|never|neither|nor|no one can|nobody can|cannot|can['’]t|would|could|might|may|should|if|whether|to"
    r"|declin\w+|refus\w+|without|avoid\w*|likely|expected|unable|failed)\s+(?:\w+ly\s+|be\s+|also\s+|yet\s+|still\s+)*$",
    re.IGNORECASE,
)
_PUTS_FORWARD = re.compile(
    r"\b(?:said|says?|claim\w*|alleg\w+|accus\w+|suggest\w*|report\w*|argu\w+|insist\w*|according to|told|tweeted|blam\w+"
    r"|assert\w*)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!]\s*[\"”’')\]]*\s*$")
"""With what a sentence ends that is one: no headline, no caption."""
_SUFFERED = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""Before a verb of putting down: who is challenged over a claim does not put it down."""
_FIRST_PERSON = re.compile(r"\b(?:I|we)\s+(?:\w+ly\s+|do\s+|also\s+)?$", re.IGNORECASE)
"""Who puts down what is no account of another, but a thing that people say."""
_ASIDE = re.compile(
    r",?\s*(?:,\s*(?:\w+ing|yet|but|which|who|and|while|although|though|even|perhaps|as)\b|\s+as (?:an?\b|[\"“])|,[\"”]"
    r"|,\s*(?:he|she|they|it|[A-Z]\w+) (?:said|says|told)\b)"
)
"""Where what is put down ends within its sentence."""
_NO = re.compile(r"\b(?:no|not|never|nobody|none|neither|nor|denied|denies|deny|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_UNTRUE = re.compile(r"\b(?:false|fake|untrue|baseless|bogus|hoax|fabricated)\b", re.IGNORECASE)
"""Words with which a sentence itself puts something down: it makes no claim that somebody else could."""
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_WITHIN = frozenset({"noun", "notion", "falsely", "relative", "false"})
"""Expressions that tell of a claim somebody makes, and so fully that it need stand in no other sentence."""
_OWN = frozenset({"falsely", "false"})
"""Expressions with which the outlet itself puts down what somebody claims."""
_CLOSED = re.compile(r"\b(?:proved|proven|turned out|later)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:^|[,;:–—(“\"]\s*|\b(?:but|and|that|while|though|as)\s+)(?P<who>(?:(?!\b(?:that|which|but|and)\b)[^,;:“”\"()])+?)\s*$"
)
_ADVERBS = re.compile(
    r"(?:\s+(?:\w+ly|has|have|had|also|later|then|now|again|however|is|are|was|were|who|meanwhile|been|further|quick to))+$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Rebuttal:
    """A sentence that puts a claim down: the words that do, and what is put down where it says so."""

    source: Source
    number: int
    sentence: Span
    words: Span
    claim: Span | None
    name: str

    @property
    def told(self) -> str:
        """The sentence."""
        return self.sentence.of(self.source.text)

    @property
    def answer(self) -> Span:
        """The sentence up to what is put down; what follows it where it stands first."""
        if self.claim is not None and self.words.end > self.claim.end:
            return Span(self.claim.end, self.words.end)
        return Span(self.sentence.start, self.words.start + len(self.words.of(self.source.text).rstrip()))

    @cached_property
    def attribution(self) -> Attribution | None:
        """Who is said to do it, where the reader tells."""
        return next(
            (a for a in self.source.reading.attributions if a.cue is not None and a.cue.overlaps(self.words) and a.source),
            self.source.innermost(self.words),
        )

    @cached_property
    def who(self) -> str:
        """Who puts it down, in the text's words; empty where the sentence does not tell."""
        if self.name in _OWN:
            return ""
        if self.attribution and self.attribution.source:
            return self.source.text[self.attribution.source.start : self.attribution.source.end]
        if self.name in {"called", "relative", "evidence"}:
            return ""
        before = self.source.text[self.sentence.start : self.words.start]
        found = _SUBJECT.search(_ADVERBS.sub("", before.rstrip()))
        return found["who"].strip() if found else ""

    @cached_property
    def entity(self) -> str | None:
        """The entity of this article that puts it down."""
        if self.attribution and self.attribution.source and self.attribution.source.entity:
            return self.attribution.source.entity
        held = [m.entity for m in self.source.mentions_in(Span(self.sentence.start, self.words.start))]
        return held[-1] if held else None


@dataclass(frozen=True)
class Told:
    """A sentence that may make a claim."""

    source: Source
    number: int
    sentence: Span
    stems: frozenset[str]
    part: Span | None = None

    @property
    def words(self) -> Span:
        """The words that make the claim: the sentence, or the part of it that is put down."""
        return self.part or self.sentence


def rebutted(found: Claims) -> Iterator[Finding]:
    """Once for a claim that is put down, the claim and the rebuttal as sides."""
    pages = _Pages(found)
    made = sorted(
        ((how, r, claim) for r in pages.rebuttals if (best := pages.claim_of(r)) is not None for how, claim in [best]),
        key=lambda x: (-x[0], found.rank(x[1].source.id), x[1].sentence),
    )
    shown: list[frozenset[str]] = []
    answered: list[Rebuttal] = []
    for _, r, claim in made:
        stems = pages.stems(r.source, r.number) | claim.stems
        if len(shown) == MOST or any(found.shared(stems, other)[1] >= AGAIN for other in shown):
            continue
        if pages.same_denier(r, answered) and r.claim is None:
            continue  # who has put down something told in so many words speaks of it again
        answered.append(r)
        shown.append(stems)
        verdict: Verdict = "update" if r.name == "called" and _CLOSED.search(r.words.of(r.source.text)) else "conflict"
        answer = (
            r.sentence if claim.part is None else Span(r.sentence.start, r.words.start + len(r.words.of(r.source.text).rstrip()))
        )
        sides = side(claim.source, (claim.words,)), side(r.source, (answer,))
        yield Finding("factuality", verdict, _reason(r, claim), sides)


def _reason(r: Rebuttal, claim: Told) -> str:
    told = " ".join(claim.words.of(claim.source.text).split()[:LONG]).rstrip(".")
    outlet = r.source.reading.article.outlet or "one account"
    if r.name in _OWN:
        return f"{outlet} calls it false that “{told}”"
    return f"“{told}”: {' '.join(r.who.split()) or outlet} puts it down (“{' '.join(r.words.of(r.source.text).split())}”)"


class _Pages:
    """The story's sentences with their stems, and which of them put something down."""

    def __init__(self, found: Claims) -> None:
        self.found = found
        sources = found.trace.material.sources
        self.told = [
            Told(s, n, sentence, words_of(text).bag)
            for s in sources
            for n, sentence in enumerate(s.sentences)
            if len(text := sentence.of(s.text)) <= LONGEST
        ]
        self._stems = {(t.source.id, t.number): t.stems for t in self.told}
        self.rebuttals = [r for t in self.told if (r := _rebuttal(t)) is not None]
        self._puts_down = {(r.source.id, r.number) for r in self.rebuttals}

    def stems(self, source: Source, number: int) -> frozenset[str]:
        """The stems of a sentence."""
        return self._stems.get((source.id, number), frozenset())

    def claim_of(self, r: Rebuttal) -> tuple[float, Told] | None:
        """The sentence that makes the claim, and how surely; else the words of the rebuttal that tell what is claimed."""
        if r.claim is None:
            return self._before(r)
        part, own = _trimmed(r.source, r.claim), r.name in _OWN
        said = frozenset(s for s in words_of(part.of(r.source.text)).bag if not s[0].isdigit())
        whole = self.found.weight(said)
        best: tuple[float, float, Told] | None = None
        for t in self.told:
            both = said & t.stems
            weight = self.found.weight(both)
            if len(both) < STEMS or weight < LEAST or weight < SHARE * whole or own or not self._makes(t, r):
                continue
            fits = weight / whole + PUT_BEFORE * _puts_forward(t) + BESIDE * (t.source is r.source)
            rank = (round(fits, 6), -float(t.number))
            if best is None or rank > best[:2]:
                best = *rank, t
        if best is not None:
            return best[0] + 1.0, best[2]
        full = len(said) > STEMS and whole >= LEAST and r.name in _WITHIN
        return (0.6, Told(r.source, r.number, r.sentence, said, part)) if full else None

    def _before(self, r: Rebuttal) -> tuple[float, Told] | None:
        """What "the claims" are of: the last sentence before that puts something forward on another's word."""
        near = [t for t in self.told if t.source is r.source and 0 < r.number - t.number <= BACK and self._makes(t, r)]
        named = next(
            (words for noun, words in told_before().items() if noun in r.words.of(r.source.text).casefold()), _PUTS_FORWARD
        )
        near = [t for t in near if _puts_forward(t) and named.search(t.sentence.of(t.source.text))]
        return (0.5, near[-1]) if near else None

    def same_denier(self, r: Rebuttal, others: Sequence[Rebuttal]) -> bool:
        """Whether one of the others is by who puts this down."""
        resolve = self.found.trace.material.resolve
        who = resolve(r.source.id, r.entity)
        return any(
            (who is not None and who == resolve(o.source.id, o.entity)) or words_of(r.who).bag & words_of(o.who).bag for o in others
        )

    def _makes(self, t: Told, r: Rebuttal) -> bool:
        """Whether a sentence can make a claim that is put down: asserted, no "no" in it, and not by who puts it down."""
        text = t.sentence.of(t.source.text)
        if (
            (t.source.id, t.number) in self._puts_down
            or text == r.told
            or (r.claim is not None and (_NO.search(text) or _UNTRUE.search(text)))
            or not _ENDS.search(text)
        ):
            return False
        if len(t.stems) <= STEMS:
            return False
        givers = [a.source for a in t.source.reading.attributions if a.source and any(c.overlaps(t.sentence) for c in a.content)]
        denier = self.found.trace.material.resolve(r.source.id, r.entity)
        same = denier is not None and denier in {self.found.trace.material.resolve(t.source.id, g.entity) for g in givers}
        names = set(_NAME.findall(r.who))
        return not same and not any(names & set(_NAME.findall(t.source.text[g.start : g.end])) for g in givers)


def _puts_forward(t: Told) -> bool:
    """Whether a sentence tells what somebody says or claims."""
    return bool(_PUTS_FORWARD.search(t.sentence.of(t.source.text)))


def _trimmed(source: Source, span: Span) -> Span:
    """What is put down, without what else the sentence tells after it."""
    words = span.of(source.text)
    aside = _ASIDE.search(words)
    words = words[: aside.start()] if aside else words
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip(" \n,.")))


def _rebuttal(t: Told) -> Rebuttal | None:
    """What a sentence puts down, if it does: not where that is itself denied, wished or left open, or a thing that people say."""
    text, at = t.sentence.of(t.source.text), t.sentence.start
    if not _ENDS.search(text):
        return None
    for name, words in rebuttals().items():
        m = words.search(text)
        if m and not any(left.search(text[: m.start()]) for left in (_UNSAID, _FIRST_PERSON, _SUFFERED)):
            which = next((g for g, words in m.groupdict().items() if words and words.strip()), None)
            held = Span(at + m.start(which), at + m.end(which)) if which else None
            return Rebuttal(
                t.source,
                t.number,
                t.sentence,
                Span(at + m.start(), held.start if held and name != "relative" else at + m.end()),
                held,
                name,
            )
    return None
