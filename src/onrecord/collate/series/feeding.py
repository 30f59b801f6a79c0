"""The toll put right by the series: the value that stands last, none where claimants are rivals, none for people nobody counts.

The toll model has seen shootings alone. It stands where a story has one count of the dead and the wounded; where accounts give
several over time, count the dead with the missing, or set one side's number against the other's, the series tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.collate.figures import FigureAccount, of_another, own_occasions
from onrecord.collate.material import Material, Source
from onrecord.collate.series.making import Told
from onrecord.collate.series.order import is_loose, is_revised, is_risen, latest_of
from onrecord.collate.series.values import Counted, Value
from onrecord.collate.wording import stem, words_of
from onrecord.facts.record import RecordToll, Side
from onrecord.facts.span import Span
from onrecord.lexicon.acts import court_deeds
from onrecord.lexicon.numbers import number_words

SUMMED = 4
"""Most kinds of people of one sentence that are added up."""
LEAD = 3
"""Sentences at an article's start in which it tells what it is about."""
FEWEST = 2
"""A count from here on is surely one of what the story is about where the model finds nobody."""
MANY = 3
"""Days that tell higher and higher numbers, from which the last stands though no word says that the number rose."""
MANY_ARTICLES = 5
"""Articles of a story from which a count that one of them gives in passing is not the story's toll."""
FIRST = 2
"""Sentences at an article's start that tell its main happening."""
NO_REACH = 16
_NO = re.compile(r"\b(?:no|without|zero|any) (?:\w+ )?$", re.IGNORECASE)
_UNCOUNTED = re.compile(
    r"\b(?:the|many|several|dozens of|scores of|hundreds of|other|most|some|more) (?:\w+ )?(?:wounded|injured)\b"
    r"|\b(?:wounded|injured) (?:people|survivors|passengers|residents|civilians|soldiers|worshippers|worshipers)\b"
    r"|\b(?:others|many|several|dozens|scores|hundreds|people) (?:were|are|was) (?:\w+ly )?(?:wounded|injured|hurt)\b",
    re.IGNORECASE,
)
"""Words that tell of the wounded without a number."""


def fed_toll(
    material: Material, toll: RecordToll | None, told: Sequence[Told], counts: Sequence[FigureAccount] = ()
) -> RecordToll | None:
    """The toll with killed and injured as the series have them, where these tell more; that of the series where there is none."""
    if toll is None:
        return _of_all(_made(told), counts)
    settled = _counted(material, _elsewhere(material, _placed(material, _said(material, toll), told), counts), told)
    return _dated(material, _of_all(_of_the_main(material, settled, told), counts))


def _made(told: Sequence[Told]) -> RecordToll | None:
    """A toll from the series alone, of what most articles count as killed: for stories in which the model finds nobody."""
    killed = [t for t in told if t.series.sense == "killed" and t.series.scope is None and not t.rivals and t.latest is not None]
    best = max(killed, key=lambda t: (len(_articles(t)), not t.kind), default=None)
    if best is None or best.latest is None or not best.shown or len(_articles(best)) < FEWEST:
        return None
    number = _number(best.latest)
    return RecordToll(killed=number, killed_words=_sides(best.latest.told), figures=(best.latest.figure,)) if number else None


def _of_the_main(material: Material, toll: RecordToll | None, told: Sequence[Told]) -> RecordToll | None:
    """The toll without the dead of a side happening.

    Those are several whom one article of many counts, after it has told what it is about, and whom no series of the story counts.
    """
    if toll is None or not toll.killed or toll.killed < FEWEST or len(material.sources) < MANY_ARTICLES:
        return toll
    if len({w.article for w in toll.killed_words}) != 1 or any(
        t.shown and t.series.sense == "killed" and any(toll.killed in v.bounds for v in t.values) for t in told
    ):
        return toll
    words = toll.killed_words[0]
    source = material.by_id.get(words.article)
    if source is None or any(source.sentence_number(s.start) < FIRST for s in words.spans) or not words.spans:
        return toll
    return replace(toll, killed=None, killed_words=()) if toll.injured else None


def _of_all(toll: RecordToll | None, counts: Sequence[FigureAccount]) -> RecordToll | None:
    """The toll without dead of one kind only ("three children"), counted after what happened, where articles tell of others."""
    if toll is None or not toll.killed or not toll.killed_words:
        return toll
    words = {(w.article, s.start) for w in toll.killed_words for s in w.spans}
    told = [c for c in counts if any(c.source.id == a and c.figure.start <= at < c.figure.end for a, at in words)]
    of_kind = bool(told) and len(told) >= len(words) and all(c.unit & _KINDS for c in told)
    others = any(c.status == "killed" and c.bounds != (0, 0) and not c.unit & _KINDS for c in counts)
    if not of_kind or not others or any(c.source.sentence_number(c.figure.start) < FIRST for c in told):
        return toll
    return replace(toll, killed=None, killed_words=()) if toll.injured else None


_KINDS = frozenset(stem(w) for w in ("children", "women", "men", "boys", "girls", "babies", "infants", "teenagers", "officers"))


def _dated(material: Material, toll: RecordToll | None) -> RecordToll | None:
    """The toll without a day that only a court's deed has: who was killed died before the verdict."""
    if toll is None or not toll.date:
        return toll
    courts = [s for s in material.sources if _COURT & set(words_of(s.reading.article.title).run)]
    if 2 * len(courts) < len(material.sources):
        return toll
    kept = tuple(w for w in toll.date_words if not _of_a_court(material, w))
    return toll if kept else replace(toll, date=None, date_words=())


def _of_a_court(material: Material, words: Side) -> bool:
    """Whether the words stand in sentences that tell what a court did, or nobody's death."""
    source = material.by_id.get(words.article)
    if source is None or not words.spans:
        return False
    told = [set(words_of(source.sentence(s.start).of(source.text)).run) for s in words.spans]
    return all(bool(run & _COURT) or not run & _DYING for run in told)


_COURT = court_deeds()["verdict"] | court_deeds()["sentence"] | {"trial", "jury", "court"}
_DYING = frozenset({"killed", "kills", "killing", "died", "dead", "shot", "shooting", "stabbed", "slain", "death"})


def _articles(told: Told) -> frozenset[str]:
    return frozenset(c.account.source.id for v in told.values for c in v.told)


def _said(material: Material, toll: RecordToll) -> RecordToll | None:
    """The toll without sizes that no number tells, and without wounded whom every account with the words says there were not.

    None where nobody is counted then.
    """
    if toll.killed and toll.killed_words and all(_sized(w) for w in toll.killed_words):
        toll = replace(toll, killed=None, killed_words=())
    if toll.injured and toll.injured_words and all(_sized(w) for w in toll.injured_words):
        toll = replace(toll, injured=None, injured_words=())
    if not toll.killed and not toll.injured and toll.killed is None:
        return None if toll.injured is None else toll
    sides = [w for w in toll.injured_words if w.spans]
    if not toll.injured or not sides or not all(_denied(material, w) for w in sides):
        return toll
    return replace(toll, injured=None, injured_words=()) if toll.killed else None


def _sized(words: Side) -> bool:
    """Whether the words name a size and no number ("thousands of deaths")."""
    found = [w for w in re.findall(r"[a-z]+|\d", words.says.casefold()) if w.isdigit() or w in number_words().vague]
    return bool(found) and not any(w.isdigit() for w in found)


def _denied(material: Material, words: Side) -> bool:
    """Whether "no" stands right before the words ("there were *no injuries*")."""
    source = material.by_id.get(words.article)
    return source is not None and all(_NO.search(source.text[max(0, s.start - NO_REACH) : s.start]) for s in words.spans)


def _elsewhere(material: Material, toll: RecordToll | None, counts: Sequence[FigureAccount]) -> RecordToll | None:
    """The toll without a town that is only named where another occasion's dead are counted."""
    if toll is None:
        return None
    own = own_occasions(material)
    other = [(c.source, c.source.sentence(c.figure.start)) for c in counts if c.status and of_another(material, own, c)]
    if not toll.place or not other:
        return toll
    named = [(s, m.start()) for s in material.sources for m in re.finditer(re.escape(toll.place), s.text)]
    titled = any(toll.place in s.reading.article.title for s in material.sources)
    inside = all(any(s is source and span.start <= at < span.end for source, span in other) for s, at in named)
    return replace(toll, place=None, place_words=()) if named and inside and not titled else toll


def _counted(material: Material, toll: RecordToll | None, told: Sequence[Told]) -> RecordToll | None:
    if toll is None:
        return None
    counted = any(t.series.sense in ("killed", "injured") and t.series.scope is None for t in told)
    if not counted and not _mixed(told):
        return toll
    missed = not toll.killed and (toll.injured or 0) < FEWEST
    killed, dead, some = _settled(toll.killed, toll.killed_words, "killed", told, missed)
    injured, hurt, more = _settled(toll.injured, toll.injured_words, "injured", told, False)
    counted = any(t.series.sense in ("injured", "shot", "in hospital", "killed or injured") for t in told)
    hurt_told = not injured and any(t.series.sense == "injured" for t in told)
    if hurt_told or (not counted and (injured or 0) < 2 and _uncounted(material)):
        injured, hurt = None, ()
    put_right = killed != toll.killed
    alone = len({w.article for w in hurt}) == 1 and not any(_known(t) for t in told if t.series.sense == "injured")
    if put_right and injured and injured == toll.injured and alone:
        injured, hurt = None, ()  # one account of some of the wounded
    if killed == toll.killed and injured == toll.injured:
        return toll
    figures = tuple(dict.fromkeys((*some, *more))) or toll.figures
    return replace(toll, killed=killed, injured=injured, killed_words=dead, injured_words=hurt, figures=figures)


def _opening(source: Source) -> str:
    """An article's title and first sentences."""
    return source.reading.article.title + " " + " ".join(s.of(source.text) for s in source.sentences[:LEAD])


def _uncounted(material: Material) -> bool:
    """Whether some account tells of the wounded and none counts them."""
    return any(_UNCOUNTED.search(s.text) for s in material.sources)


def _placed(material: Material, toll: RecordToll | None, told: Sequence[Told]) -> RecordToll | None:
    """The toll with the town that the sentences name which count its dead and wounded, where these name another than the toll's."""
    if toll is None:
        return None
    own = [t for t in told if t.series.sense in ("killed", "injured") and not t.kind and t.series.scope is None]
    rows = [c for t in own for v in t.values for c in v.told if c.account.source.sentence_number(c.account.figure.start) == 0]
    named: Counter[str] = Counter()
    words: dict[str, list[Side]] = {}
    for c in rows:
        source, sentence = c.account.source, c.account.source.sentence(c.account.figure.start)
        for m in source.reading.mentions:
            entity = (
                material.entity.get(material.resolve(source.id, m.entity) or "")
                if sentence.contains(Span(m.start, m.end))
                else None
            )
            if entity is not None and m.form == "name" and entity.kind == "place" and entity.precision == "city":
                named[entity.name] += 1
                words.setdefault(entity.name, []).append(Side(source.id, (Span(m.start, m.end),), source.text[m.start : m.end]))
    led = any(toll.place and toll.place in _opening(s) for s in material.sources)
    few = 2 * len({s.article for some in words.values() for s in some}) <= len(material.sources)
    if len(named) != 1 or few or not toll.place or led or toll.place in named:
        return toll
    town = next(iter(named))
    return replace(toll, place=town, place_words=tuple({s.article: s for s in reversed(words[town])}.values()))


def _mixed(told: Sequence[Told]) -> list[Told]:
    return [t for t in told if t.series.sense in ("dead or missing", "killed or injured")]


def _settled(
    count: int | None, words: tuple[Side, ...], status: str, told: Sequence[Told], missed: bool
) -> tuple[int | None, tuple[Side, ...], tuple[str, ...]]:
    """The count of a status with its words and the record's figures that have it."""
    own = [t for t in told if t.series.sense == status and t.series.scope is None]
    whole = next((t for t in own if not t.kind), None)
    if whole is None:
        if count and any(count == v.top for t in own for v in t.values) and (summed := _sum(own)):
            return summed
        misread = any(count in v.bounds for t in _mixed(told) for v in t.values)
        return (None, (), ()) if count and misread else (count, words, ())
    if status == "killed" and whole.rivals and not any(count in v.bounds for v in whole.values if _leading(v)):
        return None, (), ()
    if count and whole.latest is not None and _only_loosely(count, whole) and (plain := _number(whole.latest)):
        return plain, _sides(whole.latest.told), (whole.latest.figure,)
    lead = tuple(v for v in (v if _by_several(v) else _leading(v) for v in whole.values) if v is not None)
    if not lead:
        return count, words, ()
    last, rival = latest_of(lead, status)
    if rival:
        return None, (), ()
    value = _number(last) if last else None
    if last is None or value is None or value == count:
        return count, words, ()
    if not (missed and value >= FEWEST) and not (count and _better(count, last, lead, told, whole)):
        return count, words, ()
    return value, _sides(last.told), (last.figure,)


def _only_loosely(count: int, whole: Told) -> bool:
    """Whether the series has the number only as a belief or a size."""
    having = [v for v in whole.values if count in v.bounds]
    return bool(having) and all(is_loose(v) for v in having)


def _known(told: Told) -> bool:
    """Whether a count is told by several articles, or where one begins."""
    return any(_leading(v) is not None or len({c.account.source.id for c in v.told}) > 1 for v in told.values)


def _by_several(v: Value) -> bool:
    """Whether several articles give a value."""
    return len({c.account.source.id for c in v.told}) > 1


def _leading(v: Value) -> Value | None:
    """The value with the accounts that give it where they tell what they are about; None where none does."""
    told = tuple(c for c in v.told if c.account.source.sentence_number(c.account.figure.start) < LEAD)
    return Value(v.figure, told) if told else None


def _better(count: int, last: Value, lead: Sequence[Value], told: Sequence[Told], whole: Told) -> bool:
    """Whether the series tells more than the model, which has an earlier day's number, or one of another status or of a part."""
    if any(count in v.bounds for v in whole.values):
        days = {v.as_of for v in lead}
        stale = all((v.as_of or "") < (last.as_of or "") for v in lead if count in v.bounds)
        put_right = any(is_revised(c) or is_risen(c) for c in last.told)
        return stale and (put_right or (last.top > count and len(days) >= MANY))
    if last.top > count and _by_several(last) and not any(count in v.bounds for t in told for v in t.values):
        return True  # a number that a title alone tells, and that was passed since
    if count < min(v.top for v in lead) and len({c.account.source.id for v in lead for c in v.told}) > 1:
        return True
    apart = [t for t in told if t is not whole and (t in _mixed(told) or t.series.scope)]
    return any(count in v.bounds for t in apart for v in t.values)


def _number(v: Value) -> int | None:
    """The number a toll gives for a value: what it is at least, else at most."""
    number = v.bounds[0] if v.bounds[0] is not None else v.bounds[1]
    return int(number) if number is not None and number == int(number) else None


def _sum(own: Sequence[Told]) -> tuple[int | None, tuple[Side, ...], tuple[str, ...]] | None:
    """Several kinds of people that the last article to count them counts in one sentence, added up."""
    rows = [(v, c) for t in own for v in t.values for c in v.told]
    last = max((c for _, c in rows), key=lambda c: (c.published, c.account.source.id))
    here = [(v, c) for v, c in rows if c.account.source is last.account.source and c.account.sentence == last.account.sentence]
    numbers = [_number(v) for v, _ in here]
    if not 1 < len(here) <= SUMMED or None in numbers:
        return None
    return sum(n for n in numbers if n is not None), _sides([c for _, c in here]), tuple(v.figure for v, _ in here)


def _sides(told: Sequence[Counted]) -> tuple[Side, ...]:
    """The words of each article that bear a count."""
    by_article: dict[str, list[Counted]] = {}
    for c in told:
        by_article.setdefault(c.account.source.id, []).append(c)
    return tuple(
        Side(a, tuple(sorted({c.account.span for c in cs})), " ... ".join(c.account.span.of(c.account.source.text) for c in cs))
        for a, cs in by_article.items()
    )
