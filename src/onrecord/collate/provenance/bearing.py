"""Whether an account bears the claim itself, so that its end is an end of it, and whether two accounts are out of one text.

Who names a deed only in passing ("her sentence", "before the plane disappeared") takes it as known and is no end of the claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.collate.acts import ActAccount
from onrecord.collate.events import EventAccount
from onrecord.collate.figures import FigureAccount
from onrecord.collate.material import Source
from onrecord.collate.statements import Variant
from onrecord.collate.wording import common_words, verbatim, words_of
from onrecord.facts.record import RecordAct, RecordFigure
from onrecord.facts.span import Span

Run = tuple[str, ...]
LONG, MOST = 12, 0.8
"""Words from which a sentence of another article that has this share of them in order is the same text."""
CLAUSE = 7
"""The same of a clause, in which nobody is named as its source."""
CARRIED = 0.5
"""Share of a statement's words in order from which somebody who heard it heard this one."""
LISTED, ALIKE = 5, 0.5
"""Words of content that two sentences share, and the share of the shorter's, from which both give one list."""
SMALL = 10
"""Numbers below this are so frequent that what they count must be told in so many shared words."""
SHARED = 2


def runs_of(h: EventAccount) -> tuple[Run, ...]:
    """The words in order by which it is seen whether another article has the same text: of the clause, and of its sentence."""
    clause = words_of(h.spans[0].of(h.source.text)).run
    sentence = words_of(h.source.sentence(h.event.trigger.start).of(h.source.text)).run
    return tuple(run for run, least in ((clause, CLAUSE), (sentence, LONG)) if len(run) >= least)


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


def says_it(v: Variant, main: Variant) -> bool:
    """Whether a variant carries what the statement is shown with, and says it no less."""
    if v.attribution.denies != main.attribution.denies:
        return False
    return v is main or verbatim(v.words, main.words) >= CARRIED


def counts_it(claim: RecordFigure, c: FigureAccount) -> bool:
    """Whether an account counts what the value is shown to count, in words that tell so."""
    unit = words_of(claim.unit).bag
    same_unit = bool(unit & words_of(f"{c.figure.unit} {c.figure.counts}").bag) or not unit
    if not same_unit or (claim.sense and c.figure.sense and claim.sense != c.figure.sense):
        return False
    around = words_of(c.source.sentence(c.span.start).of(c.source.text)).bag
    shared = words_of(claim.counts).bag & around - {f"{n:g}" for n in (claim.low, claim.high) if n is not None}
    told = len(shared) + bool(claim.sense and claim.sense == c.figure.sense)
    few = claim.high is not None and claim.high < SMALL and not claim.sense
    return told >= (SHARED if few else 1)


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
