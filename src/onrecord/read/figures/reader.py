"""Figures: numbers with what they count, their bounds, what was done to the counted, and who says so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import isinf

import msgspec

from onrecord.facts.attribution import Attribution
from onrecord.facts.figure import Figure
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed
from onrecord.lexicon.counting import bounds, measures
from onrecord.lexicon.offices import nouns
from onrecord.read.figures.ballots import is_ballot, is_vote, pair_of_votes, side, split_pair
from onrecord.read.figures.clause_around import clause_of
from onrecord.read.figures.counted import counted_noun, phrase
from onrecord.read.figures.exclusions import counts_nothing, is_score
from onrecord.read.figures.measured import is_measure, noun_of, part_of_noun, thing_measured
from onrecord.read.figures.predicated import predicated
from onrecord.read.figures.quantities import DASHES, Quantity, at, quantities
from onrecord.read.figures.senses import TOTALS, is_befallen, is_negated, is_no_victim, of_people, sense_of
from onrecord.read.figures.unnumbered import unnumbered
from onrecord.read.lexemes import Lexeme, lexemes_of
from onrecord.read.parse.tokens import Doc, Token, TokenSpan
from onrecord.read.parsed import Parsed

WEIGHING_REACH = 4


@dataclass(frozen=True)
class Page:
    """What the reader looks at: the parse, the reading so far, and the lexemes of the text."""

    parsed: Parsed
    reading: Reading
    lexemes: list[Lexeme]

    @cached_property
    def starts(self) -> Sequence[int]:
        """The first code point of each token."""
        return self.parsed.doc.columns.starts

    @cached_property
    def speaking(self) -> tuple[tuple[int, int], ...]:
        """The spans of sources that are people without a name."""
        return tuple(
            (a.source.start, a.source.end)
            for a in self.reading.attributions
            if a.source is not None and a.source.entity is not None and a.cue is not None and a.sort in ("unnamed", "group")
        )

    @property
    def doc(self) -> Doc:
        """The tokens."""
        return self.parsed.doc

    def token_at(self, start: int) -> Token:
        """The token that holds a code point."""
        return self.doc[max(bisect_right(self.starts, start) - 1, 0)]

    def words_around(self, token: Token) -> frozenset[str]:
        """The lower-case words of the token's sentence."""
        return frozenset(t.lower for t in token.sent)


def read_figures(parsed: Parsed, reading: Reading) -> Reading:
    """Add the figures of title and body."""
    page = Page(parsed, reading, lexemes_of(parsed.text))
    found = sorted(numbered(page), key=lambda f: (f.start, f.end))
    taken = [(f.start, f.end) for f in found]
    found += [f for f in persons(page) if not any(s < f.end and f.start < e for s, e in taken)]
    found.sort(key=lambda f: (f.start, f.end))
    named = tuple(msgspec.structs.replace(f, id=f"f{n}") for n, f in enumerate(found, 1))
    return msgspec.structs.replace(reading, figures=named)


def numbered(page: Page) -> Iterator[Figure]:
    """The figures that are written with a number."""
    found = [q for q in quantities(page.lexemes, page.parsed.text) if wanted(page, q)]
    paired: dict[int, str] = {}
    for place, quantity in enumerate(found):
        token = page.token_at(page.lexemes[quantity.core].start)
        around = page.words_around(token)
        if quantity.sort in ("pair", "range") and quantity.unit is None:
            if is_ballot(page.lexemes, quantity, around):
                yield from (figure(page, half, side_of) for half, side_of in split_pair(page.lexemes, quantity, around))
                continue
            if quantity.sort == "pair" or is_score(page.lexemes, quantity, around):
                continue
        if quantity.sort == "pair":
            continue
        votes = pair_of_votes(page.lexemes, found, place, around)
        if votes:
            paired[place], paired[place + 1] = votes[0][1], votes[1][1]
        told = paired.get(place) or (side(page.lexemes, quantity) if is_vote(around) else None)
        if is_pronoun(page, quantity, token):
            continue
        if counts_nothing(page.lexemes, quantity, page.parsed.text, token) and place not in paired:
            continue
        yield figure(page, replace(quantity, unit="votes") if place in paired else quantity, told)


def is_pronoun(page: Page, quantity: Quantity, token: Token) -> bool:
    """Whether "one" is a pronoun or stands in "no one", "one of"."""
    if page.lexemes[quantity.core].form != "one" or quantity.unit:
        return False
    before = page.lexemes[quantity.core - 1].form if quantity.core else ""
    after = page.lexemes[quantity.core_last].form if quantity.core_last < len(page.lexemes) else ""
    if before in listed("before_day") or after in ("another", "day", "-"):
        return True
    noun = counted_noun(token)
    return (noun is None and sense_of(token, token.i + 1) is None) or (after == "of" and before != "least")


def wanted(page: Page, quantity: Quantity) -> bool:
    """Whether the quantity stands in title or body and is no part of a date, time of day or set, nor of who says something.

    "Two people familiar with the talks said" counts nothing that the story is about.
    """
    start, end = page.lexemes[quantity.core].start, page.lexemes[quantity.core_last - 1].end
    if not page.parsed.in_own(start) or any(low <= start < high for low, high in page.speaking):
        return False
    for time in page.reading.times:
        if time.start < end and start < time.end and (time.type != "DURATION" or "X" in time.value):
            return False
    return True


def figure(page: Page, quantity: Quantity, sense: str | None) -> Figure:
    """The fact of a quantity."""
    lexemes = page.lexemes
    start, end = lexemes[quantity.first].start, lexemes[quantity.last - 1].end
    number = page.token_at(lexemes[quantity.core_last - 1].end - 1)
    first_token = page.token_at(lexemes[quantity.core].start)
    strength = strength_of(lexemes, quantity)
    noun = None if strength or (quantity.unit and quantity.sort != "part") else counted_noun(number)
    votes = quantity.unit == "votes"
    last = number.i + 1
    counts = strength or ""
    unit: str = strength or unit_of(page, quantity)
    befallen = noun is not None and is_befallen(noun)
    joined = joined_noun(number) if noun is not None else None
    if noun is not None and not befallen:
        first, last = phrase(noun, number.i + 1)
        begin = first + 1 if page.doc[first].lower == "of" and last - first > 1 and not of_known(page.doc[first + 1]) else first
        unit = quantity.unit or (noun.lower if noun.pos != "PRON" else "")
        own = joined or noun
        if joined is not None:
            begin, unit = joined.i, joined.lower
        if quantity.unit is None and is_measure(own.lower):
            counts, unit, last = measure_told(first_token, own), money_or(own), own.i + 1
        elif joined is not None and is_person(noun):
            counts = ""  # "a six-term congressman": what is told of one person
        else:
            counts = without_article(page.doc.span(begin, last))
        if first - number.i <= 3:
            end = max(end, own.end)
        last = max(last, own.i + 1)
    elif quantity.unit and not strength and not votes:
        counts = thing_measured(first_token, number) or counts
    subject = noun if noun is not None else number
    told = sense or (None if strength or joined is not None else sense_of(subject, last))
    if (noun is None or befallen) and not unit:
        unit = "people" if told in ("killed", "injured", "missing", "arrested") else ""
    people = measures().people | {"injuries", "wounds", "wounded"}
    inanimate = noun is not None and not befallen and noun.pos == "NOUN" and noun.lower not in people
    money = unit in measures().codes and told in of_people()
    raised = unit in measures().codes and told == "rose" and at(lexemes, quantity.first - 1) not in ("to", "by")
    moved = told in ("rose", "fell") and noun is not None and unit not in measures().codes and not is_measure(unit)
    things = noun is not None and not befallen and is_no_victim(joined or noun, told)
    if unit in measures().physical or money or raised or moved or things or (told == "injured" and inanimate):
        told = None
    low, high = limited_after(page, quantity, last)
    if low == high == 1 and at(lexemes, quantity.first - 1) in ("not", "n't") and told in of_people():
        low, high = 0.0, 0.0  # "not one passenger was hurt"
    clause = clause_of(number)
    return Figure(
        start,
        end,
        whole(low),
        whole(high),
        unit,
        counts,
        as_of=as_of(page, clause, number),
        about=quantity.about or quantity.sort == "vague",
        sense=None if told and low != 0 and is_negated(subject) else told,
        attribution=innermost(page.reading.attributions, start, end),
        clause=clause,
        scope=scope(page, number, clause),
        told=None if noun is None or befallen or joined is not None or is_measure(noun.lower) else predicated(noun, last),
    )


def limited_after(page: Page, quantity: Quantity, last: int) -> tuple[float | None, float | None]:
    """The bounds of a quantity with what follows the counted, before token `last`, taken in ("500 workers *or fewer*")."""
    low, high = quantity.low, quantity.high
    if last + 1 >= len(page.doc) or page.doc[last].lower != "or" or low is None or low != high:
        return low, high
    word = page.doc[last + 1].lower
    return (low, None) if word in listed("or_more") else (None, high) if word in listed("or_less") else (low, high)


def joined_noun(number: Token) -> Token | None:
    """The noun that a dash joins to a number, so that both stand before what they are told of ("20-member team"); None for none."""
    doc = number.doc
    if number.i + 2 >= len(doc) or doc[number.i + 1].text not in ("-", "\u2013", "\u2010") or doc[number.i + 1].idx != number.end:
        return None
    noun = doc[number.i + 2]
    return noun if noun.idx == doc[number.i + 1].end and noun.text.isalpha() else None


def measure_told(first: Token, unit: Token) -> str:
    """What a measure by a noun is told of, the noun before it where they are one phrase ("year prison sentence")."""
    told = thing_measured(first, unit)
    whole_noun = part_of_noun(unit)
    if not whole_noun or told != whole_noun:
        return told
    head = noun_of(unit)
    if head is not None and is_person(head):
        return ""  # "a 10-year veteran": what is told of one person
    return told if unit.lower in measures().money else f"{unit.text}{possessive(unit)} {told}"


def possessive(unit: Token) -> str:
    """The apostrophe of "three years' probation"."""
    after = unit.i + 1
    return unit.doc[after].text if after < len(unit.doc) and unit.doc[after].text in ("'", "\u2019") else ""


def money_or(noun: Token) -> str:
    """The code of money that a noun tells ("tens of millions of dollars"), else the noun."""
    return measures().money.get(noun.lower, noun.lower)


def is_person(noun: Token) -> bool:
    """Whether a noun names a person."""
    known = nouns().get(noun.lemma.lower())
    return noun.ent_type == "PERSON" or noun.lower in measures().people or (known is not None and known[0] == "person")


def of_known(token: Token) -> bool:
    """Whether some of a known number are counted ("two *of the three* contenders"): then the words say so."""
    return token.dep in ("det", "poss") and any(c.dep == "nummod" for c in token.head.children)


def without_article(words: TokenSpan) -> str:
    """Words as they stand, short of an article or a pointing word at their beginning."""
    tokens = list(words)
    while len(tokens) > 1 and (
        (tokens[0].dep in ("det", "predet", "poss") and tokens[0].pos in ("DET", "PRON")) or tokens[0].lower == "own"
    ):
        tokens = tokens[1:]
    return " ".join(words.doc.span(tokens[0].i, tokens[-1].i + 1).text.split()) if tokens else ""


def strength_of(lexemes: list[Lexeme], quantity: Quantity) -> str | None:
    """What the number measures where a scale of strength stands beside it ("magnitude 6.1", "a 6.1-magnitude quake"); else None."""
    after = quantity.core_last + 1 if at(lexemes, quantity.core_last) in DASHES else quantity.core_last
    places = (quantity.core - 1, quantity.core - 2 if at(lexemes, quantity.core - 1) in ("of", *DASHES) else -1, after)
    return next((at(lexemes, i) for i in places if at(lexemes, i) in measures().scales_of_strength), None)


def unit_of(page: Page, quantity: Quantity) -> str:
    """The unit written with a number; pounds are a weight where the words around tell so ("weighs 92 pounds")."""
    unit = quantity.unit or ""
    lexemes = page.lexemes
    if unit != "GBP" or lexemes[quantity.core_last - 1].form not in ("pound", "pounds"):
        return unit
    around = {x.form for x in lexemes[max(0, quantity.core - WEIGHING_REACH) : quantity.core_last + 2]}
    joined = any(at(lexemes, i) in DASHES for i in range(quantity.core, quantity.core_last))
    of = at(lexemes, quantity.core_last) == "of"
    return "pounds" if joined or of or around & measures().weighing else unit


def persons(page: Page) -> Iterator[Figure]:
    """The figures of people counted without a number."""
    for counted in unnumbered(page.parsed.sentences):
        first, last = page.doc[counted.first], page.doc[counted.last - 1]
        start, end = first.idx, last.end
        clause = clause_of(counted.noun)
        unit = "people" if counted.noun.lower in ("one", "nobody", "none") else counted.noun.lower
        yield Figure(
            start,
            end,
            counted.number,
            counted.number,
            unit,
            page.parsed.text[page.doc[min(counted.first + 1, counted.last - 1)].idx : end],
            as_of=as_of(page, clause, counted.noun),
            sense=counted.sense,
            attribution=innermost(page.reading.attributions, start, end),
            clause=clause,
            scope=scope(page, counted.noun, clause),
        )


LONGEST_INT = 2**63


def whole(value: float | None) -> int | float | None:
    """An int where the value is one that fits 64 bits; a number too long for any count stays a float, one without end is none."""
    if value is None or isinf(value):
        return None
    return int(value) if abs(value) < LONGEST_INT and value == int(value) else value


def innermost(attributions: tuple[Attribution, ...], start: int, end: int) -> str | None:
    """The id of the attribution with the shortest content that holds the figure."""
    best: tuple[int, str] | None = None
    for attribution in attributions:
        for span in attribution.content:
            if span.start <= start and end <= span.end and (best is None or span.length < best[0]):
                best = (span.length, attribution.id)
    return best[1] if best else None


def as_of(page: Page, clause: Span, number: Token) -> str | None:
    """The day a count is told of: the date in its clause, else that of publication where it says "so far".

    The day of what a toll is of ("the toll from the quake *on Sunday* has risen") is not that of the count.
    """
    published = page.reading.article.published_at
    for time in page.reading.times:
        if (
            clause.start <= time.start < clause.end
            and time.type in ("DATE", "TIME")
            and time.value[:4].isdecimal()
            and len(time.value) >= 7
            and not is_within_total(page.token_at(time.start), number)
            and not is_elsewhen(page.parsed.text[max(0, time.start - 24) : time.start], page.parsed.text[time.start : time.end])
        ):
            day = time.value.partition("T")[0]
            return None if published and "W" not in day and day > published[: len(day)] else day
    words = page.parsed.text[clause.start : clause.end].lower()
    if published and any(w in words for w in bounds().so_far):
        return published[:10]
    return None


def is_within_total(day: Token, number: Token) -> bool:
    """Whether a day stands between the noun of a total and its verb, before the number: it is told of what is counted in total."""
    doc, sentence = day.doc, day.sent
    if day.i > number.i:
        return False
    return any(
        t.lemma.lower() in TOTALS and t.dep in ("nsubj", "nsubjpass") and verb_begins(t.head) > day.i
        for t in doc.span(sentence.start, day.i)
    )


def verb_begins(verb: Token) -> int:
    """The place of a verb, or of its first auxiliary."""
    return min([verb.i, *(c.i for c in verb.children if c.dep in ("aux", "auxpass"))])


def is_elsewhen(before: str, told: str) -> bool:
    """Whether words before a day set it apart from that of the count ("11 weeks *prior to the* election of 6 November")."""
    words = before.lower().split()[-3:] + told.lower().split()[:1]
    return any(w in listed("setting_apart") for w in words)


def scope(page: Page, number: Token, clause: Span) -> str | None:
    """What limits the count in its clause: a place or time after a preposition ("in Gaza", "since June")."""
    text = page.parsed.text
    for token in page.doc.span(number.i + 1, min(number.i + 25, len(page.doc), number.sent.end)):
        if token.idx >= clause.end:
            break
        if token.dep == "prep" and token.lower in ("in", "at", "across", "since", "during", "near", "within", "throughout"):
            entities = [t for t in token.subtree if t.ent_type in ("GPE", "LOC", "FAC", "DATE", "NORP")]
            last = max((t.i for t in token.subtree), default=token.i)
            if entities and last - token.i <= 8:
                return " ".join(text[token.idx : page.doc[last].end].split())
    return None
