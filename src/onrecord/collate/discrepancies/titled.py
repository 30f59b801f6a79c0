"""Headlines that tell as done what their article's first sentences have as threatened, planned, possible, asked for or denied.

A headline is a passage of its own, whether or not the text repeats it: its words are compared with the readings of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collate.discrepancies.headline import title_span
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.entities import name_words
from onrecord.collate.material import Source
from onrecord.collate.series import toll_mentions
from onrecord.collate.wording import fold, stem, words_of
from onrecord.facts.event import Event
from onrecord.facts.record import Side, Verdict
from onrecord.facts.span import Span
from onrecord.lexicon.countries import country_named, country_of_people, country_of_seat
from onrecord.lexicon.statuses import mixed_patterns

LEAD = 4
"""Sentences of the body in which it tells what the headline is about."""
UNDONE = frozenset({"planned", "threatened", "called for", "possible", "conditional", "denied", "negated"})
"""What a body can make of a deed that a headline must not tell as done."""
SHARED = 2
"""Content words, besides the deed, that headline and sentence share."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_HEDGED = re.compile(
    r"\b(?:to|may|might|could|would|will|should|must|can|if|unless|not|never|no|won['’]t|can['’]t|didn['’]t|nears?|eyes|mulls?|weighs?"
    r"|considers?|threat\w*|plans?|vows?|wants?|set|ready|poised|urge[sd]?|calls?|asks?|demands?|seeks?|denie[sd]|deny|rejects?|fears?"
    r"|risks?|pledges?|promises?|wannabe|prepares?|about|alleged(?:ly)?|reportedly|possible|likely|why|how|what|when|whether|would-be)\b"
    r"|\?|:|\bn['’]t\b",
    re.IGNORECASE,
)
_RESOLVED = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|agree[sd]?|decid(?:e|es|ed)|approv\w+|manag(?:e|es|ed)|began|begun|begins?|start(?:s|ed)?"
    r"|went on|moved|chose|opted|signed|passed|adopted)\b",
    re.IGNORECASE,
)
"""Words after which what is told as still to be done is what was done: "voted to pass"."""
_SAID = re.compile(r"(?:,|[-–—]) ?(?:[\w.'’-]+ ){0,4}(?:says?|said|reports?|claims?|sources?)\s*$", re.IGNORECASE)


def overreaching(found: Claims) -> Iterator[Finding]:
    """Each headline against the first sentences of its own article: the deed's force, then the dead and wounded it counts."""
    for source in found.trace.material.sources:
        title = source.reading.article.title.strip()
        if title:
            yield from _deed(source, title)
            yield from _count(found, source, title)


def title_side(source: Source, title: str) -> Side:
    """The headline as a side: its place in the text where it stands there, else its words alone."""
    span = title_span(source)
    return side(source, (span,)) if span is not None else Side(source.id, (), title)


def _body_start(source: Source) -> int:
    span = title_span(source)
    return span.end if span is not None else 0


def _deed(source: Source, title: str) -> Iterator[Finding]:
    start = _body_start(source)
    told = [e for e in source.reading.events if e.trigger.start >= start and e.lemma]
    done = {fold(e.lemma) for e in told if e.factuality not in UNDONE}
    first = source.sentence_number(start) if start else 0
    for e in told:
        number = source.sentence_number(e.trigger.start)
        if e.factuality not in UNDONE or fold(e.lemma) in done or number - first >= LEAD:
            continue
        form = _told_as_done(title, e)
        sentence = source.sentence(e.trigger.start)
        if form is None or not _by_the_same(source, title, form, e) or not _of_one_thing(title, sentence.of(source.text), e):
            continue
        if e.factuality in ("called for", "planned") and _RESOLVED.search(source.text, sentence.start, e.trigger.start):
            continue
        words = e.clause if e.clause is not None and e.clause.length > len(form.group()) else sentence
        around = _with_governor(sentence, words)
        reason = f"“{title}” in the headline; in the text it is {_put(e)}: “{' '.join(around.of(source.text).split())}”"
        yield Finding("headline", "conflict", reason, (title_side(source, title), side(source, (around,))))
        return


def _put(e: Event) -> str:
    return {"possible": "only possible", "called for": "called for", "negated": "not done"}.get(e.factuality, e.factuality)


def _with_governor(sentence: Span, words: Span) -> Span:
    """The clause from the start of its sentence on, where that is near: "Chile threatened on Wednesday to expel ..."."""
    return Span(sentence.start, words.end) if words.end - sentence.start <= REACH and words.start >= sentence.start else words


REACH = 160
"""Characters from the start of a sentence to the end of a clause within which both are shown."""


def _told_as_done(title: str, e: Event) -> re.Match[str] | None:
    """The finite word of the headline for the deed, present or past, where nothing before it makes it less than done."""
    base, wanted = fold(e.lemma), stem(fold(e.lemma))
    for m in _WORD.finditer(title):
        word = fold(m.group())
        finite = word != base and (word.endswith(("s", "ed")) or (word not in (base, base + "ing") and not word.endswith("ing")))
        if m.start() and finite and stem(word) == wanted and not word.endswith(("ion", "er", "or", "ment")):
            return m if done_in_title(title, m) else None
    return None


def done_in_title(title: str, word: re.Match[str]) -> bool:
    """Whether nothing before a word of the headline makes what it tells less than done, and nobody is only said to say so."""
    return not (_HEDGED.search(title[: word.start()]) or _SAID.search(title) or "?" in title)


def _by_the_same(source: Source, title: str, form: re.Match[str], e: Event) -> bool:
    """Whether the headline names the deed's doer before the word, or who suffers it where the word is a bare participle."""
    before = frozenset(name_words(title[: form.start()])) | _countries(title[: form.start()])
    doers = _names(source, e.actors) | _countries_of(source, e.actors)
    if e.subject is not None:
        doers |= frozenset(name_words(e.subject.of(source.text))) | _countries(e.subject.of(source.text))
    if before & doers:
        return True
    ahead = source.text[source.sentence(e.trigger.start).start : e.trigger.start]
    named = frozenset(name_words(title[: form.start()]))
    land = _countries(title[: form.start()]) or country_named(title[: form.start()].strip())
    if named and land and named <= frozenset(name_words(ahead)):
        return True  # a land for its government: "Hong Kong withdraws", "Hong Kong's leader said the government will withdraw"
    sufferers = _names(source, e.recipients) | _countries_of(source, e.recipients)
    return not fold(form.group()).endswith("s") and bool(before & sufferers)


def _names(source: Source, ids: tuple[str, ...]) -> frozenset[str]:
    entities = (source.entities[i] for i in ids if i in source.entities)
    return frozenset(w for e in entities for n in (e.name, *e.aliases) for w in name_words(n))


def _countries_of(source: Source, ids: tuple[str, ...]) -> frozenset[str]:
    return frozenset(c for i in ids if i in source.entities and (c := source.entities[i].country))


def _countries(text: str) -> frozenset[str]:
    words = _WORD.findall(text)
    return frozenset(c for w in words if w[:1].isupper() for c in (country_named(w), country_of_people(w), country_of_seat(w)) if c)


def _of_one_thing(title: str, sentence: str, e: Event) -> bool:
    """Whether headline and sentence share what the deed is about."""
    own = {stem(fold(e.lemma))}
    shared = (words_of(title).bag & words_of(sentence).bag) - own
    return len(shared) + len(_countries(title) & _countries(sentence)) >= SHARED


def _count(found: Claims, source: Source, title: str) -> Iterator[Finding]:
    """A headline not in the text whose count of dead or wounded is no number of the body, which counts them otherwise."""
    if title_span(source) is not None or "?" in title or any(p.search(title) for _, p in mixed_patterns()):
        return
    for status in ("killed", "injured"):
        above = [m for m in toll_mentions(title) if m.status == status and m.exact and m.count > 1]
        below = [
            c for c in found.counts.get(source.id, ()) if c.status == status and c.figure.low and not c.is_age and not c.indefinite
        ]
        if len(above) != 1 or not below:
            continue
        people = [c.bounds for c in found.counts.get(source.id, ()) if c.status == status or (c.status is None and c.people)]
        count, numbers = above[0].count, {n for bounds in people for n in bounds}
        lead = [c for c in below if source.sentence_number(c.figure.start) < LEAD]
        total = sum(c.figure.low or 0 for c in lead)
        if not lead or count in numbers or count == total or any(_holds(c.bounds, count) for c in below):
            continue
        c = lead[0]
        stale = all((x.figure.low or 0) > count for x in lead)
        verdict: Verdict = "update" if stale else "conflict"
        what = f"{count} {status} in the headline, {c.span.of(source.text)} in the text"
        reason = f"{what}: the headline is of an earlier count" if stale else what
        yield Finding("headline", verdict, reason, (title_side(source, title), side(source, (c.span,))))


def _holds(bounds: tuple[float | None, float | None], count: float) -> bool:
    low, high = bounds
    return (low is None or low <= count) and (high is None or count <= high)
