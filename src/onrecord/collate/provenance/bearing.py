"""Whether an account bears the claim itself, so that its end is an end of it, and whether two accounts are out of one text.

Who names a deed only in passing ("her sentence", "before the plane disappeared") takes it as known and is no end of the claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.collate.acts import ActAccount
from onrecord.collate.entities import CLOSE, SAME, speaker_match
from onrecord.collate.events import EventAccount
from onrecord.collate.figures import FigureAccount
from onrecord.collate.material import Source
from onrecord.collate.statements import QUOTED, Variant
from onrecord.collate.wording import common_words, verbatim, words_of
from onrecord.facts.record import RecordAct, RecordEvent, RecordFigure
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed
from onrecord.lexicon.numbers import number_words

Run = tuple[str, ...]
LONG, MOST = 12, 0.8
"""Words from which a sentence of another article that has this share of them in order is the same text."""
CLAUSE = 7
"""The same of a clause, in which nobody is named as its source."""
PHRASE = 3
"""The same of words in quotation marks: no two people say one thing in the same words, so one of two was misheard."""
CARRIED = 0.5
"""Share of a statement's words in order from which somebody who heard it heard this one."""
LISTED, ALIKE = 5, 0.5
"""Words of content that two sentences share, and the share of the shorter's, from which both give one list."""
SMALL = 10
"""Whole numbers below this are of anything: without what was done to the counted they bear nothing."""
SHARED = 2
"""Words besides the value or the deed that an account shares with the claim where nothing else shows that it tells the same."""
NEAR = 3
"""Words right before a verb in which a modal goes with it."""
AHEAD = 8
"""Words before a deed within which a word says that it is made up ("concocted a story about being robbed")."""
NO_FACT = frozenset({"called for", "threatened", "possible", "conditional", "generic"})


def runs_of(h: EventAccount) -> tuple[Run, ...]:
    """The words in order by which it is seen whether another article has the same text: of the clause, and of its sentence."""
    clause, sentence, text = h.spans[0], h.source.sentence(h.event.trigger.start), h.source.text
    runs = [(words_of(clause.of(text)).run, CLAUSE), (words_of(sentence.of(text)).run, LONG)]
    quoted = (m for m in QUOTED.finditer(text, sentence.start, sentence.end + 2) if clause.overlaps(Span(m.start(), m.end())))
    runs += [(words_of(m.group()).run, PHRASE) for m in quoted]
    return tuple(run for run, least in runs if len(run) >= least)


def same_words(told: Iterable[tuple[str, Run]]) -> Callable[[str, str], bool]:
    """Tells of two articles whether a passage of one, given as its words in order, stands in the other."""
    runs: dict[str, list[Run]] = {}
    for article, run in told:
        runs.setdefault(article, []).append(run)

    def one(a: str, b: str) -> bool:
        return any(_one_text(x, y) for x in runs.get(a, ()) for y in runs.get(b, ()))

    return one


def _one_text(x: Run, y: Run) -> bool:
    return common_words(x, y) >= MOST * min(len(x), len(y))


def tells_it(claim: RecordEvent, h: EventAccount) -> bool:
    """Whether an account says of the claim's own participants that it is so; where the claim names none, in its words.

    What ought to be or could be is somebody's view: no two views bear each other.
    """
    if claim.factuality in NO_FACT or h.event.factuality != claim.factuality or not h.asserts:
        return False
    actors, recipients = frozenset(claim.actors), frozenset(claim.recipients)
    if (actors and h.actors and not actors & h.actors) or (recipients and h.recipients and not recipients & h.recipients):
        return False
    if actors or recipients:
        return bool(actors & h.actors or recipients & h.recipients)
    return len(words_of(claim.title).bag & h.rest) >= SHARED


def tells_in(h: EventAccount, clause: Span) -> bool:
    """Whether a clause core of an account says it as a fact: not as what is due, possible or wished."""
    before = clause.start, h.event.trigger.start if clause.contains(h.event.trigger) else clause.end
    words = Span(before[0], max(before)).of(h.source.text).casefold().split()
    sentence = h.source.sentence(h.event.trigger.start)
    ahead = Span(sentence.start, max(sentence.start, h.event.trigger.start)).of(h.source.text).casefold().split()
    made_up = listed("making_up") & frozenset(ahead[-AHEAD:])
    return h.asserts_in(clause) and not made_up and not listed("short_of_fact") & frozenset((*words[-NEAR:], *words[:1]))


def says_it(v: Variant, main: Variant, speaker: Variant) -> bool:
    """Whether a variant carries what the statement is shown with, of the speaker shown, and says it no less.

    A speaker left open, or only described, is not shown to be the one whom another account names.
    """
    match = speaker_match(v.entity, speaker.entity, v.name, speaker.name)
    if match < (CLOSE if v.entity and speaker.entity else SAME) or v.attribution.denies != main.attribution.denies:
        return False
    return v is main or verbatim(v.words, main.words) >= CARRIED


def counts_it(claim: RecordFigure, c: FigureAccount) -> bool:
    """Whether an account counts what the value is shown to count, in words that tell so.

    The number must be told, and told as one: "hundreds" is no value, "the two brothers" takes them as known, and a handful of
    which nothing is told is anybody's, as are years or a share. What was done to the counted must be the same.
    """
    if c.indefinite or c.lasting or c.bounds != (claim.low, claim.high) or _no_number(c) or _points_to_counted(c):
        return False
    unit = words_of(claim.unit).bag
    same_unit = bool(unit & words_of(f"{c.figure.unit} {c.figure.counts}").bag) or not unit
    if not same_unit or claim.sense != c.figure.sense:
        return False
    around = words_of(c.source.sentence(c.span.start).of(c.source.text)).bag
    shared = words_of(claim.counts).bag & around - {f"{n:g}" for n in (claim.low, claim.high) if n is not None}
    most = next((n for n in (claim.high, claim.low) if n is not None), 0)
    few = most < SMALL and most == int(most)
    return len(shared) >= 1 if claim.sense else len(shared) >= SHARED and not few


def _no_number(c: FigureAccount) -> bool:
    """Whether the value is told by a word that gives no number ("hundreds", "dozens")."""
    said = frozenset(c.span.of(c.source.text).casefold().split())
    return bool(said & number_words().vague.keys()) and not any(w[0].isdigit() for w in said)


def _points_to_counted(c: FigureAccount) -> bool:
    """Whether a word before the number takes what it counts as known ("the two brothers")."""
    before = c.source.text[max(0, c.span.start - 12) : c.span.start].casefold().split()
    return bool(before) and before[-1] in listed("pointing_to_counted")


def one_list(told: Iterable[tuple[Source, Span]]) -> Callable[[str, str], bool]:
    """Tells of two articles whether each gives the value in a sentence most of which is the other's."""
    bags: dict[str, list[frozenset[str]]] = {}
    runs: list[tuple[str, Run]] = []
    for source, span in told:
        words = words_of(source.sentence(span.start).of(source.text))
        bags.setdefault(source.id, []).append(words.bag)
        runs += [(source.id, words.run)] if len(words.run) >= LONG else []
    same = same_words(runs)

    def one(a: str, b: str) -> bool:
        pairs = ((len(x & y), min(len(x), len(y))) for x in bags.get(a, ()) for y in bags.get(b, ()))
        return same(a, b) or any(shared >= max(LISTED, ALIKE * least) for shared, least in pairs)

    return one


def does_it(claim: RecordAct, d: ActAccount) -> bool:
    """Whether an account tells the act in the stage it is shown in, done by nobody else, and not only by its name."""
    if d.act.stage != claim.stage or (claim.body and d.body and claim.body != d.body):
        return False
    told = (
        words_of(" ".join(s.of(d.source.text) for s in d.act.evidence)).bag & words_of(claim.title).bag - words_of(claim.sort).bag
    )
    return bool(d.act.stage_evidence) and not d.points and not d.known_before and len(told) >= SHARED
