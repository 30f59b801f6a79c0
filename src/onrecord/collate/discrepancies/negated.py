"""A clause that says no in one account, and one that tells the same deed as done in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.collate.discrepancies.headline import title_span
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.material import Source, moment
from onrecord.collate.wording import Likeness, fold, stem, stems_of, words_of
from onrecord.facts.record import DiscrepancyKind
from onrecord.facts.span import Span

WINDOW = 12
"""Words before and after the deed's word within which its doer and its object are looked for."""
COVERED = 0.5
"""Share of the weight of what the "no" is about that the other account must tell of."""
SPREAD = 0.04
"""Share of the story's sentences up to which a deed's word tells which deed it is."""
MOST_BEFORE = 70
"""Characters of the clause before the "no" up to which it is shown with it."""
LONGEST = 30
"""Days between two articles up to which they can tell of one deed."""
TITLED = 0.5
"""What a title that tells the deed gains over the text below it."""
SUBJECT = 4
"""Words right before the "no" that can name whom it is about."""
RARE = 5
"""Sentences up to which a deed's word is so rare that its form alone tells which deed it is."""
_END = r"(?P<rest>[^.;:!?“”\"\n]{0,70})"
_AUX = r"(?:did|does|has|have|had|was|were|is|are)"
_ADVERB = r"(?:(?:ever|been|being|also|in fact|actually|so far|simply|even) )*"
_PATTERNS = (
    re.compile(rf"\b{_AUX}(?: not|n['’]t| never) {_ADVERB}(?P<verb>[a-z]+){_END}"),
    re.compile(
        rf"\b[Nn]o (?P<noun>(?:[\w'’-]+ ){{0,2}}?[\w'’-]+) (?:has|have|had|was|were|is|are) {_ADVERB}(?P<verb>[a-z]+){_END}"
    ),
    re.compile(rf"\b(?:has|have|had) (?P<verb>[a-z]+) (?:nothing|nobody|no one|none)\b{_END}"),
    re.compile(
        rf"\b(?:[Nn]obody|[Nn]o one|[Nn]one of [^.,;:]{{3,30}}?) (?:has |have |had |was |were )?{_ADVERB}(?P<verb>[a-z]+){_END}"
    ),
    re.compile(
        r"\b(?:[Tt]here (?:is|was|were|are|has been|have been|had been)|received|knows? of|issued|made|signed|saw|got) no "
        r"(?P<noun>(?:[\w'’-]+ ){0,2}?[\w'’-]+)(?P<verb>)"
        r"(?P<rest>(?: (?:from|by|to|on|against|for|in|with) [^.;:!?“”\"\n]{0,50})?)(?=[ .,;:!?“”\"\n])"
    ),
)
_OPEN = re.compile(
    r"\b(?:yet|immediately|only|just|longer|until|unless|enough|more|much|necessarily|always|all|every|because|other|others)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:to|will|would|could|can|may|might|should|must|cannot|if|whether|not|never|no|nobody|neither|nor|without|about|den(?:y|ies|ied)"
    r"|ask(?:s|ed)?|want(?:s|ed)?|call(?:s|ed)? for|alleged|rumou?rs?|rumou?red|threat\w*|plan\w*|demand\w*|\w+n['’]t)\b",
    re.IGNORECASE,
)
_OBJECT_ENDS = re.compile(
    r",|\b(?:and|but|because|when|while|which|who|after|before|for|at|on|in|against|by|from|with|during|since|over|as|so|to|of)\b"
)
_SO_FAR = re.compile(r"\s*\bat (?:this|the|that) (?:stage|point|moment|time)\b")
_NARROWS = re.compile(r"\s*(?:at|on|in|from|for|during|since|over)\b")
_SOMEBODY = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|an?|several|dozens|both)\b (?:[\w-]+ ){0,3}", re.IGNORECASE
)
_BARE = re.compile(r"(?:(?:that|yet|he|she|it|they|we|i)\b\s*)?$|.*\b(?:he|she|it|they|we|i)$", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:nobody|no one|none|no \w+)\b", re.IGNORECASE)
_LONG_AGO = re.compile(r"\b(?:19|20)\d\d\b|\b(?:several times|previously|years? ago)\b")
_PERFECT = re.compile(r"\b(?:has|have|had)(?: been)? $")
_NAME = re.compile(r"(?<= )[A-Z][\w'’-]+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Refusal:
    """A clause that says no: the whole, the deed's stem and form, its object, what narrows it, what is before it, who is named."""

    source: Source
    span: Span
    deed: str
    form: str
    about: str
    limits: str
    before: str
    who: frozenset[str]

    @property
    def bare(self) -> bool:
        """Whether nobody stands before the "no", or only a pronoun."""
        return _NOBODY.search(self.span.of(self.source.text)) is not None or _BARE.match(self.before.strip()) is not None

    @property
    def subject(self) -> frozenset[str]:
        """Content words right before the "no"; all of the clause where it joins on with "but" or "and"."""
        words = self.before.split()
        joined = bool(words) and words[-1] in {"but", "and"}
        return words_of(" ".join(words if joined else words[-SUBJECT - 1 :])).bag


def negated(found: Claims) -> Iterator[Finding]:
    """Each denied deed against the account of another article that has it as done; once for a deed."""
    sources = found.trace.material.sources
    index: dict[str, list[tuple[Source, Span, int]]] = {}
    total = 0
    for source in sources:
        for sentence in source.sentences:
            total += 1
            for m in _WORD.finditer(source.text, sentence.start, sentence.end):
                index.setdefault(stem(fold(m.group())), []).append((source, sentence, m.start()))
    seen: set[tuple[str, str]] = set()
    for refusal in (r for s in sources for r in _refusals(s)):
        places = index.get(refusal.deed, [])
        if len(places) > max(8, SPREAD * total):
            continue
        rare = len(places) <= RARE
        rows = [row for p in places if (row := _asserts(found, refusal, *p, rare))]
        for article in dict.fromkeys(row[1].id for row in rows):
            best = max((row for row in rows if row[1].id == article), key=lambda x: x[0])
            if (refusal.deed, article) not in seen:
                seen.add((refusal.deed, article))
                yield _made(refusal, best[1], best[2])


def _made(no: Refusal, source: Source, span: Span) -> Finding:
    """The discrepancy of a deed told in `span` with its refusal: of the headline where that tells it."""
    first, then = (moment(x.reading.article.published_at) for x in (no.source, source))
    later = first < then or (first == then and source is not no.source and not (then.hour or then.minute))
    open_then = re.match(r".*\b(?:has|have) ", no.span.of(no.source.text)) and later
    title = title_span(source)
    kind: DiscrepancyKind = "headline" if title is not None and title.contains(span) else "factuality"
    sides = (side(source, (span,)), side(no.source, (no.span,)))
    return Finding(kind, "update" if open_then else "conflict", "done in one account, not done in the other", sides)


def _refusals(source: Source) -> Iterator[Refusal]:
    for sentence in source.sentences:
        for pattern in _PATTERNS:
            for m in pattern.finditer(source.text, sentence.start, sentence.end):
                refusal = _refusal(source, sentence, m)
                if refusal is not None:
                    yield refusal


def _refusal(source: Source, sentence: Span, m: re.Match[str]) -> Refusal | None:
    """What a clause of the article says was not done; None where the "no" is of something else."""
    after = m["rest"] or ""
    rest = _OBJECT_ENDS.split(after)[0].rstrip()
    noun = m.groupdict().get("noun") or ""
    verb = stem(fold(m["verb"])) if m["verb"] else ""
    light = not verb or verb in stems_of("light")
    deed = stem(fold(noun.split()[-1])) if light and noun else verb
    if deed in stems_of("silent") or deed in stems_of("light") or len(deed) < 3 or _OPEN.search(m.group()):
        return None
    before = re.split(r"[,;:“”\"]", source.text[sentence.start : m.start()])[-1]
    start = m.start() - len(before.lstrip()) if len(before) < MOST_BEFORE else m.start()
    span = Span(start, m.end() - len(after) + len(rest))
    if words_of(span.of(source.text)).negated % 2 == 0:
        return None
    reach = Span(span.start, m.end()) if noun else span
    form = fold(m["verb"] or noun.split()[-1])
    about = f"{'' if light else noun} {rest}"
    return Refusal(source, span, deed, form, about, _limits(after, rest), before, _entities(source, reach))


def _limits(rest: str, about: str) -> str:
    """What narrows the "no" to a place, a time or a purpose, up to the next comma."""
    tail = re.split(r",| and | but | because | against ", _SO_FAR.sub("", rest[len(about) :]))[0]
    return tail if _NARROWS.match(tail) else ""


def _asserts(found: Claims, no: Refusal, source: Source, sentence: Span, at: int, rare: bool) -> tuple[float, Source, Span] | None:
    """How surely the word at `at` tells the refused deed as done, with the words that do; None where it does not."""
    if source is no.source and abs(source.sentence_number(at) - source.sentence_number(no.span.start)) < 1:
        return None
    deed = found.deed_at(source.id, at)
    if deed is None or re.match(r"\w+ing\b", source.text[at : at + 20]):
        return None
    told_of = sentence.of(source.text)
    again = [m for m in _WORD.finditer(told_of) if stem(fold(m.group())) == no.deed]
    if (len(again) > 1 and words_of(told_of).negated) or _long_between(source, no.source):
        return None
    whole = words_of(told_of).bag
    names = words_of(" ".join(_NAME.findall(" ".join(["", *no.before.split()[-SUBJECT:]])))).bag
    if (names and not names & whole) or words_of(no.limits).bag - whole:
        return None
    words = list(_WORD.finditer(source.text, sentence.start, sentence.end))
    place = next((i for i, m in enumerate(words) if m.start() == at), None)
    if place is None:
        return None
    low, high = max(0, place - WINDOW), min(len(words), place + WINDOW)
    clause_start = max([sentence.start, *(m.end() for m in re.finditer(r"[,;:“”\"]", source.text[sentence.start : at]))])
    clause = Span(words[low].start(), words[high - 1].end())
    near = source.text[max(sentence.start, words[max(0, place - 8)].start()) : at]
    if _UNREAL.search(near) or "?" in sentence.of(source.text) or clause_start < 0:
        return None
    told = words_of(clause.of(source.text)).bag - {no.deed}
    weights: Likeness = found.deeds
    about = words_of(no.about).bag - {no.deed}
    subject = no.subject
    covered = weights.mass(about & told) / weights.mass(about) if about else 0.0
    whom = _resolve(found, no.source, no.who) & _resolve(found, source, _entities(source, clause))
    if about and covered < COVERED:
        return None
    above = title_span(source)
    titled = TITLED if above is not None and above.contains(Span(at, at + 1)) else 0.0
    word = _WORD.match(source.text, at)
    own_form = source is no.source and word is not None and fold(word[0]) == no.form
    perfect = titled > 0 or _PERFECT.search(source.text[max(0, at - 20) : at]) is not None
    one_form = rare and no.bare and (own_form or (source is not no.source and perfect))
    here = found.deed_near(no.source.id, no.span)
    if here and deed.actors and here.actors and not deed.actors & here.actors and not subject & told:
        return None
    harmed = _harm(no, source, clause, at)
    if _LONG_AGO.search(clause.of(source.text)):
        return None
    grounds = harmed + bool(whom) + bool(subject & told) + (covered >= COVERED and len(about & told) > 1) + one_form
    return (covered + grounds + titled, source, clause) if harmed or grounds > 1 or (grounds and titled) else None


def _long_between(a: Source, b: Source) -> bool:
    """Whether the two articles were published so far apart that the deeds may be two."""
    dates = [moment(x.reading.article.published_at) for x in (a, b) if x.reading.article.published_at]
    return len(dates) > 1 and abs((dates[0] - dates[1]).days) > LONGEST


def _harm(no: Refusal, source: Source, clause: Span, at: int) -> bool:
    """Whether nobody is said to have come to what the word at `at` says that somebody did."""
    if no.deed not in stems_of("harm") or words_of(no.about).bag - {no.deed} or not _NOBODY.search(no.span.of(no.source.text)):
        return False
    done = re.match(r"\w+ed\b|hurt\b", source.text[at : at + 20]) is not None
    return done and not _elsewhen(no) and _SOMEBODY.search(clause.of(source.text)) is not None


def _elsewhen(no: Refusal) -> bool:
    """Whether the clause or the sentence before it is of another time: "in 2005 ... nobody was hurt then"."""
    source, number = no.source, no.source.sentence_number(no.span.start)
    around = Span(source.sentences[max(0, number - 1)].start, source.sentences[number].end).of(source.text)
    return re.search(r"\b(?:19|20)\d\d\b|\bthen\b|\b(?:last|previous|earlier)\b", around) is not None


def _entities(source: Source, span: Span) -> frozenset[str]:
    return frozenset(m.entity for m in source.reading.mentions if m.entity and span.start <= m.start < span.end)


def _resolve(found: Claims, source: Source, ids: frozenset[str]) -> frozenset[str]:
    return frozenset(e for i in ids if (e := found.trace.material.resolve(source.id, i)))
